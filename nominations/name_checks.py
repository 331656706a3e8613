"""Whether a nominee's name is confirmed letter by letter, who confirms it, and what in it deserves a second look.

Everybody put forward is asked, whatever becomes of the file: a question to the recognised alone would tell the outcome.
"""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.access import departments_of, holds
from accounts.models import User
from accounts.roles import Role
from core.vietnamese.spelling import doubts
from nominations.access import visible
from nominations.models import NameConfirmation, NameReport, Nomination
from nominations.workflow import State

Kind = Nomination.Kind
#: In these states there is nothing to print, or nobody has said yet that the name is final.
NOT_ASKED = (State.DRAFT, State.WITHDRAWN, State.SHELVED)
_HOLDS = NameConfirmation.objects.filter(
    nomination=OuterRef("pk"), name=OuterRef("name"), honorific=OuterRef("honorific")
)
_SAID_WRONG = NameReport.objects.filter(
    nomination=OuterRef("pk"), name=OuterRef("name"), honorific=OuterRef("honorific")
)


def with_confirmation(rows: QuerySet[Nomination]) -> QuerySet[Any]:
    """The rows with ``name_confirmed``: whether a confirmation of the present name holds."""
    return rows.annotate(name_confirmed=Exists(_HOLDS))


def unconfirmed(rows: QuerySet[Nomination]) -> QuerySet[Any]:
    """Of *rows* those whose name nobody has confirmed as it stands, in the order of lists."""
    return with_confirmation(rows).filter(name_confirmed=False).order_by("sort_key", "pk")


def confirmation_of(nomination: Nomination) -> NameConfirmation | None:
    """The confirmation that holds."""
    rows = NameConfirmation.objects.filter(nomination=nomination)
    rows = rows.filter(name=nomination.name, honorific=nomination.honorific)
    return rows.select_related("by").first()


def report_on(nomination: Nomination) -> NameReport | None:
    """The newest word that the present name is wrong; it waits while nobody has confirmed it."""
    rows = NameReport.objects.filter(nomination=nomination, name=nomination.name, honorific=nomination.honorific)
    return rows.select_related("by").order_by("-pk").first()


def reported_wrong(rows: QuerySet[Nomination]) -> QuerySet[Any]:
    """Of *rows* those whose present name is reported wrong and not confirmed."""
    return unconfirmed(rows.filter(Exists(_SAID_WRONG)))


def own_rows(user: Any) -> Q:
    """Files whose name *user* knows best: one's own; of a collective its head's; else the department's head's."""
    nobody_else = Q(kind=Kind.INDIVIDUAL, person=None) | Q(kind=Kind.COLLECTIVE, collective_head=None)
    own = Q(person=user.pk) | Q(collective_head=user.pk)
    return own | (nobody_else & Q(department__in=departments_of(user, Role.HEAD)))


def asked_of(user: Any) -> QuerySet[Nomination]:
    """Files whose name *user* is asked to confirm, until the results are announced."""
    rows = Nomination.objects.filter(own_rows(user), announced_at=None).exclude(state__in=NOT_ASKED)
    return rows.select_related("season", "department")


def kept_by_office(user: Any) -> QuerySet[Nomination]:
    """Files whose confirmation on paper *user* enters: the Office, of those that it sees."""
    rows = visible(user).exclude(state__in=NOT_ASKED)
    return rows if holds(user, Role.OFFICE) else rows.none()


def to_confirm(user: Any) -> QuerySet[Nomination]:
    """Files whose name page *user* opens."""
    rows = Q(pk__in=asked_of(user).values("pk")) | Q(pk__in=kept_by_office(user).values("pk"))
    return Nomination.objects.filter(rows).select_related("season", "department")


def is_own(nomination: Nomination, user: Any) -> bool:
    return asked_of(user).filter(pk=nomination.pk).exists()


def second_looks(nomination: Nomination) -> list[str]:
    """Sentences about letters, tones, and people of the staff whose names differ in accents alone."""
    found = doubts(nomination.name)
    alike = User.objects.people().filter(search_norm=nomination.search_norm).exclude(full_name=nomination.name)
    names = alike.exclude(pk=nomination.person_id or 0).order_by("sort_key", "pk")
    for other in names.values_list("full_name", flat=True).distinct()[:5]:
        found.append(f"Trong danh sách công chức có «{other}», chỉ khác dấu.")
    return found
