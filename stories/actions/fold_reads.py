"""The lines that public pages left are added up into counts of a story and a day."""

import fcntl
import secrets
from collections import Counter
from datetime import date
from pathlib import Path

from django.db import transaction
from django.db.models import F

from stories.models import FoldedReads, Reading, Story
from stories.reads import folder, read_line, waiting


def fold_reads() -> int:
    """How many lines were counted. A duty of the clock, safe to repeat and to be killed at any place.

    The lines are put aside under a name of their own, which is kept in the transaction of their counts: what was
    counted is never counted again, and what was not is counted next time.
    """
    if waiting().exists():
        waiting().rename(folder() / f"aside.{secrets.token_hex(16)}")
    return sum(_fold(path) for path in sorted(folder().glob("aside.*")))


def _fold(path: Path) -> int:
    counted = 0
    if not FoldedReads.objects.filter(name=path.name).exists():
        counted = _add_up(path)
    path.unlink(missing_ok=True)
    FoldedReads.objects.filter(name=path.name).delete()
    return counted


@transaction.atomic
def _add_up(path: Path) -> int:
    found: Counter[tuple[int, date]] = Counter()
    with path.open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)  # whoever still writes into it has finished then
        found.update(told for line in file if (told := read_line(line)) is not None)
    there = set(Story.objects.filter(pk__in={story for story, _ in found}).values_list("pk", flat=True))
    for (story, day), count in found.items():
        if story in there:
            row, made = Reading.objects.get_or_create(story_id=story, day=day, defaults={"count": count})
            if not made:
                Reading.objects.filter(pk=row.pk).update(count=F("count") + count)
    FoldedReads.objects.create(name=path.name)
    return found.total()
