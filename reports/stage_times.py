"""How long the files of a season took from stage to stage, and which came late."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Avg, Count, F, FloatField, Func, Max, Q, QuerySet

from certificates.models import DecisionItem
from core.vietnamese import one_decimal
from councils.models import AgendaItem
from nominations.concern import barred_in_person
from nominations.models import Nomination
from reports.access import counted, departments, reads_agency
from seasons.models import Season

MOST_LATE = 20
_OUTCOMES = (DecisionItem.Outcome.RECOGNISE, DecisionItem.Outcome.DECLINE)


class DaysBetween(Func):
    """Days, with their fraction, from the second moment back to the first."""

    arity = 2
    output_field = FloatField()
    template = "(date_part('epoch', %(expressions)s) / 86400.0)"
    arg_joiner = " - "

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(
            compiler, connection, template="(julianday(%(expressions)s))", arg_joiner=") - julianday(", **context
        )


@dataclass(frozen=True)
class Stage:
    """Of the files that passed it: how many, the mean and the longest time in days."""

    name: str
    files: int
    mean: float | None
    longest: float | None

    @property
    def mean_told(self) -> str:
        return _told(self.mean)

    @property
    def longest_told(self) -> str:
        return _told(self.longest)


@dataclass(frozen=True)
class _Passage:
    """A stage: its name, the two moments between which it lies, and whether only the announced tell of it."""

    name: str
    until: str
    since: str
    overseen: bool = False


_FILES = (
    _Passage("Từ nộp đến tiếp nhận", "received_at", "submitted_at"),
    _Passage("Từ tiếp nhận đến thẩm định xong", "appraised_at", "received_at", overseen=True),
    _Passage("Cả chặng, từ nộp đến công bố", "announced_at", "submitted_at"),
)
_VOTES = (
    _Passage("Từ thẩm định xong đến kiểm phiếu", "session__counted_at", "nomination__appraised_at", overseen=True),
)
_DECISIONS = (
    _Passage("Từ kiểm phiếu đến quyết định", "decision__decided_at", "agenda_item__session__counted_at", overseen=True),
    _Passage("Từ quyết định đến công bố", "nomination__announced_at", "decision__decided_at"),
)


def stage_times(season: Season, user: Any) -> list[Stage]:
    """Every stage of the season's files as *user* counts them and then the whole way, in three queries.

    That a file was appraised and voted on tells whoever does not oversee nothing before the announcement.
    """
    oversees = reads_agency(user)
    rows = counted(user).filter(season=season).order_by()
    received, appraised, whole = _timed(rows, _FILES, None if oversees else Q(announced_at__isnull=False))
    own: dict[str, Any] = {} if oversees else {"nomination__department__in": departments(user)}
    announced = Q(nomination__announced_at__isnull=False)
    files = {"nomination__season": season, "nomination__submitted_by__isnull": False}  # what the index of times holds
    voted = AgendaItem.objects.filter(session__season=season, session__counted_at__isnull=False, dropped_at=None, **own)
    voted = voted.filter(round=F("nomination__round"), **files).exclude(nomination__in=barred_in_person(user))
    decided = DecisionItem.objects.filter(decision__season=season, outcome__in=_OUTCOMES, **files, **own)
    votes = _timed(voted.order_by(), _VOTES, None if oversees else announced)
    decisions = _timed(decided.order_by(), _DECISIONS, announced)
    return [received, appraised, *votes, *decisions, whole]


def late(season: Season, user: Any) -> tuple[list[Nomination], int]:
    """The first files that came late, in the order of names, and how many there are."""
    rows = counted(user).filter(season=season, late=True)
    listed = rows.select_related("season", "department").order_by("sort_key", "pk")[:MOST_LATE]
    return list(listed), rows.count()


def _timed(rows: QuerySet[Any], passages: tuple[_Passage, ...], told: Q | None = None) -> list[Stage]:
    """Each of *passages* over the rows that have both of its moments, in one query; overseen ones over those *told*."""
    wanted: dict[str, Any] = {}
    for place, one in enumerate(passages):
        days, where = DaysBetween(F(one.until), F(one.since)), told if one.overseen else None
        wanted[f"files_{place}"] = Count(one.until, filter=where)
        wanted |= {f"mean_{place}": Avg(days, filter=where), f"longest_{place}": Max(days, filter=where)}
    found = rows.aggregate(**wanted)
    return [
        Stage(one.name, found[f"files_{place}"], found[f"mean_{place}"], found[f"longest_{place}"])
        for place, one in enumerate(passages)
    ]


def _told(days: float | None) -> str:
    return "–" if days is None else one_decimal(max(0, round(days * 100)), 100)
