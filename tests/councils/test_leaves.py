"""A member away while files are appraised is told beside the name, and cannot be chosen where no day is left."""

from datetime import date

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from accounts.models import User
from councils.assigning import Seat, barred_seats, board_of
from councils.models import Absence
from nominations.models import Nomination
from nominations.workflow import State
from seasons.models import Stage
from tests.factories.council import Bench

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

BEFORE, MONDAY, SATURDAY = date(2026, 12, 17), date(2026, 12, 21), date(2026, 12, 26)
TOLD = "nghỉ từ {} đến hết {}"


@pytest.fixture
def bench() -> Bench:
    return Bench(nominations=0)


@pytest.fixture
def nomination(bench: Bench) -> Nomination:
    Stage.objects.create(season=bench.season, ordinal=99, kind="appraising", begins=MONDAY, ends=SATURDAY)
    return bench.nominate(state=State.RECEIVED)


def away(bench: Bench, user: User, since: date, until: date) -> None:
    Absence.objects.create(user=user, since=since, until=until, reason="Nghỉ phép", recorded_by=bench.secretary)


def seat(bench: Bench, user: User) -> Seat:
    [row] = board_of(bench.season, bench.secretary).rows
    return next(one for one in row.seats if one.user == user)


@pytest.mark.parametrize(
    ("today", "since", "until", "told", "bars"),
    [
        (BEFORE, 24, 31, True, False),  # the last days of the stage
        (BEFORE, 21, 25, True, True),  # every working day of it; only the Saturday is left
        (BEFORE, 18, 20, False, False),  # back before it begins
        (BEFORE, 28, 31, False, False),  # after it is over
        (BEFORE, 16, 18, True, True),  # away today, as before
        (date(2026, 12, 24), 25, 27, True, False),
        (date(2026, 12, 24), 24, 24, True, True),
        (date(2026, 12, 30), 31, 31, False, False),  # the stage is over: today alone counts
        (date(2026, 12, 30), 30, 31, True, True),
    ],
)
def test_leave_is_told_or_bars(
    bench: Bench, nomination: Nomination, today: date, since: int, until: int, told: bool, bars: bool
) -> None:
    member = bench.members[3]
    first, last = date(2026, 12, since), date(2026, 12, until)
    away(bench, member, first, last)
    with time_machine.travel(today.isoformat() + "T03:00:00+00:00", tick=False):
        found = seat(bench, member)
        barred = barred_seats(bench.season, [nomination], [member])
    words = TOLD.format(first.strftime("%d/%m/%Y"), last.strftime("%d/%m/%Y"))
    assert (found.away, found.barred) == (words if told and not bars else "", words if bars else "")
    assert (barred == {(nomination.pk, member.pk): words}) is bars
    assert not (bars and found.proposed)


def test_two_absences_together_leave_no_day(bench: Bench, nomination: Nomination) -> None:
    member = bench.members[3]
    away(bench, member, MONDAY, date(2026, 12, 22))
    away(bench, member, date(2026, 12, 23), SATURDAY)
    with time_machine.travel("2026-12-17T03:00:00+00:00", tick=False):
        assert seat(bench, member).barred.count("nghỉ từ") == 2


def test_a_cancelled_absence_is_not_told(bench: Bench, nomination: Nomination) -> None:
    away(bench, bench.members[3], MONDAY, SATURDAY)
    with time_machine.travel("2026-12-17T03:00:00+00:00", tick=False):
        Absence.objects.update(cancelled_at="2026-12-16T03:00:00Z")
        found = seat(bench, bench.members[3])
    assert (found.away, found.barred) == ("", "")


def test_the_proposal_names_the_days(bench: Bench, nomination: Nomination, client: Client) -> None:
    away(bench, bench.members[3], date(2026, 12, 24), date(2026, 12, 31))
    away(bench, bench.members[4], MONDAY, SATURDAY)
    with time_machine.travel("2026-12-17T03:00:00+00:00", tick=False):
        client.force_login(bench.secretary)
        page = client.get(reverse("councils:assign")).content.decode()
        listed = client.get(reverse("councils:assignments")).content.decode()
    assert f"{bench.members[3]}, đang có 0 hồ sơ, nghỉ từ 24/12/2026 đến hết 31/12/2026" in page
    assert f"{bench.members[4]}: không chọn được, nghỉ từ 21/12/2026 đến hết 26/12/2026" in page
    assert "Nghỉ từ 24/12/2026 đến hết 31/12/2026" in listed
