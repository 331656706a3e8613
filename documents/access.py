"""Who reads the book of outgoing documents, and who gives its numbers."""

from typing import Any

from django.db.models import QuerySet

from accounts.access import acting_as, anyone_of
from accounts.roles import Role
from core.access import EVERYONE, NOBODY
from documents.models import Composed, Entry

KEEPERS = (Role.RECORDS_CLERK, Role.OFFICE)

#: Those who read the book, keep numbers free and enter what was numbered outside the portal.
keeps_book = anyone_of(*KEEPERS)


def keeping(user: Any) -> str:
    """The duty in which *user* keeps the book.

    :raises PermissionDenied: *user* holds none that does.
    """
    return acting_as(user, *KEEPERS, refusal="Sổ văn bản đi do Văn thư hoặc Văn phòng Sở giữ.")


def entries(user: Any) -> QuerySet[Entry]:
    """The whole book, for those who keep it; what an entry is about may still be veiled."""
    return Entry.objects.filter(EVERYONE if keeps_book(user) else NOBODY).select_related("book")


def composed(user: Any) -> QuerySet[Composed]:
    """Every paper that the office wrote here, for those who keep the book."""
    return Composed.objects.filter(EVERYONE if keeps_book(user) else NOBODY)
