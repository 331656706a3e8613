"""The secret ballot: a large ballot in Chromium and at the server, a large box against belenios-tool, the count.

Wall and CPU seconds of two programs on the same file, one after the other in one run. Prints: name value unit
against-what. Making the large box takes two minutes and is not measured.
"""

import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from threading import Thread
from time import perf_counter

from playwright.sync_api import sync_playwright

from councils.ballot.ballots import make_ballot, read_ballot
from councils.ballot.board import Kind
from tests.ballot.boxes import APPROVE, DISAPPROVE, MadeBox, made_box
from tests.plugins.tools import CHROMIUM_FLAGS, require_chromium

ROOT = Path(__file__).resolve().parents[2]
VOTERS, NOMINEES, LARGE = 500, 10, 50
IN_BROWSER = """async ([election, code, chosen]) => {
    const { readElection } = await import("/static/js/ballot/election.js");
    const { makeBallot } = await import("/static/js/ballot/ballots.js");
    const read = readElection(election);
    makeBallot(read, code, chosen);
    const began = performance.now();
    const ballot = makeBallot(read, code, chosen);
    return [performance.now() - began, ballot];
}"""


def main() -> None:
    for group in ("Ed25519", "BELENIOS-2048"):
        _large_ballot(group)
    _large_box()


def show(name: str, value: float, unit: str, against: str) -> None:
    print(f"{name} {value:.2f} {unit} {against}", flush=True)


def _large_ballot(group: str) -> None:
    """Fifty nominees with three answers each."""
    box, short = made_box(group, nominees=LARGE), group.split("-")[0].lower()
    chosen = [APPROVE if place % 2 else DISAPPROVE for place in range(LARGE)]
    with _served() as address, sync_playwright() as player:
        browser = player.chromium.launch(executable_path=require_chromium(), args=list(CHROMIUM_FLAGS))
        page = browser.new_page()
        page.goto(f"{address}/static/img/emblem.svg")
        spent, ballot = page.evaluate(IN_BROWSER, [box.election.written, box.codes[0], chosen])
        browser.close()
    show(f"ballot_50_encrypted_in_chromium_{short}", spent, "ms", "one ballot, three answers a nominee")
    show(f"ballot_50_size_{short}", len(ballot) / 1000, "kB", f"ballot_50_encrypted_in_chromium_{short}")
    read = median(_spent(lambda: read_ballot(box.election, ballot)) for _ in range(3)) * 1000
    show(f"ballot_50_checked_by_the_server_{short}", read, "ms", f"ballot_50_encrypted_in_chromium_{short}")


@contextmanager
def _served() -> Iterator[str]:
    """The project's files on a free port."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(ROOT)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def _spent(act: Callable[[], object]) -> float:
    began = perf_counter()
    act()
    return perf_counter() - began


def _ballot(box: tuple[str, str], member: int) -> str:
    from councils.ballot.election import Election

    election, code = box
    return make_ballot(Election.read(election), code, [APPROVE if member % 3 else DISAPPROVE] * NOMINEES)


def _large_box() -> None:
    box = made_box("BELENIOS-2048", members=VOTERS, nominees=NOMINEES)
    with ProcessPoolExecutor(2) as pool:
        owners = [(box.election.written, code) for code in box.codes]
        for ballot in pool.map(_ballot, owners, range(VOTERS), chunksize=5):
            box.board.append(Kind.BALLOT, ballot)
    box.board.append(Kind.END_BALLOTS)
    tally = _told("tally_of_500_by_10_2048", lambda: box.publish(box.tally()), "s", "read anew and added up")
    _told("count_of_500_by_10_2048", lambda: box.decrypt(tally, 1, 2, 4), "s", "three shares, checked, and the result")
    _against_the_tool(box)


def _told(name: str, act: Callable[[], object], unit: str, against: str) -> object:
    began = perf_counter()
    found = act()
    show(name, perf_counter() - began, unit, against)
    return found


def _against_the_tool(box: MadeBox) -> None:
    tool = shutil.which("belenios-tool")
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / f"{box.election.uuid}.bel"
        archive.write_bytes(box.archive())
        show("box_500_by_10_2048_size", archive.stat().st_size / 1e6, "MB", "the archive that both programs read")
        own = [sys.executable, "manage.py", "verify_ballot_box", str(archive), "--processes", "2"]
        ours, our_cpu = _run(own, ROOT)
        show("box_500_by_10_2048_ours", ours, "s", "wall, two processes")
        if tool is None:
            return
        theirs, their_cpu = _run([tool, "election", "verify"], Path(folder))
        show("box_500_by_10_2048_tool", theirs, "s", "wall, belenios-tool")
        show("box_500_by_10_2048_wall_ratio", ours / theirs, "times", "box_500_by_10_2048_tool")
        show("box_500_by_10_2048_cpu_ratio", our_cpu / their_cpu, "times", "box_500_by_10_2048_tool")


def _run(command: list[str], folder: Path) -> tuple[float, float]:
    """Wall and CPU seconds of a program that must succeed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = _spent(lambda: subprocess.run(command, cwd=folder, check=True, capture_output=True))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent, (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)


if __name__ == "__main__":
    main()
