"""The work on a file in a process of its own, which may fail, run out of memory or be stopped."""

import json
import subprocess
import sys
from threading import BoundedSemaphore
from typing import Any

from django.conf import settings

from core.inspection import DAMAGED, HEAVY, Found, Refused

#: Files worked on at a time in one server process; others wait their turn.
AT_A_TIME = 2
#: Real seconds until the work is given up; its own limit on processor time is shorter.
PATIENCE = 60
_turns = BoundedSemaphore(AT_A_TIME)


def inspect_apart(content: bytes, extension: str) -> Found:
    """What may be kept of *content*.

    :raises Refused: with the sentence of the inspection, or as ``work_apart`` does where it died.
    """
    answer, kept = work_apart("inspect", content, extension)
    return Found(kept, answer["notice"])


def work_apart(task: str, content: bytes, *arguments: str) -> tuple[dict[str, Any], bytes]:
    """What ``core.inspection.worker`` answers to *task*: facts and bytes.

    :raises Refused: as the task does; that the file is too heavy where the work was given up; else that it is damaged.
    """
    command = [sys.executable, "-P", "-s", "-m", "core.inspection.worker", task, *arguments]
    with _turns:
        try:
            done = subprocess.run(  # noqa: S603 - our own program, no shell
                command, input=content, capture_output=True, timeout=PATIENCE, check=False,
                cwd=settings.BASE_DIR, env={"PYTHONPATH": str(settings.BASE_DIR), "LANG": "C.UTF-8"},
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            raise Refused(HEAVY) from None
    if done.returncode < 0:  # ended from outside: by its limit on time, or by a machine without memory
        raise Refused(HEAVY)
    line, _, produced = done.stdout.partition(b"\n")
    if done.returncode or not line:
        raise Refused(DAMAGED)
    answer = json.loads(line)
    if "refused" in answer:
        raise Refused(answer["refused"])
    return answer, produced
