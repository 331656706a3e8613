"""Lập công văn đôn đốc: the letter to the departments that are late, as a draft of the book of documents."""

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.workflow import AlreadyDone, IllegalMove, lock
from documents.actions.compose import compose
from documents.models import Composed
from monitoring.models import UrgingLetter
from monitoring.urging import Owing, owing, writes_letters
from monitoring.urging_letter import letter
from seasons.models import Season


def letter_of_today(season: Season) -> Composed | None:
    """The letter drafted today, unless its draft was dropped."""
    rows = UrgingLetter.objects.filter(season=season, day=clock.today(), composed__dropped_at=None)
    found = rows.select_related("composed").first()
    return found.composed if found else None


@transaction.atomic
def draft_urging(season: Season, *, by: User) -> Composed:
    """The draft.

    :raises PermissionDenied: *by* is not of the Office.
    :raises AlreadyDone: one was drafted today and not dropped.
    :raises IllegalMove: the season is not under way.
    :raises ValidationError: no department is late, or a draft with this subject stands in the book.
    """
    if not writes_letters(by):
        raise PermissionDenied("Công văn đôn đốc do Văn phòng Sở lập.")
    row: Season = lock(season)
    if row.state != "open":
        raise IllegalMove("Kỳ bình xét không đang diễn ra nên không lập công văn đôn đốc.")
    if letter_of_today(row):
        raise AlreadyDone("Hôm nay đã lập công văn đôn đốc. Mời xem bản đó.")
    late = owing(row)
    if not late:
        raise ValidationError("Không phòng nào quá hạn nên chưa cần công văn đôn đốc.")
    return draft(row, late, by=by)


def draft(season: Season, late: Sequence[Owing], *, by: User | None) -> Composed:
    """The draft to these departments; *by* is None where the clock drafts it. Part of a transaction.

    :raises ValidationError: a draft with this subject stands in the book.
    """
    words, figures = letter(season, late, clock.today())
    composed = compose(Composed.Kind.LETTER, words, by=by, figures=[figures], season=season)
    UrgingLetter.objects.create(season=season, day=clock.today(), composed=composed, asked_by=by, asked_at=clock.now())
    return composed
