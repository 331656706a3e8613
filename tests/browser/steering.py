"""The process that steers a browser, and how both are started and ended."""

import json
import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

from tests.plugins.tools import CHROMIUM_FLAGS, require, require_chromium, require_puppeteer

Name = Literal["chromium", "firefox"]

DRIVER = Path(__file__).parent / "driver" / "driver.mjs"
LOG = "driver.log"
PATIENCE = 10.0
#: What the browsers would ask their makers for; with these they are silent.
SILENT_CHROMIUM = (
    "--disable-features=AutofillServerCommunication,NetworkTimeServiceQuerying,PreconnectToSearch",
    "--google-base-url=http://localhost:9", "--gaia-url=http://localhost:9", "--gcm-checkin-url=http://localhost:9",
)  # fmt: skip
SILENT_FIREFOX = {
    "services.settings.server": "data:,#remote-settings-dummy/v1",
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
}
HEEDED = {"MOZ_REMOTE_SETTINGS_DEVTOOLS": "1"}  # else the address of the settings is not Firefox's to change


class Failed(Exception):
    """What a browser could not do, in the words of its driver."""


class Driver:
    """Speaks one JSON line a call; the browser is its child, in a process group of its own."""

    def __init__(self, node: subprocess.Popen[str], home: Path) -> None:
        assert node.stdin and node.stdout
        self.node, self.home, self._to, self._from = node, home, node.stdin, node.stdout
        self.browser_pid = 0
        self.version = ""

    def begin(self) -> None:
        started = self._answer()
        self.browser_pid, self.version = started["pid"], started["version"]

    def call(self, name: str, person: int, *args: Any) -> Any:
        with suppress(BrokenPipeError):
            self._to.write(json.dumps({"call": name, "person": person, "args": args}) + "\n")
            self._to.flush()
        return self._answer()

    def end(self) -> None:
        """The driver ends the browser when it is spoken to no longer; what remains of either is killed."""
        with suppress(BrokenPipeError):
            self._to.close()
        with suppress(subprocess.TimeoutExpired):
            self.node.wait(timeout=PATIENCE)
        for group in filter(None, (self.browser_pid, self.node.pid)):
            with suppress(ProcessLookupError):
                os.killpg(group, signal.SIGKILL)

    def _answer(self) -> Any:
        line = self._from.readline()
        if not line:
            raise Failed(f"the driver has ended: {(self.home / LOG).read_text()}")
        answer = json.loads(line)
        if "failed" in answer:
            raise Failed(answer["failed"])
        return answer["value"]


@contextmanager
def driving(name: Name, proxy: int) -> Iterator[Driver]:
    """A browser that reaches other hosts only by the port *proxy* of this one; nothing of it is left behind."""
    command = [require("node"), str(DRIVER), str(require_puppeteer()), json.dumps(_options(name, proxy))]
    with TemporaryDirectory(prefix="bidi-", ignore_cleanup_errors=True) as home, Path(home, LOG).open("w") as log:
        node = subprocess.Popen(
            command, env=os.environ | {"HOME": home, "TMPDIR": home, **HEEDED}, start_new_session=True, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log,
        )  # fmt: skip
        with node:
            driver = Driver(node, Path(home))
            try:
                driver.begin()
                yield driver
            finally:
                driver.end()


def _options(name: Name, proxy: int) -> dict[str, Any]:
    """For the launch."""
    if name == "chromium":
        flags = [*CHROMIUM_FLAGS, *SILENT_CHROMIUM, "--accept-lang=vi-VN", f"--proxy-server=127.0.0.1:{proxy}"]
        return {"browser": "chrome", "executablePath": require_chromium(), "args": flags}
    wishes = SILENT_FIREFOX | {"intl.accept_languages": "vi-VN", "network.proxy.type": 1}
    for scheme in ("http", "ssl"):
        wishes |= {f"network.proxy.{scheme}": "127.0.0.1", f"network.proxy.{scheme}_port": proxy}
    return {"browser": "firefox", "executablePath": require("firefox-esr"), "extraPrefsFirefox": wishes}
