"""Who reads the books of the funds, who writes them, and who sees which request."""

from typing import Any

from django.db.models import Q, QuerySet

from accounts.access import acting_as, anyone_of, departments_of, holds, introducing
from accounts.roles import Role
from core.access import EVERYONE, NOBODY
from funds.models import Entry, Fund, SupportRequest
from nominations.access import INTRODUCERS
from nominations.models import Nomination
from nominations.workflow import State as FileState
from nurturing.access import writable
from nurturing.models import NewFactor
from nurturing.workflow import ACTIVE

#: Duties that read every book, and every request once it was sent.
WATCHERS = frozenset({Role.OFFICE, Role.STANDING_COUNCIL, Role.DIRECTOR})
#: Those who open funds, write income and payments.
KEEPERS = frozenset({Role.OFFICE})
#: Those who answer for a department.
HEADS = (Role.HEAD, Role.DEPUTY_HEAD)

keeps_funds = anyone_of(*KEEPERS)
reads_funds = anyone_of(*WATCHERS)
asks_for_support = anyone_of(*INTRODUCERS)
sees_requests = anyone_of(*WATCHERS, *INTRODUCERS)


def keeping(user: Any) -> str:
    """The duty in which *user* keeps the books.

    :raises PermissionDenied: *user* does not.
    """
    return acting_as(user, Role.OFFICE, refusal="Sổ quỹ do Văn phòng Sở ghi.")


def funds(user: Any) -> QuerySet[Fund]:
    """Every fund, for those who read the books."""
    return Fund.objects.filter(EVERYONE if reads_funds(user) else NOBODY)


def funds_kept(user: Any) -> QuerySet[Fund]:
    return Fund.objects.filter(EVERYONE if keeps_funds(user) else NOBODY)


def entries(user: Any) -> QuerySet[Entry]:
    """Lines of the books follow their fund."""
    rows = Entry.objects.filter(EVERYONE if reads_funds(user) else NOBODY)
    return rows.select_related("fund", "request", "recorded_by", "reverses")


def entries_kept(user: Any) -> QuerySet[Entry]:
    """Lines that *user* may reverse."""
    return entries(user) if keeps_funds(user) else Entry.objects.none()


def request_rows(user: Any) -> Q:
    """Those of one's own departments; for those who watch, all that were ever sent."""
    sent = Q(sent_at__isnull=False) if holds(user, *WATCHERS) else NOBODY
    return (introducing(user) | sent) & ~Q(pk__in=about_oneself(user))


def about_oneself(user: Any) -> Any:
    """Ids of the requests for *user* as a new factor: nobody reads here that he or she is nurtured."""
    return SupportRequest.objects.filter(new_factor__person=user.pk).order_by().values("pk")


def requests(user: Any) -> QuerySet[SupportRequest]:
    rows = SupportRequest.objects.filter(request_rows(user))
    return rows.select_related(
        "season", "department", "fund", "nomination__season", "nomination__department", "new_factor"
    )


def proofs(user: Any) -> QuerySet[Entry]:
    """Scans of receipts: for those who read the books, and for the department that asked."""
    own = Q(request__in=SupportRequest.objects.filter(request_rows(user)).order_by().values("pk"))
    rows = Entry.objects.exclude(stored_name="").filter(own | (EVERYONE if reads_funds(user) else NOBODY))
    return rows.select_related("fund", "request")


def recognised_of(user: Any) -> QuerySet[Nomination]:
    """The recognised for whom *user* may ask: of the own departments and of those whose files they took over."""
    mine = departments_of(user, *INTRODUCERS)
    rows = Nomination.objects.filter(state=FileState.RECOGNISED, announced_at__isnull=False, department__in=mine)
    return rows.select_related("season", "department").order_by("-season__year", "sort_key", "pk")


def nurtured_by(user: Any) -> QuerySet[NewFactor]:
    """The new factors for whom *user* may ask: those that the own department nurtures."""
    return writable(user).filter(state__in=ACTIVE).order_by("sort_key", "pk")
