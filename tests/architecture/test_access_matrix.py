"""The access matrix proved through HTTP: every move is posted by every duty in every state.

What then happened, written as the page is written, must be ``docs/access-matrix.md``.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import Any

import pytest
import time_machine
from django.contrib.messages import get_messages
from django.http import HttpResponse
from django.test import Client

from accounts.access import office
from accounts.events import timeline
from accounts.models import User
from accounts.roles import Role
from core.workflow import Workflow
from nominations.workflow import NOMINATION
from operations import reference
from operations.reference import CHAPTERS, Cells, declared
from tests.architecture.access_presses import BUTTONS, Press
from tests.architecture.access_world import NOW, Hall, browser_of, undone
from tests.architecture.sources import ROOT
from tests.scenarios.pages import kept_out
from tests.scenarios.shares import Share

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.slow,
    pytest.mark.timeout(600),
    pytest.mark.any_engine,
    pytest.mark.share,
]

NOT_NOW = 302
PAGE = ROOT / "docs" / "access-matrix.md"


@pytest.fixture(autouse=True)
def on_a_working_day(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    caplog.set_level("CRITICAL", "django.request")  # thousands of refusals are expected here
    with time_machine.travel(NOW, tick=True):
        yield


@pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda chapter: chapter.flow.name)
def test_what_happens_is_what_the_page_says(chapter: Any, share: Share) -> None:
    assert page_of(share, chapter.flow, *chapter.flow.moves) == PAGE.read_text(encoding="utf-8")


def test_a_right_that_is_too_wide_is_found(monkeypatch: pytest.MonkeyPatch, share: Share) -> None:
    """Were the Office to hand dossiers in for the departments, the page would no longer say what happens."""
    committed = PAGE.read_text(encoding="utf-8")
    submit = NOMINATION.moves["submit"]
    with monkeypatch.context() as wider:
        wider.setitem(NOMINATION.moves, "submit", replace(submit, who=submit.who | office))  # type: ignore[arg-type]
        assert page_of(share, NOMINATION, "submit") != committed
    assert page_of(share, NOMINATION, "submit") == committed


def page_of(share: Share, flow: Workflow, *moves: str) -> str:
    """The page with what really happened when the named moves of *flow* were posted; the rest as it is declared."""
    observed, said = observe(share, flow, *moves), declared(flow)
    cells = {
        cell: names
        for cell in {*observed, *said}
        if (names := [name for name in flow.moves if name in (observed if name in moves else said).get(cell, [])])
    }
    return reference.matrix_page(lambda one: cells if one is flow else declared(one))


def observe(share: Share, flow: Workflow, *moves: str) -> Cells:
    """Which of the named moves each duty made in each state."""
    hall = Hall()
    aims = {name: BUTTONS[flow.name][name](hall) for name in moves}
    browsers = {role: (user, browser_of(user)) for role, user in hall.people.items()}
    abroad = {role: (user, browser_of(user)) for role, user in hall.strangers.items()}
    cells: Cells = {}
    for (name, aim), state in product(aims.items(), flow.states.values):
        if state not in flow.moves[name].sources and not share(name, state):
            continue  # the state refuses everybody: a share of these is tried, all of them in a soak
        with undone():
            for press in aim(state):
                here = {Role.COUNTER: (press.counter, browser_of(press.counter))} if press.counter else {}
                for role in _who_made(press, browsers | here, name, _entitled(flow, name, press)):
                    cells.setdefault((state, role), []).append(name)
                others = {role: found for role, found in abroad.items() if share(name, state, role)}
                assert list(_who_made(press, others, name, set())) == [], "a duty in another department"
    return cells


def _entitled(flow: Workflow, name: str, press: Press) -> set[str]:
    """Duties that may make the move where its button stands."""
    needed = [flow.moves[name], *([press.above] if press.above else [])]
    return set.intersection(*({part.name for part in move.who.parts} for move in needed))


def _who_made(press: Press, browsers: dict[Role, tuple[User, Client]], name: str, entitled: set[str]) -> Iterator[Role]:
    before = timeline(press.row).filter(move=name).count()
    for role, (user, browser) in browsers.items():
        expected = _refusal(press, user, entitled=role in entitled)
        with undone():
            response = browser.post(press.url, press.data())
            happened = timeline(press.row).filter(move=name).count() > before
            where = f"{role} → {press.url}: {response.status_code}"
            if happened:
                assert response.status_code == 302, where
                yield role
            elif expected == NOT_NOW:
                assert _says_why_not(response), where
            else:
                assert response.status_code == expected, where


def _refusal(press: Press, user: User, *, entitled: bool) -> int:
    """How a press is refused: a row that is not seen 404, another's duty 403, one's own duty at the wrong time."""
    return kept_out(press.url, user) or (NOT_NOW if entitled else 403)


def _says_why_not(response: HttpResponse) -> bool:
    """Led back with a message, or shown the form again with what refused it."""
    if response.status_code == 302:
        return bool(list(get_messages(response.wsgi_request)))  # type: ignore[attr-defined]
    return response.status_code == 422 and "error-summary" in response.content.decode()
