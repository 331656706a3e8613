"""The store holds whole files and nothing else, whenever the process ends."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as project
from django.core.exceptions import ValidationError

from core.uploads import discard, keep, read, taking
from core.uploads.sweeping import sweep
from tests.factories.nomination import EvidenceFactory, NominationFactory
from tests.nominations.world import pdf

OLD = 1_700_000_000
WRITER = """
import sys
from pathlib import Path
from django.conf import settings
settings.configure(PRIVATE_MEDIA_ROOT=Path(sys.argv[1]))
from core.uploads.storage import keep
while True:
    kept = keep(b"x" * 3_000_000, "a.pdf", "application/pdf")
    print(kept.stored_name, kept.sha256, flush=True)
"""


def _aged(stored_name: str) -> Path:
    path: Path = project.PRIVATE_MEDIA_ROOT / stored_name
    os.utime(path, (OLD, OLD))
    return path


def test_a_changed_file_is_not_handed_out() -> None:
    stored = keep(b"whole", "a.pdf", "application/pdf")
    (project.PRIVATE_MEDIA_ROOT / stored.stored_name).write_bytes(b"wHole")
    with pytest.raises(ValidationError, match="không còn nguyên vẹn"):
        read(stored.stored_name, stored.sha256)


def test_what_its_act_refuses_is_not_kept(tmp_path: Path) -> None:
    with pytest.raises(ValidationError), taking(pdf()):
        raise ValidationError("Hồ sơ đã đủ.")
    assert [path for path in (tmp_path / "private").rglob("*") if path.is_file()] == []
    discard("00/00")  # gone is no error


def test_a_killed_process_leaves_whole_files_or_halves(tmp_path: Path) -> None:
    for place in range(4):
        command = [sys.executable, "-c", WRITER, str(tmp_path / "store")]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=project.BASE_DIR) as writer:
            assert writer.stdout is not None
            told = [writer.stdout.readline().split() for _ in range(place + 1)]
            writer.send_signal(signal.SIGKILL)
        for name, _ in told:
            assert (tmp_path / "store" / name).stat().st_size == 3_000_000
    whole = [path for path in (tmp_path / "store").rglob("*") if path.is_file() and path.suffix != ".part"]
    assert {path.stat().st_size for path in whole} == {3_000_000}


@pytest.mark.django_db
def test_leftovers_go_and_what_a_row_names_stays() -> None:
    named, orphan, young = (keep(b"x", "a.pdf", "application/pdf") for _ in range(3))
    dossier = NominationFactory()
    EvidenceFactory(nomination=dossier, criterion=dossier.criteria_set.criteria.first(), stored_name=named.stored_name)
    half = _aged(orphan.stored_name).with_suffix(".part")
    half.write_bytes(b"x")
    os.utime(half, (OLD, OLD))
    foreign = project.PRIVATE_MEDIA_ROOT / "README"
    foreign.write_text("not of the store")
    _aged(named.stored_name)
    assert sweep() == 2
    kept = {
        str(path.relative_to(project.PRIVATE_MEDIA_ROOT))
        for path in project.PRIVATE_MEDIA_ROOT.rglob("*")
        if path.is_file()
    }
    assert kept == {named.stored_name, young.stored_name, "README"}
    assert sweep() == 0


@pytest.mark.django_db
def test_files_of_every_table_count(settings: Any) -> None:
    """A table whose files the sweeping did not know would lose them."""
    from django.apps import apps

    columns = {
        f"{model._meta.label}.{field.attname}"
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if getattr(field, "max_length", 0) == 40 and "name" in field.attname
    }
    assert columns and all(column.endswith("stored_name") for column in columns)
