"""Gửi thư: a letter of results gets its number, is printed, and from now on is read where it is addressed."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from certificates.letters import letter_paper, recipients_of, signer_of, subject_of
from certificates.models import LetterPaper, ResultLetter
from certificates.readiness import guard, number_gaps
from certificates.readiness_letters import before_release
from certificates.workflow import RESULT_LETTER
from core import clock
from core.papers import Paper, Reference
from core.uploads import StoredFile
from core.workflow import advance, require
from documents.actions.draw_number import Registered, draw_number
from documents.models import Entry
from nominations.printing import render

_EDITED = "Lời thư vừa được người khác sửa. Đồng chí tải lại trang, đọc lại rồi gửi."


def release_letter(letter: ResultLetter, *, by: User, number: int, symbol: str, dated: date) -> ResultLetter:
    """Send the letter as it stands, under this number and date.

    :raises PermissionDenied: *by* is concerned in one of the files.
    :raises AlreadyDone: it was sent before.
    :raises IllegalMove: it was put aside.
    :raises ValidationError: results are not announced, the date precedes them, the number is used, or the words were
        changed meanwhile.
    """
    found = ResultLetter.objects.select_related("decision__season", "department").get(pk=letter.pk)
    require(found, RESULT_LETTER, "release", by=by)
    taken = number_gaps(found, Entry.Kind.NOTICE, number, symbol, dated)
    guard([*before_release(found.decision, dated), *taken])
    reference = Reference(number, symbol, dated)
    paper = letter_paper(found, reference, dated, by)
    stored = render(paper, f"thong-bao-{reference.text.replace('/', '-')}.pdf")
    with transaction.atomic():
        row: ResultLetter = advance(found, RESULT_LETTER, "release", by=by, released_at=clock.now(), released_by=by)
        if (row.opening, row.closing) != (found.opening, found.closing):
            raise ValidationError(_EDITED)
        signer = signer_of(found, dated, by).name
        facts = Registered(
            Entry.Kind.NOTICE, dated, subject_of(found), signer, recipients_of(found), unit="Văn phòng Sở"
        )
        draw_number(symbol, facts, by=by, source=row, wanted=number)
        _freeze(row, paper, stored, reference, by=by)
    return row


def _freeze(letter: ResultLetter, paper: Paper, stored: StoredFile, reference: Reference, *, by: User) -> None:
    LetterPaper.objects.create(
        letter=letter,
        content=paper.to_json(),
        number=reference.text,
        dated=reference.on,
        made_at=clock.now(),
        made_by=by,
        stored_name=stored.stored_name,
        original_name=stored.original_name,
        media_type=stored.media_type,
        size=stored.size,
        sha256=stored.sha256,
    )
