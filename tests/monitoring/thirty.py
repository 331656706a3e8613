"""A season of thirty departments, and who is to be told what on which day, computed in plain Python.

Nothing here asks the ladder: days are subtracted from dates, people are listed by hand.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from accounts.models import Department, Duty, Notice
from accounts.roles import Role
from core import clock
from core.vietnamese import VIETNAM
from monitoring.models import DepartmentPaper, Extension, Finding, Inspection, Reminder
from nominations.models import Abstention, Nomination
from nominations.workflow import State as FileState
from seasons.models import Season
from tests.factories.nomination import NominationFactory
from tests.factories.people import DepartmentFactory, DutyFactory, UserFactory, person
from tests.factories.season import CriteriaSetFactory, SeasonFactory

LAST = date(2026, 12, 14)  # the last day of "trước ngày 15/12"
PLAN_DUE = LAST + timedelta(days=1)
BOARD = ("nominations", "report", "plan")
STEPS = (14, 7, 3, 1, 0, -1)
COUNT = 30
#: Days from ``LAST`` (negative before it) on whose afternoon a department hands something in.
EARLY, BETWEEN, ON_THE_LAST, TOO_LATE, NEVER = -20, -5, 0, 2, 99
EXTENDED, CHANGING, LEADERLESS, TWINS, OF_A_LEADER, RETURNED, VISITED = 3, 8, 13, (18, 23), 28, 7, 11

Row = tuple[date, int, int, str, int, date, int, bool]


def day(offset: int) -> date:
    """So many days after the last day in time."""
    return LAST + timedelta(days=offset)


def moment(on: date, hour: int) -> datetime:
    return datetime.combine(on, time(hour), tzinfo=VIETNAM)


def fate(number: int, matter: str) -> int:
    """When this department hands this in."""
    if number in (EXTENDED, CHANGING, LEADERLESS, *TWINS, OF_A_LEADER):
        return NEVER
    if number % 5 == 2 and matter == "nominations":
        return -8
    return (EARLY, BETWEEN, TOO_LATE, NEVER, ON_THE_LAST)[number % 5]


@dataclass
class Thirty:
    """Made whole before its first day; what happens meanwhile happens in ``afternoon``."""

    season: Season = field(default_factory=lambda: SeasonFactory(year=2026))
    units: list[Department] = field(default_factory=lambda: [DepartmentFactory() for _ in range(COUNT)])
    duties: list[Duty] = field(default_factory=list)

    def __post_init__(self) -> None:
        for number, unit in enumerate(self.units):
            if number != TWINS[1]:
                self.duties.append(DutyFactory(user=UserFactory(department=unit), role=Role.HEAD, department=unit))
            if number % 6 == 0:
                self.duties.append(DutyFactory(user=UserFactory(), role=Role.DEPUTY_HEAD, department=unit))
        self.heads = {duty.department_id: duty for duty in self.duties if duty.role == Role.HEAD}
        self._of_two()
        self._changing()
        leaderless = self.heads[self.units[LEADERLESS].pk].user
        leaderless.is_active = False
        leaderless.save()
        self._leaders()
        self._file_and_visit()
        Department.objects.exclude(pk__in=[unit.pk for unit in self.units]).update(introduces=False)

    def _of_two(self) -> None:
        one, other = (self.units[number] for number in TWINS)
        self.heads[other.pk] = DutyFactory(user=self.heads[one.pk].user, role=Role.HEAD, department=other)
        self.duties.append(self.heads[other.pk])

    def _changing(self) -> None:
        unit = self.units[CHANGING]
        before = self.heads[unit.pk]
        before.until = day(-7)
        before.save()
        self.duties.append(DutyFactory(user=UserFactory(), role=Role.HEAD, department=unit, since=day(-6)))

    def _leaders(self) -> None:
        heading = self.heads[self.units[OF_A_LEADER].pk].user
        DutyFactory(user=heading, role=Role.STANDING_COUNCIL)
        self.concerned = person(Role.STANDING_COUNCIL)
        self.standing = [person(Role.STANDING_COUNCIL), heading, self.concerned]
        self.director, self.office = person(Role.DIRECTOR), person(Role.OFFICE)

    def _file_and_visit(self) -> None:
        unit = self.units[RETURNED]
        self.clerk = person(Role.CLERK, unit)
        self.file: Nomination = NominationFactory(
            criteria_set=CriteriaSetFactory(season=self.season), department=unit, complete=True,
            person=self.concerned, state=FileState.RECEIVED,
        )  # fmt: skip
        visit = Inspection.objects.create(
            season=self.season, department=self.units[VISITED], visited_on=day(-40), place="Trụ sở Sở", members="Bà A",
            hosts="Ông B", content="Kiểm tra.", drafted_by=self.standing[0], drafted_at=moment(day(-40), 9),
            finalised_by=self.standing[0], finalised_at=moment(day(-39), 9),
        )  # fmt: skip
        self.finding = Finding.objects.create(
            inspection=visit, found="Chưa gửi.", follow_up="Gửi kế hoạch.", responsible=self.clerk, due=day(6)
        )

    def afternoon(self, offset: int) -> None:
        """What people do on this day, after the clock has run."""
        at = moment(day(offset), 15)
        for number, unit in enumerate(self.units):
            for matter in BOARD:
                if fate(number, matter) == offset:
                    self._hand_in(unit, matter, at)
        if offset == -2:
            Extension.objects.create(
                season=self.season, department=self.units[EXTENDED], kind="report", until=PLAN_DUE + timedelta(days=4),
                reason="Đi công tác.", approved_by=self.standing[0], approved_at=at,
            )  # fmt: skip
        if offset == 1:
            Nomination.objects.filter(pk=self.file.pk).update(
                state=FileState.RETURNED, supplement_due=moment(day(4), 17)
            )

    def _hand_in(self, unit: Department, matter: str, at: datetime) -> None:
        by = self.heads[unit.pk].user
        if matter == "nominations":
            Abstention.objects.create(
                season=self.season, department=unit, reason="Chưa có nhân tố.", made_by=by, made_at=at,
                content={}, stored_name=f"{unit.pk:040}", size=1, sha256="0" * 64,
            )  # fmt: skip
            return
        DepartmentPaper.objects.create(
            season=self.season, department=unit, kind=matter, state="submitted", begun_at=at, first_submitted_at=at,
            submitted_by=by, days_late=max(0, (at.astimezone(VIETNAM).date() - LAST).days),
        )  # fmt: skip

    # ------------------------------------------------------------------ what is to be, without the ladder

    def expected(self, mornings: Collection[int]) -> set[Row]:
        """Who is told what, when the clock runs on these mornings."""
        told: set[tuple[int, int, str, int, date, int]] = set()
        rows: set[Row] = set()
        for offset in sorted(mornings):
            for key, copied in sorted(self._to_tell(offset)):
                if key not in told:
                    told.add(key)
                    user, *rest = key
                    rows.add((day(offset), user, *rest, copied))  # type: ignore[arg-type]
        return rows

    def _to_tell(self, offset: int) -> Iterable[tuple[tuple[int, int, str, int, date, int], bool]]:
        today = day(offset)
        everybody = [one.pk for one in self.standing]
        for number, unit in enumerate(self.units):
            own = self._heads_on(unit, today)
            for matter in BOARD:
                if fate(number, matter) < offset:
                    continue
                last = LAST
                if number == EXTENDED and matter == "report" and offset > -2:
                    last = LAST + timedelta(days=4)
                for step in STEPS:
                    if today < last - timedelta(days=step):
                        continue
                    key = (unit.pk, matter, 0, last + timedelta(days=1), step)
                    copied = {3: everybody, -1: [*everybody, self.director.pk, self.office.pk]}.get(step, [])
                    yield from (((user, *key), False) for user in own)
                    yield from (((user, *key), True) for user in copied if user not in own)
        yield from self._of_file(offset)
        if offset >= 7:
            unit = self.units[VISITED]
            key = (unit.pk, "follow_up", self.finding.pk, day(7), -1)
            yield from (((user, *key), False) for user in self._heads_on(unit, today))

    def _of_file(self, offset: int) -> Iterable[tuple[tuple[int, int, str, int, date, int], bool]]:
        unit = self.units[RETURNED]
        for step, since in ((1, 3), (0, 4), (-1, 5)):
            if offset >= since:
                key = (unit.pk, "supplement", self.file.pk, day(5), step)
                yield from (((user, *key), False) for user in [*self._heads_on(unit, day(offset)), self.clerk.pk])
                if step == -1:
                    trusted = [one.pk for one in self.standing if one != self.concerned]
                    yield from (((user, *key), True) for user in trusted)

    def _heads_on(self, unit: Department, today: date) -> list[int]:
        return [
            duty.user_id
            for duty in self.duties
            if duty.department_id == unit.pk and duty.user.is_active
            and duty.since <= today and (duty.until is None or duty.until >= today)
        ]  # fmt: skip


def kept() -> set[Row]:
    """The rows there are."""
    names = ("day", "user", "department", "matter", "subject", "due", "step", "copied")
    return set(Reminder.objects.values_list(*names))


def notices_of(rows: Iterable[Row]) -> set[tuple[int, str]]:
    """The digests that belong to these rows, one a person and day."""
    return {(user, f"reminder:{on.isoformat()}:{user}") for on, user, *_ in rows}


def digests_sent() -> list[tuple[int, str]]:
    return list(Notice.objects.filter(key__startswith="reminder:").values_list("user", "key"))


def walk(world: Thirty, mornings: Collection[int], run: object, *, twice: Collection[int] = ()) -> None:
    """Day by day from thirty before the last to ten after it; *run* on these mornings."""
    assert callable(run)
    for offset in range(-30, 11):
        if offset in mornings:
            clock.travel_to(moment(day(offset), 9))
            for _ in range(2 if offset in twice else 1):
                run()
        clock.travel_to(moment(day(offset), 15))
        world.afternoon(offset)


def told_by_user(rows: Iterable[Row]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        found[row[1]].append(row)
    return found
