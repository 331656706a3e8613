"""What an electronic vote needs beside everything that a vote on paper needs."""

from core.vietnamese import two_digits
from councils.electorate import Electorate
from councils.electronic.ceremony import Ceremony, keys_of
from councils.electronic.ground import ground_of
from councils.guards import Condition
from councils.models import CouncilSession


def electronic_conditions(session: CouncilSession, room: Electorate) -> list[Condition]:
    """Ground, keys, their comparison, and who has taken a ballot; whoever has not is only to be noted."""
    keys = keys_of(session)
    ceremony = Ceremony.of(keys) if keys else None
    found = [_ground(session), _keys_made(ceremony), _keys_compared(ceremony)]
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
