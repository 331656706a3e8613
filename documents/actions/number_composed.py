"""Cấp số: a paper that the office wrote gets its number from the book and is printed; its words are then fixed."""

from dataclasses import asdict
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from core import clock
from core.history import keep
from core.papers import Paper, PaperError, Reference, render_pdf
from core.uploads import StoredFile
from core.uploads import keep as keep_file
from core.vietnamese import lines
from core.workflow import AlreadyDone, lock, record_event
from documents.access import keeping
from documents.actions.draw_number import Registered, draw_number
from documents.actions.reword_composed import refuse_unless_draft
from documents.composing import Words, composed_paper, sent_to, signer_of
from documents.models import Composed, ComposedPaper
from documents.readiness import number_refusal

_FILES = {"letter": "cong-van", "report": "bao-cao", "plan": "ke-hoach"}
_EDITED = "Bản nháp vừa được người khác sửa. Đồng chí tải lại trang, đọc lại rồi cấp số."


def number_composed(draft: Composed, *, by: Any, number: int, symbol: str, dated: date, copies: int) -> Composed:
    """Give it this number and date; printed before the transaction that keeps it.

    :raises PermissionDenied: *by* does not keep the book.
    :raises AlreadyDone: it has its number.
    :raises ValidationError: it was dropped, the date is ahead, the number is used, nobody may sign, the words cannot be
        printed, or were changed meanwhile.
    """
    capacity = keeping(by)
    found = Composed.objects.get(pk=draft.pk)
    _refuse(found, number, symbol, dated)
    reference = Reference(number, symbol, dated)
    paper = composed_paper(found, reference, dated)
    printed = _printed(paper, f"{_FILES[found.kind]}-{reference.text.replace('/', '-')}.pdf")
    with transaction.atomic():
        row: Composed = lock(found)
        _refuse(row, number, symbol, dated)
        if _words(row) != _words(found):
            raise ValidationError(_EDITED)
        row.numbered_at = clock.now()
        keep(row, by=by, why="number", fields=["numbered_at"])
        draw_number(symbol, _registered(row, dated, copies), by=by, source=row, wanted=number)
        ComposedPaper.objects.create(
            composed=row, content=paper.to_json(), number=reference.text, dated=dated, made_at=row.numbered_at,
            made_by=by, **vars(printed),
        )  # fmt: skip
        record_event(row, "number", by=by, was="draft", now="numbered", reason=reference.text, capacity=capacity)
    return row


def _refuse(row: Composed, number: int, symbol: str, dated: date) -> None:
    if row.numbered_at is not None:
        raise AlreadyDone(f"{row} đã có số.")
    refuse_unless_draft(row)
    if waiting := [line for line in lines(row.body) if line.startswith("[")]:
        raise ValidationError(f"Nội dung còn chỗ chưa ghi: «{waiting[0]}». Mời sửa bản nháp trước khi cấp số.")
    if dated > clock.today():
        raise ValidationError({"dated": "Ngày văn bản ở sau hôm nay. Mời ghi đúng ngày."})
    if refusal := number_refusal(symbol, dated.year, number):
        raise ValidationError({"number": refusal})


def _printed(paper: Paper, name: str) -> StoredFile:
    try:
        return keep_file(render_pdf(paper), name, "application/pdf")
    except PaperError as problem:
        raise ValidationError(str(problem)) from problem


def _words(row: Composed) -> dict[str, Any]:
    return {name: getattr(row, name) for name in asdict(Words("", ""))}


def _registered(row: Composed, dated: date, copies: int) -> Registered:
    return Registered(
        kind=row.kind, dated=dated, subject=row.subject, signer=signer_of(row, dated).name,
        recipients="\n".join(sent_to(row)), unit="Văn phòng Sở", copies=copies,
    )  # fmt: skip
