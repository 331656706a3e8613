"""How often stories are read: public pages leave a line in a file, the clock adds the lines up.

A line is the number of a story and a day. Nothing about the reader is in it, and no page writes to the database.
"""

import fcntl
import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.db.models import Sum

from core import clock
from nominations.models import Nomination
from stories.models import Reading, Story

#: Bytes of lines that may wait: where the clock has stopped, the file does not fill the disk.
MOST = 50 * 1024 * 1024


def folder() -> Path:
    """Where the lines lie; made when it is first asked for."""
    found: Path = settings.VAR_DIR / "reads"
    found.mkdir(parents=True, exist_ok=True)
    return found


def waiting() -> Path:
    """The file to which lines are added."""
    return folder() / "reads.log"


def note(story: Story) -> None:
    """Leave a line that *story* was opened. Never fails: a page matters more than its count."""
    line = f"{story.pk} {clock.today().isoformat()}\n".encode()
    try:
        while True:
            with waiting().open("ab") as file:
                fcntl.flock(file, fcntl.LOCK_SH)
                if not _is_put_aside(file):
                    if file.tell() < MOST:
                        file.write(line)
                    return
    except OSError:
        return


def _is_put_aside(file: BinaryIO) -> bool:
    """Whether the file was put aside to be counted between its opening and its locking."""
    try:
        return os.fstat(file.fileno()).st_ino != waiting().stat().st_ino
    except FileNotFoundError:
        return True


def read_line(line: bytes) -> tuple[int, date] | None:
    """(story, day) of a line; None of what a power cut left of one."""
    number, _, day = line.strip().partition(b" ")
    try:
        return int(number), date.fromisoformat(day.decode("ascii"))
    except ValueError:
        return None


def reads_of(nominations: Iterable[Nomination]) -> dict[int, int]:
    """How often the stories about each nomination (by id) were read; those never read are left out."""
    rows = Reading.objects.filter(story__nomination__in=[row.pk for row in nominations])
    found = rows.order_by().values_list("story__nomination").annotate(total=Sum("count"))
    return dict(found)
