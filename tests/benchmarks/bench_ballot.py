"""The secret ballot: a large ballot in Chromium and at the server, a large box against belenios-tool, the count.

Wall and CPU seconds of two programs on the same file, one after the other in one run. Prints: name value unit
against-what. Making the large boxes takes two minutes and is not measured. That of Ed25519 is compared where
scripts/belenios-tool-3 can be had; 3.0 looks at every ballot and yet may forget one that it finds wrong.
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
from typing import Any

from playwright.sync_api import sync_playwright

from councils.ballot.ballots import make_ballot, read_ballot
from councils.ballot.board import Kind
from councils.ballot.tally import Tally
from tests.ballot.boxes import APPROVE, DISAPPROVE, MadeBox, made_box
from tests.plugins.tools import CHROMIUM_FLAGS, require_chromium

ROOT = Path(__file__).resolve().parents[2]
VOTERS, NOMINEES, LARGE = 500, 10, 50
#: The program of others that knows the group.
TOOLS = {"BELENIOS-2048": "belenios-tool", "Ed25519": str(ROOT / "scripts" / "belenios-tool-3")}
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
    for group in TOOLS:
        _large_ballot(group)
    for group, tool in TOOLS.items():
        _large_box(group, tool)


def show(name: str, value: float, unit: str, against: str) -> None:
    print(f"{name} {value:.2f} {unit} {against}", flush=True)


def _large_ballot(group: str) -> None:
    """Fifty nominees with three answers each."""
    box, short = made_box(group, nominees=LARGE), _short(group)
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


def _short(group: str) -> str:
    return group.split("-")[0].lower()


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


def _large_box(group: str, tool: str) -> None:
    box, name = made_box(group, members=VOTERS, nominees=NOMINEES), f"{VOTERS}_by_{NOMINEES}_{_short(group)}"
    with ProcessPoolExecutor(2) as pool:
        owners = [(box.election.written, code) for code in box.codes]
        for ballot in pool.map(_ballot, owners, range(VOTERS), chunksize=5):
            box.board.append(Kind.BALLOT, ballot)
    box.board.append(Kind.END_BALLOTS)
    tally = _told(f"tally_of_{name}", lambda: box.publish(box.tally()), "read anew and added up")
    _told(f"count_of_{name}", lambda: box.decrypt(tally, 1, 2, 4), "three shares, checked, and the result")
    _against_the_tool(box, f"box_{name}", tool)


def _told(name: str, act: Callable[[], Tally | list[list[int]]], against: str) -> Any:
    began = perf_counter()
    found = act()
    show(name, perf_counter() - began, "s", against)
    return found


def _against_the_tool(box: MadeBox, name: str, tool: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / f"{box.election.uuid}.bel"
        archive.write_bytes(box.archive())
        show(f"{name}_size", archive.stat().st_size / 1e6, "MB", "the archive that both programs read")
        own = [sys.executable, "manage.py", "verify_ballot_box", str(archive), "--processes", "2"]
        ours, our_cpu = _run(own, ROOT)
        show(f"{name}_ours", ours, "s", "wall, two processes")
        if shutil.which(tool) is None or subprocess.run([tool, "--version"], capture_output=True).returncode:
            return
        theirs, their_cpu = _run([tool, "election", "verify", f"--dir={folder}"], ROOT)
        show(f"{name}_tool", theirs, "s", f"wall, {Path(tool).name}")
        show(f"{name}_wall_ratio", ours / theirs, "times", f"{name}_tool")
        show(f"{name}_cpu_ratio", our_cpu / their_cpu, "times", f"{name}_tool")


def _run(command: list[str], folder: Path) -> tuple[float, float]:
    """Wall and CPU seconds of a program that must succeed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = _spent(lambda: subprocess.run(command, cwd=folder, check=True, capture_output=True))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent, (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)


if __name__ == "__main__":
    main()
