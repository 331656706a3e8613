"""Certificates that come back signed in one ZIP: read a file at a time, nothing written to a disk, bombs not opened."""

import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import BinaryIO

from django.core.exceptions import ValidationError

from certificates.signing.verifying import LARGEST, TOO_LARGE
from core.inspection.archives import ENCRYPTED, MAX_RATIO, UNREADABLE, is_plain, read_entry

MOST_FILES, LARGEST_ARCHIVE = 1_000, 200 * 1024 * 1024
_BEGINNINGS = (b"PK\x03\x04", b"PK\x05\x06")
#: What archiving programs add of their own.
_ADDED = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")

DAMAGED = "Tệp nén bị hỏng hoặc không phải ZIP nên không mở được. Mời nén lại rồi tải lên."
EMPTY = "Tệp nén không có tệp PDF nào. Mời nén các Giấy công nhận đã ký rồi tải lên."
TOO_MANY = f"Tệp nén có hơn {MOST_FILES} tệp. Mời chia thành nhiều tệp nén rồi tải lên."
TOO_BIG = "Tệp nén lớn hơn 200 MB. Mời chia thành nhiều tệp nén rồi tải lên."
LOCKED = "Tệp này có mật khẩu nên không mở được. Mời bỏ mật khẩu khi nén."
NOT_PDF = "Không phải tệp PDF nên không nhận. Mời chỉ nén các Giấy công nhận đã ký."
BAD_NAME = "Tên tệp trong tệp nén không hợp lệ nên không nhận. Mời giữ tên tệp khi tải về, hoặc tải riêng tệp này lên."
BAD_PACKING = "Tệp này hỏng hoặc nén bất thường nên không mở. Mời tải riêng tệp PDF này lên."


@dataclass(frozen=True)
class Piece:
    """One file that was sent; reading it may refuse it (ValidationError)."""

    name: str
    read: Callable[[], bytes]


def is_archive(source: BinaryIO) -> bool:
    """Whether what was sent begins as a ZIP does, whatever its name says."""
    source.seek(0)
    beginning = source.read(4)
    source.seek(0)
    return beginning in _BEGINNINGS


def pieces_of(source: BinaryIO, size: int) -> list[Piece]:
    """The files of the archive, in its order; each is read only when it is asked for.

    :raises ValidationError: it is too large, holds too many files or none, or is no archive.
    """
    if size > LARGEST_ARCHIVE:
        raise ValidationError(TOO_BIG)
    try:
        archive = zipfile.ZipFile(source)
    except UNREADABLE:
        raise ValidationError(DAMAGED) from None
    entries = list(_meant(archive))
    if len(entries) > MOST_FILES:
        raise ValidationError(TOO_MANY)
    if not entries:
        raise ValidationError(EMPTY)
    return [Piece(entry.filename.rpartition("/")[2], partial(_content, archive, entry)) for entry in entries]


def _meant(archive: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
    for entry in archive.infolist():
        if not entry.is_dir() and not entry.filename.startswith(_ADDED[0]) and not entry.filename.endswith(_ADDED[1:]):
            yield entry


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    if not is_plain(entry.filename) or entry.orig_filename != entry.filename:
        raise ValidationError(BAD_NAME)
    if entry.flag_bits & ENCRYPTED:
        raise ValidationError(LOCKED)
    if entry.file_size > LARGEST:
        raise ValidationError(TOO_LARGE)
    if entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
        raise ValidationError(BAD_PACKING)
    try:
        content = read_entry(archive, entry)
    except UNREADABLE:
        raise ValidationError(BAD_PACKING) from None
    if not content.startswith(b"%PDF"):
        raise ValidationError(NOT_PDF)
    return content
