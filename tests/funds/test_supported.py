"""The part of a page that says how funds support somebody: of a new factor, of somebody recognised."""

from functools import partial

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from core import clock
from funds.actions.send_request import send_request
from funds.actions.write_request import begin_request
from funds.workflow import State
from nurturing.models import LifeEvent
from nurturing.workflow import State as FactorState
from tests.factories.funds import REASON, FundWorld
from tests.factories.nurturing import NewFactorFactory
from tests.factories.people import person

pytestmark = pytest.mark.django_db


def page(user: User, name: str, row: object) -> str:
    client = Client()
    client.force_login(user)
    answer = client.get(reverse(name, args=[row.pk]))
    assert answer.status_code == 200
    return answer.content.decode()


class TestNewFactor:
    read = staticmethod(partial(page, name="nurturing:factor"))

    @pytest.fixture
    def factor(self, world: FundWorld):
        return NewFactorFactory(department=world.department, state=FactorState.NURTURING)

    def offers(self, row):
        return reverse("funds:request_for_new_factor", args=[row.pk])

    def test_the_department_asks_from_its_page_and_finds_the_request_there(self, world, factor):
        before = self.read(world.clerk, row=factor)
        assert self.offers(factor) in before and "Chưa có đề nghị hỗ trợ nào" in before
        asked = begin_request(factor, world.wanted(), by=world.clerk)
        link = reverse("funds:request", args=[asked.pk])
        text = self.read(world.head, row=factor)
        assert link in text and "2.000.000" in text and "Đang soạn" in text and self.offers(factor) in text
        assert "Hỗ trợ từ quỹ" not in self.read(world.office, row=factor), "a draft is the department's"
        send_request(asked, by=world.head)
        text = self.read(world.office, row=factor)
        assert link in text and self.offers(factor) not in text

    @pytest.mark.parametrize("role", [Role.PARTY_CELL, Role.COUNCIL_MEMBER])
    def test_who_reads_the_list_reads_nothing_of_support(self, world, factor, role):
        send_request(begin_request(factor, world.wanted(), by=world.clerk), by=world.head)
        assert "Hỗ trợ từ quỹ" not in self.read(person(role), row=factor)

    def test_nothing_is_offered_where_nothing_can_be_asked_for(self, world):
        ended = NewFactorFactory(department=world.department, state=FactorState.ENDED)
        assert "Hỗ trợ từ quỹ" not in self.read(world.head, row=ended)

    def test_who_nurtured_before_asks_no_more(self, world, factor):
        LifeEvent.objects.create(
            new_factor=factor, kind="transfer", note=REASON, happened_on=clock.today(), recorded_by=world.head,
            recorded_at=clock.now(), from_department=world.department, to_department=world.stranger.department,
        )  # fmt: skip
        factor.department = world.stranger.department
        factor.save()
        assert self.offers(factor) not in self.read(world.head, row=factor)
        assert self.offers(factor) in self.read(world.stranger, row=factor)


class TestRecognised:
    read = staticmethod(partial(page, name="rolemodels:detail"))

    def test_the_department_asks_from_its_page(self, world):
        offer = reverse("funds:request_for_nomination", args=[world.model.pk])
        assert offer in self.read(world.head, row=world.model) and offer not in self.read(world.office, row=world.model)
        asked = world.request(State.SENT)
        for user in (world.head, world.office):
            assert reverse("funds:request", args=[asked.pk]) in self.read(user, row=world.model)
