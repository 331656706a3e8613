"""States and moves of a recognition decision and of a certificate."""

from django.db.models import Q, TextChoices

from accounts.access import director, office, records_clerk
from core.workflow import Move, Workflow


class DecisionState(TextChoices):
    DRAFTING = "drafting", "Đang lập tờ trình"
    SUBMITTED = "submitted", "Đã trình Giám đốc"
    DECIDED = "decided", "Giám đốc đã quyết định"
    NUMBERED = "numbered", "Đã cấp số, chờ ký"
    ISSUED = "issued", "Đã ban hành"


class CertificateState(TextChoices):
    ISSUED = "issued", "Còn hiệu lực"
    REVOKED = "revoked", "Đã thu hồi"


def decision_state_choices() -> list[tuple[str, str]]:
    return DecisionState.choices


def certificate_state_choices() -> list[tuple[str, str]]:
    return CertificateState.choices


D, C = DecisionState, CertificateState
DECISION = Workflow(
    name="decision",
    record="quyết định",
    states=DecisionState,
    closed=Q(season__state="closed"),
    moves={
        "submit": Move("Trình Giám đốc", frozenset({D.DRAFTING}), D.SUBMITTED, office),
        "decide": Move("Quyết định", frozenset({D.SUBMITTED}), D.DECIDED, director),
        "number": Move("Cấp số và ngày", frozenset({D.DECIDED}), D.NUMBERED, records_clerk),
        "issue": Move("Ban hành và công bố", frozenset({D.NUMBERED}), D.ISSUED, office | records_clerk),
    },
)
CERTIFICATE = Workflow(
    name="certificate",
    record="Giấy công nhận",
    states=CertificateState,
    closed=Q(item__decision__season__state="closed"),
    moves={
        "revoke": Move("Thu hồi", frozenset({C.ISSUED}), C.REVOKED, office, needs_reason=True, after_closing=True),
    },
)
