"""States and moves of a recognition decision, of a certificate and of a letter of results."""

from django.db.models import Q, TextChoices

from accounts.access import director, office, records_clerk
from certificates.concern import letter_apart
from core.workflow import Move, Workflow


class DecisionState(TextChoices):
    DRAFTING = "drafting", "Đang lập tờ trình"
    SUBMITTED = "submitted", "Đã trình Giám đốc"
    DECIDED = "decided", "Giám đốc đã quyết định"
    NUMBERED = "numbered", "Đã cấp số, chờ ký"
    ISSUED = "issued", "Đã ban hành"
    CLOSED = "closed", "Đã công bố, không có hồ sơ được công nhận"


class CertificateState(TextChoices):
    ISSUED = "issued", "Còn hiệu lực"
    REVOKED = "revoked", "Đã thu hồi"
    ANNULLED = "annulled", "Đã hủy bỏ công nhận"
    REPLACED = "replaced", "Đã thay thế"


class ChangeState(TextChoices):
    MADE = "made", "Đã lập, chờ ký"
    ISSUED = "issued", "Đã ban hành"
    DROPPED = "dropped", "Không ban hành"


class LetterState(TextChoices):
    DRAFT = "draft", "Chờ gửi"
    RELEASED = "released", "Đã gửi"
    DISCARDED = "discarded", "Không gửi"


def decision_state_choices() -> list[tuple[str, str]]:
    return DecisionState.choices


def certificate_state_choices() -> list[tuple[str, str]]:
    return CertificateState.choices


def change_state_choices() -> list[tuple[str, str]]:
    return ChangeState.choices


def letter_state_choices() -> list[tuple[str, str]]:
    return LetterState.choices


def only(*states: DecisionState) -> frozenset[str]:
    return frozenset(states)


D, C, H, L = DecisionState, CertificateState, ChangeState, LetterState
#: A certificate that lost its force for good, by the issue of a change.
ENDED = frozenset({C.REVOKED, C.ANNULLED})
#: States in which the list is still before the Director: a file is on one such list at a time.
UNDECIDED = only(D.DRAFTING, D.SUBMITTED)
#: States in which the outcomes are known to those who oversee the procedure.
AFTER_DECISION = frozenset(D.values) - UNDECIDED
#: States in which the results are announced, and are told in writing.
ANNOUNCED = only(D.ISSUED, D.CLOSED)

DECISION = Workflow(
    name="decision",
    record="quyết định",
    states=DecisionState,
    closed=Q(season__state="closed"),
    moves={
        "relist": Move("Lập lại danh sách", only(D.DRAFTING), None, office),
        "submit": Move("Trình Giám đốc", only(D.DRAFTING), D.SUBMITTED, office),
        "weigh": Move("Lưu lựa chọn, chưa chốt", only(D.SUBMITTED), None, director),
        "decide": Move("Quyết định", only(D.SUBMITTED), D.DECIDED, director),
        "close": Move("Công bố, không ban hành quyết định", only(D.DECIDED), D.CLOSED, office | records_clerk),
        "number": Move("Cấp số và ngày", only(D.DECIDED), D.NUMBERED, records_clerk),
        "correct": Move("Sửa chữ trong danh sách", only(D.DECIDED, D.NUMBERED), None, office, needs_reason=True),
        "renumber": Move("Cấp lại số và ngày", only(D.NUMBERED), None, records_clerk),
        "scan": Move(
            "Lưu bản ký",
            only(D.SUBMITTED, D.DECIDED, D.NUMBERED, D.ISSUED),
            None,
            office | records_clerk,
            after_closing=True,
        ),
        "issue": Move("Ban hành và công bố", only(D.NUMBERED), D.ISSUED, office | records_clerk),
        "hand_over": Move("Lập danh sách ký nhận", only(D.ISSUED), None, office, after_closing=True),
    },
)
CERTIFICATE = Workflow(
    name="certificate",
    record="Giấy công nhận",
    states=CertificateState,
    closed=Q(item__decision__season__state="closed"),
    moves={
        "recall": Move("Thu hồi", frozenset({C.ISSUED}), C.REVOKED, office | records_clerk, after_closing=True),
        "annul": Move(
            "Hủy bỏ công nhận", frozenset({C.ISSUED}), C.ANNULLED, office | records_clerk, after_closing=True
        ),
        "reword": Move("Sửa chữ trên giấy chưa ký", frozenset({C.ISSUED}), None, office, True, after_closing=True),
        "exchange": Move("Cấp đổi", frozenset({C.ISSUED}), C.REPLACED, office, needs_reason=True, after_closing=True),
        "reissue": Move("Cấp lại", frozenset({C.ISSUED}), C.REPLACED, office, needs_reason=True, after_closing=True),
    },
)
CHANGE = Workflow(
    name="change",
    record="văn bản",
    states=ChangeState,
    moves={
        "scan": Move("Lưu bản ký", frozenset({H.MADE}), None, office | records_clerk),
        "issue": Move("Ban hành", frozenset({H.MADE}), H.ISSUED, office | records_clerk),
        "drop": Move("Không ban hành", frozenset({H.MADE}), H.DROPPED, office | records_clerk, needs_reason=True),
    },
)
RESULT_LETTER = Workflow(
    name="result_letter",
    record="thư báo kết quả",
    states=LetterState,
    moves={
        "edit": Move("Sửa lời thư", frozenset({L.DRAFT}), None, letter_apart, after_closing=True),
        "release": Move("Gửi thư", frozenset({L.DRAFT}), L.RELEASED, letter_apart, after_closing=True),
        "discard": Move(
            "Không gửi thư", frozenset({L.DRAFT}), L.DISCARDED, letter_apart, needs_reason=True, after_closing=True
        ),
    },
)
