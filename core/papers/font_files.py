"""The files of fonts that a process draws with: WeasyPrint writes them to disk, the process removes them when it ends.

One that is killed removes nothing. Its files are removed by whoever begins to draw after it.
"""

import atexit
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from django.conf import settings
from weasyprint.text.fonts import FontConfiguration

_FOLDER = "drawing"
#: Open folders of this process, locked until it ends, however it ends.
_held: list[int] = []


def own_fonts() -> FontConfiguration:
    """Fonts whose files lie in a folder of this process, below ``VAR_DIR/drawing``."""
    root = Path(settings.VAR_DIR, _FOLDER)
    root.mkdir(mode=0o700, parents=True, exist_ok=True)
    fonts = FontConfiguration()
    with _alone(root):
        _clear(root)
        fonts._folder = Path(mkdtemp(dir=root))
        _held.append(_opened(fonts._folder))
        fcntl.flock(_held[-1], fcntl.LOCK_EX)
    atexit.register(rmtree, fonts._folder, ignore_errors=True)
    return fonts


def _clear(root: Path) -> None:
    """Remove the folders that nobody holds."""
    for folder in root.iterdir():
        with suppress(OSError), _alone(folder, fcntl.LOCK_NB):
            rmtree(folder)


@contextmanager
def _alone(folder: Path, how: int = 0) -> Iterator[None]:
    """:raises BlockingIOError: told by ``LOCK_NB`` not to wait, and a process has it."""
    opened = _opened(folder)
    try:
        fcntl.flock(opened, fcntl.LOCK_EX | how)
        yield
    finally:
        os.close(opened)


def _opened(folder: Path) -> int:
    return os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
