"""Two or more people pressing their buttons at the same instant."""

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any
from unittest.mock import patch

from django.db import connection
from django.db.transaction import Atomic

Act = Callable[[], object]
PATIENCE = 60  # seconds


def at_once(*acts: Act) -> list[Exception | None]:
    """Do the acts in threads of their own; per act None, or what refused it.

    They are held back until each is about to begin its transaction, so that slow work before it (printing)
    gives nobody a head start; an act that is refused earlier holds nobody up.
    """
    gate, passed = threading.Barrier(len(acts), timeout=PATIENCE), threading.local()
    found: list[Exception | None] = [None] * len(acts)
    enter = Atomic.__enter__

    def wait() -> None:
        if getattr(passed, "waits", False):
            passed.waits = False
            with suppress(threading.BrokenBarrierError):
                gate.wait()

    def held(self: Atomic) -> Any:
        wait()
        return enter(self)

    def run(place: int) -> None:
        passed.waits = True
        try:
            acts[place]()
        except Exception as refusal:  # the test judges it
            found[place] = refusal
        finally:
            if passed.waits:
                gate.abort()
            connection.close()

    with patch.object(Atomic, "__enter__", held):
        threads = [threading.Thread(target=run, args=(place,)) for place in range(len(acts))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(PATIENCE)
    assert not any(thread.is_alive() for thread in threads), "an act never came to its end"
    return found
