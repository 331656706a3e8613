"""What an entry is about is hidden from whoever may not see the record behind it.

The book knows no higher app: each registers, for its kind of record, the ids hidden from a reader.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import Q

from core.access import NOBODY

Veil = Callable[[Any], Any]
_veils: dict[str, Veil] = {}

WORDS = "Không hiện, vì đồng chí không tham gia bình xét hồ sơ liên quan"


def register(source_type: str, hidden: Veil) -> None:
    """Have *hidden* give, for a user, the ids of the records of *source_type* that are kept from him."""
    _veils[source_type] = hidden


def veiled(user: Any) -> Q:
    """The entries whose subject *user* may not read, as a condition on ``Entry``."""
    rows = NOBODY
    for source_type, hidden in _veils.items():
        rows |= Q(source_type=source_type, source_id__in=hidden(user))
    return rows
