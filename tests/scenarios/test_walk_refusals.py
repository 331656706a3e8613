"""What every address refuses: posts without the form's token, methods it has no use for, addresses and questions
that nobody's page leads to. Refused means an answer below 500, and a page that people can read."""

import unicodedata
from collections.abc import Iterator

import pytest
from django.urls import reverse

from nominations.models import Nomination
from tests.scenarios.addresses import addresses
from tests.scenarios.pages import body_of
from tests.scenarios.shares import Share
from tests.scenarios.test_walk import open_to_all
from tests.world import Demo

pytestmark = [pytest.mark.slow]

#: Lists, somebody who has them, and what they may be asked.
LISTS = (
    ("vanphong", "nominations:list", "tim trang-thai phong nam sau truoc"),
    ("vanphong", "accounts:people", "q department show page"),
    ("vanphong", "certificates:register", "q nam phong sau truoc"),
    ("phogiamdoc", "councils:sessions", "trang"),
    ("phogiamdoc", "councils:appraisals", "tim sau truoc"),
    ("vanphong", "seasons:list", "year page"),
    ("vanphong", "nominations:intake", "sau truoc"),
    ("vanphong", "nominations:suggestions", "sau truoc"),
    ("vanphong", "nominations:complaints", "sau truoc"),
    ("vanphong", "accounts:outbox", "trang-thai sau truoc"),
    ("vanphong", "accounts:notices", "sau truoc"),
    ("vanphong", "accounts:notices_unseen", "sau truoc"),
    ("vanphong", "accounts:notice_log", "sau truoc"),
)
WITH_DOSSIER = (
    "detail", "edit", "evidence_add", "submit", "receipt", "withdraw", "receive", "return", "supplement_request",
    "suspend", "resume", "admit_late", "answer", "extend_supplement",
)  # fmt: skip
REFUSED = {400, 403, 404}
UNKNOWN_METHODS = ("put", "patch", "delete", "options", "trace")
BAD_PLACES = ("0", "-1", str(2**31), str(2**63), str(10**30), "%00", "a%00b", "%E1%BB%9C" * 300, "..%2F..", "%FF")
PARAMETERS = (
    "page", "trang", "sau", "truoc", "tim", "trang-thai", "phong", "nam", "q", "show", "department", "ma", "loai",
    "lan", "tieu-chuan", "year", "ban-ky", "ban", "next",
)  # fmt: skip
BAD_VALUES = (
    "abc", "-1", "0", str(10**30), "\x00", "a\x00b", "٣", "1e9", unicodedata.normalize("NFD", "Nguyễn Thị Đẹp"),
    "'; DROP TABLE accounts_user; --", "%", "_" * 5_000, "\u202e\ufeff", "\U0001f600",
)  # fmt: skip
WORST_VALUES = ("abc", str(10**30), "\x00")


@pytest.fixture(autouse=True)
def refusals_are_expected(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("ERROR", "django.request")
    caplog.set_level("CRITICAL", "django.security.csrf")


@pytest.mark.any_engine
@pytest.mark.parametrize("who", [None, "phogiamdoc", "vanphong"])
def test_a_post_without_the_token_is_refused(demo: Demo, who: str | None) -> None:
    browser = demo.browser(who, enforce_csrf_checks=True)
    for name, address in dict(addresses(demo)).items():
        if name == "accounts:larger_text":  # sets the size of letters in one's own browser, nothing else
            continue
        answer = browser.post(address)
        assert answer.status_code == 403, address
        assert "Trang đã mở quá lâu" in answer.content.decode()


@pytest.mark.any_engine
def test_methods_without_use_are_refused(demo: Demo) -> None:
    browser = demo.browser("phogiamdoc")
    taken = [
        f"{method} {address}: {status}"
        for _, address in dict(addresses(demo)).items()
        for method in UNKNOWN_METHODS
        if (status := getattr(browser, method)(address).status_code) != 405
    ]
    assert not taken, "\n".join(taken)


@pytest.mark.any_engine
def test_pages_that_only_show_refuse_posts(demo: Demo) -> None:
    """A post is refused, or made and led on from; only a page that does not ask for the method answers as to a GET."""
    browser = demo.browser("phogiamdoc")
    shown = [address for name, address in dict(addresses(demo)).items() if ":" in name
             and browser.post(address, {"sent": "1"}).status_code == 200]  # fmt: skip
    assert not shown, "\n".join(shown)


def with_bad_places(demo: Demo) -> Iterator[tuple[str, str]]:
    """Every address that has places, with something impossible in one of them."""
    for name, address in dict(addresses(demo)).items():
        parts = address.split("/")
        for place, part in enumerate(parts):
            if part.isdecimal() or (name in WITH_CODE and place == len(parts) - 1 - (not parts[-1])):
                for bad in BAD_PLACES:
                    yield name, "/".join([*parts[:place], bad, *parts[place + 1 :]])


WITH_CODE = {"certificates:verify_code", "certificates:verify_short", "accounts:accept"}


@pytest.mark.parametrize("who", [None, "phogiamdoc", "quantri"])
def test_impossible_addresses_are_not_found(demo: Demo, who: str | None, share: Share) -> None:
    browser, wrong = demo.browser(who), []
    for name, address in with_bad_places(demo):
        if not share(str(who), address):
            continue
        status = browser.get(address).status_code
        if status == 302 and name.startswith("mfa_"):
            continue  # signing in anew comes first
        if status not in REFUSED | {405, 410, 429} and (who or open_to_all(name)):
            wrong.append(f"{address[:80]}: {status}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("who", ["phogiamdoc", "vanphong"])
def test_impossible_questions_are_answered(demo: Demo, who: str, share: Share) -> None:
    browser, wrong = demo.browser(who), []
    for address in dict(addresses(demo)).values():
        if not share(who, address):
            continue
        if "." in address or browser.get(address).status_code != 200:
            continue
        for value in WORST_VALUES:
            answer = browser.get(address, dict.fromkeys(PARAMETERS, value))
            body_of(answer)
            if answer.status_code >= 500:
                wrong.append(f"{address} {value[:20]!r}: {answer.status_code}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(("who", "name", "parameters"), LISTS, ids=lambda part: part if ":" in part else "")
def test_each_impossible_question_on_the_lists(demo: Demo, who: str, name: str, parameters: str) -> None:
    browser = demo.browser(who)
    for parameter in parameters.split():
        for value in BAD_VALUES:
            answer = browser.get(reverse(name), {parameter: value})
            assert answer.status_code in {200, 422}, (parameter, value)


@pytest.mark.parametrize("name", WITH_DOSSIER)
def test_files_of_other_departments_are_not_there(demo: Demo, name: str) -> None:
    clerk = demo.person("soanhoso")
    foreign = Nomination.objects.exclude(department=clerk.department_id)
    browser, address = demo.browser("soanhoso"), f"nominations:{name}"
    for row in (foreign.filter(state="draft")[0], foreign.filter(state="received")[0]):
        for answer in (browser.get(reverse(address, args=[row.pk])), browser.post(reverse(address, args=[row.pk]))):
            assert answer.status_code in {404, 405}


def test_a_script_of_an_earlier_sign_in_is_given_the_token_of_this_one(demo: Demo) -> None:
    browser = demo.browser("vanphong", enforce_csrf_checks=True)
    address, json = reverse("councils:cast", args=[1]), {"accept": "application/json"}
    answer = browser.post(address, "{}", content_type="application/json", headers=json)
    assert answer.status_code == 422 and "Mời tải lại trang" in answer.json()["refused"]
    with_token = {**json, "x-csrftoken": answer.json()["token"]}
    assert browser.post(address, "{}", content_type="application/json", headers=with_token).status_code == 404
