"""The part of a model's own page that says which stories there are about it."""

import pytest
from django.urls import reverse

from stories.actions.unpublish_story import unpublish_story
from tests.monitoring.watching import browser
from tests.stories.world import StoryWorld

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_the_models_page_lists_its_stories_and_whether_visitors_see_them():
    world = StoryWorld()
    page = reverse("rolemodels:detail", args=[world.nomination.pk])
    assert "Chưa có bài viết nào." in browser(world.office).get(page).content.decode()
    story = world.approved()
    shown = browser(world.standing).get(page).content.decode()
    assert story.title in shown and "Khách đang xem được" in shown
    unpublish_story(story, by=world.standing, reason="Bài cần sửa số liệu.")
    assert "Khách đang xem được" not in browser(world.standing).get(page).content.decode()


def test_whoever_reads_no_stories_has_no_such_part():
    world = StoryWorld()
    world.written()
    shown = browser(world.other_head).get(reverse("rolemodels:detail", args=[world.nomination.pk]))
    assert "Bài viết nêu gương</h2>" not in shown.content.decode()
