"""What allows a council to vote electronically; without it only paper is offered."""

from core.vietnamese import two_digits
from councils.models import CouncilSession
from seasons.rules import Rules

NO_GROUND = (
    "Quy tắc kỳ này không cho bỏ phiếu điện tử. Mời chọn bỏ phiếu giấy, hoặc ghi văn bản cho phép ở «Quy tắc kỳ này»."
)


def may_be_electronic(rules: Rules) -> bool:
    return rules["electronic"] != "no"


def needs_hands(rules: Rules) -> bool:
    """Whether the council decides in each session, by a show of hands."""
    return rules["electronic"] == "session"


def ground_of(session: CouncilSession) -> str:
    """The ground as both minutes cite it; empty while it is missing."""
    rules = Rules(session.rules)
    if not may_be_electronic(rules):
        return ""
    if not needs_hands(rules):
        return session.rule_sources.get("electronic", {}).get("source", "")
    if session.way_for is None or session.way_for <= (session.way_against or 0):
        return ""
    return (
        f"biểu quyết giơ tay tại phiên họp: {two_digits(session.way_for)} tán thành, "
        f"{two_digits(session.way_against or 0)} không tán thành"
    )
