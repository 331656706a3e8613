"""Moves of records through their states: the only way a state changes.

Every app declares its states and moves as data (``<app>/workflow.py``); ``advance`` makes a move.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Case, Model, Q, QuerySet, TextChoices, Value, When

from core.access import NOBODY, AnyOf, Rule


class IllegalMove(ValidationError):
    """The record's state does not allow this move; the message says why and what to do."""


class AlreadyDone(IllegalMove):
    """The same move was made before, by a double click or a second window: nothing is left to do."""


@dataclass(frozen=True)
class Move:
    """One legal move. *target* None keeps the state and only records facts."""

    label: str
    sources: frozenset[str]
    target: str | None
    who: Rule | AnyOf
    needs_reason: bool = False
    after_closing: bool = False  # stays open when the season is closed
    while_halted: bool = False  # stays open while the record is suspended


def _as_it_is(row: Any, user: Any) -> str:
    return str(row.get_state_display())


@dataclass(frozen=True)
class Workflow:
    """The states and moves of one kind of record.

    *closed* and *halted* say, as ``Q`` over the record's rows, when only the moves marked
    ``after_closing`` or ``while_halted`` remain. *worded* gives a row's state in the words that a user
    may read; refusals use them, so that no refusal tells what a page keeps back.
    """

    name: str  # machine name, for the event table and the generated documents
    record: str  # what people call the record: "hồ sơ", "phiên họp"
    states: type[TextChoices]
    moves: Mapping[str, Move]
    closed: Q = field(default_factory=lambda: NOBODY)
    halted: Q = field(default_factory=lambda: NOBODY)
    worded: Callable[[Any, Any], str] = _as_it_is

    def open_to(self, name: str, user: Any) -> Q:
        """Rows on which *user* may make the move now: the guard, the button and the to-do list."""
        move = self.moves[name]
        rows = move.who(user) & Q(state__in=move.sources)
        if not move.after_closing:
            rows &= ~self.closed
        if not move.while_halted:
            rows &= ~self.halted
        return rows

    def waiting(self, user: Any, *names: str) -> Q:
        """Rows that wait for *user* to make one of the named moves (of all moves when none is named)."""
        rows = NOBODY
        for name in names or self.moves:
            rows |= self.open_to(name, user)
        return rows

    def with_moves(self, rows: QuerySet[Any], user: Any, *names: str) -> QuerySet[Any]:
        """The rows, each with ``may_<move>`` for every named move (one query, whatever the number of rows)."""
        may: dict[str, Any] = {
            f"may_{name}": Case(When(self.open_to(name, user), then=Value(True)), default=Value(False))
            for name in names or self.moves
        }
        annotated: QuerySet[Any] = rows.annotate(**may)
        return annotated


Recorder = Callable[..., None]
_recorders: list[Recorder] = []


def register_recorder(recorder: Recorder) -> None:
    """Have *recorder* called inside the transaction of every move."""
    _recorders.append(recorder)


def record_event(subject: Model, move: str, *, by: Any, was: str, now: str, **facts: Any) -> None:
    """Tell every registered recorder what happened to *subject*."""
    for recorder in _recorders:
        recorder(subject, move, by=by, was=was, now=now, **facts)


Gate = Callable[[], object]
_gates: list[Gate] = []


def register_gate(gate: Gate) -> None:
    """Have *gate* let one transaction through at a time, before it locks its first row."""
    _gates.append(gate)


def hold_gate() -> None:
    """Let this transaction through as the only act until it ends, where it has no row of its own to lock.

    Acts pass the gate one at a time: two that lock the same rows in different orders would wait for each
    other, and one that began before a season closed would be recorded after its closing.
    """
    for gate in _gates:
        gate()


def lock(record: Any) -> Any:
    """The record read afresh and locked until the transaction ends; acts pass the gate one at a time."""
    hold_gate()
    return type(record)._base_manager.select_for_update(of=("self",), no_key=True).get(pk=record.pk)


@transaction.atomic
def advance(record: Any, flow: Workflow, name: str, *, by: Any, reason: str = "", **facts: Any) -> Any:
    """Make the move *name* on *record*, save *facts* with it, and return the row as it now stands.

    :raises PermissionDenied: *by* holds no duty that may make the move on this row.
    :raises IllegalMove: the state, a suspension or the closed season forbids it.
    :raises ValidationError: a reason is due and missing.
    """
    move, row = flow.moves[name], lock(record)
    capacity = require(row, flow, name, by=by)
    if move.needs_reason and not reason.strip():
        raise ValidationError("Phải ghi rõ lý do rồi mới thực hiện được việc này.")
    was, row.state = row.state, move.target or row.state
    for field_name, value in facts.items():
        setattr(row, field_name, value)
    row._history_user, row._change_reason = by, name
    row.save(update_fields=["state", *facts])
    record_event(row, name, by=by, was=was, now=row.state, reason=reason.strip(), capacity=capacity)
    return row


def require(row: Any, flow: Workflow, name: str, *, by: Any) -> str:
    """The duty in which *by* may make the move *name* on *row* as it stands.

    :raises PermissionDenied: as ``advance`` does.
    :raises IllegalMove: as ``advance`` does.
    """
    capacity = require_duty(row, flow, name, by=by)
    _refuse_unless_legal(row, flow, flow.moves[name], by)
    return capacity


def require_duty(row: Any, flow: Workflow, name: str, *, by: Any) -> str:
    """The duty in which *by* makes the move *name* on *row*, whatever its state.

    :raises PermissionDenied: as ``advance`` does.
    """
    return duty_on(row, flow.moves[name].who, by)


def duty_on(row: Any, right: Rule | AnyOf, by: Any) -> str:
    """The duty in which *by* has *right* on *row*.

    :raises PermissionDenied: in none.
    """
    rows = type(row)._base_manager.filter(pk=row.pk)
    for rule in right.parts:
        if rows.filter(rule(by)).exists():
            return rule.label
    raise PermissionDenied(right.parts[0].name)


def _refuse_unless_legal(row: Any, flow: Workflow, move: Move, by: Any) -> None:
    rows, state = type(row)._base_manager.filter(pk=row.pk), flow.worded(row, by)
    if row.state not in move.sources:
        if row.state == move.target:
            raise AlreadyDone(f"Việc này đã làm xong: {flow.record} đang ở trạng thái «{state}».")
        raise IllegalMove(
            f"Chưa thực hiện được «{move.label}» vì {flow.record} đang ở trạng thái «{state}». "
            "Đồng chí tải lại trang để xem việc tiếp theo."
        )
    if not move.after_closing and rows.filter(flow.closed).exists():
        raise IllegalMove(
            f"Kỳ bình xét đã kết thúc nên không thực hiện được «{move.label}». "
            "Đồng chí liên hệ Văn phòng Sở nếu cần đính chính."
        )
    if not move.while_halted and rows.filter(flow.halted).exists():
        raise IllegalMove(
            f"Đang tạm dừng xét nên chưa thực hiện được «{move.label}». Đồng chí chờ Thường trực Hội đồng cho xét tiếp."
        )
