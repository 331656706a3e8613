"""Lưu bản ký: the scan of a signed letter, report or plan is put beside the paper as it was numbered."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from core.uploads import StoredFile
from core.workflow import AlreadyDone, lock, record_event
from documents.access import keeping
from documents.models import Composed, ComposedPaper
from documents.queries import entry_for, was_sent

SENT = (
    "Văn bản đã ghi ở sổ gửi nên không thay bản ký được nữa. Nếu ghi sổ gửi nhầm, đồng chí gạch dòng ở sổ gửi rồi tải "
    "lại bản ký."
)


@transaction.atomic
def keep_composed_scan(numbered: Composed, *, by: Any, stored: StoredFile) -> ComposedPaper:
    """Keep *stored* (checked by ``core.uploads``) as the signed copy; until the paper is sent a wrong one is replaced.

    The chain of events keeps the digest of each.

    :raises PermissionDenied: *by* does not keep the book.
    :raises AlreadyDone: this very file is the signed copy.
    :raises ValidationError: the paper has no number yet, or was sent with the signed copy that it has.
    """
    capacity = keeping(by)
    row: Composed = lock(numbered)
    paper = ComposedPaper.objects.filter(composed=row).first()
    if paper is None:
        raise ValidationError("Văn bản chưa có số. Mời cấp số, in, trình ký, đóng dấu rồi tải bản quét lên.")
    if paper.scan_sha256 == stored.sha256:
        raise AlreadyDone("Bản ký này đã lưu.")
    if paper.is_signed and was_sent(entry_for(row, row.kind)):
        raise ValidationError(SENT)
    paper.take_scan(stored, by=by)
    paper.save()
    record_event(row, "scan", by=by, was="numbered", now="numbered", reason=stored.sha256, capacity=capacity)
    return paper
