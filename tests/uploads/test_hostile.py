"""Scores of hostile files of eight families: refused in words, or kept with nothing left that acts."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from core.uploads import accept, read
from tests.uploads.honest import honest
from tests.uploads.hostile import FAMILIES, Hostile, hostile
from tests.uploads.remains import remains

pytestmark = [pytest.mark.slow, pytest.mark.any_engine, pytest.mark.timeout(600)]
#: A Vietnamese sentence, or several.
SENTENCE = re.compile(r"[A-ZĐẢTC].*[.]")


def judged(one: Hostile) -> str:
    """What became of the file: "refused", "kept", or what is wrong with that."""
    try:
        stored = accept(SimpleUploadedFile(one.name, one.content))
    except ValidationError as refusal:
        [sentence] = refusal.messages
        return "refused" if SENTENCE.fullmatch(sentence) and "Mời đồng chí" in sentence else f"words: {sentence}"
    if one.must_be_refused:
        return f"kept though it must not be: {one.name}"
    left = remains(stored.original_name, read(stored.stored_name, stored.sha256))
    return f"left: {left}" if left else "kept"


def outside(folder: Path) -> list[str]:
    """Files that are not in the store, or not as the store names them."""
    files = [str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()]
    return [name for name in files if not re.fullmatch(r"private/([0-9a-f]{2})/\1[0-9a-f]{30}", name)]


def megabytes(name: str) -> int:
    """Memory of this process (proc(5)): VmRSS what it holds, VmHWM the most it has held."""
    [kilobytes] = re.findall(rf"{name}:\s+(\d+) kB", Path("/proc/self/status").read_text())
    return int(kilobytes) // 1024


def test_no_hostile_file_gets_through(tmp_path: Path) -> None:
    held = megabytes("VmRSS")
    Path("/proc/self/clear_refs").write_text("5")  # the peak starts anew: tests before this one have theirs
    ends: Counter[tuple[str, str]] = Counter((one.family, judged(one)) for one in hostile(seed=2026, count=160))
    assert {end for _, end in ends} == {"refused", "kept"}, [end for end in ends if end[1] not in ("refused", "kept")]
    assert {family for family, _ in ends} == {family.__name__ for family in FAMILIES}
    assert outside(tmp_path) == []
    assert megabytes("VmHWM") - held < 400


def test_honest_files_are_taken() -> None:
    refused = {}
    for name, content in honest(seed=7, count=80):
        try:
            stored = accept(SimpleUploadedFile(name, content))
        except ValidationError as refusal:
            refused[name] = refusal.messages
            continue
        kept = read(stored.stored_name, stored.sha256)
        assert stored.notice == "" and remains(stored.original_name, kept) == []
        assert not name.lower().endswith("pdf") or kept == content
    assert refused == {}


@pytest.mark.django_db
def test_the_page_answers_every_hostile_file(client: Any, settings: Any, tmp_path: Path) -> None:
    from django.urls import reverse

    from tests.nominations.world import World

    world = World()
    row = world.dossier()
    client.force_login(world.clerk)
    criterion = world.criteria_set.criteria.first()
    for one in hostile(seed=9, count=48):
        fields = {"criterion": criterion.pk, "kind": "press", "title": "Bài báo"}
        page = reverse("nominations:evidence_add", args=[row.pk])
        answer = client.post(page, {**fields, "upload": SimpleUploadedFile(one.name, one.content)})
        assert answer.status_code in ((422,) if one.must_be_refused else (302, 422))
    assert outside(tmp_path) == []
