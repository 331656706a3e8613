"""The files of fonts that a process draws with: WeasyPrint writes them to disk, the process removes them when it ends.

One that is killed removes nothing. Its files are removed by whoever begins to draw after it.
"""

import atexit
import fcntl
import os
from contextlib import suppress
from pathlib import Path
from shutil import rmtree
from tempfile import gettempdir, mkdtemp

from weasyprint.text.fonts import FontConfiguration

_PREFIX = "portal-fonts-"
#: Open folders of this process, locked until it ends, however it ends.
_held: list[int] = []


def own_fonts() -> FontConfiguration:
    """Fonts whose files lie in a temporary folder that is known to be this process's."""
    for folder in Path(gettempdir()).glob(f"{_PREFIX}*"):
        _remove_unless_held(folder)
    fonts = FontConfiguration()
    fonts._folder = _folder()
    atexit.register(rmtree, fonts._folder, ignore_errors=True)
    return fonts


def _folder() -> Path:
    folder = Path(mkdtemp(prefix=_PREFIX))
    opened = _opened(folder)
    fcntl.flock(opened, fcntl.LOCK_EX)
    if not folder.exists():  # another process found it before it was held
        os.close(opened)
        return _folder()
    _held.append(opened)
    return folder


def _remove_unless_held(folder: Path) -> None:
    with suppress(OSError):
        opened = _opened(folder)
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
            rmtree(folder)
        finally:
            os.close(opened)


def _opened(folder: Path) -> int:
    return os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
