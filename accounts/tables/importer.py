"""What an importer is: the columns it understands, and the action that takes one row."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from django.db.models import TextChoices

from core.sheets.columns import Column, Places

#: What a row says: column → value, only of cells that are not empty.
Facts = Mapping[str, Any]


class Outcome(TextChoices):
    CREATE = "create", "Tạo mới"
    UPDATE = "update", "Cập nhật"
    SAME = "same", "Không đổi"
    ERROR = "error", "Lỗi"


@dataclass(frozen=True)
class Taken:
    """What became of a row: the record concerned, in words and by its key, and what changes in it."""

    outcome: Outcome
    about: str
    subject: int
    notes: tuple[str, ...] = ()


class Importer(Protocol):
    """The columns of a list and the action that takes a row; made for whoever imports."""

    columns: tuple[Column, ...]
    most: int  # rows at a time: all of them are taken in one transaction

    def refuse(self) -> None:
        """:raises PermissionDenied, ValidationError: this person may not import now."""

    def lacking(self, places: Places) -> str:
        """What no column of the table says but every row must, in a sentence; an empty text when all is there."""

    def about(self, facts: Facts) -> str:
        """Whom or what the row is about, for a row that is refused."""

    def identity(self, facts: Facts) -> Hashable:
        """What may stand in the table only once; None where the row does not say whom it is about."""

    def take(self, facts: Facts, why: str) -> Taken:
        """Let the app's action take the row; *why* stands in the record of events.

        :raises ValidationError: a rule of the app refuses it.
        """
