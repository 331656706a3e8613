"""What keeps a department's paper from being written, handed in or given more time, in sentences."""

from datetime import date

from core.vietnamese import short_date
from monitoring.due import due_of
from monitoring.milestones import papers_due, title_of
from monitoring.models import DepartmentPaper, Extension, PaperVersion
from monitoring.outline import missing
from monitoring.workflow import WRITABLE, State
from seasons.models import Season


def writing_refusal(paper: DepartmentPaper) -> str:
    """Why the department cannot write now; empty when it can."""
    if paper.season.state != "open":
        return f"{paper.season} chưa mở hoặc đã kết thúc nên không soạn được nữa. Đồng chí liên hệ Văn phòng Sở."
    if paper.state not in WRITABLE:
        return (
            f"Văn bản đang ở trạng thái «{State(paper.state).label}» nên chưa sửa được. "
            "Đồng chí chờ Thường trực Hội đồng duyệt hoặc trả lại."
        )
    return ""


def beginning_refusal(season: Season, kind: str) -> str:
    """Why no department begins this paper; empty when it may."""
    if season.state != "open":
        return f"{season} chưa mở hoặc đã kết thúc. Đồng chí xem mốc thời gian của kỳ."
    if kind not in papers_due(season):
        return "Kỳ này không nhận loại văn bản đã chọn. Mời đồng chí tải lại trang rồi chọn lại."
    return ""


def handing_in_refusals(paper: DepartmentPaper, version: PaperVersion | None, base: PaperVersion | None) -> list[str]:
    """Why what is written cannot be handed in; empty when it can.

    :param base: the version handed in before, if any.
    """
    if version is None:
        return ["Chưa có nội dung mới để gửi. Mời đồng chí soạn và lưu trước."]
    empty = [] if version.is_file else missing(paper.kind, version.sections)
    gaps = [f"Còn trống mục «{place.title}». Mời ghi nội dung rồi gửi." for place in empty]
    if base is not None and (base.sections, base.sha256) == (version.sections, version.sha256):
        gaps.append("Nội dung chưa khác bản đã gửi lần trước. Mời đồng chí sửa rồi gửi.")
    return gaps


def extension_refusal(season: Season, department: int, kind: str, until: date) -> str:
    """Why this date cannot be given; empty when it can."""
    if season.state != "open":
        return f"{season} chưa mở hoặc đã kết thúc nên không gia hạn được."
    if kind not in papers_due(season):
        return "Kỳ này không nhận loại văn bản đã chọn. Mời chọn lại."
    if refusal := handed_in_refusal(season, department, kind):
        return refusal
    due = due_of(season, department, kind)
    if until <= due:
        return f"Hạn mới phải muộn hơn hạn đang áp dụng: trước ngày {short_date(due)}. Mời chọn ngày sau ngày đó."
    if until > season.recognition_due:
        last = short_date(season.recognition_due)
        return f"Hạn mới không được sau ngày hoàn thành công nhận của kỳ: {last}. Mời chọn ngày sớm hơn."
    return ""


def handed_in_refusal(season: Season, department: int, kind: str) -> str:
    """What is handed in already keeps the date under which it came."""
    rows = DepartmentPaper.objects.filter(season=season, department=department, kind=kind)
    if rows.filter(first_submitted_at__isnull=False).exists():
        return f"Phòng đã gửi «{title_of(kind, season.year)}» nên hạn nộp không đổi nữa."
    return ""


def rule_refusal(season: Season) -> str:
    """Why the season cannot ask for other papers any more; empty while nobody has begun one."""
    if DepartmentPaper.objects.filter(season=season).exists() or Extension.objects.filter(season=season).exists():
        return "các phòng đã bắt đầu soạn hoặc được gia hạn nên không đổi được nữa."
    return ""
