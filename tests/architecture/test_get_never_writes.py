"""Asking for a page changes nothing but sessions, the access log and counted limits, whoever asks."""

from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import path

from accounts.models import User
from core.access import public
from seasons.models import Season
from tests.scenarios.addresses import addresses
from tests.scenarios.pages import body_of
from tests.scenarios.read_only import Written, nothing_written
from tests.world import Demo

pytestmark = [pytest.mark.slow]


@pytest.fixture(autouse=True)
def refusals_are_expected(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("CRITICAL", "django.request")


def test_a_stranger_who_looks_changes_nothing(demo: Demo) -> None:
    """Whoever has an account walks in test_walk, which watches over the same."""
    browser = demo.browser(None)
    for _, address in addresses(demo):
        with nothing_written():
            body_of(browser.get(address))


@pytest.mark.parametrize("who", [None, "phogiamdoc"])
def test_asking_for_headers_changes_nothing(demo: Demo, who: str | None) -> None:
    browser = demo.browser(who)
    for _, address in addresses(demo):
        with nothing_written():
            body_of(browser.head(address))


@public
def _writes(request: HttpRequest) -> HttpResponse:
    Season.objects.update(plan_number="")
    return HttpResponse()


@public
def _locks(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(User.objects.select_for_update().first()))


@public
def _creates(request: HttpRequest) -> HttpResponse:
    Season.objects.create(year=2090)
    return HttpResponse()


urlpatterns = [path("ghi/", _writes), path("them/", _creates), path("khoa/", _locks)]


@pytest.mark.parametrize("address", ["/ghi/", "/them/"])
def test_a_page_that_writes_is_found(demo: Demo, settings: Any, address: str) -> None:
    settings.ROOT_URLCONF = __name__
    with nothing_written(), pytest.raises(Written):
        demo.browser(None).get(address)


def test_a_page_that_locks_rows_is_found(demo: Demo, settings: Any) -> None:
    if settings.SQLITE:
        pytest.skip("SQLite has no locks on rows")
    settings.ROOT_URLCONF = __name__
    with nothing_written(), pytest.raises(Written):
        demo.browser(None).get("/khoa/")
