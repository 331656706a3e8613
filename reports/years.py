"""Five seasons side by side, and the two phases of five years to which they belong."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from nominations.models import Nomination
from reports import access
from reports.counts import NONE, RECOGNISED, Division, Line, Numbers, added, along, grouped
from seasons.models import DiscoveryChannel, Season

SIDE_BY_SIDE = 5
PHASE = 5  # years: a plan's phase is 2021–2025, 2026–2030
_KINDS = ("doi-tuong", "Được công nhận theo đối tượng", "Đối tượng")
_CHANNELS = ("cach-thuc", "Được công nhận theo cách thức phát hiện", "Cách thức phát hiện")

Found = Mapping[tuple[Any, ...], Numbers]


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


def phase_of(year: int) -> tuple[int, int]:
    """First and last year of the phase of *year*."""
    first = year - (year - 1) % PHASE
    return first, first + PHASE - 1


def compared(user: Any, until: int) -> Years:
    """The seasons up to the year *until* as *user* counts them, in two queries."""
    first, last = phase_of(until)
    seasons = {row.pk: row.year for row in Season.objects.filter(year__gt=last - 2 * PHASE, year__lte=until)}
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
    by_phase = Division("giai-doan", "Các giai đoạn", "Giai đoạn", tuple(_phases(of_year, first)))
    return Years(Division("nam", "Các năm", "Năm", by_year), (by_kind, by_channel), by_phase)


def _recognised(
    words: tuple[str, str, str], named: Iterable[tuple[Any, Any]], years: tuple[int, ...], found: Found
) -> Compared:
    """How many of each group, by (year, group), were recognised."""
    lines = [
        Line(str(name), tuple(found.get((year, value), NONE)[RECOGNISED] for year in years)) for value, name in named
    ]
    return Compared(*words, years, tuple(lines))


def _phases(of_year: Mapping[int, Numbers], first: int) -> Iterator[Line]:
    for begins in (first - PHASE, first):
        span = range(begins, begins + PHASE)
        yield Line(f"{span[0]} - {span[-1]}", added(numbers for year, numbers in of_year.items() if year in span))
