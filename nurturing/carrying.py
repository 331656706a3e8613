"""What of nurturing a new season, the end of one and a reorganisation of units touch."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.urls import reverse

from accounts.models import Department
from accounts.reorganising import Effect
from core.vietnamese import two_digits
from nurturing.models import NewFactor, NurturingPlan
from nurturing.workflow import ACTIVE, LIVE, State
from seasons.models import Season
from seasons.readiness import OpenItem


def tell(old: Season) -> Iterator[str]:
    """What the next season takes over."""
    if count := NewFactor.objects.filter(state__in=ACTIVE).count():
        yield f"{two_digits(count)} nhân tố mới đang theo dõi, bồi dưỡng."


def carry(old: Season, new: Season, by: Any) -> None:
    """New factors belong to no season: plans, follow-ups and what was collected go on as they are."""


def open_items(season: Season, user: Any) -> Iterator[OpenItem]:
    """Whoever was to be put forward in the season and was not."""
    plans = NurturingPlan.objects.filter(expected_year__lte=season.year, approved_at__isnull=False)
    rows = NewFactor.objects.filter(state=State.NURTURING, pk__in=plans.values("new_factor"))
    later = NurturingPlan.objects.filter(expected_year__gt=season.year, approved_at__isnull=False)
    if count := rows.exclude(pk__in=later.values("new_factor")).count():
        words = f"Còn {two_digits(count)} nhân tố mới dự kiến giới thiệu năm {season.year} chưa giới thiệu."
        yield OpenItem(words, f"{reverse('nurturing:register')}?trang_thai={State.NURTURING}")


def effects(units: Sequence[Department]) -> Iterator[Effect]:
    """New factors of these units; whoever takes the files over goes on with them."""
    if count := NewFactor.objects.filter(department__in=units, state__in=LIVE).count():
        yield Effect("Nhân tố mới", f"{two_digits(count)} nhân tố mới, phòng mới bồi dưỡng tiếp.")
