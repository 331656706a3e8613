"""Sửa lời thư: the words of a letter of results, before it is sent."""

from accounts.models import User
from certificates.models import ResultLetter
from certificates.workflow import RESULT_LETTER
from core.workflow import advance


def edit_letter(letter: ResultLetter, *, by: User, opening: str, closing: str) -> ResultLetter:
    """Keep other words; the list of files follows the decision and stays.

    :raises PermissionDenied: *by* is concerned in one of the files.
    :raises IllegalMove: it was sent, or put aside.
    """
    row: ResultLetter = advance(letter, RESULT_LETTER, "edit", by=by, opening=opening, closing=closing)
    return row
