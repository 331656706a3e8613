"""The part of a model's own page that says how far it has spread."""

import pytest
from django.urls import reverse

from spreading.actions.answer_replication import confirm_replication
from tests.factories.spreading import Spreading
from tests.monitoring.watching import browser

pytestmark = pytest.mark.django_db


def test_the_models_page_says_where_it_was_told_of_and_adopted():
    world = Spreading()
    model = world.model()
    world.held(model)
    row = world.replication(model)
    page = reverse("rolemodels:detail", args=[model.pk])
    before = browser(world.standing).get(page).content.decode()
    assert "Sơ kết 6 tháng, ngày 15/07/2026" in before and row.adopted not in before
    confirm_replication(row, by=world.home_head)
    after = browser(world.standing).get(page).content.decode()
    assert row.adopted in after and str(world.unit) in after
