"""What needs not both engines is halved between them: none is left out, none runs twice."""

import os
import re
import subprocess
import sys

import pytest

from tests.architecture.sources import ROOT

pytestmark = pytest.mark.slow

HALVED = ("tests/scenarios/test_walk.py", "tests/councils/electronic/test_secrecy_online.py")
BOTH = ("tests/core/test_search.py", "tests/nominations/test_races.py")
ANY = "tests/architecture/test_sizes.py"
#: As scripts/test chooses on each engine.
CHOSEN = {"sqlite": "not soak and not browser", "postgres": "not soak and not browser and not any_engine"}
#: One test at two widths, one in two browsers, one that has no twin.
LOOKS = ("tests/browser/test_editing.py", "tests/browser/test_vote_online.py", "tests/browser/test_every_page.py")


def _collected(*arguments: str) -> set[str]:
    command = [sys.executable, "-m", "pytest", "-q", "--collect-only", "-p", "no:cacheprovider", *arguments]
    outside = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    ran = subprocess.run(command, cwd=ROOT, env=outside, capture_output=True, text=True, check=True)
    return {line for line in ran.stdout.splitlines() if "::" in line}


def test_every_test_runs_on_an_engine_and_the_marked_on_both():
    whole = _collected(*HALVED, *BOTH, ANY)
    halves = {
        engine: _collected("--shared", "--engine", engine, "-m", chosen, *HALVED, *BOTH, ANY)
        for engine, chosen in CHOSEN.items()
    }
    assert halves["sqlite"] | halves["postgres"] == whole
    assert halves["sqlite"] & halves["postgres"] == _collected(*BOTH)
    assert min(len({one for one in half if one.startswith(HALVED)}) for half in halves.values()) > 5


def test_of_twins_in_the_browser_one_is_taken():
    kinds = {"360", "1280", "chromium", "firefox"}
    whole, taken = (_collected(*LOOKS, *shared) for shared in ((), ("--shared",)))
    plain = [name.split("[")[0] for name in taken]
    assert taken < whole and sorted(plain) == sorted({name.split("[")[0] for name in whole})
    assert {name.split("[")[1][:-1] for name in whole if "[" in name} == kinds


def test_what_asks_the_engine_is_marked_for_both():
    asks = re.compile(r"raises\(.*(IntegrityError|DatabaseError)|\.vendor\b")
    marked = re.compile(r"mark\.(both_engines|every_engine|browser|soak)|transaction=True")
    paths = [path for path in (ROOT / "tests").rglob("test_*.py") if asks.search(path.read_text(encoding="utf-8"))]
    assert len(paths) > 15
    assert [path.name for path in paths if not marked.search(path.read_text(encoding="utf-8"))] == []
