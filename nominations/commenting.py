"""Công khai lấy ý kiến: which files staff may comment on, who reads what was said, who hides and who answers.

Members of the council and the Director judge the file elsewhere, and whoever writes for its department answers for
it: they do not comment. Whoever is concerned in a file finds nothing of it here, neither text nor number.
"""

from typing import Any

from django.db.models import Count, OuterRef, Prefetch, Q, QuerySet, Subquery

from accounts.access import (
    anyone_of,
    council_secretary,
    holds,
    introducing,
    introducing_head,
    office,
    on_council,
    presiding,
)
from accounts.roles import COUNCIL, Role
from core import clock
from core.access import NOBODY
from core.workflow import Workflow
from nominations.access import readable_rows
from nominations.concern import concerned_rows, kept_rows, unless_concerned
from nominations.models import Comment, CommentHiding, CommentPeriod, Nomination
from nominations.workflow import NOMINATION, UNDER_APPRAISAL
from seasons.models import Season

FLOW: Workflow = NOMINATION
MODERATORS = (Role.COUNCIL_SECRETARY, Role.COUNCIL_CHAIR, Role.COUNCIL_VICE)

#: Those who open files for comments and give them more time. Those who preside stand in for whoever is concerned.
opening = unless_concerned(office | council_secretary | presiding)
#: Those who hide an insult and lift that again.
moderating = unless_concerned(council_secretary | presiding)

opens_periods = anyone_of(Role.OFFICE, *MODERATORS)
moderates = anyone_of(*MODERATORS)
#: Those for whom the table of all comments is drawn.
compiles_comments = anyone_of(*MODERATORS, Role.DIRECTOR)


def gives_comments(user: Any) -> bool:
    """Whether *user* is one of the staff who are asked: not of those who appraise, vote or decide."""
    return bool(user.is_authenticated) and not holds(user, *COUNCIL, Role.DIRECTOR)


def dated(rows: QuerySet[Nomination]) -> QuerySet[Any]:
    """The rows with ``comments_until``, the last day on which staff may comment; None where they never could."""
    periods = CommentPeriod.objects.filter(nominations=OuterRef("pk")).order_by("-last_day")
    last = Subquery(periods.values("last_day")[:1])
    return rows.annotate(comments_until=last).select_related("season", "department")


def asked_about(user: Any) -> QuerySet[Any]:
    """Files on which *user* may comment or once could; of the former ``commentable``."""
    if not gives_comments(user):
        return dated(Nomination.objects.none())
    rows = dated(Nomination.objects.filter(submitted_at__isnull=False)).filter(comments_until__isnull=False)
    return rows.exclude(concerned_rows(user)).exclude(kept_rows(user)).exclude(introducing(user))


def now_open() -> Q:
    """Rows of ``dated`` on which staff may comment today."""
    today = clock.today()
    return Q(comments_until__gte=today, state__in=UNDER_APPRAISAL) & ~FLOW.closed & ~FLOW.halted


def commentable(user: Any) -> QuerySet[Any]:
    """Files that wait for *user*'s comment, people first, in the order of names."""
    return asked_about(user).filter(now_open()).order_by("comments_until", "sort_key", "pk")


def own_comments(user: Any) -> QuerySet[Comment]:
    """What *user* said and did not take back, save on a file in which he or she has come to be concerned."""
    rows = Comment.objects.filter(author=user.pk, taken_back_at=None)
    concerned = Nomination.objects.filter(concerned_rows(user)).values("pk")
    rows = rows.exclude(nomination__in=concerned).select_related("nomination__season", "nomination__department")
    return rows.prefetch_related("hidings").order_by("-given_at", "-pk")


def openable(user: Any, season: Season) -> QuerySet[Any]:
    """Files of the season that *user* may open for comments, those already open included."""
    rows = Nomination.objects.filter(opening(user), season=season, state__in=UNDER_APPRAISAL).filter(~FLOW.halted)
    return dated(rows).order_by("sort_key", "pk")


def periods_of(user: Any, season: Season | None) -> QuerySet[CommentPeriod]:
    """The season's periods with a file that *user* may know of, each with ``files``, the number of such files."""
    known = _known(user)
    rows = CommentPeriod.objects.filter(season=season, nominations__in=known)
    return rows.annotate(files=Count("nominations")).select_related("opened_by")


def extendable(user: Any) -> QuerySet[CommentPeriod]:
    """Periods to which *user* may give more time; those that are over answer for themselves."""
    if not opens_periods(user):
        return CommentPeriod.objects.none()
    known = CommentPeriod.objects.filter(nominations__in=_known(user)).values("pk")
    return CommentPeriod.objects.filter(pk__in=known).select_related("season")


def _known(user: Any) -> QuerySet[Nomination]:
    rows = Nomination.objects.filter(opening(user)).exclude(concerned_rows(user))
    return rows.only("pk")


def commented(user: Any) -> QuerySet[Any]:
    """Files once open for comments whose comments *user* reads.

    Members of the council who declared, the Director; the department's head once the time is over.
    """
    over = introducing_head(user) & Q(comments_until__lt=clock.today())
    return _opened(user).filter(_overseen(user) | over)


def compiled(user: Any) -> QuerySet[Any]:
    """Files of which *user* draws the table of comments: those that he or she oversees, people first."""
    return _opened(user).filter(_overseen(user)).order_by("sort_key", "pk")


def moderated(user: Any) -> QuerySet[Comment]:
    """Comments that *user* may hide, hidden ones included."""
    rows = compiled(user).order_by() if moderates(user) else dated(Nomination.objects.none())
    return _comments().filter(nomination__in=rows.values("pk"))


def answerable(user: Any) -> QuerySet[Comment]:
    """Comments on files of the department that *user* heads, once the time is over; answered ones included."""
    over = introducing_head(user) & Q(comments_until__lt=clock.today())
    return _comments().filter(nomination__in=_opened(user).filter(over).values("pk")).exclude(text="")


def _opened(user: Any) -> QuerySet[Any]:
    return dated(Nomination.objects.all()).filter(comments_until__isnull=False).exclude(concerned_rows(user))


def _overseen(user: Any) -> Q:
    if holds(user, *MODERATORS, Role.DIRECTOR):
        return Q(submitted_at__isnull=False) & ~kept_rows(user)
    return readable_rows(user) & ~kept_rows(user) if on_council(user) else NOBODY


def _comments() -> QuerySet[Comment]:
    rows = Comment.objects.filter(taken_back_at=None)
    hidings = Prefetch("hidings", queryset=CommentHiding.objects.select_related("hidden_by"))
    return rows.select_related(
        "author__department", "answered_by", "nomination__season", "nomination__department"
    ).prefetch_related(hidings)


def comments_on(nominations: Any) -> QuerySet[Comment]:
    """What was said on these files and not taken back; who may read it is asked before."""
    return _comments().filter(nomination__in=nominations).order_by("given_at", "pk")
