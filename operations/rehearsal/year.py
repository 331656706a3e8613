"""The whole year, act by act, and the figures it ends with."""

from collections.abc import Callable, Iterator
from pathlib import Path

from core import clock
from operations.demo.people import settle
from operations.rehearsal.dossiers import introduce_all, take_in_all
from operations.rehearsal.opening import open_the_year
from operations.rehearsal.stage import Stage


def rehearse(out: Path, say: Callable[[str], None]) -> Iterator[str]:
    """Walk the year; the figures of the season come line by line at the end.

    :raises Stuck: a page did not let a person go on.
    """
    stage = Stage(clock.today().year, out, say)
    stage.on(2, 1)
    settle(since=clock.today())
    for act in (open_the_year, introduce_all, take_in_all):
        act(stage)
    yield f"{len(stage.papers)} giấy tờ trong {out}"
