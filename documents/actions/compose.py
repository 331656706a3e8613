"""Soạn văn bản: a letter, a report or a plan begun as a draft; other apps begin theirs with words and figures."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from django.db import transaction

from core import clock
from core.history import keep
from core.workflow import AlreadyDone, record_event
from documents.access import keeping
from documents.actions.reword_composed import refuse_twin
from documents.composing import Words, stored
from documents.models import Composed
from documents.papers.composed import Figures
from seasons.models import Season
from seasons.queries import current_season

#: In whose place a draft is begun that nobody asked for.
BY_ITSELF = "Lệnh định kỳ"


@transaction.atomic
def compose(
    kind: str, words: Words, *, by: Any, figures: Sequence[Figures] = (), season: Season | None = None
) -> Composed:
    """The new draft, of *season*, else of the season under way; *by* is None where the clock drafts it.

    :raises PermissionDenied: *by* does not keep the book.
    :raises AlreadyDone: a draft with these very words is there.
    :raises ValidationError: another draft of this kind has the same subject.
    """
    capacity = keeping(by) if by else BY_ITSELF
    if Composed.objects.filter(kind=kind, numbered_at=None, dropped_at=None, **asdict(words)).exists():
        raise AlreadyDone("Đã có bản nháp ghi đúng như vậy.")
    refuse_twin(kind, words.subject)
    row = Composed(kind=kind, **asdict(words), figures=stored(figures), drafted_at=clock.now())
    row.season = season or current_season()
    keep(row, by=by, why="compose")
    record_event(row, "compose", by=by, was="", now="draft", capacity=capacity)
    return row
