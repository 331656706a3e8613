"""Ghi số đã dùng ngoài cổng: what the office numbered in its paper book or in another system."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from core.workflow import record_event
from documents.access import keeping
from documents.actions.draw_number import Registered, draw_number
from documents.models import Entry

MOST = 200
"""Numbers entered at once: each is a row of its own."""


@transaction.atomic
def enter_outside(*, by: Any, symbol: str, first: int, last: int, facts: Registered) -> list[Entry]:
    """Enter the numbers *first* to *last* as used outside the portal.

    :raises PermissionDenied: *by* does not keep the book.
    :raises ValidationError: the range is turned round or too long, or one of the numbers cannot be given.
    """
    capacity = keeping(by)
    if not first <= last < first + MOST:
        raise ValidationError({"last": f"Số cuối phải từ số đầu trở đi, mỗi lần ghi tối đa {MOST} số. Mời ghi lại."})
    rows = [draw_number(symbol, facts, by=by, wanted=number) for number in range(first, last + 1)]
    record_event(rows[0], "outside", by=by, was="", now=rows[0].standing, reason=facts.note, capacity=capacity)
    return rows
