"""The page of a season shows the plans that the office wrote for it, to those who keep the book."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from core import clock
from documents.actions.compose import compose
from documents.actions.number_composed import number_composed
from documents.composing import Words
from documents.models import Composed
from seasons.models import Season
from tests.factories.people import person
from tests.factories.season import AgencyFactory, SeasonFactory

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
COSTS = {Role.OFFICE: 17, Role.RECORDS_CLERK: 17, Role.STANDING_COUNCIL: 16, Role.EDITOR: 16}


@pytest.fixture
def season() -> Season:
    AgencyFactory()
    person(Role.DIRECTOR)
    found: Season = SeasonFactory(year=2026)
    return found


def written(season: Season, by: User, place: int, kind: str = "plan") -> Composed:
    words = Words(f"việc {place} năm {season.year}", "Một đoạn.", "Phòng Lễ tân", "", "Như trên\nLưu: VT")
    row = compose(kind, words, by=by, season=season)
    return number_composed(row, by=by, number=place, symbol="KH-SNgV", dated=clock.today(), copies=1)


def page(client: Client, season: Season, user: User) -> str:
    client.force_login(user)
    return client.get(reverse("seasons:detail", args=[season.year])).content.decode()


def test_a_numbered_plan_of_the_season_is_linked_for_who_reads_it(client: Client, season: Season) -> None:
    clerk = person(Role.RECORDS_CLERK)
    assert "Kế hoạch của kỳ" not in page(client, season, clerk)
    plan, report = written(season, clerk, 1), written(season, clerk, 2, "report")
    other = written(SeasonFactory(year=2025, state="closed", closed_at=clock.now()), clerk, 3)
    draft = compose("plan", Words("nháp", "Một đoạn.", recipients="Lưu: VT"), by=clerk, season=season)
    for reader in (clerk, person(Role.OFFICE)):
        told = page(client, season, reader)
        assert "Kế hoạch số 01/KH-SNgV" in told and reverse("documents:composed", args=[plan.pk]) in told
        for row in (report, other, draft):
            assert reverse("documents:composed", args=[row.pk]) not in told
    for reader in (person(Role.EDITOR), person(Role.STANDING_COUNCIL), person(Role.DIRECTOR)):
        assert "Kế hoạch của kỳ" not in page(client, season, reader)


@pytest.mark.parametrize("many", [1, 3])
@pytest.mark.parametrize("role", COSTS)
def test_the_page_costs_the_same(
    client: Client, season: Season, django_assert_num_queries: Any, role: Role, many: int
) -> None:
    clerk = person(Role.RECORDS_CLERK)
    for place in range(many):
        written(season, clerk, place + 1)
    reader = person(role)
    page(client, season, reader)
    with django_assert_num_queries(COSTS[role]):
        client.get(reverse("seasons:detail", args=[season.year]))
