"""Sending a file in pieces, so that a broken line costs a piece and not the file.

A sending belongs to one person and one purpose. It begins with the file's name, size and SHA-256; pieces are added
at the offset that the server tells; when it is whole it is taken in as any other file. Where it stands is the size
of what has come: a stopped server loses nothing that it acknowledged.
"""

import fcntl
import hashlib
import json
import os
import re
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from core.uploads.accepting import refuse_kind, refuse_size
from core.uploads.kinds import KINDS
from core.uploads.names import safe_name

#: The largest piece, in bytes; and how many unfinished files one person may have.
MAX_PIECE, MAX_UNFINISHED = 1024 * 1024, 5
_DIGEST = re.compile(r"[0-9a-f]{64}")
_TOKEN = re.compile(r"[0-9a-f]{32}")
AGAIN = "Tệp gửi lên chưa trọn vẹn. Mời đồng chí chọn lại tệp rồi gửi."


@dataclass(frozen=True)
class Sending:
    """A file on its way: whose, what for, and what it will be."""

    token: str
    owner: int
    purpose: str
    name: str
    size: int
    sha256: str

    @property
    def path(self) -> Path:
        return _folder(self.owner) / f"{self.token}.part"

    @property
    def offset(self) -> int:
        """How many bytes have come."""
        return self.path.stat().st_size


def begin(
    *, owner: int, purpose: str, name: str, size: int, sha256: str, kinds: tuple[str, ...] = tuple(KINDS)
) -> Sending:
    """The sending of this file: the unfinished one where there is one, else a new one.

    :raises ValidationError: it is a kind of file that is not taken, too large, empty, or wrongly described.
    """
    name = safe_name(name)
    refuse_kind(PurePosixPath(name).suffix, kinds)
    refuse_size(size)
    if not _DIGEST.fullmatch(sha256):
        raise ValidationError(AGAIN)
    unfinished = _unfinished(owner)
    for one in unfinished:
        if (one.purpose, one.size, one.sha256) == (purpose, size, sha256):
            return one
    for one in unfinished[MAX_UNFINISHED - 1 :]:
        forget(one)
    sending = Sending(secrets.token_hex(16), owner, purpose, name, size, sha256)
    sending.path.parent.mkdir(parents=True, exist_ok=True)
    sending.path.touch()
    sending.path.with_suffix(".json").write_text(json.dumps(asdict(sending)), encoding="utf-8")
    return sending


def find(token: str, *, owner: int, purpose: str) -> Sending | None:
    """The unfinished sending of this person for this purpose."""
    if not _TOKEN.fullmatch(token):
        return None
    sending = _read(_folder(owner) / f"{token}.json")
    return sending if sending is not None and sending.purpose == purpose else None


def add(sending: Sending, *, at: int, piece: bytes, sha256: str) -> int:
    """Add *piece* if it begins where the last one ended; the offset from which to go on, whether it was added or not.

    :raises ValidationError: the piece was damaged on its way, or goes beyond the file.
    """
    if hashlib.sha256(piece).hexdigest() != sha256:
        raise ValidationError("Phần vừa gửi bị hỏng trên đường truyền. Mời đồng chí gửi lại.")
    with sending.path.open("ab") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        have = os.fstat(handle.fileno()).st_size
        if have != at:
            return have
        if have + len(piece) > sending.size:
            raise ValidationError(AGAIN)
        handle.write(piece)
        handle.flush()
        os.fsync(handle.fileno())
    return have + len(piece)


def whole(sending: Sending) -> SimpleUploadedFile:
    """The file, for ``accept``.

    :raises ValidationError: it is not whole, or not the file that was announced, which is then forgotten.
    """
    content = sending.path.read_bytes()
    if len(content) == sending.size and hashlib.sha256(content).hexdigest() == sending.sha256:
        return SimpleUploadedFile(sending.name, content)
    if len(content) == sending.size:
        forget(sending)
    raise ValidationError(AGAIN)


def forget(sending: Sending) -> None:
    """Remove it; that it is gone is no error."""
    for path in (sending.path.with_suffix(".json"), sending.path):
        path.unlink(missing_ok=True)


def _folder(owner: int) -> Path:
    root: Path = settings.PRIVATE_MEDIA_ROOT
    return root / "sending" / str(owner)


def _unfinished(owner: int) -> list[Sending]:
    """Of one person, the newest first."""
    paths = sorted(_folder(owner).glob("*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
    return [sending for path in paths if (sending := _read(path)) is not None]


def _read(path: Path) -> Sending | None:
    """None where it is gone, or a stopped server left no more than half of its description."""
    try:
        sending = Sending(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    return sending if sending.path.exists() else None
