"""Office files are ZIP archives; these bear no time, so that the same content gives the same bytes."""

import io
import re
import zipfile
from collections.abc import Callable, Iterable
from datetime import UTC, datetime

EPOCH = datetime(1980, 1, 1, tzinfo=UTC)
"""The earliest time that a ZIP entry can bear."""
_MODIFIED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def without_times(content: bytes, change: Callable[[str, bytes], bytes] = lambda name, data: data) -> bytes:
    """The archive with every entry at `EPOCH`, in the same order; *change* may rewrite entries by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as found:
        return pack((one.filename, change(one.filename, found.read(one))) for one in found.infolist())


def pack(entries: Iterable[tuple[str, bytes]]) -> bytes:
    """The archive of *entries*, name and bytes, in their order, each at `EPOCH`."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in entries:
            entry = zipfile.ZipInfo(name, EPOCH.timetuple()[:6])
            entry.external_attr = 0o600 << 16
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def unmodified(name: str, data: bytes) -> bytes:
    """For ``without_times``: a workbook's own stamp of the time of writing is that of no moment."""
    stamp = EPOCH.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    return _MODIFIED.sub(rb"\g<1>" + stamp, data) if name == "docProps/core.xml" else data
