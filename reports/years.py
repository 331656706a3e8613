"""Five seasons side by side, and the two phases to which they belong: as entered, else five years each by custom."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from nominations.models import Nomination
from reports import access
from reports.counts import NONE, RECOGNISED, Division, Line, Numbers, added, along, grouped
from seasons.models import DiscoveryChannel, Phase, Season

SIDE_BY_SIDE = 5
PHASE = 5  # years, where nobody entered a phase: 2021–2025, 2026–2030
_KINDS = ("doi-tuong", "Được công nhận theo đối tượng", "Đối tượng")
_CHANNELS = ("cach-thuc", "Được công nhận theo cách thức phát hiện", "Cách thức phát hiện")

Found = Mapping[tuple[Any, ...], Numbers]


@dataclass(frozen=True)
class Span:
    """A phase by its name and years, both of them in it."""

    name: str
    first: int
    last: int


@dataclass(frozen=True)
class Years:
    """The last seasons by year, what each recognised by kind and by channel, and the phases they stand in."""

    by_year: Division
    recognised: tuple["Compared", ...]
    by_phase: Division


@dataclass(frozen=True)
class Compared:
    """One number of each of the seasons, a line for each group."""

    key: str
    title: str
    first: str
    years: tuple[int, ...]
    lines: tuple[Line, ...]

    @property
    def total(self) -> Numbers:
        return tuple(sum(column) for column in zip(*(line.numbers for line in self.lines), strict=True))


def phases_until(year: int) -> list[Span]:
    """The phase that had begun last by *year* and the one before it, in their order, in one query."""
    rows = Phase.objects.filter(first_year__lte=year).order_by("-first_year")[:2]
    entered = [Span(row.name, row.first_year, row.last_year) for row in rows]
    return entered[::-1] or by_custom(year)


def by_custom(year: int) -> list[Span]:
    """The five years of *year* and the five before."""
    first = year - (year - 1) % PHASE
    return [Span(f"{one} - {one + PHASE - 1}", one, one + PHASE - 1) for one in (first - PHASE, first)]


def compared(user: Any, until: int) -> Years:
    """The seasons up to the year *until* as *user* counts them, in three queries."""
    phases = phases_until(until)
    since = min(phases[0].first, until - SIDE_BY_SIDE + 1)
    seasons = {row.pk: row.year for row in Season.objects.filter(year__gte=since, year__lte=until)}
    rows = access.counted(user).filter(season__in=seasons)
    found = grouped(rows, "season", "kind", "channel", oversees=access.reads_agency(user))
    of_kind, of_channel = (along(found, 0, place) for place in (1, 2))
    of_year = {seasons[season]: numbers for (season,), numbers in along(found, 0).items()}
    kinds = {(seasons[season], kind): numbers for (season, kind), numbers in of_kind.items()}
    channels = {(seasons[season], channel): numbers for (season, channel), numbers in of_channel.items()}
    years = tuple(sorted(seasons.values()))[-SIDE_BY_SIDE:]
    by_kind = _recognised(_KINDS, Nomination.Kind.choices, years, kinds)
    by_channel = _recognised(_CHANNELS, DiscoveryChannel.choices, years, channels)
    by_year = tuple(Line(str(year), of_year.get(year, NONE)) for year in years)
    by_phase = Division("giai-doan", "Các giai đoạn", "Giai đoạn", tuple(_phases(of_year, phases)))
    return Years(Division("nam", "Các năm", "Năm", by_year), (by_kind, by_channel), by_phase)


def _recognised(
    words: tuple[str, str, str], named: Iterable[tuple[Any, Any]], years: tuple[int, ...], found: Found
) -> Compared:
    """How many of each group, by (year, group), were recognised."""
    lines = [
        Line(str(name), tuple(found.get((year, value), NONE)[RECOGNISED] for year in years)) for value, name in named
    ]
    return Compared(*words, years, tuple(lines))


def _phases(of_year: Mapping[int, Numbers], phases: Iterable[Span]) -> Iterator[Line]:
    for phase in phases:
        found = (numbers for year, numbers in of_year.items() if phase.first <= year <= phase.last)
        yield Line(phase.name, added(found))
