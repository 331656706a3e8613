"""Words of the papers that no law fixes: proposed here, kept with each decision as the office writes them."""

from django.conf import settings

from certificates.models import Decision
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


def lines(text: str) -> tuple[str, ...]:
    """The filled lines of a text that is written one entry a line."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def mark(words: str = "DIỄN TẬP") -> str:
    """What every page of a rehearsal's papers bears, so that none is taken for a real one."""
    return words if settings.REHEARSAL else ""


def subject(decision: Decision) -> str:
    return f"Về việc công nhận {decision.title}"
