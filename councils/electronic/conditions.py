"""What an electronic vote needs beside everything that a vote on paper needs."""

from core.vietnamese import two_digits
from councils.electorate import Electorate
from councils.electronic.ceremony import Ceremony, keys_of
from councils.electronic.ground import ground_of
from councils.guards import Condition
from councils.models import CouncilSession

#: From so many ballots of paper on, nobody's is known by being one of few.
ENOUGH_ON_PAPER = 3


def electronic_conditions(session: CouncilSession, room: Electorate) -> list[Condition]:
    """Ground, keys, their comparison, and who has taken a ballot; whoever has not is only to be noted."""
    keys = keys_of(session)
    ceremony = Ceremony.of(keys) if keys else None
    found = [_ground(session), _keys_made(ceremony), _keys_compared(ceremony)]
    found += _paper(room)
    missing = room.without_ballot
    if missing:
        names = ", ".join(map(str, missing))
        fact = f"Chưa nhận phiếu điện tử: {names}. Sau khi bắt đầu bỏ phiếu không thêm được người nhận phiếu."
        found.append(Condition("Có thành viên chưa nhận phiếu", fact, page="attendance", binding=False))
    return found


def keys_destroyed(session: CouncilSession) -> list[Condition]:
    """Of an electronic session; none of one on paper."""
    keys = keys_of(session)
    if keys is None:
        return []
    refusal = "" if keys.destroyed_at else "Chưa hủy khóa hòm phiếu. Mở «Hủy khóa hòm phiếu» sau khi có đủ bản ký."
    return [Condition("Khóa hòm phiếu đã hủy", refusal, page="destroy_keys")]


def _paper(room: Electorate) -> list[Condition]:
    """Whoever votes on paper beside the others is one of at least three, or accepts to be one of few; and enough are
    left in every box to vote online.
    """
    few = [member for member in room.on_paper if not member.accepts_few]
    found = []
    if room.on_paper:
        names = ", ".join(map(str, room.on_paper))
        refusal = ""
        if len(room.on_paper) < ENOUGH_ON_PAPER and few:
            refusal = (
                f"Chỉ có {two_digits(len(room.on_paper))} đồng chí bỏ phiếu giấy: {names}. Phiếu giấy ít nên kém kín. "
                "Mời hỏi và ghi đồng chí ấy đồng ý, hoặc chuyển cả phiên họp sang phiếu giấy."
            )
        found.append(Condition("Người bỏ phiếu giấy bên cạnh phiếu điện tử", refusal, names, "choose_paper"))
    least = room.rule.least_ballots
    for box in room.grouping.boxes:
        online = sum(not voter.on_paper for voter in box.voters)
        if online < least:
            names = ", ".join(map(str, box.nominees))
            refusal = (
                f"Hồ sơ {names} chỉ có {two_digits(online)} người bỏ phiếu điện tử, cần ít nhất {two_digits(least)}. "
                "Mời bớt người bỏ phiếu giấy, hoặc chuyển cả phiên họp sang phiếu giấy."
            )
            found.append(Condition("Đủ người bỏ phiếu điện tử", refusal, page="choose_paper"))
    return found


def _ground(session: CouncilSession) -> Condition:
    ground = ground_of(session)
    refusal = "" if ground else "Chưa có căn cứ để bỏ phiếu điện tử. Mở «Cách bỏ phiếu» để ghi số giơ tay của Hội đồng."
    return Condition("Căn cứ bỏ phiếu điện tử", refusal, ground, "choose_way")


def _keys_made(ceremony: Ceremony | None) -> Condition:
    label = "Tổ kiểm phiếu đã lập khóa hòm phiếu"
    if ceremony is None:
        return Condition(label, "Chưa lập khóa hòm phiếu. Đề xuất Tổ kiểm phiếu 03 người để lập khóa.", page="team")
    waiting = "" if ceremony.is_complete else ", ".join(map(str, ceremony.waiting_for))
    if waiting:
        return Condition(label, f"Khóa chưa lập xong, còn chờ: {waiting}. Mời mở trang «Khóa hòm phiếu» trên máy.")
    enough, all_holders = two_digits(ceremony.keys.threshold), two_digits(len(ceremony.holders))
    return Condition(label, note=f"cần {enough} trong {all_holders} người mới mở được")


def _keys_compared(ceremony: Ceremony | None) -> Condition:
    label = "Tổ kiểm phiếu đã đối chiếu mã chung"
    if ceremony is None or not ceremony.is_complete:
        return Condition(label, "Chưa đối chiếu mã chung của Tổ vì khóa chưa lập xong.")
    if ceremony.disagreed:
        names = ", ".join(map(str, ceremony.disagreed))
        refusal = f"{names} thấy mã chung khác nhau. Dừng lại, mở «Lập khóa lại» rồi đối chiếu lại từ đầu."
        return Condition(label, refusal, page="renew_keys")
    waiting = ", ".join(map(str, ceremony.waiting_for))
    refusal = f"Còn chờ đối chiếu mã chung: {waiting}. Mời bấm «Giống nhau» hoặc «Khác» trên máy." if waiting else ""
    return Condition(label, refusal, ceremony.keys.code)
