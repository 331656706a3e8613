"""The file that is handed out: exactly one for every board, and no byte of it can be changed unnoticed."""

import random
import tarfile
from collections.abc import Iterator
from io import BytesIO

import pytest

from councils.ballot.archive import read_archive, written_archive
from councils.ballot.board import Board, Kind
from councils.ballot.errors import Refused
from councils.ballot.verifying import verify
from tests.ballot.boxes import APPROVE, MOMENT, MadeBox, counted_box, made_box

SEED = 20_261_126


@pytest.fixture(scope="module")
def box() -> MadeBox:
    return counted_box()


@pytest.fixture(scope="module")
def small() -> bytes:
    """The archive of a box in which three voted."""
    box = made_box()
    for member in range(3):
        box.vote(member, [APPROVE])
    box.finish()
    return box.archive()


@pytest.mark.parametrize("group", ["Ed25519", "BELENIOS-2048"])
def test_a_board_is_read_as_it_was_written(group):
    box = counted_box(group)
    board, moment = read_archive(box.archive())
    assert board == box.board and moment == MOMENT
    assert verify(board) == box.verified()


def test_it_is_a_tar_that_every_program_reads_and_tells_no_times(box):
    with tarfile.open(fileobj=BytesIO(box.archive())) as archive:
        members = archive.getmembers()
    assert members[0].name == "BELENIOS"
    assert len(members) == 1 + len(box.board.events) + len(box.board.data)
    assert {(one.mtime, one.mode, one.uid, one.gid, one.type) for one in members} == {
        (MOMENT, 0o644, 0, 0, tarfile.REGTYPE)
    }


def _refuses(content: bytes) -> bool:
    try:
        board, moment = read_archive(content)
        verify(board)
    except Refused:
        return True
    return moment != MOMENT


def _flips(content: bytes, places: Iterator[int], chance: random.Random) -> None:
    for place in places:
        flipped = bytearray(content)
        flipped[place] ^= chance.randrange(1, 256)
        assert _refuses(bytes(flipped)), f"byte {place} was changed unnoticed"


def test_a_changed_byte_is_noticed(small):
    chance = random.Random(SEED)
    _flips(small, (chance.randrange(len(small)) for _ in range(60)), chance)


@pytest.mark.slow
def test_five_hundred_changed_bytes_are_noticed(small):
    chance = random.Random(SEED + 1)
    _flips(small, (chance.randrange(len(small)) for _ in range(500)), chance)


@pytest.mark.soak
def test_every_changed_byte_is_noticed(small):
    _flips(small, iter(range(len(small))), random.Random(SEED + 2))


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content[:-1], lambda content: content + b"\0", lambda content: content + bytes(512),
        lambda content: content[512:], lambda content: content[:512], lambda content: b"",
        lambda content: content * 2, lambda content: bytes(512) + content,
        lambda content: content.replace(b"BELENIOS", b"BELENIOT", 1),
        lambda content: content.replace(b'"version":1', b'"version":2', 1),
        lambda content: content.replace(b"0000644", b"0000600", 1),
        lambda content: content + content[1024:2048], lambda content: b"\xff" * 1024,
        lambda content: content[:124] + b"-0000001000" + content[135:],
        lambda content: content[:124] + b"77777777777" + content[135:],
    ],
)  # fmt: skip
def test_another_file_for_the_same_board_is_none(small, change):
    with pytest.raises(Refused):
        read_archive(change(small))


def test_data_that_no_event_names_are_refused(box):
    board, moment = read_archive(box.archive())
    idle = Board(list(board.events))
    idle.data = dict(board.data)
    idle.append(Kind.BALLOT, "{}")
    with_one_more = written_archive(idle, moment)
    event = 512 + 512  # the last record: a header and a body shorter than a block
    with pytest.raises(Refused, match="không ở dạng duy nhất"):
        read_archive(with_one_more[:-event])
