"""Every test of this app lives on one working day of the season."""

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine

from tests.factories.funds import FundWorld
from tests.nominations.world import NOW


@pytest.fixture(autouse=True)
def on_a_working_day() -> Iterator[Any]:
    with time_machine.travel(NOW, tick=True) as clock:
        yield clock


@pytest.fixture
def world(db: None) -> FundWorld:
    return FundWorld()
