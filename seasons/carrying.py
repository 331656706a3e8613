"""What a new season takes over from the one before: each app registers its own lines."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from core.history import keep
from core.vietnamese import two_digits
from seasons.models import CriteriaSet, Criterion, Movement, Season


@dataclass(frozen=True)
class Carrier:
    """One kind of lines: *tell* says in sentences what the next season would take over, *carry* does it."""

    tell: Callable[[Season], Iterable[str]]
    carry: Callable[[Season, Season, Any], object]


_carriers: list[Carrier] = []


def register_carrier(carrier: Carrier) -> None:
    """Have *carrier* asked whenever a season is prepared; called once by each app when it is ready."""
    _carriers.append(carrier)


def season_before(year: int) -> Season | None:
    """The last season before *year*."""
    return Season.objects.filter(year__lt=year).order_by("-year").first()


def told(year: int) -> list[str]:
    """What a season of *year* would take over, in sentences; none when it is the first."""
    old = season_before(year)
    if old is None:
        return []
    return [*_criteria(old), *(said for carrier in _carriers for said in carrier.tell(old))]


def carry_over(new: Season, *, by: Any) -> None:
    """Take over what the apps registered; inside the transaction that prepares *new* with its criteria."""
    if old := season_before(new.year):
        for carrier in _carriers:
            carrier.carry(old, new, by)


def newest_criteria(season: Season) -> CriteriaSet | None:
    """The version of the criteria that counts last in *season*."""
    return season.criteria_sets.order_by("-version").first()


def _criteria(old: Season) -> Iterator[str]:
    newest = newest_criteria(old)
    kinds = list(newest.criteria.values_list("kind", flat=True)) if newest else []
    if kinds:
        general = kinds.count(Criterion.Kind.GENERAL)
        yield (
            f"{two_digits(general)} tiêu chuẩn chung và {two_digits(len(kinds) - general)} tiêu chuẩn cụ thể, "
            "sửa được đến khi mở kỳ."
        )


def running_on(old: Season) -> "QuerySet[Movement]":
    """The movements of *old* that go on when its recognition is over."""
    return old.movements.filter(ends__gt=old.recognition_due, stopped_on=None)


def tell_movements(old: Season) -> Iterator[str]:
    if there := running_on(old).count():
        yield f"{two_digits(there)} phong trào thi đua còn trong thời hạn."


def carry_movements(old: Season, new: Season, by: Any) -> None:
    """Each with its launching documents; whether departments register in the new season is settled anew."""
    for row in running_on(old):
        documents = list(row.documents.filter(set_aside_at=None))
        row.season, row.takes_registration, row.register_until, row.changed_at = new, False, None, None
        for one in (row, *documents):
            one.pk, one._state.adding = None, True
        keep(row, by=by, why=f"Mang sang từ kỳ {old.year}")
        for document in documents:
            document.movement = row
            document.save()
