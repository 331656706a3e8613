"""A scanner over a real socket: what it finds is never kept, and its silence is told."""

import socket
import struct
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.tables.files import take_in
from core.uploads import accept, scanning
from tests.nominations.world import pdf

#: The harmless test file of the makers of virus scanners, in two halves so that no scanner finds it here.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-" + rb"ANTIVIRUS-TEST-FILE!$H+H*"


def _spoken(talk: socket.socket, judge: Callable[[bytes], bytes | None]) -> None:
    """One INSTREAM, as clamd speaks it."""
    with talk, talk.makefile("rb") as heard:
        assert heard.read(10) == b"zINSTREAM\0"
        content = b""
        while length := struct.unpack("!L", heard.read(4))[0]:
            content += heard.read(length)
        if answer := judge(content):
            talk.sendall(answer + b"\0")


@pytest.fixture
def clamd(settings: Any, tmp_path: Path) -> Iterator[Callable[..., None]]:
    """``clamd(judge, unix=…)`` sets up a scanner that answers what *judge* says."""
    listening: list[socket.socket] = []

    def serve(judge: Callable[[bytes], bytes | None], *, unix: bool = False) -> None:
        if unix:
            ear = socket.socket(socket.AF_UNIX)
            ear.bind(str(tmp_path / "clamd.ctl"))
            settings.CLAMD = f"unix:{tmp_path / 'clamd.ctl'}"
        else:
            ear = socket.create_server(("127.0.0.1", 0))
            settings.CLAMD = f"127.0.0.1:{ear.getsockname()[1]}"
        ear.listen()
        listening.append(ear)
        threading.Thread(target=lambda: _spoken(ear.accept()[0], judge), daemon=True).start()

    yield serve
    for ear in listening:
        ear.close()


def _knows_eicar(content: bytes) -> bytes:
    return b"stream: Eicar-Signature FOUND" if EICAR in content else b"stream: OK"


@pytest.mark.parametrize("unix", [False, True], ids=["port", "socket"])
def test_what_the_scanner_knows_is_refused_and_nothing_is_kept(clamd: Any, tmp_path: Path, unix: bool) -> None:
    clamd(_knows_eicar, unix=unix)
    infected = pdf()
    infected.write(EICAR)
    infected.seek(0)
    infected.size += len(EICAR)
    with pytest.raises(ValidationError, match="có mã độc nên không nhận"):
        accept(infected)
    assert not (tmp_path / "private").exists()


def test_a_table_as_text_is_looked_at_too(clamd: Any, settings: Any) -> None:
    clamd(lambda content: b"stream: Eicar-Test-Signature FOUND" if EICAR in content else b"stream: OK")
    with pytest.raises(ValidationError, match="báo tệp này có mã độc"):
        take_in(SimpleUploadedFile("ds.csv", b"a;b\n1;" + EICAR))
    assert not list(settings.PRIVATE_MEDIA_ROOT.rglob("*"))


def test_what_the_scanner_passes_is_kept_as_scanned(clamd: Any) -> None:
    clamd(_knows_eicar)
    assert accept(pdf()).scanned


def test_without_a_scanner_files_are_taken_as_unscanned(settings: Any) -> None:
    settings.CLAMD = ""
    assert not accept(pdf()).scanned


@pytest.mark.parametrize(
    "answer", [None, b"INSTREAM size limit exceeded. ERROR", b""], ids=["hangs up", "error", "empty"]
)
def test_a_scanner_that_cannot_look_leaves_the_file_unscanned(clamd: Any, answer: bytes | None) -> None:
    clamd(lambda content: answer)
    assert not accept(pdf()).scanned


def test_a_silent_scanner_is_given_up(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as ear:
        settings.CLAMD = f"127.0.0.1:{ear.getsockname()[1]}"
        monkeypatch.setattr(scanning, "PATIENCE", 0.1)
        assert not accept(pdf()).scanned


def test_an_absent_scanner_is_no_error(settings: Any, tmp_path: Path) -> None:
    settings.CLAMD = f"unix:{tmp_path / 'nobody'}"
    assert not accept(pdf()).scanned
