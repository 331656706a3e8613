"""Files bent in every way, and hostile ones by thousands: each is refused in words or kept clean, nothing else."""

import os
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.inspection import Refused
from core.inspection.worker import inspect
from tests.uploads import honest
from tests.uploads.hostile import hostile
from tests.uploads.remains import remains
from tests.uploads.test_hostile import judged, outside

pytestmark = [pytest.mark.soak]

EXAMPLES = int(os.environ.get("SOAK_UPLOADS", "30000"))
HOSTILE = int(os.environ.get("SOAK_HOSTILE", "5000"))


_RNG = Random(5)
SOUND = {
    "a.pdf": honest.pdf(_RNG), "a.png": honest.picture(_RNG, "PNG"), "a.jpg": honest.picture(_RNG, "JPEG"),
    "a.docx": honest.docx(_RNG), "a.xlsx": honest.xlsx(_RNG),
}  # fmt: skip
MAGIC = (b"%PDF-", b"%%EOF", b"PK\x03\x04", b"PK\x05\x06", b"\x89PNG", b"\xff\xd8", b"obj", b"stream", b"/JS", b"\x00")


@st.composite
def bent(draw: Any) -> tuple[str, bytes]:
    """A sound file with a few pieces overwritten, cut out, repeated or brought from another kind."""
    name = draw(st.sampled_from(sorted(SOUND)))
    content = bytearray(draw(st.sampled_from(sorted(SOUND.values()))) if draw(st.integers(0, 9)) == 0 else SOUND[name])
    for _ in range(draw(st.integers(0, 6))):
        at = draw(st.integers(0, len(content)))
        upto = min(len(content), at + draw(st.integers(0, 64)))
        piece = draw(st.binary(max_size=32) | st.sampled_from(MAGIC) | st.just(bytes(content[at:upto])))
        how = draw(st.integers(0, 3))
        if how == 0:
            content[at:upto] = piece
        elif how == 1:
            del content[at:upto]
        elif how == 2:
            content[at:at] = piece
        else:
            content = content[:at]
    return name, bytes(content)


def test_every_bent_file_is_refused_in_words_or_kept_clean() -> None:
    ends: Counter[str] = Counter()

    @settings(max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(bent())
    def upload(file: tuple[str, bytes]) -> None:
        name, content = file
        try:
            found = inspect(content, f".{name.rpartition('.')[2]}")
        except Refused as refusal:
            assert "Mời đồng chí" in str(refusal)
            ends["refused"] += 1
        else:
            assert remains(name, found.content) == []
            ends["kept"] += 1

    upload()
    assert min(ends["refused"], ends["kept"]) > EXAMPLES // 20, f"one-sided: {ends}"
    print(f"uploads_bent {sum(ends.values())} files {ends['refused']} refused in words, {ends['kept']} kept clean")


def test_no_hostile_file_gets_through(tmp_path: Path) -> None:
    ends: Counter[str] = Counter(judged(one) for one in hostile(seed=1, count=HOSTILE))
    assert set(ends) == {"refused", "kept"}
    assert outside(tmp_path) == []
    print(f"uploads_hostile {HOSTILE} files {ends['refused']} refused in words, {ends['kept']} kept clean")
