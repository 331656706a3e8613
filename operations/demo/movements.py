"""The demonstration's movements: how each was launched, what departments registered, which was extended or stopped."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from accounts.models import Department, User
from core import clock
from core.papers import Heading, Issuer, Paper, Paragraph, render_pdf
from core.uploads import StoredFile, keep
from core.vietnamese import short_date
from operations.demo.office import HEADS, person
from seasons.actions.change_movement import extend_movement, stop_movement
from seasons.actions.keep_movement import keep_movement
from seasons.actions.keep_registration import keep_registration
from seasons.actions.movement_documents import add_movement_document
from seasons.actions.settle_registration import approve_registration, refuse_registration
from seasons.models import DiscoveryChannel, Movement, Registration, Season

#: Channel, name and field of each movement of a year.
MOVEMENTS = (
    (DiscoveryChannel.PRIME_MINISTER, "Cả nước thi đua đổi mới sáng tạo và chuyển đổi số", "Chuyển đổi số"),
    (DiscoveryChannel.PROVINCE, "Cán bộ, công chức thi đua xây dựng văn hóa công sở", "Cải cách hành chính"),
    (DiscoveryChannel.YEARLY, "Thi đua hoàn thành xuất sắc nhiệm vụ công tác đối ngoại", "Đối ngoại"),
    (DiscoveryChannel.BY_FIELD, "Mỗi công chức một cách làm hay trong tiếp dân và kiều bào", "Lãnh sự"),
    (DiscoveryChannel.YEARLY, "Mỗi phòng một việc tốt vì cộng đồng", "An sinh xã hội"),
)
EXTENDED, ASKED, STOPPED = 0, 2, 4  # places in MOVEMENTS


@dataclass(frozen=True)
class Launch:
    """How a movement was launched: slogan, targets, and number, issuer and abstract of the document."""

    slogan: str
    targets: str
    number: str
    issuer: str
    abstract: str


LAUNCHES = (
    Launch("Đổi mới mỗi ngày, phục vụ tốt hơn",
           "Mỗi phòng có ít nhất một quy trình được số hóa trong năm.\nTrên 90% hồ sơ được xử lý trên môi trường mạng.",
           "75/KH-HĐTĐ", "Hội đồng Thi đua cấp trên",
           "Kế hoạch triển khai phong trào thi đua đổi mới sáng tạo và chuyển đổi số"),
    Launch("Văn minh từ mỗi công sở", "Thực hiện nghiêm quy tắc ứng xử; không để người dân đi lại nhiều lần.",
           "12/KH-UBND", "UBND tỉnh Sông Lam", "Kế hoạch phát động phong trào thi đua xây dựng văn hóa công sở"),
    Launch("", "Hoàn thành 100% nhiệm vụ được giao, không có việc quá hạn.\nCó sáng kiến được cơ quan công nhận.",
           "03/KH-SNgV", "Sở Ngoại vụ tỉnh Sông Lam", "Kế hoạch phát động phong trào thi đua của cơ quan"),
    Launch("Tận tâm với kiều bào", "Mỗi công chức làm công tác lãnh sự đăng ký một cách làm hay.",
           "04/KH-SNgV", "Sở Ngoại vụ tỉnh Sông Lam", "Kế hoạch phát động phong trào thi đua lĩnh vực lãnh sự"),
    Launch("", "Mỗi phòng nhận giúp đỡ một địa chỉ khó khăn.", "05/KH-SNgV", "Sở Ngoại vụ tỉnh Sông Lam",
           "Kế hoạch vận động mỗi phòng một việc tốt vì cộng đồng"),
)  # fmt: skip
UNDERTAKEN = "Số hóa một quy trình của phòng trước ngày 30/9.\nMỗi tháng có ít nhất một tin, bài về cách làm mới."
NOT_JOINING = "Trung tâm tự chủ chi thường xuyên, đã có phong trào riêng về cùng nội dung."
TOO_VAGUE = "Nội dung chưa có chỉ tiêu và thời gian. Đề nghị phòng ghi rõ việc làm, số lượng, ngày hoàn thành."


def launch(office: User, season: Season, *, begins: date) -> list[Movement]:
    """The year's movements with their documents, as the Office enters them before the season opens."""
    return [_launch(office, season, place, begins=begins) for place in range(len(MOVEMENTS))]


def _launch(office: User, season: Season, place: int, *, begins: date) -> Movement:
    channel, name, field = MOVEMENTS[place]
    told, ends = LAUNCHES[place], season.recognition_due
    last = {EXTENDED: season.plan_due - timedelta(days=5), ASKED: begins + timedelta(days=60)}.get(place)
    facts: Mapping[str, Any] = {
        "channel": channel, "name": name, "field": field, "slogan": told.slogan, "targets": told.targets,
        "kind": Movement.Kind.CAMPAIGN if place == STOPPED else Movement.Kind.EMULATION, "begins": begins,
        "ends": ends - timedelta(days=30) if place == EXTENDED else ends,
        "takes_registration": last is not None, "register_until": last,
    }  # fmt: skip
    row = keep_movement(None, by=office, season=season, facts=facts)
    document = {"number": told.number, "dated": begins, "issuer": told.issuer, "abstract": told.abstract}
    add_movement_document(row, by=office, facts=document, stored=paper(told.abstract))
    return row


def register(season: Season) -> None:
    """What the departments answered: one movement settled long ago, one that still takes registrations."""
    asked, going_on = (season.movements.order_by("pk")[place] for place in (ASKED, EXTENDED))
    for code in ("VP", "HTQT", "LS", "QLBG", "DVDN"):
        _approve(_answer(asked, code, joins=code != "DVDN"))
    _answer(going_on, "HTQT", send=False)
    _answer(going_on, "LS")
    refuse_registration(_answer(going_on, "LT"), by=person("vanphong"), reason=TOO_VAGUE)
    _approve(_answer(going_on, "QLBG"))
    _answer(going_on, "DVDN", joins=False)


def _answer(movement: Movement, code: str, *, joins: bool = True, send: bool = True) -> Registration:
    unit, text = Department.objects.get(code=code, until=None), UNDERTAKEN if joins else NOT_JOINING
    return keep_registration(movement, unit, by=person(HEADS[code]), joins=joins, text=text, version=0, send=send)


def _approve(row: Registration) -> None:
    """The Office settles what others registered; what the Office's own unit did, the Standing Council."""
    approve_registration(row, by=person("phogiamdoc" if row.department.code == "VP" else "vanphong"))


def change(season: Season) -> None:
    """The movement of the whole country runs on; the campaign, which a file names, is stopped."""
    rows, office, today = list(season.movements.order_by("pk")), person("vanphong"), clock.today()
    extend_movement(
        rows[EXTENDED], by=office, day=season.recognition_due, reason="Cấp trên kéo dài thời gian tổng kết phong trào.",
        document="118/HĐTĐ-PT của Hội đồng Thi đua cấp trên",
        stored=paper("Về việc kéo dài thời gian phong trào thi đua"),
    )  # fmt: skip
    stop_movement(
        rows[STOPPED], by=office, day=today, reason="Gộp vào cuộc vận động của tỉnh có cùng nội dung.",
        document=f"62/TB-SNgV ngày {short_date(today)} của Sở Ngoại vụ tỉnh Sông Lam", stored=None,
    )  # fmt: skip


def paper(abstract: str) -> StoredFile:
    """A page that looks like a launching document and says that it is none."""
    issuer = Issuer(("UBND TỈNH SÔNG LAM",), ("SỞ NGOẠI VỤ",), "Sông Lam")
    blocks = (
        Heading("TÀI LIỆU MINH HỌA", "Văn bản phát động phong trào của chương trình trình diễn"),
        Paragraph(f"{abstract}."),
        Paragraph("Tài liệu do chương trình trình diễn tạo ra, không có giá trị pháp lý."),
    )
    content = render_pdf(Paper("Tài liệu minh họa", issuer.head(), blocks))
    return keep(content, "van-ban-phat-dong.pdf", "application/pdf")
