"""Charge members of the council with appraising files: as proposed, or changed by hand."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse

from accounts.access import acting_as
from accounts.actions.notify import notify
from core import clock
from core.history import keep
from core.vietnamese import two_digits
from core.workflow import AlreadyDone, lock, record_event
from councils.access import RUNNERS
from councils.assigning import Board, Row, board_of
from councils.models import Assignment
from nominations.models import Nomination
from seasons.models import Season
from seasons.readiness import refuse_after_closing
from seasons.rules import rules_of

#: Nomination's id → ids of the members chosen for it beside those assigned before.
Chosen = Mapping[int, Iterable[int]]


@transaction.atomic
def assign(season: Season, *, by: Any, chosen: Chosen) -> int:
    """How many were newly assigned; each finds the file among what waits, and gets one notice however many there are.

    :raises PermissionDenied: only the secretary and those who preside assign.
    :raises AlreadyDone: everybody chosen is assigned already.
    :raises ValidationError: a file is not open to assignment, a member cannot be chosen, or too few are.
    """
    capacity = acting_as(by, *RUNNERS)
    row = lock(season)
    refuse_after_closing(row)
    board = board_of(row, by)
    picks = {file: set(members) for file, members in chosen.items() if members}
    if refusals := [*_unknown(board, picks), *_refusals(board, picks, int(rules_of(row)["min_appraisals"]))]:
        raise ValidationError(refusals)
    new = [
        (line.nomination, seat.user)
        for line in board.rows
        for seat in line.seats
        if seat.user.pk in picks.get(line.nomination.pk, ()) and not seat.assignment
    ]
    if not new:
        raise AlreadyDone("Các thành viên này đã được phân công, không có gì thay đổi.")
    tell([charge(nomination, user, by=by, capacity=capacity) for nomination, user in new])
    return len(new)


def tell(made: Collection[Assignment]) -> None:
    """Give notice to those newly assigned, once whatever the number of files."""
    notify(
        {one.appraiser for one in made},
        key=f"assign:{max(one.pk for one in made)}",
        text="Đồng chí được phân công thẩm định hồ sơ.",
        url=reverse("operations:my_work"),
    )


def charge(nomination: Nomination, user: Any, *, by: Any, capacity: str) -> Assignment:
    """The assignment, kept and told to the record of events."""
    made = Assignment(
        nomination=nomination, round=nomination.round, appraiser=user, assigned_by=by, assigned_at=clock.now()
    )
    keep(made, by=by, why="assign")
    state = nomination.state
    record_event(nomination, "assign", by=by, was=state, now=state, capacity=capacity, reason=str(user))
    return made


def _unknown(board: Board, picks: Mapping[int, set[int]]) -> Iterable[str]:
    known = {line.nomination.pk for line in board.rows}
    if not picks.keys() <= known:
        yield "Có hồ sơ không còn ở bước thẩm định. Mời tải lại trang rồi phân công lại."


def _refusals(board: Board, picks: Mapping[int, set[int]], needed: int) -> Iterable[str]:
    for line in board.rows:
        if mine := picks.get(line.nomination.pk):
            yield from _refusals_of(line, mine, needed)


def _refusals_of(line: Row, picked: set[int], needed: int) -> Iterable[str]:
    for seat in line.seats:
        if seat.user.pk in picked and seat.barred and not seat.assignment:
            yield (
                f"Đồng chí {seat.user} không thẩm định được hồ sơ {line.nomination.number} vì {seat.barred}. "
                "Mời chọn người khác."
            )
    if picked - {seat.user.pk for seat in line.seats}:
        yield "Chỉ phân công được thành viên Hội đồng đang làm nhiệm vụ. Mời chọn lại."
    possible = sum(1 for seat in line.seats if seat.assignment or not seat.barred)
    count = sum(1 for seat in line.seats if seat.assignment or seat.user.pk in picked)
    if count < min(needed, possible):
        yield (
            f"Hồ sơ {line.nomination.number} cần ít nhất {two_digits(needed)} người thẩm định, mới chọn "
            f"{two_digits(count)}. Mời chọn thêm."
        )
