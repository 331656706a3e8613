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
    """ "30/11/2026, thư điện tử: Ban Giám đốc Sở; Các phòng": a line for every day and way of sending.

    A struck one follows by itself, with the day on which it was struck and why.
    """

    def sent(line: Dispatch) -> tuple[date, str]:
        return line.sent_on, line.way

    lines = sorted(entry.dispatches.all(), key=lambda line: (*sent(line), line.pk))
    standing = [line for line in lines if line.struck_at is None]
    return [
        f"{short_date(day)}, {str(Dispatch.Way(way).label).lower()}: {'; '.join(line.recipient for line in found)}"
        for (day, way), found in groupby(standing, key=sent)
    ] + [_struck(line) for line in lines if line.struck_at]


def _struck(line: Dispatch) -> str:
    what = f"{short_date(line.sent_on)}, {str(line.get_way_display()).lower()}: {line.recipient}"
    day = short_date(line.struck_at) if line.struck_at else ""
    return f"Đã gạch ngày {day} ({what}), lý do: {line.struck_reason}"
