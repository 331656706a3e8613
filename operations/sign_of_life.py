"""The clock command's sign of life: the time of a file, which every page may ask at the cost of no query."""

import os
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from core import clock
from operations.models import SILENCE


def give_sign() -> None:
    """Say that the command is at work, on the business clock."""
    path = _path()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    moment = clock.now().timestamp()
    os.utime(path, (moment, moment))


def clock_is_dead() -> bool:
    """Whether nothing happens by itself: the command gave no sign for ``SILENCE``, or was never started."""
    try:
        last = _path().stat().st_mtime
    except FileNotFoundError:
        return True
    return clock.now() - datetime.fromtimestamp(last, UTC) > SILENCE


def _path() -> Path:
    root: Path = settings.VAR_DIR
    return root / "clock-sign-of-life"
