"""What others wrote judges what we wrote: belenios-tool 2.0 of Debian 12, in both directions.

It knows only the groups of 2048 bits; the rules are the same code for both groups.
"""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from councils.ballot.archive import read_archive, written_archive
from councils.ballot.board import Board, Kind
from councils.ballot.counters import key_of
from councils.ballot.counting import read_share, result_of, written_result
from councils.ballot.errors import Refused
from councils.ballot.verifying import Copies, accept, verify
from tests.ballot.boxes import MOMENT, MadeBox, bound, cast_all, counted_box, made_box, unbound
from tests.ballot.forging import (
    MANIPULATIONS,
    board_of,
    early_record,
    rebound,
    record_without_promises,
    steps_of,
    with_setup,
)
from tests.ballot.make_golden import GOLDEN, MADE
from tests.plugins.tools import require

pytestmark = [pytest.mark.slow, pytest.mark.timeout(120)]
GROUP = "BELENIOS-2048"

Tool = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def tool() -> Tool:
    program = require("belenios-tool")

    def run(*arguments: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run([program, *map(str, arguments)], capture_output=True, text=True)

    return run


@pytest.fixture(scope="module")
def counted() -> MadeBox:
    return counted_box(GROUP)


def handed(board: Board, box: MadeBox, folder: Path) -> Path:
    """A folder with the archive alone, as somebody outside would be given it."""
    (folder / f"{box.election.uuid}.bel").write_bytes(written_archive(board, MOMENT))
    return folder


def test_it_accepts_a_box_of_ours(tool, counted, tmp_path):
    found = tool("election", "verify", f"--dir={handed(counted.board, counted, tmp_path)}")
    assert found.returncode == 0 and "all checks passed" in found.stderr, found.stderr


@pytest.mark.parametrize("least", [4, 5])
def test_it_accepts_a_box_that_the_portal_bound(tool, tmp_path, least):
    """With four that count: one that was opened, and one that must not be."""
    box = made_box(GROUP, members=4, nominees=2, description=bound(least=least))
    cast_all(box)
    if least <= 4:
        box.finish()
    else:
        box.board.append(Kind.END_BALLOTS)
    assert verify(box.board, portal=True).unopened == (least > 4)
    found = tool("election", "verify", f"--dir={handed(box.board, box, tmp_path)}")
    assert found.returncode == 0 and "all checks passed" in found.stderr, found.stderr


@pytest.mark.parametrize("form", [early_record, record_without_promises])
def test_it_accepts_the_other_forms_of_the_record(tool, counted, tmp_path, form):
    """So that what we refuse of them is refused for its form alone."""
    board = rebound(counted, unbound, form(counted.keys))
    assert verify(board).bindings is None
    found = tool("election", "verify", f"--dir={handed(board, counted, tmp_path)}")
    assert found.returncode == 0 and "all checks passed" in found.stderr, found.stderr


@pytest.mark.parametrize("name", MADE)
def test_it_accepts_the_golden_archives_whose_group_it_knows(tool, tmp_path, name):
    content = (GOLDEN / f"{name}.bel").read_bytes()
    election = verify(read_archive(content)[0]).setup.election
    (tmp_path / f"{election.uuid}.bel").write_bytes(content)
    found = tool("election", "verify", f"--dir={tmp_path}")
    assert (found.returncode == 0 and "all checks passed" in found.stderr) == (election.group.name == GROUP)


@pytest.mark.parametrize("name", [name for name, one in MANIPULATIONS.items() if one.caught])
def test_it_refuses_what_was_done_to_a_box(tool, counted, tmp_path, name):
    found = tool("election", "verify", f"--dir={handed(MANIPULATIONS[name].forge(counted), counted, tmp_path)}")
    assert found.returncode != 0 and "all checks passed" not in found.stderr


@pytest.mark.parametrize("name", [name for name, one in MANIPULATIONS.items() if not one.caught])
def test_where_it_is_content_we_are_not(tool, counted, tmp_path, name):
    """Why our own verifier is needed, and is the one that holds."""
    forged = MANIPULATIONS[name].forge(counted)
    found = tool("election", "verify", f"--dir={handed(forged, counted, tmp_path)}")
    assert found.returncode == 0 and "all checks passed" in found.stderr, found.stderr
    with pytest.raises(Refused):
        verify(forged)


def test_it_accepts_a_board_that_grew_and_no_other(tool, counted, tmp_path):
    steps = steps_of(counted.board)
    before, after, without = (tmp_path / name for name in ("before", "after", "without"))
    for folder, some in ((before, steps[:4]), (after, steps), (without, [*steps[:2], *steps[3:]])):
        folder.mkdir()
        handed(board_of(some), counted, folder)
    assert tool("election", "verify-diff", f"--dir1={before}", f"--dir2={after}").returncode == 0
    assert tool("election", "verify-diff", f"--dir1={before}", f"--dir2={without}").returncode != 0


def test_ballots_and_shares_that_it_makes_are_taken(tool, tmp_path):
    """Its own credentials, ballots and decryption in a box of ours, counted together with ours."""
    box, folder = made_box(GROUP), tmp_path
    tool("setup", "generate-credentials", "--group", GROUP, "--uuid", box.keys.uuid, "--count", 3, "--dir", folder)
    listed = json.loads(next(folder.glob("*.pubcreds")).read_text())
    codes = [line.split()[1] for line in next(folder.glob("*.privcreds")).read_text().splitlines()]
    public = sorted(line.split(",")[0] for line in listed)
    box.board = with_setup(box, 2, lambda _: public)

    setup, copies = box.setup, Copies()
    for code, choice in zip(codes, ([1, 0, 0], [0, 1, 0], [1, 0, 0]), strict=True):
        (folder / "code").write_text(code)
        (folder / "choice").write_text(json.dumps([choice]))
        handed(box.board, box, folder)
        made = tool("election", "generate-ballot", f"--dir={folder}", f"--privcred={folder / 'code'}",
                    f"--ballot={folder / 'choice'}")  # fmt: skip
        box.board.append(Kind.BALLOT, accept(made.stdout.strip(), setup, copies).written)

    tally, shares = box.close(), {}
    for owner, secret in ((1, box.keys.server_secret), (2, box.keys.secrets[0]), (4, box.keys.secrets[2])):
        (folder / "key").write_text(json.dumps(str(secret)))
        handed(box.board, box, folder)
        made = tool("election", "decrypt", f"--dir={folder}", f"--privkey={folder / 'key'}", "--trustee-id", owner)
        share, owned = made.stdout.splitlines()
        shares[owner] = read_share(box.election, tally, key_of(owner, setup.counters), share)
        box.board.append(Kind.PARTIAL_DECRYPTION, share, owned)
    result = result_of(box.election, setup.counters, tally, shares)
    assert result == [[2, 1, 0]]
    box.board.append(Kind.RESULT, written_result(result))
    assert verify(box.board).result == ((2, 1, 0),)
    assert tool("election", "verify", f"--dir={handed(box.board, box, folder)}").returncode == 0
