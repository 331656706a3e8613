"""Queries whose words are kept: the same rows as asked anew, and no moment that was kept with them."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db.models import QuerySet

from core import clock
from nominations.models import Nomination
from stories.models import Story
from stories.published import published
from tests.factories.story import withdraw
from tests.website.world import Published
from website.prepared import NotPrepared, Prepared
from website.queries import files_of, story_page, the_files, the_story

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]


def test_the_same_rows_with_all_that_stands_beside_them() -> None:
    shown = Published()
    kept, anew = the_story.first(shown.story.pk), story_page(shown.story.pk).get()
    assert kept is not None and kept == anew
    names = ("title", "published_at", "certificate", "decided_on", "agreed_on", "nomination")
    assert [getattr(kept, name) for name in names] == [getattr(anew, name) for name in names]
    assert kept.nomination.season.year == anew.nomination.season.year
    assert the_files.rows(shown.story.pk) == list(files_of(shown.story.pk)) != []
    assert the_story.first(shown.story.pk + 1) is None
    withdraw([shown.given["photo"]])
    assert the_files.rows(shown.story.pk) == []
    withdraw([shown.given["name"]])
    assert the_story.first(shown.story.pk) is None


def test_the_moment_is_asked_each_time() -> None:
    shown, asked = Published(), Prepared(lambda: published())
    assert asked.rows() == [shown.story]
    Nomination.objects.update(announced_at=clock.now() + timedelta(hours=1))
    assert asked.rows() == []
    Nomination.objects.update(announced_at=clock.now())
    assert asked.rows() == [shown.story]


@pytest.mark.parametrize(
    "moment",
    [
        lambda: clock.now() - timedelta(days=1),
        lambda: clock.now() + timedelta(seconds=2),
        lambda: datetime(2026, 1, 1, tzinfo=UTC),
    ],
)
def test_another_moment_is_not_kept(moment) -> None:
    def build() -> QuerySet[Story]:
        return Story.objects.filter(published_at__lte=moment())

    with pytest.raises(NotPrepared):
        Prepared(build).rows()


def test_a_day_is_not_kept() -> None:
    with pytest.raises(NotPrepared):
        Prepared(lambda: Nomination.objects.filter(season__plan_due__lte=clock.today())).rows()
