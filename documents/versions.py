"""The versions of a paper's words: who saved which, and how one differs from another."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core.differences import Change, compared
from documents.models import Composed

MOST = 50
_PARTS = {
    "subject": "Trích yếu", "addressed_to": "Kính gửi", "bases": "Căn cứ", "body": "Nội dung",
    "recipients": "Nơi nhận", "signing": "Người ký",
}  # fmt: skip


@dataclass(frozen=True)
class Version:
    """The words as they were saved once; ``ordinal`` counts from 1, the first draft."""

    ordinal: int
    made_at: datetime
    by: str
    texts: dict[str, str]


def versions(row: Composed) -> list[Version]:
    """The last of them, the newest first, in two queries at most."""
    saved = row.history.filter(history_change_reason__in=("compose", "reword")).select_related("history_user")
    rows = list(saved.order_by("-history_date", "-history_id")[: MOST + 1])
    newest = len(rows) if len(rows) <= MOST else saved.count()
    return [
        Version(newest - place, one.history_date, str(one.history_user or ""), _texts(one))
        for place, one in enumerate(rows[:MOST])
    ]


def differences(before: Version, after: Version) -> Iterator[Change]:
    """Every part of *after* that differs from *before*, in the order of the page."""
    for name, label in _PARTS.items():
        if before.texts[name] != after.texts[name]:
            yield Change(label, compared(before.texts[name], after.texts[name]))


def _texts(saved: Any) -> dict[str, str]:
    texts = {name: str(getattr(saved, name)) for name in _PARTS}
    return {**texts, "signing": str(Composed.Signing(saved.signing).label)}
