"""A file's name as its owner gave it, made harmless on every system it may be saved on."""

import re
from pathlib import PurePosixPath

from core.vietnamese import clean

#: Bytes of UTF-8 that every file system takes, with room for a number in front; and characters of the column.
MAX_BYTES = 180
_FORBIDDEN = re.compile(r'[<>:"|?*\x00-\x1f]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)", re.IGNORECASE)


def safe_name(name: str) -> str:
    """The last step of *name*, composed (NFC), without invisible marks, tricks or characters Windows forbids.

    Never empty; its extension in small letters stays whatever has to be cut.
    """
    last = _FORBIDDEN.sub("_", clean(name.replace("\\", "/").rpartition("/")[2])).strip(" .")
    path = PurePosixPath(last or "tep")
    extension = path.suffix.lower() if len(path.suffix) <= 10 else ""
    stem = path.name[: len(path.name) - len(extension)].strip(" .") or "tep"
    if _RESERVED.match(stem):
        stem = f"_{stem}"
    room = MAX_BYTES - len(extension.encode())
    return clean(stem.encode()[:room].decode(errors="ignore")).strip(" .") + extension
