"""Chromium and Firefox driven alike, by WebDriver BiDi: a browser, and people who each have one to themselves."""

import json
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from operations.demo.cast import PASSWORD
from tests.browser.recorder import Recorder, Trap, serving
from tests.browser.steering import Driver, Failed, Name, driving

HEIGHTS, HEIGHT = {360: 740}, 800
#: Seconds that a page may take on a machine with much else to do; nothing is measured by it.
PATIENCE = 60
#: Addresses that are asked of nobody.
INSIDE = ("data:", "blob:", "about:")


@dataclass(frozen=True)
class Kept:
    """What a browser holds of a person and of the site whose page is open."""

    local: dict[str, str]
    session: dict[str, str]
    databases: list[str]
    caches: list[str]
    cookies: list[dict[str, Any]]


@dataclass(frozen=True)
class Record:
    """What the browser itself tells of a person's pages; every byte is in ``Person.recorder``."""

    requests: list[dict[str, Any]]
    console: list[dict[str, str]]
    errors: list[str]
    violations: list[dict[str, str]]

    @property
    def complaints(self) -> list[str]:
        """What pages without fault never cause."""
        lines = [line["text"] for line in self.console if line["type"] in ("error", "assert")]
        return [*lines, *self.errors, *map(json.dumps, self.violations)]


class Browser:
    """One Chromium or Firefox that knows no host but this machine."""

    def __init__(self, name: Name, site: str, driver: Driver, trap: Trap) -> None:
        self.name, self.site, self.driver, self.trap = name, site, driver, trap
        self.downloads = driver.home / "Downloads"

    @contextmanager
    def person(self, width: int = 1280, site: str = "") -> Iterator["Person"]:
        """Somebody with cookies and storage of their own, before a window *width* wide."""
        recorder = Recorder(site or self.site)
        with serving(recorder):
            number = self.driver.call("meet", 0, width, HEIGHTS.get(width, HEIGHT))
            person = Person(self, recorder, number)
            try:
                yield person
            finally:
                with suppress(Failed):
                    person.call("part")


@contextmanager
def browsing(name: Name, site: str) -> Iterator[Browser]:
    """A browser that ends with the block, whatever happens in it."""
    with ExitStack() as resources:
        trap = Trap()
        resources.enter_context(serving(trap))
        yield Browser(name, site, resources.enter_context(driving(name, trap.server_port)), trap)


class Person:
    """What one person does in their browser, and what it did. Selectors are CSS, or Puppeteer's ``::-p-…``.

    What acts on an element waits for it to be seen.
    """

    def __init__(self, browser: Browser, recorder: Recorder, number: int) -> None:
        self.browser, self.recorder, self._number = browser, recorder, number
        self._came_after = len(browser.trap.asked)

    def call(self, name: str, *args: Any) -> Any:
        return self.browser.driver.call(name, self._number, *args)

    def open(self, path: str) -> int:
        """The status of the page at *path* of the portal, or at a whole address."""
        return int(self.call("open", path if "://" in path else f"{self.recorder.address}{path}"))

    def reload(self) -> int:
        return int(self.call("reload"))

    def back(self) -> None:
        self.call("back")

    def forward(self) -> None:
        self.call("forward")

    @contextmanager
    def beside(self, width: int = 360) -> Iterator["Person"]:
        """Another window of the same person: what the browser keeps is one, and so is the record."""
        window = Person(self.browser, self.recorder, self.call("beside", width, HEIGHTS.get(width, HEIGHT)))
        try:
            yield window
        finally:
            with suppress(Failed):
                window.call("part")

    @property
    def url(self) -> str:
        return str(self.call("url"))

    def sign_in(self, username: str) -> None:
        self.open("/tai-khoan/dang-nhap/")
        self.fill("[name=login]", username)
        self.fill("[name=password]", PASSWORD)
        self.follow("main button[type=submit]")
        self.wait_for_url("/viec-cua-toi/$")

    def fill(self, selector: str, text: str) -> None:
        """The whole value of an input, a text area or a choice."""
        self.call("fill", selector, text)

    def type(self, selector: str, text: str) -> None:
        """Key by key, after what stands there."""
        self.call("type", selector, text)

    def press(self, key: str) -> None:
        """A key by its name, say ``Enter``, for what has the focus."""
        self.call("press", key)

    def click(self, selector: str) -> None:
        """For what leaves the page as it is; see ``follow``."""
        self.call("click", selector)

    def follow(self, selector: str) -> None:
        """A click that leads to another page, which is there in the end."""
        self.call("follow", selector)

    def set_input_file(self, selector: str, path: Path) -> None:
        self.call("setInputFile", selector, str(path))

    def text(self, selector: str) -> str:
        return str(self.call("text", selector))

    def count(self, selector: str) -> int:
        return int(self.call("count", selector))

    def evaluate(self, function: str, *args: Any) -> Any:
        """What the JavaScript *function* gives in the page; JSON goes in and comes out."""
        return self.call("evaluate", function, args)

    def wait_for(self, selector: str, seconds: float = PATIENCE) -> None:
        self.call("waitFor", selector, seconds * 1000)

    def wait_for_text(self, text: str, seconds: float = PATIENCE) -> None:
        self.call("waitForText", text, seconds * 1000)

    def wait_for_url(self, pattern: str, seconds: float = PATIENCE) -> None:
        """Until a part of the address matches the regular expression."""
        self.call("waitForUrl", pattern, seconds * 1000)

    def resize(self, width: int) -> None:
        self.call("resize", width, HEIGHTS.get(width, HEIGHT))

    def screenshot(self, path: Path) -> None:
        """The whole page, as PNG."""
        self.call("screenshot", str(path))

    def say_agent(self, agent: str) -> None:
        """What the scripts of pages to come read as the browser's name."""
        self.call("sayAgent", agent)

    def slow_down(self, times: int) -> None:
        """A processor so many times slower, in Chromium; 1 is as it was."""
        self.call("slowDown", times)

    @property
    def cookies(self) -> list[dict[str, Any]]:
        return list(self.call("cookies"))

    @property
    def kept(self) -> Kept:
        return Kept(**self.call("storage"), cookies=self.cookies)

    @property
    def record(self) -> Record:
        """All since this person came."""
        return Record(**self.call("record"))

    @property
    def strays(self) -> list[str]:
        """Addresses outside the portal: asked for by this person's pages, or by the browser since they came."""
        at_home = (f"{self.recorder.address}/", *INSIDE)
        asked = [sent["url"] for sent in self.record.requests if not sent["url"].startswith(at_home)]
        return asked + self.browser.trap.asked[self._came_after :]
