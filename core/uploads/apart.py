"""The inspection of a file in a process of its own, which may fail, run out of memory or be stopped."""

import json
import subprocess
import sys
from threading import BoundedSemaphore

from django.conf import settings

from core.inspection import DAMAGED, Found, Refused

#: Files inspected at a time in one server process; others wait their turn.
AT_A_TIME = 2
#: Real seconds until an inspection is given up; its own limit on processor time is shorter.
PATIENCE = 60
_turns = BoundedSemaphore(AT_A_TIME)


def inspect_apart(content: bytes, extension: str) -> Found:
    """What may be kept of *content*.

    :raises Refused: with the sentence of the inspection, or that the file is damaged where the inspection died.
    """
    command = [sys.executable, "-P", "-s", "-m", "core.inspection.worker", extension]
    with _turns:
        try:
            done = subprocess.run(  # noqa: S603 - our own program, no shell
                command, input=content, capture_output=True, timeout=PATIENCE, check=False,
                cwd=settings.BASE_DIR, env={"PYTHONPATH": str(settings.BASE_DIR), "LANG": "C.UTF-8"},
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            raise Refused(DAMAGED) from None
    line, _, kept = done.stdout.partition(b"\n")
    if done.returncode or not line:
        raise Refused(DAMAGED)
    answer = json.loads(line)
    if "refused" in answer:
        raise Refused(answer["refused"])
    return Found(kept, answer["notice"])
