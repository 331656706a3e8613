"""The portal as it is served to people: a process group of its own, on a database with the demonstration."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from http.cookiejar import CookieJar
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from operations.demo.cast import PASSWORD
from operations.rehearsal.forms import FormReader, PageForm

ROOT = Path(__file__).resolve().parents[1]
START_SECONDS = 60


class PortalServer:
    """Data live in *folder*; on PostgreSQL they are in *database* (a DATABASE_URL). What it says goes to *log*."""

    log: Path | None = None

    def __init__(
        self, folder: Path, *, database: str = "", workers: int = 1, threads: int = 1,
        settings: str = "emulation_portal.settings", options: Sequence[str] = (),
    ) -> None:  # fmt: skip
        self.port = _free_port()
        self.address = f"http://localhost:{self.port}"
        kept = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "VAR_DIR")}
        self.environment = kept | {
            "PORTAL_MODE": "local", "VAR_DIR": str(folder), "PUBLIC_URL": self.address,
            "DJANGO_SETTINGS_MODULE": settings,
        }  # fmt: skip
        if database:
            self.environment["DATABASE_URL"] = database
        self.command = [
            str(Path(sys.executable).parent / "granian"), "--interface", "wsgi", "--host", "127.0.0.1",
            "--port", str(self.port), "--workers", str(workers), "--blocking-threads", str(threads), "--no-ws",
            *options, "emulation_portal.wsgi:application",
        ]  # fmt: skip
        self.process: subprocess.Popen[bytes] | None = None

    def prepare(self) -> None:
        """Tables, the demonstration, static files."""
        self.run(str(ROOT / "scripts" / "prepare"))

    def run(self, *arguments: str) -> str:
        """A Python program with the portal's settings; what it prints."""
        done = subprocess.run(
            [sys.executable, *arguments], env=self.environment, cwd=ROOT, check=False, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def start(self) -> float:
        """Serve; the seconds until the first answer."""
        began = time.monotonic()
        with (self.log or Path(os.devnull)).open("ab") as said:
            self.process = subprocess.Popen(
                self.command, env=self.environment, cwd=ROOT, start_new_session=True, stdout=said, stderr=said
            )
        while time.monotonic() - began < START_SECONDS:
            try:
                urllib.request.urlopen(self.address, timeout=5)  # noqa: S310 - our own server
            except OSError:
                time.sleep(0.02)
            else:
                return time.monotonic() - began
        raise RuntimeError("the server did not answer")

    def kill(self) -> None:
        """kill -9, all of its processes at once: what they were doing is done no further."""
        if self.process:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def stop(self) -> None:
        if self.process:
            os.killpg(self.process.pid, signal.SIGTERM)
            self.process.wait(timeout=30)


class _StayHere(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args: object) -> None:
        return None


class Caller:
    """One person's browser without a window."""

    def __init__(self, site: str, username: str, password: str = PASSWORD) -> None:
        self.site, self.username, self.password = site, username, password
        cookies = urllib.request.HTTPCookieProcessor(CookieJar())
        self._opener = urllib.request.build_opener(cookies, _StayHere())
        self._opener.addheaders = [("Accept", "text/html")]

    def sign_in(self) -> None:
        page = self.get("/tai-khoan/dang-nhap/")[1]
        form = next(form for form in FormReader.read(page) if "password" in form.names)
        status, _, to = self.send(form, "/tai-khoan/dang-nhap/", login=self.username, password=self.password)
        assert status == 302, f"{self.username} was not let in: {status} {to}"

    def get(self, path: str) -> tuple[int, str]:
        """Status and text."""
        status, text, _ = self._ask(path, None)
        return status, text

    def send(self, form: PageForm, path: str, **typed: str) -> tuple[int, str, str]:
        """The form as it stands with what was *typed*: status, text, and where the answer leads."""
        values = form.values | {name: [value] for name, value in typed.items()}
        return self._ask(form.action or path, urlencode(values, doseq=True).encode())

    def tell(self, page: str, path: str, sent: Any) -> Any:
        """What the script of *page* is answered when it sends this, with the token that stands on the page."""
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', self.get(page)[1])
        assert token, f"{self.username} finds no token on {page}"
        status, text = self.post_json(path, sent, token[1])
        assert status == 200, f"{self.username} {path}: {status} {text[:500]}"
        return json.loads(text)

    def post_json(self, path: str, sent: Any, token: str) -> tuple[int, str]:
        """Status and text of what a script sends."""
        headers = {"Content-Type": "application/json", "X-CSRFToken": token}
        status, text, _ = self._ask(path, json.dumps(sent).encode(), headers)
        return status, text

    def _ask(self, path: str, body: bytes | None, more: Mapping[str, str] | None = None) -> tuple[int, str, str]:
        headers = {"Referer": f"{self.site}/", "Origin": self.site, **(more or {})} if body is not None else {}
        request = urllib.request.Request(f"{self.site}{path}", data=body, headers=headers)  # noqa: S310
        try:
            with self._opener.open(request, timeout=30) as answer:
                return answer.status, answer.read().decode(errors="replace"), ""
        except urllib.error.HTTPError as answer:
            text = answer.read().decode(errors="replace")
            return answer.code, text, answer.headers.get("Location", "")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
