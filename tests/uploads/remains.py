"""What a kept file still holds, read by other means than those that cleaned it."""

import re
import warnings
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
from PIL import Image

from tests.uploads.hostile import ALIEN

_ACTING = {"/AA", "/JavaScript", "/EF", "/EmbeddedFiles", "/XFA", "/RichMediaContent", "/Collection"}
_ACTS = {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/Rendition", "/Movie", "/Sound",
         "/RichMediaExecute", "/Hide", "/ResetForm", "/RichMedia", "/Screen", "/FileAttachment"}  # fmt: skip


def remains(name: str, content: bytes) -> list[str]:
    """What must not be left in a file that was accepted; empty when it is clean."""
    if name.endswith(".pdf"):
        return [*_of_pdf(content), *_alien(content)]
    if name.endswith((".docx", ".xlsx")):
        return [*_of_archive(content), *_alien(content)]
    return [*_of_picture(content), *_alien(content)]


def _alien(content: bytes) -> list[str]:
    return [f"alien {piece[:8]!r}" for piece in ALIEN if piece in content] + (
        ["an archive"] if zipfile.is_zipfile(BytesIO(content)) and not content.startswith(b"PK\x03\x04") else []
    )


def _of_pdf(content: bytes) -> Iterator[str]:
    if not content.startswith(b"%PDF-") or not content.rstrip(b"\x00\t\n\f\r ").endswith(b"%%EOF"):
        yield "bytes around the document"
    with warnings.catch_warnings(action="ignore"), pikepdf.open(BytesIO(content)) as document:
        if document.get_warnings() or document.is_encrypted:
            yield "not sound"
        plain = BytesIO()
        document.save(plain, qdf=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    words = set(re.findall(rb"/[A-Za-z0-9]+", re.sub(rb"(?s)stream\n.*?endstream", b"", plain.getvalue())))
    yield from sorted(word for word in (_ACTING | _ACTS) if word.encode() in words)
    for address in re.findall(rb"/URI \((.*?)\)", plain.getvalue()):
        if not address.strip().lower().startswith((b"http://", b"https://", b"mailto:", b"tel:", b"www.", b"#")):
            yield f"address {address!r}"


def _of_archive(content: bytes) -> Iterator[str]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        names = archive.namelist()
        text = b"".join(archive.read(name) for name in names).lower()
        if archive.testzip() or archive.comment or any(entry.extra for entry in archive.infolist()):
            yield "not sound"
    for word in (b"<!doctype", b"vbaproject", b"macroenabled", b"attachedtemplate", b"oleobject", b"ddeauto"):
        if word in text:
            yield word.decode()
    yield from (name for name in names if ".." in name or "\\" in name or name.startswith("/"))


def _of_picture(content: bytes) -> Iterator[str]:
    with Image.open(BytesIO(content)) as picture:
        found: Any = picture
        picture.load()
        if dict(picture.getexif()) or getattr(found, "n_frames", 1) != 1:
            yield "camera data or more frames"
        yield from sorted({"exif", "icc_profile", "comment", "xmp", "photoshop"} & picture.info.keys())
    if not content.endswith((b"\xff\xd9", b"IEND\xaeB`\x82")):
        yield "bytes behind the picture"
