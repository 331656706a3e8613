"""A season under way with its criteria and a movement."""

from datetime import UTC, date, datetime

import factory
from factory.django import DjangoModelFactory

from seasons.models import Agency, CriteriaSet, Criterion, Movement, Season
from seasons.workflow import State
from tests.factories.people import UserFactory

OPENED = datetime(2026, 2, 1, 1, 0, tzinfo=UTC)


class AgencyFactory(DjangoModelFactory):
    class Meta:
        model = Agency
        django_get_or_create = ("since",)

    name = "Sở Ngoại vụ"
    parent = "UBND tỉnh Sông Lam"
    province = "tỉnh Sông Lam"
    place = "Sông Lam"
    short_code = "SNgV"
    contact = "Văn phòng Sở, máy lẻ 103"
    since = date(2020, 1, 1)


class SeasonFactory(DjangoModelFactory):
    """Open, of a year that no test names itself; files due before 15 December, recognition before 10 January."""

    class Meta:
        model = Season

    year = factory.Sequence(lambda n: 2100 + n % 300)  # soon two thousand seasons are made in one run
    state = State.OPEN
    plan_due = factory.LazyAttribute(lambda season: date(season.year, 12, 15))
    recognition_due = factory.LazyAttribute(lambda season: date(season.year + 1, 1, 10))
    opened_at = OPENED


class CriteriaSetFactory(DjangoModelFactory):
    """Version 1 with two general criteria and one specific, frozen."""

    class Meta:
        model = CriteriaSet
        skip_postgeneration_save = True

    season = factory.SubFactory(SeasonFactory)
    version = 1
    author = factory.SubFactory(UserFactory)
    made_at = OPENED
    frozen_at = OPENED

    @factory.post_generation
    def criteria(self, create: bool, extracted: object, **kwargs: object) -> None:
        kinds = [Criterion.Kind.GENERAL, Criterion.Kind.GENERAL, Criterion.Kind.SPECIFIC]
        for ordinal, kind in enumerate(kinds, 1):
            Criterion.objects.create(criteria_set=self, ordinal=ordinal, kind=kind, text=f"Tiêu chuẩn thử {ordinal}")


class MovementFactory(DjangoModelFactory):
    class Meta:
        model = Movement

    season = factory.SubFactory(SeasonFactory)
    channel = "agency_yearly"
    name = factory.Sequence(lambda n: f"Phong trào thi đua số {n:05}")
    begins = factory.LazyAttribute(lambda movement: date(movement.season.year, 1, 1))
    ends = factory.LazyAttribute(lambda movement: date(movement.season.year, 12, 31))
