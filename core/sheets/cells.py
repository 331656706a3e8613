"""What stands in a cell, and what it says as text, number, date or year; refusals say how to write it."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation

from django.core.exceptions import ValidationError

from core.vietnamese import short_date

Value = str | int | float | bool | date | time | timedelta

#: Excel counts days from here (its calendar has a 29/02/1900 that never was).
_DAY_ZERO = date(1899, 12, 30)
_LAST_SERIAL = 2_958_465  # 31/12/9999
_DATES = ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d")


@dataclass(frozen=True)
class Cell:
    """One cell: its value ("" when empty), the font of its text, and why it cannot be used, if so."""

    value: Value = ""
    font: str = ""
    fault: str = ""

    @property
    def is_empty(self) -> bool:
        return not self.fault and not str(self.value).strip()


@dataclass(frozen=True)
class Row:
    """One row that is not empty; *number* as the margin of the sheet counts it, from 1."""

    number: int
    cells: tuple[Cell, ...]
    hidden: bool = False

    def cell(self, place: int) -> Cell:
        """The cell of a column, counted from 0; an empty one to the right of the last."""
        return self.cells[place] if place < len(self.cells) else Cell()


@dataclass(frozen=True)
class Sheet:
    """The rows of the first sheet that are not empty, and how many empty ones lie between them."""

    rows: tuple[Row, ...]
    empty: int = 0


def as_text(value: Value) -> str:
    """The value as it is read on the sheet: 12, not 12.0; 05/01/2026, not a serial number."""
    if isinstance(value, bool):
        return "Có" if value else "Không"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, date):
        return short_date(value.date() if isinstance(value, datetime) else value)
    return str(value).strip()


def as_number(value: Value) -> Decimal:
    """A number, also written 1.234,5 or 1234.5.

    :raises ValidationError: it is none.
    """
    plain = isinstance(value, int | float) and not isinstance(value, bool)
    text = str(value) if plain else _with_point(as_text(value))
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or len(text) > 30:
        raise ValidationError(f"«{_short(value)}» không phải là số. Mời ghi bằng chữ số, ví dụ 12.")
    return number


def _with_point(text: str) -> str:
    """The number as programs write it: 1234.5 for 1.234,5; a point before three figures divides thousands."""
    text = text.replace("\xa0", "").replace(" ", "")
    whole, comma, decimals = text.rpartition(",")
    if comma:
        return f"{whole.replace('.', '')}.{decimals}"
    return text.replace(".", "") if all(len(group) == 3 for group in text.split(".")[1:]) else text


def as_integer(value: Value) -> int:
    """A whole number.

    :raises ValidationError: it is none.
    """
    number = as_number(value)
    if number != number.to_integral_value():
        raise ValidationError(f"«{_short(value)}» không phải là số nguyên. Mời ghi số nguyên, ví dụ 12.")
    return int(number)


def as_date(value: Value) -> date:
    """A date: Excel's own, its serial number, or written 05/01/2026.

    :raises ValidationError: it is none.
    """
    if isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    if isinstance(value, int | float) and not isinstance(value, bool) and 1 <= value <= _LAST_SERIAL:
        return _DAY_ZERO + timedelta(days=int(value))
    for form in _DATES:
        try:
            return datetime.strptime(as_text(value), form).date()
        except ValueError:
            continue
    raise ValidationError(f"«{_short(value)}» không phải là ngày. Mời ghi ngày/tháng/năm, ví dụ 05/01/2026.")


def as_year(value: Value) -> int:
    """A year, written as such or taken from a date.

    :raises ValidationError: it is neither.
    """
    if isinstance(value, date):
        return value.year
    try:
        year = as_integer(value)
    except ValidationError:
        year = 0
    if 1000 <= year <= 2200:
        return year
    try:
        return as_date(year if year > 2200 else as_text(value)).year
    except ValidationError:
        raise ValidationError(f"«{_short(value)}» không phải là năm. Mời ghi bốn chữ số, ví dụ 1985.") from None


def _short(value: Value) -> str:
    text = as_text(value)
    return text if len(text) <= 40 else f"{text[:39]}…"
