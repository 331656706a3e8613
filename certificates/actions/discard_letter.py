"""Không gửi thư: a letter of results is put aside, with the reason."""

from accounts.models import User
from certificates.models import ResultLetter
from certificates.workflow import RESULT_LETTER
from core.workflow import advance


def discard_letter(letter: ResultLetter, *, by: User, reason: str) -> ResultLetter:
    """Put the letter aside for good.

    :raises PermissionDenied: *by* is concerned in one of the files.
    :raises IllegalMove: it was sent.
    :raises AlreadyDone: it was put aside before.
    """
    said = reason.strip()
    row: ResultLetter = advance(letter, RESULT_LETTER, "discard", by=by, reason=said, discard_reason=said)
    return row
