"""The clock is killed while it prints a batch of certificates, again and again: none is lost, none is printed twice.

Prints: name value unit against-what.
"""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from tests.portal_server import ROOT, PortalServer

pytestmark = [pytest.mark.soak]

CERTIFICATES, KILLS = 300, 15
PREPARE = """
import django; django.setup()
from certificates.actions.issue import issue
from tests.factories.certificate import Desk
desk = Desk(passed={count})
issue(desk.signed(), by=desk.clerk)
"""
#: Prints how many certificates have their file, how many lie in the store, and what is not as it must be.
CHECK = """
import django; django.setup()
import json
from accounts.events import broken_links
from certificates.models import Certificate, RegisterYear
from core.uploads import read
from core.uploads.sweeping import _files
rows = list(Certificate.objects.order_by("number"))
wrong = list(broken_links())
if [row.number for row in rows] != list(range(1, RegisterYear.objects.get().last_number + 1)):
    wrong.append("numbers")
for row in rows:
    versions = Certificate.history.filter(id=row.pk).exclude(stored_name="").count()
    if versions != bool(row.stored_name):
        wrong.append(f"{row.number}: {versions} versions with a file")
    if row.stored_name and not read(row.stored_name, row.sha256).rstrip().endswith(b"%%EOF"):
        wrong.append(f"{row.number}: half a file")
done = sum(bool(row.stored_name) for row in rows)
print(json.dumps({"done": done, "files": len(list(_files())), "wrong": wrong}))
"""
PEAK = """
import django; django.setup()
import resource
from certificates.rendering.render import render_many
from tests.certificates.rendering_samples import sample
assert sum(1 for _ in render_many(sample(number) for number in range(1, 1001))) == 1000
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


@pytest.fixture
def portal(tmp_path: Path) -> Iterator[PortalServer]:
    """Tables and nothing in them; whoever prints there leaves no temporary file, the last one none of the killed."""
    portal = PortalServer(
        tmp_path / "var", database="" if settings.SQLITE else os.environ["DATABASE_URL"],
        settings="tests.browser.hasty_settings",
    )  # fmt: skip
    (tmp_path / "temporary").mkdir()
    portal.environment["TMPDIR"] = str(tmp_path / "temporary")
    portal.run(str(ROOT / "manage.py"), "migrate", "--verbosity=0")
    portal.run(str(ROOT / "manage.py"), "createcachetable")
    yield portal
    assert list((tmp_path / "temporary").iterdir()) == []


def test_no_certificate_is_lost_or_printed_twice(portal: PortalServer, request: pytest.FixtureRequest) -> None:
    portal.run("-c", PREPARE.format(count=CERTIFICATES))
    begun, kills = found(portal)["done"], 0
    while kills < KILLS and found(portal)["done"] < CERTIFICATES:
        killed_amid(portal)
        kills += 1
    told = found(portal)
    portal.run(str(ROOT / "manage.py"), "run_clock", "--once")
    last = found(portal)
    assert begun < told["done"] and kills > 2, "no kill met a batch"
    assert (last["done"], last["wrong"]) == (CERTIFICATES, [])
    engine = request.config.getoption("engine")
    print(f"batch_kills_{engine}_printed_amid {told['done'] - begun} certificates {kills} kills -9")
    print(f"batch_kills_{engine}_lost_or_double 0 certificates {CERTIFICATES} issued")
    print(f"batch_kills_{engine}_files_left_over {last['files'] - CERTIFICATES} files swept after a day")


def killed_amid(portal: PortalServer) -> None:
    """The clock, killed once it has printed something."""
    before = stored(portal)
    clock = subprocess.Popen(
        [sys.executable, str(ROOT / "manage.py"), "run_clock", "--once"],
        env=portal.environment, cwd=ROOT, start_new_session=True,
    )  # fmt: skip
    end = time.monotonic() + 60
    while clock.poll() is None and stored(portal) == before and time.monotonic() < end:
        time.sleep(0.002)
    time.sleep(random.uniform(0, 0.3))
    os.killpg(clock.pid, signal.SIGKILL)
    clock.wait()


def stored(portal: PortalServer) -> int:
    return sum(1 for _ in (Path(portal.environment["VAR_DIR"]) / "private").glob("??/*"))


def found(portal: PortalServer) -> dict[str, object]:
    told: dict[str, object] = json.loads(portal.run("-c", CHECK))
    assert told["wrong"] == [], told
    return told


def test_a_thousand_certificates_take_no_more_memory(portal: PortalServer) -> None:
    peak = int(portal.run("-c", PEAK))
    print(f"certificates_thousand_peak_memory {peak} MB bar 200 MB")
    assert peak < 200
