"""The files of fonts that a killed process leaves are removed by the next one, those of a living one are not."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.portal_server import ROOT

pytestmark = [pytest.mark.any_engine, pytest.mark.slow]

DRAWS = """
import django; django.setup()
from core.papers import render_pdf
from tests.papers.samples import PAPERS
assert render_pdf(next(iter(PAPERS.values()))()).startswith(b"%PDF")
print("drawn", flush=True)
input()
"""


@contextmanager
def drawing(folder: Path) -> Iterator["subprocess.Popen[str]"]:
    """A process that has drawn, and ends when it is told a line."""
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "emulation_portal.settings", "PORTAL_MODE": "local",
        "VAR_DIR": str(folder), "TMPDIR": str(folder),
    }  # fmt: skip
    with subprocess.Popen(
        [sys.executable, "-c", DRAWS], cwd=ROOT, env=environment, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stdout and process.stdout.readline() == "drawn\n"
        yield process
        if process.poll() is None:
            process.communicate("\n")


def test_what_a_killed_process_leaves_is_removed_by_the_next_that_draws(tmp_path: Path) -> None:
    def folders() -> set[Path]:
        return set(tmp_path.glob("portal-fonts-*"))

    with drawing(tmp_path) as living:
        [of_living] = folders()
        with drawing(tmp_path) as killed:
            [of_killed] = folders() - {of_living}
            killed.send_signal(signal.SIGKILL)
        assert folders() == {of_living, of_killed} and any(of_killed.iterdir())
        with drawing(tmp_path):
            assert of_living in folders() and of_killed not in folders()
        assert folders() == {of_living} and living.poll() is None
    assert folders() == set()
