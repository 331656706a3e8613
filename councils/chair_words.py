"""Lời dẫn của chủ tọa: what the chair says at each step of a session, a paragraph each."""

from collections.abc import Iterator, Sequence

from core.vietnamese import two_digits
from councils.electorate import Electorate, electorate_of
from councils.electronic.booth import cast_count
from councils.electronic.ground import needs_hands
from councils.electronic.honesty import said
from councils.models import CouncilSession
from councils.presiding import stood_in_for
from councils.voting import ratio_words
from seasons.rules import Rules

Words = tuple[str, ...]

HANDS = "Ai tán thành, mời giơ tay. Ai không tán thành, mời giơ tay."
WAY: Words = (f"Hội đồng biểu quyết bỏ phiếu kín điện tử. {HANDS}",)
KEYS: Words = ("Mời Tổ kiểm phiếu mở trang «Khóa hòm phiếu» trên máy của mình, lập khóa và đối chiếu mã chung.",)
COUNT: Words = ("Mời Tổ kiểm phiếu mở hòm phiếu để kiểm. Phiên họp tạm nghỉ trong khi kiểm phiếu.",)
ANNOUNCE: Words = (
    "Mời Tổ trưởng Tổ kiểm phiếu công bố kết quả.",
    "Mời Thư ký đọc biên bản để Hội đồng thông qua.",
)
SIGN: Words = ("Mời Tổ kiểm phiếu, Thư ký và chủ tọa ký biên bản.",)
DESTROY: Words = ("Mời Tổ kiểm phiếu hủy phiếu giữ mã; máy chủ hủy phần khóa của mình.",)
CLOSE: Words = ("Biên bản đã ký. Tôi tuyên bố kết thúc phiên họp.",)


def to_open(room: Electorate) -> Words:
    return (
        f"Hội đồng có {two_digits(len(room.members))} thành viên; dự họp {two_digits(len(room.participants))} "
        f"thành viên, theo quy tắc kỳ này cần ít nhất {two_digits(room.quorum_needed)}.",
        "Tôi tuyên bố khai mạc phiên họp.",
        *_handing_over(room),
    )


def _handing_over(room: Electorate) -> Iterator[str]:
    """What the chair says of the files that he or she does not appraise and vote on."""
    for item, member in stood_in_for(room):
        if member is None:
            yield (
                f"Tôi không tham gia bình xét hồ sơ {item}, các Phó Chủ tịch dự họp cũng vậy. Đề nghị Hội đồng biểu "
                f"quyết chọn một thành viên chủ trì phần này. {HANDS}"
            )
        else:
            yield f"Tôi không tham gia bình xét hồ sơ {item}; mời đồng chí {member}, {member.title}, chủ trì phần này."


def on_team(counters: Sequence[str]) -> Words:
    return (
        f"Tôi đề nghị Tổ kiểm phiếu gồm: {', '.join(counters)}; đồng chí {counters[0]} làm Tổ trưởng.",
        HANDS,
    )


def to_start(room: Electorate) -> Words:
    """Who receives no ballot is read out: nobody can be added afterwards."""
    lines = sum(len(box.nominees) for box in room.grouping.boxes)
    without = ", ".join(str(member) for member in (*room.without_ballot, *room.absent)) or "không có ai"
    way = room.session.get_way_display().lower()
    aim = (
        f"Hội đồng bỏ phiếu kín {way} đối với {two_digits(lines)} hồ sơ. Hồ sơ đạt khi có "
        f"{ratio_words(room.session.rules)} phiếu tán thành. {said('recused')}"
    )
    missing = f"Không nhận phiếu: {without}. Sau khi bắt đầu bỏ phiếu không thêm được người nhận phiếu."
    hand_out = "" if room.session.is_electronic and not room.on_paper else "Mời Tổ kiểm phiếu phát phiếu. "
    return aim, missing, f"{hand_out}Tôi tuyên bố bắt đầu bỏ phiếu."


def to_end(session: CouncilSession) -> Words:
    """Online first the code that everybody compares, then how many have voted; never how."""
    online: Words = ()
    if session.is_electronic:
        cast, taken = cast_count(session)
        online = (
            f"Mã phiên: {session.ballot_code}. Mời các đồng chí so với mã trên máy mình; khác nhau thì chưa bỏ "
            "phiếu và báo tôi ngay.",
            f"{two_digits(cast)} trên {two_digits(taken)} đồng chí đã bỏ phiếu.",
        )
    return (
        *online,
        "Còn đồng chí nào chưa bỏ phiếu không?",
        "Tôi tuyên bố kết thúc bỏ phiếu. Mời Tổ kiểm phiếu làm việc.",
    )


def whole_script(session: CouncilSession) -> Iterator[tuple[str, Words]]:
    """Every step of a convened session with its words, to be printed beforehand; figures are those of now."""
    room = electorate_of(session)
    yield "Khai mạc phiên họp", to_open(room)
    if session.is_electronic and needs_hands(Rules(session.rules)):
        yield "Biểu quyết bỏ phiếu điện tử", WAY
    counters = [str(counter) for counter in session.counters.select_related("user")]
    yield "Biểu quyết Tổ kiểm phiếu", on_team(counters or ["…"])
    if session.is_electronic:
        yield "Tổ kiểm phiếu lập khóa hòm phiếu", KEYS
    yield "Bắt đầu bỏ phiếu", to_start(room)
    yield "Kết thúc bỏ phiếu", to_end(session)
    yield "Kiểm phiếu", COUNT
    yield "Công bố kết quả, lập biên bản", ANNOUNCE
    yield "Ký biên bản", SIGN
    if session.is_electronic:
        yield "Hủy khóa hòm phiếu", DESTROY
    yield "Kết thúc phiên họp", CLOSE
