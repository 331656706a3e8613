"""Writing an archive bit by bit: whole groups, until one run has written enough; what is there stays there."""

import hashlib
import zipfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from core.uploads.bundling import Bundled
from core.vietnamese import VIETNAM
from operations.archives.groups import Group

#: So much is written in one run of the clock, which has other duties: files, and bytes.
MOST_FILES, MOST_BYTES = 200, 256 * 1024 * 1024


@dataclass(frozen=True)
class Filed:
    """A file of the archive as its manifest lists it."""

    name: str
    group: str
    at: str
    size: int
    sha256: str

    def to_json(self) -> dict[str, Any]:
        return asdict(self)


def entry_of(name: str, at: datetime) -> zipfile.ZipInfo:
    """How every entry of an archive looks: readable by its owner, nothing packed twice."""
    entry = zipfile.ZipInfo(name, at.astimezone(VIETNAM).timetuple()[:6])
    entry.create_system, entry.external_attr = 3, 0o600 << 16
    return entry


def write_groups(path: Path, groups: list[Group], done: int) -> int:
    """Write the groups that follow the first *done* into the archive at *path*; how many are then written.

    An archive that is missing or was cut off in the middle of a write is begun again.

    :raises ValidationError: a stored file is missing or changed, or a paper cannot be printed.
    """
    if not zipfile.is_zipfile(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        done = 0
    files = size = 0
    with zipfile.ZipFile(path, "a", zipfile.ZIP_STORED, strict_timestamps=False) as archive:
        there = set(archive.namelist())
        while done < len(groups) and files < MOST_FILES and size < MOST_BYTES:
            for one in groups[done].make():
                size += _write(archive, f"{groups[done].folder}/{one.name}", one, there)
                files += 1
            done += 1
    return done


def _write(archive: zipfile.ZipFile, name: str, one: Bundled, there: set[str]) -> int:
    if name in there:
        return 0
    content = one.read()
    archive.writestr(entry_of(name, one.at), content)
    return len(content)


def filed(path: Path, groups: list[Group]) -> Iterator[Filed]:
    """What the archive holds by now, read through file by file."""
    titles = {group.folder: group.title for group in groups}
    with zipfile.ZipFile(path) as archive:
        for entry in archive.infolist():
            with archive.open(entry) as content:
                digest = hashlib.file_digest(content, "sha256").hexdigest()  # type: ignore[arg-type]
            folder = entry.filename.rpartition("/")[0]
            at = datetime(*entry.date_time, tzinfo=VIETNAM).isoformat()
            yield Filed(entry.filename, titles.get(folder, folder), at, entry.file_size, digest)


def close(path: Path, files: list[tuple[str, bytes]], at: datetime) -> None:
    """Add the archive's own lists, the last things in it."""
    with zipfile.ZipFile(path, "a", zipfile.ZIP_STORED) as archive:
        there = set(archive.namelist())
        for name, content in files:
            if name not in there:
                archive.writestr(entry_of(name, at), content)
