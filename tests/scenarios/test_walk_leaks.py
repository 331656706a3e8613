"""Whoever may not know something reads the same, letter for letter, whether it is so or not: on every address."""

import hashlib
import io
import re
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from accounts.models import Department
from certificates import package
from certificates.models import Certificate, DecisionItem
from core.uploads import keep
from nominations.actions.attach_evidence import attach_evidence
from nominations.actions.draft import draft
from nominations.actions.revise import revise
from nominations.models import Nomination
from nominations.workflow import State
from operations import confidential
from operations.demo.cast import CAST
from seasons.queries import current_season
from stories.models import Consent
from tests.plugins.tools import require
from tests.scenarios.addresses import SAMPLES, addresses
from tests.scenarios.pages import body_of
from tests.scenarios.shares import Share, whole
from tests.scenarios.test_walk import open_to_all
from tests.world import NO_DUTY, Demo

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]

OUTCOMES = re.compile(
    r"đạt tỷ lệ|không đạt|được công nhận|không công nhận|đang bỏ phiếu|chờ công bố|đã thẩm định|chờ quyết định"
    r"|trả lại hội đồng",
    re.IGNORECASE,
)
TEXTS = ("text/", "application/json")
#: Different at each look, whatever is shown.
PASSING = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"|(\b|T)\d\d:\d\d(:\d\d)?\b|"challenge": "[^"]*"')


#: Papers printed when asked for, which carry the moment; a secret made anew; the state of the machine; who opened a
#: file, which tells of the walk's own looks.
DRAWN_ANEW = {
    "councils:appraisal_sheet", "councils:ballots", "councils:ballots_planned", "councils:standing_aside",
    "nominations:summary_list",
    "certificates:certificate_print_all", "mfa_activate_totp", "operations:health",
    "operations:access_report", "operations:access_report_file",
}  # fmt: skip


@pytest.fixture(autouse=True)
def refusals_are_expected(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("ERROR", "django.request")


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def whatever_the_minute() -> Iterator[None]:
    """Confidential papers drawn with their reader alone: the minute passes between two looks."""
    with pytest.MonkeyPatch.context() as still:
        still.setattr(confidential, "viewer_words", str)
        still.setattr(package, "viewer_words", str)
        yield


def everything(demo: Demo, browser: Client, paths: list[str]) -> dict[str, tuple[int, str]]:
    """Status and text of every address; of a file its digest."""
    found = {}
    for path in paths:
        with whatever_the_minute():
            answer = browser.get(path)
            body = body_of(answer)
        text = answer.headers.get("Location", "") + (
            PASSING.sub("", body.decode())
            if answer.get("Content-Type", TEXTS[0]).startswith(TEXTS)
            else hashlib.sha256(body).hexdigest()
        )
        found[path] = (answer.status_code, text)
    return found


def words_of(answer: Any) -> str:
    """What a page or a paper says below its head."""
    body, kind = body_of(answer), answer["Content-Type"]
    if kind == "application/pdf" or "zip" in kind or "openxmlformats" in kind:
        return _words_in(body)
    text = body.decode()
    return text.partition("<main")[2] if kind.startswith("text/html") else text


def _words_in(content: bytes) -> str:
    """The text of a PDF, and of everything packed in an archive: Word and Excel files are archives too."""
    if content.startswith(b"%PDF"):
        command = [require("pdftotext"), "-", "-"]
        return subprocess.run(command, input=content, capture_output=True, check=True).stdout.decode()
    if not content.startswith(b"PK"):
        return content.decode(errors="replace")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return " ".join(f"{entry.filename} {_words_in(archive.read(entry))}" for entry in archive.infolist())


def paths_of(demo: Demo, row: Nomination, *more: str, taken: Callable[[str], bool] = whole) -> list[str]:
    """One address of each name that is *taken*, every address of the file in question, and *more*."""
    every = [(name, path) for name, path in addresses(demo, leave_out=DRAWN_ANEW) if taken(name)]
    own = [reverse(name, args=[row.pk]) for name in SAMPLES if takes_a_file(name) and name not in DRAWN_ANEW]
    return [*dict.fromkeys([*dict(every).values(), *own, *more])]


def takes_a_file(name: str) -> bool:
    return SAMPLES.get(name) is SAMPLES["nominations:detail"]


def searches(*words: str) -> list[str]:
    lists = (("nominations:list", "tim"), ("certificates:register", "q"))
    return [f"{reverse(name)}?{key}={word}" for name, key in lists for word in words]


def put(row: Nomination, state: str) -> None:
    """The file and its line in the Director's list as if the year had gone this way."""
    Nomination.objects.filter(pk=row.pk).update(state=state)
    outcome = {State.RECOGNISED: "recognise", State.DECLINED: "decline"}.get(State(state), "")
    facts = {
        "outcome": outcome,
        "passed": state != State.FAILED,
        "reason": "Lý do riêng" if outcome == "decline" else "",
    }
    DecisionItem.objects.filter(nomination=row).update(**facts)


@pytest.mark.parametrize("who", ["soanhoso", "photruongphong"])
def test_until_the_announcement_a_department_reads_the_same_whatever_was_decided(
    demo: Demo, who: str, share: Share
) -> None:
    browser, department = demo.browser(who), demo.person(who).department
    row = Nomination.objects.get(department=department, state=State.FAILED)
    filters = [f"{reverse('nominations:list')}?trang-thai={state}" for state in State.values]
    more = [*filters, *searches(row.name, "đạt")]
    paths, read = paths_of(demo, row, *more, taken=lambda name: share(who, name)), {}
    for state in (State.TABLED, State.PASSED, State.FAILED, State.RECOGNISED, State.DECLINED):
        with undone():
            put(row, state)
            read[state] = everything(demo, browser, paths)
    usual = read.pop(State.TABLED)
    assert usual[reverse("nominations:detail", args=[row.pk])][0] == 200
    for state, found in read.items():
        assert [path for path in paths if found[path] != usual[path]] == [], state


def test_no_page_about_the_file_has_a_word_of_its_outcome(demo: Demo) -> None:
    browser = demo.browser("soanhoso")
    row = Nomination.objects.get(department=demo.person("soanhoso").department, state=State.FAILED)
    for path in (reverse(name, args=[row.pk]) for name in SAMPLES if takes_a_file(name)):
        shown = re.sub(r"<option.*?</option>", "", words_of(browser.get(path)), flags=re.DOTALL)
        assert not OUTCOMES.search(shown), path


def test_the_comparison_sees_a_difference(demo: Demo) -> None:
    """Somebody who oversees does read another state."""
    row = Nomination.objects.filter(state=State.FAILED)[0]
    path, browser = reverse("nominations:detail", args=[row.pk]), demo.browser("vanphong")
    before = everything(demo, browser, [path])
    with undone():
        put(row, State.PASSED)
        assert everything(demo, browser, [path]) != before


MARKER = "Tổ Hạc trắng vòng quanh"
#: All but the department itself, and the Standing Council, which may admit a file after the time.
ELSEWHERE = (None, "truongphong", "soanhoso", "vanphong", "giamdoc", "chibo", "quantri", NO_DUTY)


@pytest.mark.parametrize("who", ELSEWHERE)
def test_a_foreign_draft_is_nowhere_neither_by_name_nor_by_number(demo: Demo, who: str | None, share: Share) -> None:
    browser, season = demo.browser(who), current_season()
    row, more = Nomination.objects.all()[0], searches("hac trang", "vong", "H")
    paths = paths_of(demo, row, *more, taken=lambda name: share(str(who), name))
    before = everything(demo, browser, paths)
    row = _marked_draft(demo, season)
    after = everything(demo, browser, paths)
    assert [path for path in paths if after[path] != before[path]] == []
    for name in ("detail", "edit", "receipt", "submit"):
        answer = browser.get(reverse(f"nominations:{name}", args=[row.pk]))
        assert answer.status_code == (404 if who else 302)


def test_the_department_itself_finds_its_draft_by_the_marker(demo: Demo) -> None:
    _marked_draft(demo, current_season())
    (answer,) = everything(demo, demo.browser("dvdn"), searches("hac trang")[:1]).values()
    assert MARKER in answer[1]


def _marked_draft(demo: Demo, season: Any) -> Nomination:
    """A new file of the service centre, with the marker in everything that one writes."""
    head = demo.person("dvdn")
    facts = {"kind": "collective", "name": MARKER, "collective_head": head, "headcount": 3}
    members = [demo.person("minhtriet"), demo.person("haivan")]
    row = draft(by=head, season=season, department=head.department, facts=facts, members=members)
    criterion = row.criteria_set.criteria.all()[0]
    texts = {"merit": MARKER, "report": MARKER}
    row = revise(row, by=head, version=row.version, facts=texts, statements={criterion.pk: MARKER})
    described = {"kind": "decision", "title": MARKER, "issuer": MARKER, "number": "1", "dated": date(2026, 6, 1)}
    stored = keep(b"%PDF-1.7 " + MARKER.encode(), f"{MARKER}.pdf", "application/pdf")
    attach_evidence(row, by=head, criterion=criterion, stored=stored, facts=described)
    return row


def test_strangers_find_no_name_but_by_the_right_code_or_with_consent(demo: Demo) -> None:
    browser: Any = demo.browser(None)
    certificate = Certificate.objects.select_related("item__nomination").order_by("pk")[0]
    right = [row.code for row in Certificate.objects.all()]
    agreed = Consent.objects.filter(thing=Consent.Thing.NAME, withdrawn_at=None).select_related("subject__user")
    collectives = Nomination.objects.filter(kind="collective", announced_at__isnull=False)
    published = {one.subject.full_name for one in agreed} | {row.name for row in collectives}
    names = {part.full_name for part in CAST} | {row.name for row in Nomination.objects.all()}
    names -= {one.name for one in Department.objects.all()}  # a unit that is nominated is also where somebody works
    assert published & names and names - published
    for name, path in addresses(demo):
        if open_to_all(name) and not path.strip("/").endswith(tuple(right)) and name != "operations:components":
            body = _words_in(body_of(browser.get(path)))
            assert [one for one in names - published if re.search(rf"\b{re.escape(one)}\b", body)] == [], path
    page = browser.get(reverse("certificates:verify_code", args=[certificate.code])).content.decode()
    assert certificate.item.nomination.name in page


def test_one_wrong_letter_of_the_code_tells_nothing(demo: Demo) -> None:
    browser: Any = demo.browser(None)
    certificate = Certificate.objects.select_related("item__nomination").order_by("pk")[0]
    code = certificate.code
    for place in range(len(code) - 4, len(code)):
        wrong = code[:place] + ("A" if code[place] != "A" else "B") + code[place + 1 :]
        answer = browser.get(reverse("certificates:verify_code", args=[wrong]))
        assert answer.status_code == 404
        assert certificate.item.nomination.name not in answer.content.decode()
