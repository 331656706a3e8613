"""The private store: each file under a random name, written wholly or not at all, read only if still the same."""

import hashlib
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError

_CHANGED = "Tệp lưu không còn nguyên vẹn. Đồng chí báo Văn phòng Sở để khôi phục từ bản sao lưu."


@dataclass(frozen=True)
class StoredFile:
    """A file as kept: its random name below the private folder, and its facts."""

    stored_name: str
    original_name: str
    media_type: str
    size: int
    sha256: str

    @property
    def facts(self) -> dict[str, Any]:
        """The columns of a row that names the file."""
        return {name: getattr(self, name) for name in StoredFile.__dataclass_fields__}


@dataclass(frozen=True)
class Accepted(StoredFile):
    """A kept file that a person sent: whether a virus scanner passed it, and what was taken out of it, in words."""

    scanned: bool = False
    notice: str = ""


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
    _settle(target.parent)
    digest = hashlib.sha256(content).hexdigest()
    return StoredFile(f"{token[:2]}/{token}", original_name, media_type, len(content), digest)


def adopt(path: Path, original_name: str, media_type: str) -> StoredFile:
    """Take the finished file at *path*, which lies below the private folder, into the store as it is.

    For files too large to be held in memory.
    """
    token = secrets.token_hex(16)
    target = settings.PRIVATE_MEDIA_ROOT / token[:2] / token
    target.parent.mkdir(parents=True, exist_ok=True)
    with path.open("rb") as handle:
        os.fsync(handle.fileno())
        digest, size = hashlib.file_digest(handle, "sha256").hexdigest(), handle.tell()
    path.rename(target)
    _settle(target.parent)
    return StoredFile(f"{token[:2]}/{token}", original_name, media_type, size, digest)


def located(stored_name: str, sha256: str) -> Path:
    """Where a stored file lies, once it was read through: for files that are handed out piece by piece.

    :raises ValidationError: the file is missing or is no longer what was stored.
    """
    path: Path = settings.PRIVATE_MEDIA_ROOT / stored_name
    if path.is_file():
        with path.open("rb") as handle:
            if hashlib.file_digest(handle, "sha256").hexdigest() == sha256:
                return path
    raise ValidationError(_CHANGED)


def read(stored_name: str, sha256: str) -> bytes:
    """The stored bytes.

    :raises ValidationError: the file is missing or is no longer what was stored.
    """
    path = settings.PRIVATE_MEDIA_ROOT / stored_name
    content = path.read_bytes() if path.is_file() else b""
    if hashlib.sha256(content).hexdigest() != sha256:
        raise ValidationError(_CHANGED)
    return content


def discard(stored_name: str) -> None:
    """Remove a file that nothing refers to yet; that it is gone is no error."""
    (settings.PRIVATE_MEDIA_ROOT / stored_name).unlink(missing_ok=True)


def _settle(folder: Path) -> None:
    """Have the name itself survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
