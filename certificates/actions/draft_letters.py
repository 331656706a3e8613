"""The letters of results are drafted when the results are announced; nothing of them goes out before they are sent."""

from collections.abc import Iterable
from itertools import groupby

from accounts.models import Department, User
from certificates import wording
from certificates.models import Decision, DecisionItem, ResultLetter
from core import clock
from core.history import keep
from core.workflow import record_event

_SETTLED = (DecisionItem.Outcome.RECOGNISE, DecisionItem.Outcome.DECLINE)


def draft_letters(decision: Decision, *, by: User) -> None:
    """One to each department that keeps files of the decision; one to the council where the Director departed from its
    result.

    A department that was renamed or merged since it introduced is written to under its name of today. Called inside
    the transaction that announces the results.
    """
    rows = decision.items.filter(outcome__in=_SETTLED).select_related("nomination__department")
    items, keepers = list(rows.order_by("ordinal")), Department.objects.keeping_files(clock.today())

    def keeper(item: DecisionItem) -> Department:
        introduced = item.nomination.department
        return keepers.get(introduced.pk, introduced)

    by_keeper = sorted(items, key=lambda item: (keeper(item).code, keeper(item).pk))
    for department, told in groupby(by_keeper, keeper):
        _draft(decision, department, told, by=by)
    if departing := [item for item in items if item.departs]:
        _draft(decision, None, departing, by=by)


def _draft(decision: Decision, department: Department | None, items: Iterable[DecisionItem], *, by: User) -> None:
    name = department.name if department else ""
    letter = ResultLetter(
        decision=decision,
        department=department,
        opening=wording.letter_opening(decision, name),
        closing=wording.letter_closing(name),
        drafted_at=clock.now(),
    )
    keep(letter, by=by, why="create")
    letter.items.set(items)
    record_event(letter, "create", by=by, was="", now=letter.state)
