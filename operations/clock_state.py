"""Whether what should happen by itself does happen."""

from dataclasses import dataclass
from datetime import datetime

from operations.clock import DUTIES, EVERY, ClockDuty
from operations.clock_lease import under_way
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

    @property
    def under_way(self) -> bool:
        return self.run is not None and under_way(self.run)

    @property
    def next_at(self) -> datetime | None:
        """When it is due again, to the minute; not known while nothing happens by itself."""
        if self.run is None or self.run.started_at is None or self.run.is_silent:
            return None
        return (self.run.finished_at or self.run.started_at) + EVERY


def clock_states() -> list[DutyState]:
    runs = {run.duty: run for run in ClockRun.objects.all()}
    return [DutyState(duty, runs.get(duty.name)) for duty in DUTIES]
