"""The dispatch log as pages and files tell it."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import prefetch_related_objects

from core.vietnamese import short_date
from documents.models import Dispatch, Entry


def with_dispatches(rows: Sequence[Any]) -> Sequence[Any]:
    """The entries with their lines of the log, in one query."""
    prefetch_related_objects(rows, "dispatches")
    return rows


def told(entry: Entry) -> list[str]:
    """ "30/11/2026, thư điện tử: Ban Giám đốc Sở; Các phòng": a line for every day and way of sending."""

    def sent(line: Dispatch) -> tuple[date, str]:
        return line.sent_on, line.way

    lines = sorted(entry.dispatches.all(), key=lambda line: (*sent(line), line.pk))
    return [
        f"{short_date(day)}, {str(Dispatch.Way(way).label).lower()}: {'; '.join(line.recipient for line in found)}"
        for (day, way), found in groupby(lines, key=sent)
    ]
