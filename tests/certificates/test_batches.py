"""Printing a batch by the page: a press prints a portion, the next goes on, one that cannot be printed is told of."""

import pytest
from django.urls import reverse

from accounts.roles import Role
from certificates.actions.issue import issue
from certificates.models import Certificate
from tests.factories.certificate import Desk
from tests.factories.people import person

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
JSON = {"accept": "application/json"}


@pytest.fixture
def desk():
    """Three certificates have their numbers and no file."""
    desk = Desk(passed=3)
    desk.decision = issue(desk.signed(), by=desk.clerk)
    return desk


def address(desk):
    return reverse("certificates:certificate_render", args=[desk.decision.pk])


def test_each_press_prints_a_portion_and_tells_a_script_what_is_left(desk, as_, settings, monkeypatch):
    settings.PORTION_SECONDS = 0
    monkeypatch.setattr("certificates.actions.render_pending._TOGETHER", 2)
    client = as_(desk.clerk)
    to = reverse("certificates:decision", args=[desk.decision.pk]) + "#printing"
    assert client.post(address(desk), headers=JSON).json() == {"left": 1, "to": to}
    page = client.get(to).content.decode()
    assert "Đã lập 2/3 tệp." in page and "Lập tệp in</button>" in page
    assert client.post(address(desk), headers=JSON).json() == {"left": 0, "to": to}
    page = client.get(to).content.decode()
    assert "Đã lập 3/3 tệp in." in page and "Lập tệp in</button>" not in page
    versions = Certificate.history.exclude(stored_name="")
    assert versions.count() == 3
    assert client.post(address(desk)).status_code == 302 and versions.count() == 3


def test_what_cannot_be_printed_is_told_of_and_holds_up_nothing(desk, as_):
    Certificate.objects.filter(number=2).update(text={**Certificate.objects.get(number=2).text, "name": "Tên 🂡"})
    client = as_(desk.office)
    assert client.post(address(desk), headers=JSON).json()["left"] == 1
    assert "còn 01 giấy chưa lập được tệp in" in client.post(address(desk), follow=True).content.decode().lower()
    assert client.post(address(desk), headers=JSON).json()["left"] == 1
    assert not Certificate.objects.get(number=2).stored_name


@pytest.mark.parametrize(("role", "status"), [(Role.DIRECTOR, 403), (Role.COUNCIL_STANDING, 403), (Role.HEAD, 404)])
def test_only_those_who_keep_the_papers_print(desk, as_, role, status):
    assert as_(person(role, desk.department if role == Role.HEAD else None)).post(address(desk)).status_code == status
    assert Certificate.objects.filter(stored_name="").count() == 3
