"""The board as one file that anybody can be handed: ``UUID.bel``, an old-style tar (specification, section 4.3).

All records bear one constant moment, so that the file tells nobody when a ballot was cast.
"""

import re
from collections.abc import Iterator

from councils.ballot import encoding
from councils.ballot.board import Board, Event, Kind
from councils.ballot.counting import read_owner
from councils.ballot.errors import Refused
from councils.ballot.proofs import require

BLOCK = 512
HEADER = "BELENIOS"
VERSION = 1
#: What eleven octal digits hold.
LATEST = 8**11
_OCTAL = re.compile(rb"[0-7]{11}")


def written_archive(board: Board, moment: int) -> bytes:
    """The file of *board*; *moment* in seconds since 1970 is that of all records."""
    parts = [_record(HEADER, encoding.compact({"version": VERSION, "timestamp": str(moment)}), moment)]
    for event in board.events:
        parts += [_record(f"{name}.data.json", board.piece(name), moment) for name in pieces_of(board, event)]
        parts.append(_record(f"{event.name}.event.json", event.written, moment))
    return b"".join(parts)


def read_archive(content: bytes) -> tuple[Board, int]:
    """The board in a file and the moment of its records.

    :raises Refused: the file differs in any byte from what ``written_archive`` makes of what it holds.
    """
    board, records = Board(), _records(content)
    name, header = next(records, ("", ""))
    require(name == HEADER, "đây không phải tệp sổ phiếu")
    version, moment = encoding.fields(encoding.parsed(header), "version", "timestamp")
    require(encoding.whole(version) == VERSION, f"phiên bản {version} không phải là phiên bản {VERSION}")
    moment = encoding.scalar(moment, LATEST)
    for name, body in records:
        digest, _, kind = name.partition(".")
        require(digest == encoding.hexadecimal(body), "một bản ghi có nội dung khác với tên của nó")
        if kind == "event.json":
            board.events.append(Event.read(body))
        else:
            require(kind == "data.json" and digest not in board.data, "một bản ghi có hai lần hoặc không rõ loại")
            board.data[digest] = body
    require(bool(board.events), "sổ phiếu trống")
    require(written_archive(board, moment) == content, "tệp không ở dạng duy nhất được phép")
    return board, moment


def pieces_of(board: Board, event: Event) -> list[str]:
    """The names of an event's data in the order in which they are written: first what is named, then who names it."""
    if event.payload is None:
        return []
    payload, named = board.payload(event), []
    if event.kind is Kind.SETUP:
        named = encoding.fields(encoding.parsed(payload), "election", "trustees", "credentials")
    elif event.kind is Kind.ENCRYPTED_TALLY:
        named = encoding.fields(encoding.parsed(payload), "num_tallied", "total_weight", "encrypted_tally")[2:]
    elif event.kind is Kind.PARTIAL_DECRYPTION:
        named = [read_owner(payload)[1]]
    return [*(encoding.digest_name(name) for name in named), event.payload]


def _record(name: str, body: str, moment: int) -> bytes:
    content = body.encode()
    padding = -len(content) % BLOCK
    return _tar_header(name, len(content), moment) + content + bytes(padding)


def _tar_header(name: str, size: int, moment: int) -> bytes:
    """POSIX.1-1988 without a magic: name, mode, owner and group 0, size and moment in octal, a plain file."""
    header = bytearray(BLOCK)
    places = ((0, name), (100, "0000644"), (108, "0000000"), (116, "0000000"), (124, f"{size:011o}"),
              (136, f"{moment:011o}"), (148, " " * 8), (156, "0"))  # fmt: skip
    for start, text in places:
        header[start : start + len(text)] = text.encode()
    header[148:156] = f"{sum(header):06o}\0 ".encode()
    return bytes(header)


def _records(content: bytes) -> Iterator[tuple[str, str]]:
    """Name and text of every record. :raises Refused: cut off, or no tar."""
    place = 0
    while place < len(content):
        header = content[place : place + BLOCK]
        require(_OCTAL.fullmatch(header[124:135]) is not None, "đây không phải tệp sổ phiếu")
        size = int(header[124:135], 8)
        try:
            name = header[:100].rstrip(b"\0").decode()
            body = content[place + BLOCK : place + BLOCK + size].decode()
        except ValueError as problem:
            raise Refused("đây không phải tệp sổ phiếu") from problem
        place += BLOCK + size + -size % BLOCK
        yield name, body
