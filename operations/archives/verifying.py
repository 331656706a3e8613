"""Checking an archive from scratch: what it holds against its lists, every digest, the signature, every event."""

import hashlib
import json
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from accounts.events import digest_over
from core.signing import is_signed
from operations.archives.contents import FORMAT, MANIFEST, SIGNATURE, SUMS, UNLISTED
from operations.archives.groups import EVENTS


def faults(path: Path, key: str) -> Iterator[str]:
    """A sentence for each thing that is wrong with the archive at *path*; nothing when it is whole.

    :param key: the public key that it must be signed with, in hexadecimal.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            yield from _within(archive, path, key)
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError) as problem:
        yield f"Không đọc được tệp ZIP: {problem}."


def _within(archive: zipfile.ZipFile, path: Path, key: str) -> Iterator[str]:
    entries = archive.infolist()
    yield from _shell(entries, path)
    names = Counter(entry.filename for entry in entries)
    yield from (f"Tệp «{name}» có {times} lần." for name, times in names.items() if times > 1)
    missing = {MANIFEST, SUMS, SIGNATURE} - names.keys()
    yield from (f"Thiếu tệp «{name}»." for name in sorted(missing))
    if missing:
        return
    found: dict[str, str] = {}
    for entry in entries:
        digest, fault = _digest(archive, entry)
        found[entry.filename] = digest
        if fault:
            yield fault
    if not is_signed(archive.read(SUMS), archive.read(SIGNATURE).decode("ascii", "replace").strip(), key):
        yield "Chữ ký trên SHA256SUMS không phải của cổng này, hoặc SHA256SUMS đã bị sửa."
    yield from _against_sums(archive.read(SUMS), found)
    yield from _against_manifest(archive.read(MANIFEST), {entry.filename: entry for entry in entries}, found)
    for name in found:
        if name.rpartition("/")[2] == EVENTS:
            yield from _events(name, archive.read(name))


def _shell(entries: list[zipfile.ZipInfo], path: Path) -> Iterator[str]:
    """Whether each entry's own head says what the list at the end of the archive says, and nothing more."""
    with path.open("rb") as handle:
        for entry in entries:
            plain = entry.compress_type == zipfile.ZIP_STORED and not entry.extra and not entry.comment
            handle.seek(entry.header_offset)
            expected = entry.FileHeader()
            if not plain or entry.external_attr != 0o600 << 16 or handle.read(len(expected)) != expected:
                yield f"Đầu mục ZIP của tệp «{entry.filename}» đã bị sửa."


def _digest(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> tuple[str, str]:
    try:
        with archive.open(entry) as content:
            return hashlib.file_digest(content, "sha256").hexdigest(), ""  # type: ignore[arg-type]
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError):
        return "", f"Tệp «{entry.filename}» hỏng, không đọc được."


def _against_sums(sums: bytes, found: dict[str, str]) -> Iterator[str]:
    listed = {}
    for line in sums.decode("utf-8", "replace").splitlines():
        digest, _, name = line.partition("  ")
        listed[name] = digest
    present = {name: digest for name, digest in found.items() if name not in UNLISTED}
    by_digest = {digest: name for name, digest in present.items() if name not in listed}
    for name, digest in listed.items():
        if name not in present:
            other = by_digest.get(digest)
            yield f"Tệp «{name}» đã bị đổi tên thành «{other}»." if other else f"Thiếu tệp «{name}»."
        elif present[name] != digest:
            yield f"Tệp «{name}» đã bị sửa: mã SHA-256 khác mã trong SHA256SUMS."
    for name in present.keys() - listed.keys():
        yield f"Tệp «{name}» không có trong danh mục."


def _against_manifest(content: bytes, entries: dict[str, zipfile.ZipInfo], found: dict[str, str]) -> Iterator[str]:
    try:
        manifest: dict[str, Any] = json.loads(content)
        listed = {one["name"]: (one["size"], one["sha256"]) for one in manifest["files"]}
    except (ValueError, KeyError, TypeError):
        yield "MANIFEST.json không đọc được."
        return
    if manifest.get("format") != FORMAT:
        yield f"MANIFEST.json thuộc định dạng khác: {manifest.get('format')}."
    present = {name: (entries[name].file_size, found[name]) for name in found if name not in {*UNLISTED, MANIFEST}}
    for name in sorted(listed.keys() ^ present.keys()):
        yield f"MANIFEST.json và nội dung không khớp ở tệp «{name}»."
    for name in sorted(listed.keys() & present.keys()):
        if listed[name] != present[name]:
            yield f"Tệp «{name}» khác dung lượng hoặc mã ghi trong MANIFEST.json."


def _events(name: str, content: bytes) -> Iterator[str]:
    for place, line in enumerate(content.decode("utf-8", "replace").splitlines(), 1):
        try:
            event = json.loads(line)
            whole = digest_over({field: said for field, said in event.items() if field != "digest"}) == event["digest"]
        except (ValueError, KeyError, TypeError, AttributeError):
            whole = False
        if not whole:
            yield f"Dòng {place} của «{name}» không khớp mã của bản ghi nhật ký."
