"""Dossiers brought by the portal's own actions to where a journey begins, and time that passes over one.

On a portal with the demonstration: ``python -m tests.browser.dossiers make NAME:DEPARTMENT:STAGE…`` prints their ids by
name as JSON; ``overdue ID`` lets the time for a supplement pass, ``asked ID`` that for comments on a file;
``door DATE`` moves the last day for files; ``morning`` is a round of the clock's duties at nine, whatever the hour is.
"""

import json
import sys
from collections.abc import Callable, Iterable
from datetime import date, datetime, time, timedelta

from tests.browser.halls import newcomers, season  # sets Django up

from core import clock  # isort: skip
from core.vietnamese import VIETNAM  # isort: skip
from nominations.models import CommentPeriod, Nomination  # isort: skip
from operations.clock import run_all  # isort: skip
from operations.demo import council, office  # isort: skip
from operations.demo.nominees import NOMINEES, Nominee  # isort: skip
from seasons.models import Season  # isort: skip

MERIT = "Rút ngắn một nửa thời gian giải quyết hồ sơ của công dân."


def draft(key: str) -> Nomination:
    return office.introduce(season(), key)


def submitted(key: str) -> Nomination:
    [row] = office.file(season(), [key])
    return row


def received(key: str) -> Nomination:
    [row] = office.take_in([submitted(key)])
    return row


def appraised(key: str) -> Nomination:
    [row] = council.appraise([received(key)])
    return row


STAGES: dict[str, Callable[[str], Nomination]] = {
    "draft": draft, "submitted": submitted, "received": received, "appraised": appraised,
}  # fmt: skip


def make(wanted: Iterable[str]) -> dict[str, int]:
    """A file of a newcomer for each ``NAME:DEPARTMENT:STAGE``."""
    made = {}
    for one in wanted:
        name, department, stage = one.rsplit(":", 2)
        [person] = newcomers(1, department)
        NOMINEES[person.username] = Nominee(person.username, department, MERIT)
        made[name] = STAGES[stage](person.username).pk
    return made


def overdue(pk: int) -> None:
    Nomination.objects.filter(pk=pk).update(supplement_due=clock.now() - timedelta(minutes=5))


def door(day: date) -> None:
    Season.objects.filter(pk=season().pk).update(plan_due=day)


def morning() -> None:
    clock.travel_to(datetime.combine(clock.today(), time(9), tzinfo=VIETNAM))
    assert run_all()


def asked(pk: int) -> None:
    CommentPeriod.objects.filter(nominations=pk).update(last_day=clock.today() - timedelta(days=1))


if __name__ == "__main__":
    what, *given = sys.argv[1:]
    if what == "make":
        print(json.dumps(make(given)))
    elif what == "door":
        door(date.fromisoformat(given[0]))
    elif what == "morning":
        morning()
    else:
        {"overdue": overdue, "asked": asked}[what](int(given[0]))
