"""Soạn văn bản: a letter, a report or a plan begun as a draft; other apps begin theirs with words and figures."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from core import clock
from core.history import keep
from core.workflow import AlreadyDone, record_event
from documents.access import keeping
from documents.composing import Words, stored
from documents.models import Composed
from documents.papers.composed import Figures


@transaction.atomic
def compose(kind: str, words: Words, *, by: Any, figures: Sequence[Figures] = ()) -> Composed:
    """The new draft.

    :raises PermissionDenied: *by* does not keep the book.
    :raises AlreadyDone: a draft with these very words is there.
    :raises ValidationError: another draft of this kind has the same subject.
    """
    capacity = keeping(by)
    same = Composed.objects.filter(kind=kind, subject=words.subject, numbered_at=None, dropped_at=None).first()
    if same is not None:
        if all(getattr(same, name) == text for name, text in asdict(words).items()):
            raise AlreadyDone(f"Đã có bản nháp {same}.")
        raise ValidationError({"subject": "Đang có bản nháp cùng loại, cùng trích yếu. Mời mở bản nháp đó."})
    row = Composed(kind=kind, **asdict(words), figures=stored(figures), drafted_at=clock.now())
    keep(row, by=by, why="compose")
    record_event(row, "compose", by=by, was="", now="draft", capacity=capacity)
    return row
