"""The demonstration's guidance and inspections: a document in its second version, a visit with what came of it."""

from datetime import timedelta

from accounts.actions.edit_person import edit_person
from accounts.models import Department
from core import clock
from core.papers import Heading, Issuer, Paper, Paragraph, render_pdf
from core.uploads import StoredFile, keep
from monitoring.actions.acknowledge_guidance import acknowledge_guidance
from monitoring.actions.draft_inspection import Visit, begin_inspection
from monitoring.actions.finalise_inspection import add_to_inspection, finalise_inspection
from monitoring.actions.follow_up import confirm_finding, report_finding
from monitoring.actions.keep_finding import FollowUp, add_finding
from monitoring.actions.publish_guidance import GuidanceWords, publish_guidance, replace_guidance
from monitoring.models import Finding
from operations.demo.office import person

STANDING = "phogiamdoc"
EXTENSIONS = {
    "vanphong": "103", "vanthu": "104", "chanhvanphong": "102", "phogiamdoc": "201", "truongphong": "310", "ls": "320",
    "lt": "330", "qlbg": "340", "dvdn": "350",
}  # fmt: skip
_TITLE = "Hướng dẫn lập hồ sơ giới thiệu điển hình tiên tiến"
_TEXT = (
    "1. Mỗi tiêu chuẩn ghi việc đã làm, kết quả, và kèm ít nhất một minh chứng.\n"
    "2. Báo cáo thành tích dài không quá hai trang, không chép lại tiêu chuẩn.\n"
    "3. Minh chứng có thông tin cá nhân của người khác thì che trước khi nộp."
)
#: What was found, what is to be done, who does it, days after the visit until it is due.
_FOUND = (
    ("Chưa mở sổ theo dõi việc bồi dưỡng nhân tố.", "Mở sổ theo dõi, gửi bản chụp về Văn phòng Sở.", "ls", 10),
    ("Kế hoạch năm chưa phân công người theo dõi.", "Bổ sung phân công vào kế hoạch của phòng.", "ls", 16),
    ("Chưa phổ biến hướng dẫn lập hồ sơ trong phòng.", "Phổ biến tại cuộc họp phòng gần nhất.", "ls", 12),
)


def guide() -> None:
    """A document replaced after some had read it, and one for two departments; phones are on the staff list."""
    for username, number in EXTENSIONS.items():
        edit_person(person(username), by=person("quantri"), facts={"extension": number})
    first = publish_guidance(GuidanceWords(_TITLE, _TEXT, clock.today()), by=person("vanphong"), files=[_file()])
    acknowledge_guidance(first, by=person("ls"))
    text = f"{_TEXT}\n4. Tập thể thì kèm danh sách thành viên tại ngày nộp."
    words = GuidanceWords(_TITLE, text, clock.today())
    second = replace_guidance(first, words, by=person(STANDING), files=list(first.files.all()))
    for username in ("truongphong", "soanhoso", "qlbg", "congchuc"):
        acknowledge_guidance(second, by=person(username))
    units = tuple(Department.objects.filter(code__in=("LS", "LT")))
    title = "Hướng dẫn theo dõi phong trào thi đua ở phòng tiếp dân"
    publish_guidance(GuidanceWords(title, "Ghi sổ hằng tuần.", clock.today(), units), by=person(STANDING))


def inspect() -> None:
    """A finalised record of a visit three weeks ago, with an addition; a draft of another."""
    standing = person(STANDING)
    row = begin_inspection(_visit("LS", "Ông Cao Hữu Thạch Bình, Trưởng phòng"), by=standing)
    for found, follow_up, username, days in _FOUND:
        due = row.visited_on + timedelta(days=days)
        add_finding(row, FollowUp(found, follow_up, person(username), due), by=standing)
    finalise_inspection(row, by=standing)
    add_to_inspection(row, by=standing, text="Cuộc kiểm tra có thêm Văn thư Sở cùng dự.")
    begin_inspection(_visit("QLBG", "Ông Ngô Trác Việt Lâm, Trưởng phòng"), by=standing)


def follow_up() -> None:
    """Of three findings one is confirmed, one waits for its answer, one is late."""
    first, second, _late = Finding.objects.order_by("-due")
    report_finding(first, by=person("ls"), note="Đã phân công trong kế hoạch sửa đổi.", stored=_file())
    confirm_finding(first, by=person(STANDING))
    report_finding(second, by=person("ls"), note="Đã phổ biến tại cuộc họp phòng đầu tuần.")


def _visit(code: str, host: str) -> Visit:
    members = (
        "Ông Tạ Quang Hiệp Ân, Phó Giám đốc Sở, Thường trực Hội đồng\n"
        "Bà Hứa Thanh Vân Hà, Chánh Văn phòng Sở, Thư ký Hội đồng"
    )
    content = (
        "1. Kiểm tra việc lập và thực hiện kế hoạch phát hiện, bồi dưỡng, nhân rộng điển hình tiên tiến của phòng.\n"
        "2. Phòng có kế hoạch, có sinh hoạt chuyên đề hằng quý; sổ sách theo dõi chưa đủ."
    )
    conclusion = "Phòng khắc phục các nội dung nêu trên đúng hạn, báo cáo kết quả trên cổng."
    return Visit(
        Department.objects.get(code=code, until=None), clock.today(), "Phòng họp tầng 2, trụ sở Sở", members, host,
        content, conclusion,
    )  # fmt: skip


def _file() -> StoredFile:
    """A page that looks like a form and says that it is none."""
    issuer = Issuer(("UBND TỈNH SÔNG LAM",), ("SỞ NGOẠI VỤ",), "Sông Lam")
    blocks = (
        Heading("MẪU MINH HỌA", "Tệp kèm theo của dữ liệu trình diễn"),
        Paragraph("Tài liệu do chương trình trình diễn tạo ra, không có giá trị pháp lý."),
    )
    content = render_pdf(Paper("Mẫu minh họa", issuer.head(), blocks))
    return keep(content, "mau-minh-hoa.pdf", "application/pdf")
