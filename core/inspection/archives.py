"""The archive around a .docx or .xlsx: every entry read within bounds.

Built anew from them (`core.archives.pack`), it holds its entries and not a byte besides: nothing in front, between,
behind, in comments or in extra fields.
"""

import zipfile
import zlib
from io import BytesIO

from core.inspection.findings import DAMAGED, Refused

MAX_UNPACKED, MAX_RATIO, MAX_ENTRIES = 200 * 1024 * 1024, 100, 2_000
MAX_NAME = 200
TOO_LARGE = "Tệp này khi mở ra lớn bất thường nên chưa nhận được. Mời đồng chí bớt nội dung hoặc xuất ra PDF rồi gửi."
LOCKED = "Tệp này có mật khẩu nên không kiểm tra được. Mời đồng chí bỏ mật khẩu, lưu lại rồi gửi."
BAD_NAMES = (
    "Tệp này có cấu trúc bên trong không hợp lệ nên chưa nhận được. Mời đồng chí mở bằng Word hoặc Excel rồi lưu lại."
)
#: How the reading of an archive that is none ends.
UNREADABLE = (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError, EOFError, LookupError, OverflowError)
ENCRYPTED = 0x1


def read_entries(content: bytes) -> dict[str, bytes]:
    """Name → bytes of every entry, in the order of the archive.

    :raises Refused: it is no archive, has too many or too large entries, a locked one, or names with tricks.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _refuse_sizes(archive.infolist(), len(content))
            _refuse_names(entries)
            return {entry.filename: read_entry(archive, entry) for entry in entries}
    except UNREADABLE as problem:
        raise problem if isinstance(problem, Refused) else Refused(DAMAGED) from None


def _refuse_sizes(entries: list[zipfile.ZipInfo], packed: int) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    if len(entries) > MAX_ENTRIES or unpacked > min(MAX_UNPACKED, MAX_RATIO * packed):
        raise Refused(TOO_LARGE)
    if any(entry.flag_bits & ENCRYPTED for entry in entries):
        raise Refused(LOCKED)


def _refuse_names(entries: list[zipfile.ZipInfo]) -> None:
    names = [entry.filename for entry in entries]
    if len({name.lower() for name in names}) < len(names) or not all(is_plain(name) for name in names):
        raise Refused(BAD_NAMES)
    if any(entry.orig_filename != entry.filename for entry in entries):
        raise Refused(BAD_NAMES)


def is_plain(name: str) -> bool:
    """A relative path without tricks."""
    steps = name.split("/")
    return (
        0 < len(name) <= MAX_NAME
        and name.isprintable()
        and not set(name) & set('\\:*?"<>|')
        and not any(step in ("", ".", "..") or (step != step.strip(" .") and step.strip(" .") == "") for step in steps)
    )


def read_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """The bytes of one entry, never more than it declares; its checksum is compared at the end.

    :raises Refused: it holds more or less than it declares, or is packed in a way that is not read.
    """
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise Refused(DAMAGED)
    with archive.open(entry) as source:
        content = source.read(entry.file_size + 1)
    if len(content) != entry.file_size:
        raise Refused(DAMAGED)
    return content
