"""Long walks in the time of every day: ``make test`` walks a share, chosen by name and the same each time; a run of
the walk alone, as in ``make soak``, leaves nothing out."""

from collections.abc import Callable
from zlib import crc32

import pytest

#: Whether what bears these names is walked in this run.
Share = Callable[..., bool]


def of_ten(*names: str) -> bool:
    return crc32("\n".join(names).encode()) % 10 == 0


def whole(*names: str) -> bool:
    return True


@pytest.fixture
def share(pytestconfig: pytest.Config) -> Share:
    return of_ten if pytestconfig.getoption("shared") else whole
