"""Files bent in every way: each is refused in words or kept byte for byte, and nothing else ever happens."""

import os
from collections import Counter
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pikepdf
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from core.uploads import accept, read

pytestmark = [pytest.mark.soak]

EXAMPLES = int(os.environ.get("SOAK_UPLOADS", "30000"))


def _pdf() -> bytes:
    content = BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.docinfo["/Title"] = "Quyết định"
        document.save(content)
    return content.getvalue()


def _picture(kind: str) -> bytes:
    content = BytesIO()
    Image.effect_noise((40, 30), 60).convert("RGB").save(content, kind)
    return content.getvalue()


def _office(part: str) -> bytes:
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(part, "<w>Báo cáo</w>" * 40)
    return content.getvalue()


SOUND = {
    "a.pdf": _pdf(), "a.png": _picture("PNG"), "a.jpg": _picture("JPEG"),
    "a.docx": _office("word/document.xml"), "a.xlsx": _office("xl/workbook.xml"),
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


def test_every_bent_file_is_refused_in_words_or_kept_whole(settings_root: None) -> None:
    ends: Counter[str] = Counter()

    @settings(max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(bent())
    def upload(file: tuple[str, bytes]) -> None:
        name, content = file
        try:
            stored = accept(SimpleUploadedFile(name, content))
        except ValidationError as refusal:
            assert refusal.messages[0].startswith("Tệp này")
            ends["refused"] += 1
        else:
            assert read(stored.stored_name, stored.sha256) == content
            ends["kept"] += 1

    upload()
    assert min(ends["refused"], ends["kept"]) > EXAMPLES // 20, f"one-sided: {ends}"
    print(f"uploads_bent {sum(ends.values())} files {ends['refused']} refused in words, {ends['kept']} kept whole")


@pytest.fixture
def settings_root(tmp_path: Any, settings: Any) -> None:
    settings.PRIVATE_MEDIA_ROOT = tmp_path / "private"
