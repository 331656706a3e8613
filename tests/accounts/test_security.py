"""A fresh confirmation before grave acts: asked for, kept with what was posted, and of the right strength."""

import time

import pytest
from allauth.account.internal.flows.login import AUTHENTICATION_METHODS_SESSION_KEY as RECORDS
from django.urls import reverse

from accounts.roles import Role
from tests.factories.people import UserFactory, person
from tests.factories.sign_in import PASSWORD, enter, enter_with_code, with_second_factor

pytestmark = pytest.mark.django_db
REASON = {"reason": "Nghỉ hưu theo Quyết định số 8."}


def grow_old(client, seconds=301):
    """Let the confirmations of this session be that much older."""
    session = client.session
    session[RECORDS] = [{**record, "at": time.time() - seconds} for record in session[RECORDS]]
    session.save()


@pytest.fixture
def target():
    return UserFactory()


def act(client, target):
    return client.post(reverse("accounts:person_deactivate", args=[target.pk]), REASON)


def test_just_after_signing_in_nothing_more_is_asked(client, target):
    enter(client, person(Role.OFFICE))
    assert act(client, target)["Location"] == reverse("accounts:person", args=[target.pk])


def test_later_the_post_is_kept_and_done_after_the_confirmation(client, target):
    enter(client, person(Role.OFFICE))
    grow_old(client)
    asked = act(client, target)
    target.refresh_from_db()
    assert asked["Location"].startswith(reverse("account_reauthenticate"))
    assert target.is_active
    assert client.get(asked["Location"]).status_code == 200
    wrong = client.post(asked["Location"], {"password": "không phải mật khẩu"})
    assert "Mật khẩu không đúng. Mời gõ lại." in wrong.content.decode()
    done = client.post(asked["Location"], {"password": PASSWORD})
    target.refresh_from_db()
    assert done["Location"] == reverse("accounts:person", args=[target.pk])
    assert not target.is_active


def test_who_has_a_second_factor_confirms_with_it(client, target):
    office = person(Role.OFFICE, is_demo=False)
    codes = with_second_factor(office)
    enter_with_code(client, office, codes[0])
    assert act(client, UserFactory()).status_code == 302
    grow_old(client)
    asked = act(client, target)
    assert asked["Location"].startswith(reverse("mfa_reauthenticate"))
    by_password = client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    assert by_password["Location"].startswith(reverse("mfa_reauthenticate"))
    client.post(asked["Location"], {"code": codes[1]})
    target.refresh_from_db()
    assert not target.is_active


def test_a_page_asked_for_comes_after_the_confirmation(client, target):
    enter(client, person(Role.OFFICE))
    grow_old(client)
    page = reverse("accounts:person_deactivate", args=[target.pk])
    asked = client.get(page)
    assert client.post(asked["Location"], {"password": PASSWORD})["Location"] == page


@pytest.mark.parametrize("name", ["duty_add", "person_deactivate", "person_reactivate", "invite"])
def test_every_act_on_an_account_asks(client, target, name):
    enter(client, person(Role.OFFICE))
    grow_old(client)
    answer = client.post(reverse(f"accounts:{name}", args=[target.pk]))
    assert answer["Location"].startswith(reverse("account_reauthenticate"))
