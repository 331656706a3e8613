"""Long walks in the time of every day: ``make test`` walks a share, chosen by name and the same each time; a run of
the walk alone, as in ``make soak``, leaves nothing out."""

from zlib import crc32

import pytest


def in_share(config: pytest.Config, *names: str, one_in: int = 3) -> bool:
    """Whether what bears these *names* is walked in this run."""
    return not config.getoption("shared") or crc32("\n".join(names).encode()) % one_in == 0
