"""What the frame of a page tells: warnings, the menu by duty, and nothing asked of the database in vain."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from accounts.roles import Role
from operations.context import page
from tests.factories.people import UserFactory, person
from tests.factories.season import AgencyFactory, SeasonFactory

pytestmark = pytest.mark.django_db
REHEARSAL, INSECURE, DEMONSTRATION = "DIỄN TẬP.", "Kết nối chưa được mã hóa.", "Dữ liệu trình diễn."


def test_a_page_that_draws_nothing_of_it_asks_nothing(rf, django_assert_num_queries):
    request = rf.get("/")
    request.user = AnonymousUser()
    with django_assert_num_queries(0):
        page(request)


def test_the_front_page_is_public_and_leads_in_and_to_verification(client, django_assert_num_queries):
    AgencyFactory()
    SeasonFactory(year=2026)
    with django_assert_num_queries(6):
        answer = client.get("/")
    shown = answer.content.decode()
    assert answer.status_code == 200
    assert f'href="{reverse("account_login")}"' in shown
    assert f'href="{reverse("certificates:verify")}"' in shown
    assert "Trước ngày 15/12/2026." in shown
    assert "Trước ngày 10/01/2027." in shown


def test_an_empty_portal_has_a_front_page(client):
    assert "Chưa lập kỳ bình xét nào" in client.get("/").content.decode()


@pytest.mark.parametrize(
    ("rehearsal", "insecure", "demo", "warnings"),
    [
        (False, False, False, set()),
        (False, False, True, {DEMONSTRATION}),
        (True, False, True, {REHEARSAL}),
        (False, True, True, {INSECURE, DEMONSTRATION}),
        (True, True, False, {REHEARSAL, INSECURE}),
    ],
)
def test_every_page_warns_of_what_it_must(client, settings, rehearsal, insecure, demo, warnings):
    settings.REHEARSAL, settings.INSECURE_LAN = rehearsal, insecure
    UserFactory(is_demo=demo)
    shown = client.get("/").content.decode()
    assert {words for words in (REHEARSAL, INSECURE, DEMONSTRATION) if words in shown} == warnings


def test_the_menu_is_ones_own_and_says_where_one_is(client):
    client.force_login(person(Role.OFFICE))
    context = client.get(reverse("accounts:people")).context
    labels = {link["label"]: link["current"] for link in context["navigation"]}
    assert labels["Việc của tôi"] is False and labels["Quản trị"] is True
    [group] = [link["links"] for link in context["navigation"] if link["label"] == "Quản trị"]
    assert {one["label"]: one["current"] for one in group}["Nhân sự"] is True
    client.force_login(person(Role.DIRECTOR))
    labels = {link["label"]: link["current"] for link in client.get("/viec-cua-toi/").context["navigation"]}
    assert labels["Việc của tôi"] is True
    assert "Quản trị" not in labels and "Nhân sự" not in labels


def test_the_parts_of_the_design_are_shown_while_developing(client):
    assert client.get("/components/").status_code == 200
