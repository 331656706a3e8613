"""Who sees which nominations, who may write them, and what a department reads before the announcement."""

from typing import Any

from django.db.models import Q, QuerySet

from accounts.access import duties_of, holds, introducing, standing_council
from accounts.roles import COUNCIL, Role
from core.access import NOBODY
from core.workflow import Workflow
from nominations.models import Nomination
from nominations.workflow import EDITABLE, NOMINATION, UNDER_REVIEW, State

#: Duties that read every submitted file, with its true state.
OVERSEERS = COUNCIL | {Role.OFFICE, Role.RECORDS_CLERK, Role.STANDING_COUNCIL, Role.DIRECTOR}

SHOWN_UNDER_REVIEW = "Đang xét"


def visible_rows(user: Any) -> Q:
    """Own department's files; for those who oversee, every file once submitted; the Standing Council sees all."""
    rows = introducing(user) | standing_council(user)
    if holds(user, *OVERSEERS):
        rows |= Q(submitted_at__isnull=False)
    return rows


def visible(user: Any) -> QuerySet[Nomination]:
    return Nomination.objects.filter(visible_rows(user)).select_related("season", "department", "movement")


def editable(user: Any) -> QuerySet[Nomination]:
    """Files whose text and evidence *user* may change now: soạn hồ sơ hoặc bổ sung."""
    flow: Workflow = NOMINATION
    rows = introducing(user) & Q(state__in=EDITABLE) & ~flow.closed & ~flow.halted
    return visible(user).filter(rows)


def evidence_rows(user: Any) -> Q:
    """Evidence follows its nomination."""
    if not duties_of(user):
        return NOBODY
    return Q(nomination__in=Nomination.objects.filter(visible_rows(user)).values("pk"))


def sees_true_state(user: Any) -> bool:
    """Whether outcomes are shown before the announcement: council, Office, Director, Standing Council."""
    return holds(user, *OVERSEERS)


def shown_state(nomination: Nomination, user: Any) -> str:
    """The state in the words *user* may read; a department reads "Đang xét" until the decision is announced."""
    if nomination.state in UNDER_REVIEW and nomination.announced_at is None and not sees_true_state(user):
        return SHOWN_UNDER_REVIEW
    return str(State(nomination.state).label)
