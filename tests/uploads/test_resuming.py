"""A file in pieces: it goes on where it was cut, belongs to one person, and is taken only when it is whole."""

import hashlib
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as project
from django.core.exceptions import ValidationError

from core.uploads import resuming
from core.uploads.sweeping import sweep

CONTENT = bytes(range(256)) * 40


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def begun(content: bytes = CONTENT, **facts: Any) -> resuming.Sending:
    given = {"owner": 1, "purpose": "a", "name": "a.pdf", "size": len(content), "sha256": digest(content), **facts}
    return resuming.begin(**given)


def add(sending: resuming.Sending, at: int, upto: int) -> int:
    piece = CONTENT[at:upto]
    return resuming.add(sending, at=at, piece=piece, sha256=digest(piece))


def test_a_file_cut_in_the_middle_goes_on_from_there() -> None:
    assert add(begun(), 0, 6_000) == 6_000
    again = begun()
    assert again.offset == 6_000
    assert add(again, 0, 6_000) == 6_000 and again.offset == 6_000  # a piece said twice counts once
    assert add(again, 9_000, 9_100) == 6_000  # nor does one that comes too early
    assert add(again, 6_000, len(CONTENT)) == len(CONTENT)
    upload = resuming.whole(again)
    assert (upload.name, upload.read()) == ("a.pdf", CONTENT)
    resuming.forget(again)
    resuming.forget(again)
    assert resuming.find(again.token, owner=1, purpose="a") is None and begun().offset == 0


SENDER = """
import hashlib, sys
from pathlib import Path
from django.conf import settings
settings.configure(PRIVATE_MEDIA_ROOT=Path(sys.argv[1]), UPLOAD_MAX_BYTES=20_000_000)
from core.uploads import resuming
content = bytes(range(256)) * 40_000
whole = hashlib.sha256(content).hexdigest()
sending = resuming.begin(owner=1, purpose="a", name="a.pdf", size=len(content), sha256=whole)
at = 0
while at < len(content):
    piece = content[at : at + 100_000]
    at = resuming.add(sending, at=at, piece=piece, sha256=hashlib.sha256(piece).hexdigest())
    print(at, flush=True)
"""


def test_a_killed_server_loses_nothing_that_it_acknowledged(tmp_path: Path) -> None:
    content = bytes(range(256)) * 40_000
    command = [sys.executable, "-c", SENDER, str(tmp_path / "private")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=project.BASE_DIR) as server:
        assert server.stdout is not None
        acknowledged = [int(server.stdout.readline()) for _ in range(5)][-1]
        server.send_signal(signal.SIGKILL)
    sending = begun(content)
    assert acknowledged <= sending.offset < len(content)
    rest = content[sending.offset :]
    resuming.add(sending, at=sending.offset, piece=rest, sha256=digest(rest))
    assert resuming.whole(sending).read() == content


def test_a_piece_damaged_on_its_way_is_refused() -> None:
    sending = begun()
    with pytest.raises(ValidationError, match="hỏng trên đường truyền"):
        resuming.add(sending, at=0, piece=b"x", sha256=digest(b"y"))
    assert sending.offset == 0


def test_more_than_was_announced_is_refused() -> None:
    sending = begun(CONTENT[:10])
    with pytest.raises(ValidationError, match="chưa trọn vẹn"):
        add(sending, 0, 11)
    assert sending.offset == 0


def test_half_a_file_is_not_taken_and_not_forgotten() -> None:
    sending = begun()
    add(sending, 0, 6_000)
    with pytest.raises(ValidationError, match="chưa trọn vẹn"):
        resuming.whole(sending)
    assert begun().offset == 6_000


def test_another_file_than_was_announced_is_not_taken() -> None:
    sending = begun(sha256=digest(b"another"))
    add(sending, 0, len(CONTENT))
    with pytest.raises(ValidationError, match="chưa trọn vẹn"):
        resuming.whole(sending)
    assert resuming.find(sending.token, owner=1, purpose="a") is None


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"name": "a.exe"}, "chỉ nhận tệp"),
        ({"size": 0}, "rỗng"),
        ({"size": 21 * 1024 * 1024}, "nén hoặc chia nhỏ"),
        ({"sha256": "../../a"}, "chưa trọn vẹn"),
    ],
)
def test_what_would_be_refused_is_refused_before_it_is_sent(facts: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ValidationError, match=sentence):
        begun(**facts)


@pytest.mark.parametrize("token", ["../1/a", "x" * 32, "", "0" * 32])
def test_only_its_owner_finds_it_for_its_purpose(token: str) -> None:
    sending = begun()
    assert resuming.find(sending.token, owner=1, purpose="a") == sending
    assert resuming.find(sending.token, owner=2, purpose="a") is None
    assert resuming.find(sending.token, owner=1, purpose="b") is None
    assert resuming.find(token, owner=1, purpose="a") is None


def test_one_person_has_so_many_unfinished_files_and_no_more() -> None:
    sendings = [begun(bytes([place]) * 9) for place in range(resuming.MAX_UNFINISHED + 3)]
    for place, sending in enumerate(sendings):
        if sending.path.exists():
            os.utime(sending.path.with_suffix(".json"), (place, place))
    assert sum(sending.path.exists() for sending in sendings) == resuming.MAX_UNFINISHED
    assert sendings[-1].path.exists()


def test_a_description_cut_by_a_stopped_server_is_no_error() -> None:
    sending = begun()
    sending.path.with_suffix(".json").write_text('{"token": "')
    assert resuming.find(sending.token, owner=1, purpose="a") is None
    assert begun().token != sending.token


@pytest.mark.django_db
def test_what_was_never_sent_to_its_end_goes_after_a_day() -> None:
    old, young = begun(), begun(b"another file")
    for path in (old.path, old.path.with_suffix(".json")):
        os.utime(path, (1_700_000_000, 1_700_000_000))
    assert sweep() == 2
    assert young.path.exists() and not old.path.exists()
