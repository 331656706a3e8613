"""The table SECOND_FACTOR, proved through HTTP role by role, and the ways to get and lose a second factor."""

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from accounts import events
from accounts.actions.drop_second_factor import drop_second_factor
from accounts.roles import OF_DEPARTMENT, SECOND_FACTOR, Role
from tests.factories.people import DepartmentFactory, UserFactory, person
from tests.factories.sign_in import code_now, enter, enter_with_code, with_second_factor

pytestmark = pytest.mark.django_db
PAGES = ("/viec-cua-toi/", "/ky/", "/tai-khoan/cua-toi/")


def holder(role, **facts):
    return person(role, DepartmentFactory() if role in OF_DEPARTMENT else None, **facts)


def test_the_table_is_the_one_agreed():
    assert {
        Role.COUNCIL_CHAIR, Role.COUNCIL_VICE, Role.COUNCIL_STANDING, Role.COUNCIL_MEMBER, Role.COUNCIL_SECRETARY,
        Role.COUNTER, Role.DIRECTOR, Role.OFFICE, Role.RECORDS_CLERK, Role.ADMINISTRATOR,
    } == SECOND_FACTOR  # fmt: skip


@pytest.mark.parametrize("role", Role)
def test_without_a_second_factor_such_a_duty_reaches_only_its_enrolment(client, role):
    enter(client, holder(role, is_demo=False))
    enrolment = reverse("mfa_activate_totp")
    for page in PAGES:
        answer = client.get(page)
        if role in SECOND_FACTOR:
            assert (answer.status_code, answer["Location"]) == (302, enrolment)
        else:
            assert answer.status_code == 200
    if role in SECOND_FACTOR:
        assert client.get(enrolment).status_code == 200


def test_demonstration_accounts_are_excused(client):
    enter(client, holder(Role.DIRECTOR))
    assert client.get("/viec-cua-toi/").status_code == 200


def test_enrolment_then_codes_then_the_portal(client, django_capture_on_commit_callbacks):
    one = holder(Role.COUNCIL_MEMBER, is_demo=False)
    enter(client, one)
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    assert secret in page.content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(reverse("mfa_activate_totp"), {"code": code_now(secret)})
    assert answer.status_code == 302
    codes = client.get(answer["Location"])
    assert codes.status_code == 200
    assert len(codes.context["unused_codes"]) == 10
    assert codes.context["unused_codes"][0] in codes.content.decode()
    assert client.get("/viec-cua-toi/").status_code == 200


def test_a_wrong_code_enrols_nothing(client):
    one = holder(Role.COUNCIL_MEMBER, is_demo=False)
    enter(client, one)
    client.get(reverse("mfa_activate_totp"))
    answer = client.post(reverse("mfa_activate_totp"), {"code": "abcdef"})
    assert "Mã không đúng." in answer.content.decode()
    assert not Authenticator.objects.filter(user=one).exists()


def test_the_password_alone_is_half_a_sign_in(client):
    one = holder(Role.DIRECTOR, is_demo=False)
    codes = with_second_factor(one)
    answer = enter(client, one)
    assert answer["Location"].startswith(reverse("mfa_authenticate"))
    assert client.get("/viec-cua-toi/").status_code == 302
    wrong = client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert "Mã không đúng." in wrong.content.decode()
    assert client.post(reverse("mfa_authenticate"), {"code": codes[0]}).status_code == 302
    assert client.get("/viec-cua-toi/").status_code == 200


def test_a_code_of_the_card_is_good_once(client, client_class):
    one = holder(Role.DIRECTOR, is_demo=False)
    codes = with_second_factor(one)
    enter_with_code(client, one, codes[0])
    second = client_class()
    enter_with_code(second, one, codes[0])
    assert second.get("/viec-cua-toi/").status_code == 302


def test_an_administrator_ends_a_lost_second_factor_with_a_reason(client, client_class):
    one, administrator = holder(Role.COUNCIL_MEMBER, is_demo=False), person(Role.ADMINISTRATOR)
    theirs = client_class()
    enter_with_code(theirs, one, with_second_factor(one)[0])
    enter(client, administrator)
    page = reverse("accounts:person_second_factor", args=[one.pk])
    assert client.post(page, {"reason": ""}).status_code == 422
    assert client.post(page, {"reason": "Mất điện thoại, biên bản ngày 03/12/2026"}).status_code == 302
    assert not Authenticator.objects.filter(user=one).exists()
    assert theirs.get("/viec-cua-toi/").status_code == 302
    assert events.timeline(one).last().move == "drop_second_factor"


def test_the_office_alone_ends_no_second_factor():
    one = UserFactory()
    with pytest.raises(PermissionDenied):
        drop_second_factor(one, by=person(Role.OFFICE), reason="Mất điện thoại")
    with pytest.raises(ValidationError):
        drop_second_factor(one, by=person(Role.ADMINISTRATOR), reason="")
