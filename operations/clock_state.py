"""Whether what should happen by itself does happen."""

from dataclasses import dataclass

from operations.clock import DUTIES, ClockDuty
from operations.models import ClockRun


@dataclass(frozen=True)
class DutyState:
    """One duty of the clock command with its last run, if there was any."""

    duty: ClockDuty
    run: ClockRun | None

    @property
    def is_silent(self) -> bool:
        return self.run is None or self.run.is_silent

    @property
    def is_well(self) -> bool:
        return self.run is not None and not self.run.is_silent and not self.run.failure


def clock_states() -> list[DutyState]:
    runs = {run.duty: run for run in ClockRun.objects.all()}
    return [DutyState(duty, runs.get(duty.name)) for duty in DUTIES]


def clock_is_dead(states: list[DutyState]) -> bool:
    """Whether nothing at all happens by itself: the command has stopped, or was never started."""
    return all(state.is_silent for state in states)
