"""Long walks over pages (one_engine) are halved between the engines: none is left out, none runs twice."""

import os
import subprocess
import sys

import pytest

from tests.architecture.sources import ROOT

pytestmark = pytest.mark.slow

WALKS = ("tests/scenarios/test_walk.py", "tests/councils/electronic/test_secrecy_online.py")
OTHER = "tests/architecture/test_sizes.py"
#: As scripts/test chooses on each engine.
CHOSEN = {"sqlite": "not soak", "postgres": "not soak and not any_engine"}


def _collected(*arguments: str) -> set[str]:
    command = [sys.executable, "-m", "pytest", "-q", "--collect-only", "-p", "no:cacheprovider", *arguments]
    outside = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    ran = subprocess.run(command, cwd=ROOT, env=outside, capture_output=True, text=True, check=True)
    return {line for line in ran.stdout.splitlines() if "::" in line}


def test_every_walk_runs_on_one_engine_and_the_rest_as_ever():
    whole = _collected(*WALKS, OTHER)
    halves = {
        engine: _collected("--shared", "--engine", engine, "-m", chosen, *WALKS, OTHER)
        for engine, chosen in CHOSEN.items()
    }
    assert halves["sqlite"] | halves["postgres"] == whole
    assert not halves["sqlite"] & halves["postgres"]
    assert min(len({one for one in half if one.startswith(WALKS)}) for half in halves.values()) > 5
