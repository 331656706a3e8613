"""Every address, asked for by every account of the demonstration, by a stranger and by one without any duty."""

from typing import Any

import pytest
from django.template import VariableDoesNotExist
from django.template.base import FilterExpression, Variable
from django.urls import get_resolver, path, reverse

from core.access import public
from seasons.queries import bar_of, current_season
from tests.scenarios.addresses import addresses, patterns, unsampled
from tests.scenarios.pages import body_of, faults_of_headers, faults_of_page, is_page, kept_out, leads_to_sign_in
from tests.scenarios.read_only import nothing_written
from tests.scenarios.shares import Share
from tests.world import ACCOUNTS, NOW, Demo

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]

#: Pages of packages that are there for people who have not signed in.
OPEN_OF_PACKAGES = {"account_login", "account_logout", "account_inactive", "mfa_authenticate", "mfa_login_webauthn"}
#: On the way through the sign-in and in the booth there is no menu and no bar.
PLAIN = {
    "account_reauthenticate", "mfa_reauthenticate", "mfa_reauthenticate_webauthn",
    "councils:booth", "councils:device", "councils:counter",
}  # fmt: skip
#: Every part of the design in one place, not for the public, and not in production.
SHOWCASE = "operations:components"
#: Shown within a page of another site, where nobody signs in.
EMBEDDED = "website:embed"
#: What anybody may fetch that is no page.
PUBLIC_FILES = {f"website:{name}" for name in ("card", "photo", "atom", "rss", "json_feed", "sitemap", "robots")}
#: A template of a package asks for the codes of people who have no card of codes.
ASKED_BY_PACKAGES = {"authenticators.recovery_codes.generate_codes", "authenticators.recovery_codes.get_unused_codes"}
ANSWERS = {200, 302, 403, 404, 405, 410}
#: Whose pages are asked for on either engine: what the others may open, one of these may.
WIDEST = {"truongphong", "vanphong", "chanhvanphong", "giamdoc", "phogiamdoc", "ls", "chibo", "quantri"}
WHO = [pytest.param(who, marks=[] if who in WIDEST else [pytest.mark.any_engine]) for who in ACCOUNTS]
#: Of the first page of whoever holds three duties; other pages stay far below.
MOST_QUERIES = 60
#: The papers of a meeting, each drawn anew, with a summary of every file on its agenda.
MOST_OF_ARCHIVES = {"councils:meeting_pack": 130}


@pytest.fixture
def undefined(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The variables that templates print in vain; asking by ``if`` whether there is one is no fault."""
    names: set[str] = set()
    printing = [False]
    evaluate, look_up = FilterExpression.resolve, Variable.resolve

    def watched(self: Any, context: Any, ignore_failures: bool = False) -> Any:
        before, printing[0] = printing[0], not ignore_failures
        try:
            return evaluate(self, context, ignore_failures)
        finally:
            printing[0] = before

    def noted(self: Any, context: Any) -> Any:
        try:
            return look_up(self, context)
        except VariableDoesNotExist:
            if printing[0]:
                names.add(str(self.var))
            raise

    monkeypatch.setattr(FilterExpression, "resolve", watched)
    monkeypatch.setattr(Variable, "resolve", noted)
    return names


@pytest.fixture(autouse=True)
def refusals_are_expected(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("ERROR", "django.request")


def open_to_all(name: str) -> bool:
    view = VIEWS[name]
    return name in OPEN_OF_PACKAGES or getattr(view, "scope", None) is public


VIEWS = {name: pattern.callback for name, pattern, _ in patterns()}


def test_every_address_has_samples() -> None:
    assert unsampled(patterns()) == []


def test_a_new_address_without_samples_is_found() -> None:
    new = path("trang-moi/<int:pk>/", public(lambda request, pk: None), name="new_page")
    resolver = get_resolver()
    assert unsampled([*patterns(resolver), ("new_page", new, 1)]) == ["new_page"]


def test_samples_are_of_addresses_that_exist(demo: Demo) -> None:
    assert len(addresses(demo)) > 400


@pytest.mark.parametrize("who", WHO)
def test_every_page_for_one_account(demo: Demo, who: str, undefined: set[str], share: Share) -> None:
    browser, faults = demo.browser(who), []
    dates = {tile.what for tile in bar_of(current_season(), NOW.date()).dates}
    for name, address in addresses(demo):
        if (who not in WIDEST or kept_out(address, demo.person(who))) and not share(who, address):
            continue
        undefined.clear()
        with nothing_written() as asked:
            answer = browser.get(address)
        found = list(faults_of_headers(answer)) + [
            f"undefined {variable}" for variable in undefined - ASKED_BY_PACKAGES
        ]
        if answer.status_code not in ANSWERS:
            found.append(f"status {answer.status_code}")
        if len(asked) > MOST_OF_ARCHIVES.get(name, MOST_QUERIES):
            found.append(f"{len(asked)} queries")
        if "no-store" not in answer.get("Cache-Control", ""):
            found.append("may be kept by a cache")
        if is_page(answer):
            found += faults_of_page(answer)
            if answer.status_code == 200 and not open_to_all(name) and name not in PLAIN:
                found += [f"without the date: {what}" for what in dates if what not in answer.content.decode()]
        body_of(answer)
        faults += [f"{address}: {fault}" for fault in found]
    assert not faults, "\n".join(faults)


@pytest.mark.any_engine
def test_strangers_are_led_to_sign_in_except_where_a_page_is_public(demo: Demo, undefined: set[str]) -> None:
    browser, faults = demo.browser(None), []
    for name, address in addresses(demo):
        undefined.clear()
        answer = browser.get(address)
        found = list(faults_of_headers(answer)) + [f"undefined {variable}" for variable in undefined]
        if not open_to_all(name):
            led = answer.status_code == 302 and answer["Location"].startswith(reverse("account_login"))
            found += [] if led else [f"status {answer.status_code}"]
        elif is_page(answer):
            found += faults_of_page(answer)
            found += [] if leads_to_sign_in(answer) or name in (SHOWCASE, EMBEDDED) else ["no way to sign in"]
        elif answer.status_code not in {302, 405} and name not in PUBLIC_FILES:
            found.append(f"status {answer.status_code}")
        faults += [f"{address}: {fault}" for fault in found]
    assert not faults, "\n".join(faults)
