"""Relatives in the agency: stated once, withdrawn with a reason, read by the two alone."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from accounts.actions.state_tie import state_tie
from accounts.actions.withdraw_tie import withdraw_tie
from accounts.events import timeline
from accounts.models import FamilyTie
from accounts.roles import Role
from core.workflow import AlreadyDone
from tests.factories.people import UserFactory, person

pytestmark = pytest.mark.django_db

PAGE = "accounts:family_ties"


def test_it_is_stated_once_in_whichever_direction() -> None:
    one, other = UserFactory(), UserFactory()
    state_tie(other, by=one)
    for again in (lambda: state_tie(other, by=one), lambda: state_tie(one, by=other)):
        with pytest.raises(AlreadyDone, match="đã được khai"):
            again()
    assert FamilyTie.objects.count() == 1


@pytest.mark.parametrize("active", [True, False])
def test_neither_oneself_nor_somebody_who_left(active: bool) -> None:
    one = UserFactory()
    relative = one if active else UserFactory(is_active=False)
    with pytest.raises(ValidationError, match="Mời chọn"):
        state_tie(relative, by=one)
    assert not FamilyTie.objects.exists()


def test_only_who_stated_it_withdraws_it_and_says_why() -> None:
    one, other = UserFactory(), UserFactory()
    tie = state_tie(other, by=one)
    with pytest.raises(PermissionDenied):
        withdraw_tie(tie, by=other, reason="Không đúng")
    with pytest.raises(ValidationError, match="Phải ghi rõ lý do"):
        withdraw_tie(tie, by=one, reason=" ")
    assert withdraw_tie(tie, by=one, reason="Chọn nhầm").withdrawal_reason == "Chọn nhầm"
    with pytest.raises(AlreadyDone):
        withdraw_tie(tie, by=one, reason="Chọn nhầm")
    assert state_tie(other, by=one).pk != tie.pk


def test_the_record_of_events_names_nobody_but_who_stated_it() -> None:
    one, other = UserFactory(), UserFactory(full_name="Hạc Trắng Vòng Quanh")
    (event,) = timeline(state_tie(other, by=one))
    assert (event.about, event.reason, event.actor) == ("Khai người thân trong cơ quan", "", one)


def test_both_read_it_and_nobody_else(client: Client) -> None:
    one, other = UserFactory(), UserFactory()
    tie = state_tie(other, by=one)
    for reader, name in ((one, other.full_name), (other, one.full_name)):
        client.force_login(reader)
        assert f"{name}<span" in client.get(reverse(PAGE)).content.decode()
    for role in (Role.OFFICE, Role.ADMINISTRATOR, Role.DIRECTOR):
        client.force_login(person(role))
        assert "Chưa khai người thân nào" in client.get(reverse(PAGE)).content.decode()
        assert client.get(reverse("accounts:tie_withdraw", args=[tie.pk])).status_code == 404


def test_the_page_states_and_withdraws_and_bears_a_second_press(client: Client) -> None:
    one, other = UserFactory(), UserFactory()
    client.force_login(one)
    for words in ("Đã ghi. Hai đồng chí không xử lý", "không cần khai lại"):
        answer = client.post(reverse(PAGE), {"relative": other.pk}, follow=True)
        assert words in answer.content.decode()
    away = reverse("accounts:tie_withdraw", args=[FamilyTie.objects.get().pk])
    assert client.post(away, {"reason": ""}).status_code == 422
    for words in ("Đã rút khai báo", "Khai báo này đã rút"):
        assert words in client.post(away, {"reason": "Chọn nhầm"}, follow=True).content.decode()


@pytest.mark.parametrize("value", ["", "x", "9" * 30, "\x00"])
def test_odd_input_is_answered_in_words(client: Client, value: Any) -> None:
    client.force_login(UserFactory())
    answer = client.post(reverse(PAGE), {"relative": value})
    assert answer.status_code == 422 and not FamilyTie.objects.exists()


@pytest.mark.parametrize("number", [1, 12])
def test_the_page_costs_the_same_whatever_the_number_of_ties(
    client: Client, number: int, django_assert_num_queries: Any
) -> None:
    one = UserFactory()
    for _ in range(number):
        state_tie(UserFactory(), by=one)
    client.force_login(one)
    with django_assert_num_queries(9):
        client.get(reverse(PAGE))
