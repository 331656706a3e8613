"""Put right words of a file that the council has voted on, before its result is announced: called from above."""

from dataclasses import asdict, dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core.history import keep
from core.workflow import lock, record_event
from nominations.models import Nomination


@dataclass(frozen=True)
class FileWords:
    """What later papers print of a file: honorific, name, post with unit, merit."""

    honorific: str
    name: str
    post: str
    merit: str

    @classmethod
    def of(cls, nomination: Nomination) -> "FileWords":
        """As the file has them."""
        return cls(nomination.honorific, nomination.name, nomination.post, nomination.merit)


@transaction.atomic
def correct_words(nomination: Nomination, *, by: User, words: FileWords, reason: str) -> Nomination:
    """The file with *words*; its history keeps what it said. The caller has asked for the right and for grounds.

    :raises ValidationError: its result is announced, or a word breaks a rule of the file.
    """
    row: Nomination = lock(nomination)
    if row.announced_at is not None:
        raise ValidationError(f"{row.name}: kết quả đã công bố nên hồ sơ không sửa được nữa.")
    for name, value in asdict(words).items():
        setattr(row, name, value)
    row.clean_fields(exclude=[one.name for one in row._meta.fields if one.name not in asdict(words)])
    keep(row, by=by, why="correct_words", fields=[*asdict(words), *Nomination.KEYS])
    record_event(row, "correct_words", by=by, was=row.state, now=row.state, reason=reason)
    return row
