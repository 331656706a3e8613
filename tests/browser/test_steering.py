"""However a test ends, no browser outlives it."""

import os
import signal
from pathlib import Path

import pytest

from tests.browser.bidi import browsing
from tests.browser.steering import Failed, Name
from tests.browser.steps import soon

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("name", ["chromium", "firefox"])
def test_no_browser_outlives_its_driver(name: Name) -> None:
    with browsing(name, "http://localhost:9") as browser:
        group = browser.driver.browser_pid
        assert processes_of(group)
        os.killpg(browser.driver.node.pid, signal.SIGKILL)
        with pytest.raises(Failed, match="ended"), browser.person():
            pass
    assert soon(lambda: not processes_of(group))


def processes_of(group: int) -> list[str]:
    """The living members of a process group."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, of = path.read_text().rpartition(")")[2].split()[:3]
        except OSError:
            continue
        if int(of) == group and state != "Z":
            found.append(path.parent.name)
    return found
