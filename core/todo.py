"""What waits for whom: each app registers a source, the first page gathers them all."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

SHOWN = 5


@dataclass(frozen=True)
class Task:
    """One thing that waits for this person."""

    title: str
    why: str
    url: str
    action: str  # the button's words
    tone: str = "quiet"  # a state family of the design language: quiet, info, warn, good, late
    state: str = "Chờ xử lý"
    icon: str = "clock"
    due: datetime | None = None


def some_of(names: Sequence[str], what: str = "hồ sơ") -> str:
    """The first five, and how many more of *what* there are, as a sentence."""
    shown = ", ".join(names[:SHOWN])
    return f"{shown} và {len(names) - SHOWN} {what} khác." if len(names) > SHOWN else f"{shown}."


Source = Callable[[Any], Iterable[Task]]
_sources: list[Source] = []


def register(source: Source) -> None:
    """Add a source of tasks; called once by each app when it is ready."""
    _sources.append(source)


def tasks_of(user: Any) -> list[Task]:
    """Everything that waits for *user*, the nearest deadline first, then as the apps order it."""
    tasks = [task for source in _sources for task in source(user)]
    return sorted(tasks, key=lambda task: task.due.timestamp() if task.due else float("inf"))
