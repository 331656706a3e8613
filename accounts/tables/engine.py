"""Taking all rows of a table in one transaction: kept wholly, or tried and rolled back to see what would happen.

The dry run and the import are the same acts, so that no rule is written twice.
"""

from collections.abc import Callable, Hashable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.tables.importer import Importer, Outcome, Taken
from accounts.tables.plan import Line, Plan
from accounts.tables.records import IN_COLUMN, Record, Table, in_column, records
from core.sheets.columns import Places

Whether = Callable[[Plan], bool]


def never(plan: Plan) -> bool:
    """For a dry run."""
    return False


def take_all(table: Table, importer: Importer, places: Places, *, file: str, keep: Whether) -> tuple[Plan, bool]:
    """What became of every row, and whether it was kept: *keep* decides, once all of them have been tried.

    :raises PermissionDenied: whoever imports may not.
    """
    seen: dict[Hashable, int] = {}
    with transaction.atomic():
        lines = [_line(importer, record, seen, file) for record in records(table, importer.columns, places)]
        plan = _plan(table, lines)
        kept = keep(plan)
        transaction.set_rollback(not kept)
    return plan, kept


def unplaced(table: Table) -> Plan:
    """The table while it is not known which column says what."""
    return _plan(table, [])


def _plan(table: Table, lines: list[Line]) -> Plan:
    hidden = [row.number for row in table.rows if row.hidden]
    return Plan(table.heads.number, list(table.heads.labels), table.empty, hidden, lines)


def _line(importer: Importer, record: Record, seen: dict[Hashable, int], file: str) -> Line:
    about, faults = importer.about(record.facts), list(record.faults)
    if not faults:
        try:
            _refuse_twice(importer.identity(record.facts), record.number, seen)
            with transaction.atomic():
                taken = importer.take(record.facts, f"Nhập từ tệp «{file}», dòng {record.number}")
            return _of(taken, record)
        except ValidationError as refusal:
            faults = _sentences(refusal, importer)
    notes = [f"Dòng {record.number}{', ' if fault.startswith(IN_COLUMN) else ': '}{fault}" for fault in faults]
    return Line(record.number, Outcome.ERROR.value, about, notes, None, record.repairs)


def _of(taken: Taken, record: Record) -> Line:
    return Line(record.number, taken.outcome.value, taken.about, list(taken.notes), taken.subject, record.repairs)


def _refuse_twice(identity: Hashable, number: int, seen: dict[Hashable, int]) -> None:
    if identity is not None and (first := seen.setdefault(identity, number)) != number:
        raise ValidationError(f"Trùng với dòng {first}. Mời bỏ một trong hai dòng.")


def _sentences(refusal: ValidationError, importer: Importer) -> list[str]:
    """The refusal's sentences, each with the column it is about where there is one."""
    if not hasattr(refusal, "error_dict"):
        return list(refusal.messages)
    labels = {column.name: column.label for column in importer.columns}
    by_field: dict[str, Any] = refusal.message_dict
    return [
        in_column(labels[name], sentence) if name in labels else sentence
        for name, sentences in by_field.items()
        for sentence in sentences
    ]
