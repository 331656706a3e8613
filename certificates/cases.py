"""Letters about a recognition that is announced (E10): who may know of one, and what it stops.

Nobody concerned in the file and nobody of its department learns of one. Whom a stop meets is told that there is one,
never why.
"""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

from accounts.access import anyone_of, director, holds, office, presiding
from accounts.roles import Role
from certificates.models import Certificate, ComplaintCase, ComplaintTerm, DecisionChange
from certificates.workflow import ChangeState
from core import clock
from nominations.concern import close_to
from nominations.models import Nomination

Outcome = ComplaintCase.Outcome
_PRESIDING = (Role.COUNCIL_CHAIR, Role.COUNCIL_VICE)

reads_cases = anyone_of(Role.OFFICE, Role.STANDING_COUNCIL, Role.DIRECTOR, *_PRESIDING)
opens_cases = anyone_of(Role.OFFICE, *_PRESIDING)
answers_cases = anyone_of(Role.DIRECTOR)
links_changes = anyone_of(Role.OFFICE)

OPENING = office | presiding
ANSWERING = director
LINKING = office

#: Cases whose stop still holds: without an outcome, or with one that wants a change not issued yet.
STOPPING = Q(freezes=True) & (
    Q(outcome="") | (Q(outcome=Outcome.CHANGED) & (Q(change=None) | ~Q(change__state=ChangeState.ISSUED)))
)


def _apart(user: Any) -> QuerySet[Nomination]:
    return Nomination.objects.filter(announced_at__isnull=False).exclude(close_to(user))


def cases_seen(user: Any) -> QuerySet[ComplaintCase]:
    """The cases of which *user* may know, the earliest due first."""
    if not reads_cases(user):
        return ComplaintCase.objects.none()
    rows = ComplaintCase.objects.filter(item__nomination__in=_apart(user).values("pk"))
    return rows.select_related("complaint__recorded_by", "item__nomination", "item__decision", "change", "closed_by")


def certificates_for_cases(user: Any) -> QuerySet[Certificate]:
    """Certificates in force about which *user* may record a letter."""
    rows = Certificate.objects.filter(item__nomination__in=_apart(user).values("pk"), successor=None)
    rows = rows.select_related("item__nomination", "item__decision")
    return rows if opens_cases(user) else rows.none()


def to_answer(user: Any) -> QuerySet[ComplaintCase]:
    """Cases that wait for whoever decides."""
    rows = cases_seen(user).filter(outcome="")
    return rows if answers_cases(user) else rows.none()


def to_link(user: Any) -> QuerySet[ComplaintCase]:
    """Cases of which the change of the decision is still to be made."""
    rows = cases_seen(user).filter(outcome=Outcome.CHANGED, change=None)
    return rows if links_changes(user) else rows.none()


def changes_offered(case: ComplaintCase) -> QuerySet[DecisionChange]:
    """Papers that name the file of the case, made or issued."""
    rows = DecisionChange.objects.filter(decision=case.item.decision_id).exclude(state=ChangeState.DROPPED)
    return rows.filter(Q(items__item=case.item_id) | Q(items__item=None)).distinct().order_by("dated", "pk")


def terms(user: Any) -> QuerySet[ComplaintTerm]:
    return ComplaintTerm.objects.all() if holds(user, Role.OFFICE) else ComplaintTerm.objects.none()


def is_late(case: ComplaintCase) -> bool:
    return not case.outcome and case.due_on < clock.today()


def going(rows: QuerySet[Certificate]) -> QuerySet[Certificate]:
    """Those of *rows* that are not stopped."""
    return rows.exclude(item__in=ComplaintCase.objects.filter(STOPPING).values("item"))


def refuse_stopped(certificates: Iterable[Certificate]) -> None:
    """:raises ValidationError: one of *certificates* is stopped; the sentence names its number and no ground."""
    rows = {row.pk: row for row in certificates}
    free = set(going(Certificate.objects.filter(pk__in=rows)).values_list("pk", flat=True))
    if held := [sentence_of(row) for row in rows.values() if row.pk not in free]:
        raise ValidationError(held)


def sentence_of(certificate: Certificate) -> str:
    """What is said of a certificate that is stopped."""
    return (
        f"Giấy số {certificate.text['register_number']} đang tạm dừng in, ký, trao, sửa, cấp đổi, cấp lại. "
        "Đồng chí bỏ giấy này ra, hoặc hỏi Văn phòng Sở."
    )
