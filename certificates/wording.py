"""Words of the papers that no law fixes: proposed here, kept with each decision as the office writes them."""

from django.conf import settings

from certificates.models import Decision
from core.vietnamese import long_date
from seasons.models import Season


def title(season: Season) -> str:
    """What is recognised, in the plan's words."""
    return f"điển hình tiên tiến năm {season.year}"


SUBMISSION_RECIPIENTS = "Như trên\nThành viên Hội đồng\nLưu: VT, HĐTĐKT"
IMPLEMENTERS = "Chánh Văn phòng, Trưởng các phòng, đơn vị thuộc Sở"
RECIPIENTS = (
    "Như Điều 5\nBan Thi đua - Khen thưởng tỉnh (để báo cáo)\nBan Giám đốc Sở\nTrang thông tin điện tử của Sở\nLưu: VT"
)
CHANGE_RECIPIENTS = "Như trên\nBan Giám đốc Sở\nCá nhân, tập thể có liên quan\nLưu: VT"
SUBMISSION_SYMBOL = "TTr-HĐTĐKT"
REGISTER_SUFFIX = "CN-ĐHTT"


def further_article(season: Season) -> str:
    """The article that keeps the recognised in view (plan, part III)."""
    return (
        "Các phòng, đơn vị thuộc Sở tiếp tục theo dõi, tạo điều kiện để điển hình tiên tiến phát huy; tổ chức giới "
        f"thiệu, nhân rộng trong năm {season.year + 1}"
    )


def mark(words: str = "DIỄN TẬP") -> str:
    """What every page of a rehearsal's papers bears, so that none is taken for a real one."""
    return words if settings.REHEARSAL else ""


def subject(decision: Decision) -> str:
    return f"Về việc công nhận {decision.title}"


LETTER_SYMBOL = "TB-VP"
#: What a letter says of a file, with no reason beside it.
RECOGNISED, NOT_RECOGNISED = "Được công nhận", "Chưa được công nhận trong kỳ này"


def letter_opening(decision: Decision, department: str) -> str:
    """What a department is told before the list of its files; the council's letter names none."""
    told = (
        f"Văn phòng Sở thông báo kết quả đối với các cá nhân, tập thể do {department} giới thiệu như sau:"
        if department
        else "Văn phòng Sở thông báo để Hội đồng biết những trường hợp Giám đốc Sở quyết định khác với kết quả bình "
        "xét của Hội đồng, kèm lý do, như sau:"
    )
    return f"{_ground(decision)}, {told}"


def letter_closing(department: str) -> str:
    if not department:
        return "Văn phòng Sở kính báo cáo Hội đồng để biết."
    return (
        f"Đề nghị {department} thông báo đến từng cá nhân, tập thể có tên trong danh sách; tiếp tục bồi dưỡng, tạo "
        f"điều kiện để các cá nhân, tập thể phát huy, phấn đấu trong những kỳ sau. Văn phòng Sở cảm ơn {department} đã "
        "phát hiện và giới thiệu điển hình tiên tiến."
    )


def _ground(decision: Decision) -> str:
    if decision.number:
        return f"Căn cứ Quyết định số {decision.full_number} {long_date(decision.day)} của Giám đốc Sở"
    return f"Căn cứ ý kiến của Giám đốc Sở về Tờ trình số {decision.submission_number}"
