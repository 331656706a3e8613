"""Two people act at the same instant: exactly one wins, on both engines."""

import pytest

from core.workflow import AlreadyDone, IllegalMove
from stories.actions.approve_story import approve_story
from stories.actions.give_consent import give_consent
from stories.actions.return_story import return_story
from stories.actions.withdraw_consent import withdraw_consent
from stories.actions.write_story import SavedMeanwhile, write_story
from stories.models import Consent, Draft, Story, StoryVersion
from tests.factories.story import WORDS
from tests.nominations.test_races import at_once, refusals
from tests.stories.world import StoryWorld

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.both_engines, pytest.mark.slow]


def test_approving_and_returning_have_one_winner() -> None:
    world = StoryWorld()
    story = world.submitted()
    world.agree()
    outcomes = at_once(
        lambda: approve_story(story, by=world.standing), lambda: return_story(story, by=world.director, reason="Sửa.")
    )
    assert len(refusals(outcomes, IllegalMove)) == 1, outcomes
    assert StoryVersion.objects.count() == (Story.objects.get().state == "published")


def test_two_approvals_are_one_version() -> None:
    world = StoryWorld()
    story = world.submitted()
    world.agree()
    outcomes = at_once(lambda: approve_story(story, by=world.standing), lambda: approve_story(story, by=world.director))
    assert len(refusals(outcomes, AlreadyDone)) == 1, outcomes
    assert StoryVersion.objects.count() == 1


def test_two_savings_overwrite_nothing() -> None:
    world = StoryWorld()
    story = world.begun()
    outcomes = at_once(
        lambda: write_story(story, by=world.writer, edition=1, words=WORDS),
        lambda: write_story(story, by=world.office, edition=1, words=WORDS),
    )
    assert len(refusals(outcomes, SavedMeanwhile)) == 1, outcomes
    assert Draft.objects.get().edition == 2


def test_giving_and_withdrawing_twice_are_once() -> None:
    world = StoryWorld()
    outcomes = at_once(*[lambda: give_consent(by=world.nominee, things=["name"])] * 2)
    assert len(refusals(outcomes, AlreadyDone)) == 1, outcomes
    consent = Consent.objects.get()
    outcomes = at_once(*[lambda: withdraw_consent(consent, by=world.nominee)] * 2)
    assert len(refusals(outcomes, AlreadyDone)) == 1, outcomes


def test_a_withdrawal_beside_an_approval_is_never_lost() -> None:
    world = StoryWorld()
    story = world.submitted()
    world.agree()
    consent = Consent.objects.get(thing="text")
    at_once(lambda: approve_story(story, by=world.standing), lambda: withdraw_consent(consent, by=world.nominee))
    from stories.published import published

    assert not published().exists()
