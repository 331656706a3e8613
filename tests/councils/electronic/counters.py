"""Counters' devices, step by step."""

from typing import Any

from councils.actions.write_key_part import write_key_part
from councils.models import CouncilSession
from tests.factories.electronic import OnlineBench


def write(bench: OnlineBench, session: CouncilSession, place: int, step: int, items: list[Any] | None = None) -> None:
    """Counter number *place* hands in a step, with *items* in the place of the right ones."""
    right = bench.devices.part(session, place, step) if items is None else items
    write_key_part(session, by=bench.counters[place - 1], step=step, items=right)


def done(bench: OnlineBench, *steps: int) -> CouncilSession:
    """A session whose counters have done these steps."""
    session = bench.proposed()
    for step in steps:
        for place in (1, 2, 3):
            write(bench, session, place, step)
    return session
