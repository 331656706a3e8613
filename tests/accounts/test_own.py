"""What everyone has: larger text for this browser, and one's own account."""

import pytest
from django.urls import reverse

from accounts.roles import Role
from tests.factories.people import DepartmentFactory, person

pytestmark = pytest.mark.django_db


def test_larger_text_is_switched_on_and_off_and_leads_back(client):
    answer = client.post(reverse("accounts:larger_text"), {"next": "/?a=1"})
    assert answer["Location"] == "/?a=1"
    assert "text-larger" in client.get("/").content.decode()
    client.post(reverse("accounts:larger_text"), {"next": "/"})
    assert "text-larger" not in client.get("/").content.decode()


@pytest.mark.parametrize(
    "target",
    [
        "https://example.com/",
        "//example.com",
        "javascript:alert(1)",
        "",
        "/\\example.com",
        "accounts",
        "a\x00b",
        "?a=1",
    ],
)
def test_the_way_back_never_leads_elsewhere(client, target):
    assert client.post(reverse("accounts:larger_text"), {"next": target})["Location"] == "/"


def test_ones_own_page_says_who_one_is_here(client):
    one = person(Role.HEAD, DepartmentFactory(name="Phòng Lãnh sự"))
    client.force_login(one)
    page = client.get(reverse("accounts:security")).content.decode()
    assert "Trưởng phòng Lãnh sự" in page
    assert one.username in page


def test_strangers_have_no_such_page(client):
    assert client.get(reverse("accounts:security")).status_code == 302
