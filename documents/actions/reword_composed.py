"""Sửa bản nháp: other words of a paper that has no number yet; the figures that the portal filled stay."""

from dataclasses import asdict
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from core.history import keep
from core.workflow import AlreadyDone, lock, record_event
from documents.access import keeping
from documents.composing import Words
from documents.models import Composed


@transaction.atomic
def reword_composed(draft: Composed, words: Words, *, by: Any) -> Composed:
    """Keep *words*.

    :raises PermissionDenied: *by* does not keep the book.
    :raises AlreadyDone: they are kept already.
    :raises ValidationError: it has its number, was dropped, or another draft has this subject.
    """
    capacity = keeping(by)
    row: Composed = lock(draft)
    refuse_unless_draft(row)
    given = asdict(words)
    if all(getattr(row, name) == text for name, text in given.items()):
        raise AlreadyDone("Bản nháp đã ghi như vậy.")
    refuse_twin(row.kind, words.subject, beside=row.pk)
    for name, text in given.items():
        setattr(row, name, text)
    keep(row, by=by, why="reword", fields=list(given))
    record_event(row, "reword", by=by, was="draft", now="draft", capacity=capacity)
    return row


def refuse_unless_draft(row: Composed) -> None:
    """:raises ValidationError: the paper has its number or was dropped."""
    if row.numbered_at is not None:
        raise ValidationError(f"{row} đã có số nên không đổi được nữa. Mời soạn văn bản khác.")
    if row.dropped_at is not None:
        raise ValidationError(f"{row} đã bỏ nên không đổi được nữa. Mời soạn văn bản khác.")


def refuse_twin(kind: str, subject: str, *, beside: int = 0) -> None:
    """:raises ValidationError: a draft of this kind, other than the one with the id *beside*, has the same subject."""
    drafts = Composed.objects.filter(kind=kind, subject=subject, numbered_at=None, dropped_at=None)
    if drafts.exclude(pk=beside).exists():
        raise ValidationError({"subject": "Đang có bản nháp cùng loại, cùng trích yếu. Mời mở bản nháp đó."})
