"""The demonstration's plans and reports of departments: last year's all approved, this year's in every state."""

from datetime import timedelta

from accounts.models import Department
from core import clock
from monitoring.actions.approve_paper import approve_paper
from monitoring.actions.begin_paper import begin_paper
from monitoring.actions.extend_paper import extend_paper
from monitoring.actions.return_paper import return_paper
from monitoring.actions.submit_paper import submit_paper
from monitoring.actions.write_paper import write_paper
from monitoring.models import DepartmentPaper
from monitoring.outline import places_of
from operations.demo.office import HEADS, next_working_day, person
from seasons.models import Season

STANDING = "phogiamdoc"
SAID = {
    "found": "Phòng theo dõi 04 cá nhân, 01 tổ; chọn 02 cá nhân nổi trội để bồi dưỡng, giao việc khó và người kèm.",
    "spread": "Giới thiệu 02 gương trong buổi sinh hoạt tháng 6 và tháng 9; 01 bài trên trang thông tin của Sở.",
    "movements": "Tham gia 03 phong trào do Sở phát động; 100% công chức đăng ký, 11 việc làm cụ thể hoàn thành.",
    "difficulties": "Số liệu về việc làm theo gương còn ghi tay, tổng hợp chậm.",
    "proposals": "Đề nghị Sở tổ chức một buổi trao đổi kinh nghiệm giữa các phòng trong quý II.",
    "newcomers": "Chuyên viên trẻ phụ trách chuyển đổi số của phòng, có 02 cách làm mới đã dùng thử.\n"
    "Tổ một cửa của phòng, không có hồ sơ trễ hạn trong năm.",
    "joining": "Phong trào thi đua của Sở, phong trào chuyển đổi số của tỉnh, phong trào văn hóa công sở.",
    "measures": "Trưởng phòng giao việc và kèm từng nhân tố; mỗi quý nhận xét một lần tại cuộc họp phòng.",
    "schedule": "Quý I chọn nhân tố; quý II và III bồi dưỡng; quý IV nhận xét, giới thiệu.",
}
ADDED = "\nNhân viên lễ tân có sáng kiến rút ngắn việc đón đoàn, phát hiện trong quý III."
RETURNED = "Báo cáo chưa có số liệu về các phong trào. Mời phòng bổ sung số việc, số người tham gia."


def report_all(season: Season) -> None:
    """Every department handed in one paper with report and plan; all are approved."""
    for code in HEADS:
        approve_paper(_handed_in(season, code, "both"), by=person(STANDING))


def report_some(season: Season) -> None:
    """This year: approved with an addition that waits, waiting, returned, being written, not begun, given more time."""
    plan = approve_paper(_handed_in(season, "HTQT", "plan"), by=person(STANDING))
    write_paper(plan, by=person("soanhoso"), edition=0, sections=_text("plan", newcomers=SAID["newcomers"] + ADDED))
    submit_paper(plan, by=person("photruongphong"))
    for kind in ("report", "plan"):
        approve_paper(_handed_in(season, "VP", kind), by=person(STANDING))
    _handed_in(season, "HTQT", "report")
    return_paper(_handed_in(season, "LS", "report"), by=person(STANDING), reason=RETURNED)
    _written(season, "QLBG", "plan", measures="")
    until = next_working_day(season.plan_due + timedelta(days=4))
    reason = "Trưởng đơn vị đi công tác nước ngoài đến sau ngày nộp."
    unit = Department.objects.get(code="DVDN", until=None)
    extend_paper(season, unit, by=person(STANDING), kind="report", until=until, reason=reason)


def _written(season: Season, code: str, kind: str, **changes: str) -> DepartmentPaper:
    head, unit = person(HEADS[code]), Department.objects.in_force(clock.today()).get(code=code)
    row = begin_paper(season, unit, by=head, kind=kind)
    write_paper(row, by=head, edition=0, sections=_text(kind, **changes))
    return row


def _handed_in(season: Season, code: str, kind: str) -> DepartmentPaper:
    return submit_paper(_written(season, code, kind), by=person(HEADS[code]))


def _text(kind: str, **changes: str) -> dict[str, str]:
    return {place.key: changes.get(place.key, SAID[place.key]) for place in places_of(kind)}
