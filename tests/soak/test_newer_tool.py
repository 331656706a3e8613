"""belenios-tool 3 judges boxes of both groups, ballot by ballot, and its own ballots are taken (``make soak``).

It runs a release that Debian 12 does not have, and is left out, loudly, where Debian 13 cannot be reached.
Its ``election verify`` forgets a ballot that it finds wrong in some runs, so ballots are asked for one by one.
"""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from councils.ballot.board import Kind
from councils.ballot.groups import GROUPS
from councils.ballot.verifying import Copies, accept, verify
from tests.ballot.boxes import bound, counted_box, made_box, unbound
from tests.ballot.forging import MANIPULATIONS, with_setup
from tests.ballot.test_oracle import handed
from tests.plugins.tools import MISSING, ROOT

pytestmark = [pytest.mark.soak, pytest.mark.timeout(600)]

UNAVAILABLE = 69
#: What it refuses in every run.
ALWAYS_CAUGHT = ("result_exchanged", "forged_share", "one_counter_alone", "server_share_missing")

Tool = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def tool() -> Tool:
    def run(*arguments: object) -> subprocess.CompletedProcess[str]:
        command = [ROOT / "scripts" / "belenios-tool-3", *map(str, arguments)]
        return subprocess.run(command, capture_output=True, text=True)

    found = run("--version")
    if found.returncode == UNAVAILABLE:
        pytest.skip(f"{MISSING}belenios-tool 3 ({found.stderr.strip()})")
    assert found.stdout.startswith("3."), found
    return run


@pytest.fixture(params=GROUPS)
def group(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_it_accepts_every_box_of_ours(tool: Tool, group: str, tmp_path: Path) -> None:
    for number, description in enumerate((unbound, bound(least=3))):
        box = counted_box(group, description=description)
        folder = tmp_path / str(number)
        folder.mkdir()
        found = tool("election", "verify", f"--dir={handed(box.board, box, folder)}")
        assert found.returncode == 0 and "all checks passed" in found.stderr, found.stderr


def test_it_accepts_every_ballot_of_ours_and_no_spoiled_one(tool: Tool, group: str, tmp_path: Path) -> None:
    box = made_box(group, members=4, nominees=2)
    handed(box.board, box, tmp_path)
    written = [box.vote(member, [[1, 0, 0], [0, 1, 0]]) for member in range(4)]
    for ballot in written:
        assert _verified(tool, ballot, tmp_path).returncode == 0
    for spoiled in (written[0].replace('"signature"', '"signatur"'), _exchanged(written[0], written[1])):
        assert _verified(tool, spoiled, tmp_path).returncode != 0


def _verified(tool: Tool, ballot: str, folder: Path) -> subprocess.CompletedProcess[str]:
    (folder / "ballot.json").write_text(ballot)
    return tool("election", "verify-ballot", f"--dir={folder}", f"--ballot={folder / 'ballot.json'}")


def _exchanged(first: str, second: str) -> str:
    """The answers of the one under the signature of the other."""
    return json.dumps(json.loads(first) | {"answers": json.loads(second)["answers"]}, separators=(",", ":"))


@pytest.mark.parametrize("name", ALWAYS_CAUGHT)
def test_it_refuses_what_was_done_to_a_box(tool: Tool, group: str, tmp_path: Path, name: str) -> None:
    box = counted_box(group)
    found = tool("election", "verify", f"--dir={handed(MANIPULATIONS[name].forge(box), box, tmp_path)}")
    assert found.returncode != 0 and "all checks passed" not in found.stderr


def test_ballots_that_it_makes_are_taken(tool: Tool, group: str, tmp_path: Path) -> None:
    box = made_box(group)
    made = ("setup", "generate-credentials", "--group", group, "--uuid", box.keys.uuid, "--count", 3)
    assert tool(*made, "--dir", tmp_path).returncode == 0
    listed = json.loads(next(tmp_path.glob("*.pubcreds")).read_text())
    codes = json.loads(next(tmp_path.glob("*.privcreds")).read_text()).values()
    box.board = with_setup(box, 2, lambda _: sorted(line.split(",")[0] for line in listed))
    setup, copies = box.setup, Copies()
    (tmp_path / "choice").write_text("[[1,0,0]]")
    for code in codes:
        (tmp_path / "code").write_text(code)
        handed(box.board, box, tmp_path)
        found = tool("election", "generate-ballot", f"--dir={tmp_path}", f"--privcred={tmp_path / 'code'}",
                     f"--choice={tmp_path / 'choice'}")  # fmt: skip
        box.board.append(Kind.BALLOT, accept(found.stdout.strip(), setup, copies).written)
    box.finish()
    assert verify(box.board).result == ((3, 0, 0),)
    found = tool("election", "verify", f"--dir={handed(box.board, box, tmp_path)}")
    assert found.returncode == 0, found.stderr
