"""Files from people: accepted by a structural check, stored privately under random names, served guarded."""

import hashlib
import os
import secrets
import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import FileResponse
from PIL import Image

from core.vietnamese import clean

#: extension → media type; the content must agree with the extension.
KINDS = {
    ".pdf": "application/pdf",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
MAX_PIXELS = 40_000_000
MAX_UNPACKED, MAX_RATIO, MAX_ENTRIES = 200 * 1024 * 1024, 100, 2_000


@dataclass(frozen=True)
class StoredFile:
    """A file as kept: its random name below the private folder, and what it was when it came."""

    stored_name: str
    original_name: str
    media_type: str
    size: int
    sha256: str


def accept(upload: "UploadedFile[Any]", kinds: tuple[str, ...] = tuple(KINDS)) -> StoredFile:
    """Check and keep an uploaded file.

    :raises ValidationError: a Vietnamese sentence that says why the file is refused and what to choose.
    """
    name = clean(upload.name or "")[-200:] or "tep"
    extension = Path(name).suffix.lower()
    if extension not in kinds:
        allowed = ", ".join(kind.lstrip(".") for kind in kinds)
        raise ValidationError(f"Cổng chỉ nhận tệp {allowed}. Mời đồng chí chọn tệp khác.")
    limit = settings.UPLOAD_MAX_BYTES
    if (upload.size or 0) > limit:
        raise ValidationError(
            f"Tệp lớn hơn {limit // 1024 // 1024} MB nên chưa nhận được. Mời đồng chí nén hoặc chia nhỏ tệp."
        )
    content = upload.read()
    if not content:
        raise ValidationError("Tệp này rỗng. Mời đồng chí chọn tệp khác.")
    if not _is_really(extension, content):
        raise ValidationError(
            f"Tệp này không phải {extension.lstrip('.').upper()} dù tên có đuôi {extension}, "
            "hoặc tệp đã hỏng. Mời đồng chí chọn tệp khác."
        )
    return keep(content, name, KINDS[extension])


def keep(content: bytes, original_name: str, media_type: str) -> StoredFile:
    """Write *content* under a new random name, wholly or not at all."""
    token = secrets.token_hex(16)
    target = settings.PRIVATE_MEDIA_ROOT / token[:2] / token
    target.parent.mkdir(parents=True, exist_ok=True)
    half = target.with_suffix(".part")
    with half.open("wb") as handle:
        handle.write(content)
        handle.flush()
        os.fsync(handle.fileno())
    half.rename(target)
    digest = hashlib.sha256(content).hexdigest()
    return StoredFile(f"{token[:2]}/{token}", original_name, media_type, len(content), digest)


def read(stored_name: str, sha256: str) -> bytes:
    """The stored bytes.

    :raises ValidationError: the file is missing or is no longer what was stored.
    """
    path = settings.PRIVATE_MEDIA_ROOT / stored_name
    content = path.read_bytes() if path.is_file() else b""
    if hashlib.sha256(content).hexdigest() != sha256:
        raise ValidationError("Tệp lưu không còn nguyên vẹn. Đồng chí báo Văn phòng Sở để khôi phục từ bản sao lưu.")
    return content


def serve(stored: Any, *, inline: bool = False) -> FileResponse:
    """A response with a stored file (any row that has StoredFile's fields); the caller has checked the right."""
    content = read(stored.stored_name, stored.sha256)
    response = FileResponse(
        BytesIO(content),
        as_attachment=not inline,
        filename=stored.original_name,
        content_type=stored.media_type,
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-store"
    return response


def _is_really(extension: str, content: bytes) -> bool:
    try:
        if extension == ".pdf":
            return _is_pdf(content)
        if extension in (".docx", ".xlsx"):
            return _is_office(content, "word/" if extension == ".docx" else "xl/")
        return _is_picture(content, "PNG" if extension == ".png" else "JPEG")
    except (
        OSError,
        ValueError,
        SyntaxError,
        zipfile.BadZipFile,
        pikepdf.PdfError,
        Image.DecompressionBombError,
    ):
        return False


def _is_pdf(content: bytes) -> bool:
    if not content.startswith(b"%PDF-"):
        return False
    with pikepdf.open(BytesIO(content)) as document:
        return len(document.pages) > 0


def _is_picture(content: bytes, expected: str) -> bool:
    with Image.open(BytesIO(content), formats=[expected]) as picture:
        if picture.width * picture.height > MAX_PIXELS:
            return False
        picture.verify()
    return True


def _is_office(content: bytes, part: str) -> bool:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        entries = archive.infolist()
        names = {entry.filename for entry in entries}
        unpacked = sum(entry.file_size for entry in entries)
        return (
            len(entries) <= MAX_ENTRIES
            and unpacked <= min(MAX_UNPACKED, MAX_RATIO * len(content))
            and "[Content_Types].xml" in names
            and any(name.startswith(part) for name in names)
            and not any("vbaproject" in name.lower() for name in names)
        )
