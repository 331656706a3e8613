"""Fifty people at their usual pages at once: every answer is right. Prints: name value unit against-what."""

import os
import random
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import quantiles

import pytest
from django.conf import settings

from tests.portal_server import Caller, PortalServer

pytestmark = [pytest.mark.soak]

PEOPLE, SECONDS, PAUSE = 50, 120, 2.0
PAGES = {
    "truongphong": ("/viec-cua-toi/", "/ho-so/", "/hoi-dong/", "/ho-so/?tim=nguyen"),
    "vanphong": ("/viec-cua-toi/", "/ho-so/tiep-nhan/", "/ho-so/", "/so-giay-cong-nhan/", "/quyet-dinh/", "/ky/2026/"),
    "giamdoc": ("/viec-cua-toi/", "/hoi-dong/phien-hop/", "/quyet-dinh/"),
    "congchuc": ("/viec-cua-toi/", "/ky/"),
    "": ("/", "/tra-cuu/"),
}


class Person(threading.Thread):
    """Opens a page, reads it for a moment, opens the next."""

    def __init__(self, caller: Caller, pages: tuple[str, ...], end: float) -> None:
        super().__init__(daemon=True)
        self.caller, self.pages, self.end = caller, pages, end
        self.took: list[float] = []
        self.faults: list[str] = []

    def run(self) -> None:
        while time.monotonic() < self.end:
            path, began = random.choice(self.pages), time.monotonic()
            status, text = self.caller.get(path)
            self.took.append((time.monotonic() - began) * 1000)
            if status != 200 or "</html>" not in text:
                self.faults.append(f"{self.caller.username} {path}: {status}")
            time.sleep(random.uniform(0, 2 * PAUSE))


@pytest.fixture
def server(tmp_path: Path) -> Iterator[PortalServer]:
    database = "" if settings.SQLITE else os.environ["DATABASE_URL"]
    one = PortalServer(tmp_path, database=database, workers=2, threads=1 if settings.SQLITE else 4)
    one.prepare()
    one.start()
    yield one
    one.stop()


def test_fifty_people_get_right_answers(server: PortalServer, request: pytest.FixtureRequest) -> None:
    callers = {}
    for username in PAGES:
        callers[username] = Caller(server.address, username)
        if username:
            callers[username].sign_in()
    end = time.monotonic() + SECONDS
    names = [list(PAGES)[place % len(PAGES)] for place in range(PEOPLE)]
    people = [Person(callers[name], PAGES[name], end) for name in names]
    for person in people:
        person.start()
    for person in people:
        person.join(timeout=SECONDS + 60)
    took = sorted(one for person in people for one in person.took)
    faults = [fault for person in people for fault in person.faults]
    assert not faults, faults[:20]
    assert len(took) > PEOPLE * 10
    engine, cuts = request.config.getoption("engine"), quantiles(took, n=100)
    print(f"load_{engine}_pages {len(took) / SECONDS:.1f} pages/s {PEOPLE} people, a page every {PAUSE:.0f} s each")
    tail = f"p95 {cuts[94]:.0f} ms, p99 {cuts[98]:.0f} ms, longest {took[-1]:.0f} ms"
    print(f"load_{engine}_median {cuts[49]:.0f} ms {tail}")
