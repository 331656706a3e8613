"""The gate: each condition alone closes it, in the same moment and for every kind of page."""

from collections.abc import Callable

import pytest
from django.db import DatabaseError, transaction

from certificates.models import Certificate
from nominations.models import Nomination
from stories.consents import nameable, shown_photos, shows_name
from stories.models import Consent, Story, StoryVersion
from stories.published import published, published_photos, published_renditions
from tests.factories.certificate import Desk, ended
from tests.factories.people import UserFactory
from tests.factories.story import agree, live_photo, published_story, subject_for, withdraw

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines, pytest.mark.slow]


@pytest.fixture
def desk() -> Desk:
    desk = Desk(passed=1)
    desk.issued()
    return desk


@pytest.fixture
def nomination(desk: Desk) -> Nomination:
    return Nomination.objects.get(pk=desk.nominations[0].pk)


def test_a_story_goes_out_when_all_agree(nomination: Nomination) -> None:
    story = published_story(nomination)
    assert list(published()) == []
    agree(nomination, "name")
    assert list(published()) == []
    agree(nomination, "text")
    assert list(published()) == [story]


@pytest.mark.parametrize("thing", ["name", "text"])
def test_a_colleague_who_withdraws_takes_it_down_at_once(nomination: Nomination, thing: str) -> None:
    colleague = UserFactory()
    published_story(nomination, named=(colleague,))
    agree(nomination)
    assert not published().exists()
    given = agree(colleague)
    assert published().exists()
    withdraw([one for one in given if one.thing == thing])
    assert not published().exists()


@pytest.mark.parametrize("kind", ["recall", "annul"])
def test_revocation_takes_everything_down(desk: Desk, nomination: Nomination, kind: str) -> None:
    story = published_story(nomination)
    agree(nomination)
    live_photo(story, nomination)
    assert published().exists() and published_photos().exists() and shows_name(nomination)
    ended(Certificate.objects.get(), by=desk.clerk, kind=kind)
    assert not published().exists()
    assert not published_photos().exists()
    assert not published_renditions().exists()
    assert not shows_name(nomination)


def test_nothing_goes_out_before_the_announcement() -> None:
    desk = Desk(passed=1)
    desk.signed()
    nomination = Nomination.objects.get(pk=desk.nominations[0].pk)
    published_story(nomination)
    agree(nomination)
    assert not published().exists()
    assert not shows_name(nomination)


def test_a_story_taken_down_is_gone(nomination: Nomination) -> None:
    story = published_story(nomination)
    agree(nomination)
    story.published_at, story.state = None, "draft"
    story.save()
    assert not published().exists()


def test_a_photo_needs_the_consent_of_everyone_in_it(nomination: Nomination) -> None:
    colleague = UserFactory()
    story = published_story(nomination)
    agree(nomination)
    both, alone, nobody = live_photo(story, nomination, colleague), live_photo(story, nomination), live_photo(story)
    assert list(shown_photos(story)) == [alone, nobody]
    given = agree(colleague, "photo")
    assert list(shown_photos(story)) == [both, alone, nobody] == list(published_photos().order_by("number"))
    withdraw(given)
    assert list(shown_photos(story)) == [alone, nobody]


def test_one_photo_may_be_refused_alone(nomination: Nomination) -> None:
    story = published_story(nomination)
    agree(nomination)
    refused, other = live_photo(story, nomination), live_photo(story, nomination)
    refused.seen.update(refused_at=nomination.announced_at)
    assert list(published_photos()) == [other]


def test_a_photo_of_which_nobody_said_who_is_seen_is_not_shown(nomination: Nomination) -> None:
    story = published_story(nomination)
    agree(nomination)
    photo = live_photo(story)
    photo.nobody_seen = False
    photo.save()
    assert not published_photos().exists()


def test_a_collective_is_named_without_asking_anybody(desk: Desk) -> None:
    nomination = Nomination.objects.get(pk=desk.nominations[0].pk)
    Nomination.objects.filter(pk=nomination.pk).update(
        kind="collective", person=None, collective_head=UserFactory(), honorific="Tập thể", headcount=5
    )
    nomination.refresh_from_db()
    assert shows_name(nomination)
    published_story(nomination)
    assert published().exists()


def test_a_nominee_outside_the_staff_list_is_known_by_the_file(nomination: Nomination) -> None:
    Nomination.objects.filter(pk=nomination.pk).update(
        person=None, unlisted_reason="Người dân.", merit_kind="good_deed"
    )
    nomination.refresh_from_db()
    assert not nameable().exists()
    published_story(nomination)
    agree(nomination)
    assert nameable().get() == nomination
    assert published().exists()
    assert subject_for(nomination).nomination == nomination


@pytest.mark.parametrize("many", [1, 4])
def test_the_gate_is_one_query(many: int, django_assert_num_queries: Callable[[int], object]) -> None:
    desk = Desk(passed=many)
    desk.issued()
    for row in desk.nominations:
        published_story(row, named=(UserFactory(),))
        agree(row)
    with django_assert_num_queries(1):  # type: ignore[attr-defined]
        assert [story.nomination.season.year for story in published()] == []
    for named in Story.objects.values_list("named__subject", flat=True):
        if not Consent.objects.filter(subject=named).exists():
            agree(Story.objects.get(named__subject=named).named.get(subject=named).subject)
    with django_assert_num_queries(1):  # type: ignore[attr-defined]
        assert len([story.nomination.department.name for story in published()]) == many


def test_what_was_approved_and_agreed_stays(nomination: Nomination) -> None:
    story = published_story(nomination)
    version = StoryVersion.objects.create(
        story=story, number=1, submitted_by=story.begun_by, approved_by=story.begun_by, approved_at=story.begun_at
    )
    consent = agree(nomination, "name")[0]
    for act in (
        lambda: StoryVersion.objects.filter(pk=version.pk).update(title="Khác"),
        lambda: StoryVersion.objects.filter(pk=version.pk).delete(),
        lambda: Consent.objects.filter(pk=consent.pk).update(thing="photo"),
        lambda: Consent.objects.filter(pk=consent.pk).delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()
    withdraw([consent])
    with pytest.raises(DatabaseError), transaction.atomic():
        Consent.objects.filter(pk=consent.pk).update(withdrawn_at=None, withdrawn_by=None)
