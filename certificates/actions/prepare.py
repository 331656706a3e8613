"""Lập danh sách trình Giám đốc: the Office lists every result of the council that waits for him."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from accounts.access import office
from accounts.models import User
from certificates import wording
from certificates.access import prepares
from certificates.actions.relist import fill
from certificates.models import Decision
from certificates.readiness import before_prepare, guard
from certificates.workflow import DecisionState
from core.history import keep
from core.workflow import AlreadyDone, lock, record_event
from documents.recipients import Paper, recipients_for
from seasons.models import Season
from seasons.workflow import State as SeasonState


@transaction.atomic
def prepare(season: Season, *, by: User) -> Decision:
    """A new decision in the making with every file that waits for the Director.

    :raises PermissionDenied: *by* is not of the Office.
    :raises AlreadyDone: a list of this season is in the making already.
    :raises ValidationError: the season is closed, no result with signed minutes waits, or *by* is
        concerned in one that does.
    """
    if not prepares(by):
        raise PermissionDenied("Lập tờ trình")
    season = lock(season)
    if season.state == SeasonState.CLOSED:
        raise ValidationError("Kỳ bình xét đã kết thúc nên không lập tờ trình được nữa.")
    earlier = Decision.objects.filter(season=season)
    if earlier.filter(state=DecisionState.DRAFTING).exists():
        raise AlreadyDone("Danh sách trình đã được lập. Đồng chí mở danh sách đó để trình Giám đốc.")
    guard(before_prepare(season))
    decision = Decision(season=season, ordinal=earlier.count() + 1, title=wording.title(season))
    decision.submission_recipients = recipients_for(Paper.SUBMISSION, wording.SUBMISSION_RECIPIENTS)
    keep(decision, by=by, why="create")
    record_event(decision, "create", by=by, was="", now=decision.state, capacity=office.label)
    fill(decision, by=by)
    return decision
