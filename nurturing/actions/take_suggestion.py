"""Ghi vào sổ nhân tố mới from a suggestion of the staff: the sender is answered, the entry made, in one step."""

from contextlib import suppress

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet

from accounts.access import holds
from accounts.models import Department, User
from accounts.roles import Role
from core import clock
from core.workflow import AlreadyDone, lock
from nominations.access import suggestions_to_answer
from nominations.actions.answer_suggestion import answer_suggestion
from nominations.models import Suggestion
from nurturing.access import units_to_record_for
from nurturing.actions._told import tell
from nurturing.actions.join import join
from nurturing.actions.record import Found, record
from nurturing.answering import leaders_of
from nurturing.models import NewFactor

ANSWER = "Cảm ơn đồng chí. {} đã ghi nhận vào sổ nhân tố mới để theo dõi, bồi dưỡng."
TOLD = "Thường trực Hội đồng giao phòng đồng chí theo dõi một nhân tố mới."


@transaction.atomic
def take_suggestion(
    suggestion: Suggestion, found: Found, *, by: User, department: Department, joins: NewFactor | None = None
) -> NewFactor:
    """The entry to which the suggestion led; both happen, or neither.

    A suggestion about a head is answered by the Standing Council, which chooses the department.

    :param joins: the entry that is about the same, which the department joins.
    :raises PermissionDenied: the suggestion is for others to answer, or the department is not the one asked.
    :raises AlreadyDone: it was answered before.
    :raises ValidationError: as ``record`` does.
    """
    row: Suggestion = lock(suggestion)
    if not suggestions_to_answer(by).filter(pk=row.pk).exists():
        raise PermissionDenied("Gợi ý này do đồng chí khác trả lời.")
    if row.answered_at is not None:
        raise AlreadyDone("Gợi ý này đã được trả lời.")
    given = row.concerns_head and holds(by, Role.STANDING_COUNCIL)
    if not open_departments(row, by).filter(pk=department.pk).exists():
        raise PermissionDenied("Gợi ý được ghi vào sổ của phòng nhận gợi ý.")
    if joins is not None:
        with suppress(AlreadyDone):  # the department has it: the sender is answered all the same
            join(joins, found, by=by, department=department, suggestion=row)
        made = joins
    else:
        made = record(found, by=by, department=department, suggestion=row)
    answer_suggestion(row, by=by, answer=ANSWER.format(department))
    if given:
        tell(leaders_of(department, but=made.person_id), made, "given", TOLD)
    return made


def open_departments(suggestion: Suggestion, user: User) -> QuerySet[Department]:
    """Departments in whose name *user* may record what was suggested."""
    if suggestion.concerns_head and holds(user, Role.STANDING_COUNCIL):
        return Department.objects.in_force(clock.today()).filter(introduces=True)
    line = suggestion.department.whole_line
    return units_to_record_for(user).filter(pk__in=line)
