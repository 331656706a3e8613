"""Whether a number may be given: one set of sentences for every paper that bears one."""

from typing import Any

from core.vietnamese import short_date, two_digits
from documents.models import Entry
from documents.queries import entry_of, last_number

Standing = Entry.Standing


def next_number(symbol: str, year: int) -> int:
    """The number after the last one in the book of this symbol and year; 1 while the book is empty."""
    return last_number(symbol, year) + 1


def number_refusal(symbol: str, year: int, number: int, *, source: Any = None, kind: str = "") -> str:
    """Why *number* cannot be given, naming the document that has it; empty where it can.

    A number kept free may be given. An empty book begins at whatever number is given first, since an office may
    have begun the year on paper; after that no number is passed over. *source* may keep the number that its paper
    of *kind* bears.
    """
    taken = entry_of(symbol, year, number)
    if taken is None:
        return _beyond(symbol, year, number)
    if taken.standing == Standing.RESERVED or (source is not None and _is_of(taken, source, kind)):
        return ""
    after = f"Mời ghi số khác, số tiếp theo là {two_digits(next_number(symbol, year))}."
    if taken.standing == Standing.VOID:
        return f"Số {taken.full_number} đã hủy ({taken.reason}). {after}"
    on = f" ngày {short_date(taken.dated)}" if taken.dated else ""
    return f"Số {taken.full_number} đã dùng cho {taken.get_kind_display().lower()}{on}. {after}"


def _beyond(symbol: str, year: int, number: int) -> str:
    last = last_number(symbol, year)
    if not last or number <= last + 1:
        return ""
    first, end = two_digits(last + 1), two_digits(number - 1)
    skipped = f"số {first}" if last + 2 == number else f"số {first} đến số {end}"
    return (
        f"Số {two_digits(number)}/{symbol} bỏ trống {skipped}. Mời ghi số tiếp theo là {first}; nếu số bỏ trống đã "
        "dùng ở sổ giấy thì ghi vào «Sổ văn bản đi» trước."
    )


def _is_of(entry: Entry, source: Any, kind: str) -> bool:
    return (entry.source_type, entry.source_id, entry.kind) == (source._meta.label_lower, source.pk, kind)
