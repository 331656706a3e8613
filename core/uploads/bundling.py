"""Several files as one archive, sent while it is written: never more than one file in memory."""

import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header

from core.uploads.serving import guard
from core.uploads.storage import read
from core.vietnamese import VIETNAM


@dataclass(frozen=True)
class Bundled:
    """One file of the archive: its name in it, when it was made, and its bytes or the stored row."""

    name: str
    at: datetime
    content: "bytes | Any"

    def read(self) -> bytes:
        return self.content if isinstance(self.content, bytes) else read(self.content.stored_name, self.content.sha256)


def bundle(files: list[Bundled], name: str) -> StreamingHttpResponse:
    """An answer with the archive: the same files give the same bytes.

    :raises ValidationError: a stored file is missing or changed; all are looked at before a byte is sent.
    """
    for one in files:
        one.read()
    response = StreamingHttpResponse(_written(files), content_type="application/zip")
    response["Content-Disposition"] = content_disposition_header(True, name) or ""
    guard(response)
    return response


def _written(files: Iterable[Bundled]) -> Iterator[bytes]:
    """The archive in pieces, nothing packed twice; names bear the UTF-8 flag where they are not plain ASCII."""
    pipe = _Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_STORED) as archive:  # type: ignore[call-overload]
        for one in files:
            entry = zipfile.ZipInfo(one.name, one.at.astimezone(VIETNAM).timetuple()[:6])
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, one.read())
            yield pipe.taken()
    yield pipe.taken()


class _Pipe:
    """Something to write to that cannot go back; what was written is taken away piece by piece."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def write(self, piece: bytes) -> int:
        self._pieces.append(bytes(piece))
        return len(piece)

    def flush(self) -> None:
        pass

    def taken(self) -> bytes:
        whole, self._pieces = b"".join(self._pieces), []
        return whole
