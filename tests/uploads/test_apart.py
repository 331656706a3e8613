"""The process that takes files apart may die: the person reads why, and nothing is kept."""

import signal
import subprocess
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from core.inspection import DAMAGED, HEAVY, Refused
from core.uploads import accept, apart
from tests.nominations.world import pdf


def test_a_file_that_takes_too_long_is_not_called_damaged(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(apart, "PATIENCE", 0.001)
    with pytest.raises(ValidationError, match=HEAVY):
        accept(pdf())
    assert not (tmp_path / "private").exists()


@pytest.mark.parametrize(("end", "sentence"), [(-signal.SIGXCPU, HEAVY), (-signal.SIGKILL, HEAVY), (1, DAMAGED)])
def test_how_the_process_ends_is_told(monkeypatch: pytest.MonkeyPatch, end: int, sentence: str) -> None:
    def ended(command: list[str], **options: Any) -> subprocess.CompletedProcess[bytes]:
        return subprocess.CompletedProcess(command, end, b"", b"")

    monkeypatch.setattr(apart.subprocess, "run", ended)
    with pytest.raises(Refused, match=sentence):
        apart.inspect_apart(b"x", ".pdf")


def test_the_process_is_told_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "bi-mat")
    given: dict[str, Any] = {}
    plain = subprocess.run

    def run(command: list[str], **options: Any) -> Any:
        given.update(options["env"])
        return plain(command, **options)

    monkeypatch.setattr(apart.subprocess, "run", run)
    accept(pdf())
    assert given.keys() == {"PYTHONPATH", "LANG"}
