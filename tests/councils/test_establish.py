"""The decision that establishes a council: who may enter it, what it must say, what becomes of the former one."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from accounts.models import Duty, Event, User
from accounts.roles import Role
from core.workflow import IllegalMove
from councils.actions.establish import establish
from councils.models import Council
from councils.seats import sitting
from seasons.models import Season
from tests.factories.council import ESTABLISHED, office, seat
from tests.factories.people import UserFactory, person
from tests.factories.season import SeasonFactory

pytestmark = pytest.mark.django_db
LATER = date(2026, 5, 4)
CHAIR, MEMBER, SECRETARY = Role.COUNCIL_CHAIR, Role.COUNCIL_MEMBER, Role.COUNCIL_SECRETARY


def seats(*roles: Role) -> list[tuple[User, Role]]:
    return [(UserFactory(), role) for role in roles or (CHAIR, MEMBER, SECRETARY)]


def enter(season: Season, by: User, **changes: object) -> Council:
    given = {"decision_number": "20/QĐ-SNgV", "decision_date": LATER, "seats": seats(), **changes}
    return establish(season, by=by, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize("role", [Role.OFFICE, Role.STANDING_COUNCIL])
def test_members_hold_their_duties_from_the_decision_on(role: Role) -> None:
    season = SeasonFactory()
    council = enter(season, person(role))
    held = [(seat.ordinal, seat.duty.role, seat.duty.since, seat.duty.until) for seat in sitting(season)]
    assert held == [(1, CHAIR, LATER, None), (2, MEMBER, LATER, None), (3, SECRETARY, LATER, None)]
    assert council.members.first().duty.basis == "Quyết định số 20/QĐ-SNgV ngày 04/05/2026"
    assert Event.objects.filter(move="establish", subject_id=council.pk).exists()


def test_the_former_council_ends_the_day_before() -> None:
    season = SeasonFactory()
    former = seat(season, [UserFactory() for _ in range(4)])
    enter(season, office())
    former.refresh_from_db()
    assert former.ended_at is not None
    assert set(former.members.values_list("duty__until", flat=True)) == {date(2026, 5, 3)}


def test_members_may_stay_on_in_the_new_council() -> None:
    season = SeasonFactory()
    people = [UserFactory() for _ in range(3)]
    seat(season, people)
    enter(season, office(), seats=list(zip(people, (CHAIR, MEMBER, SECRETARY), strict=True)))
    assert [one.duty.user for one in sitting(season)] == people
    assert Duty.objects.filter(user=people[0]).count() == 2


@pytest.mark.parametrize("role", [Role.COUNCIL_SECRETARY, Role.DIRECTOR, Role.ADMINISTRATOR, Role.CLERK])
def test_others_do_not_enter_the_decision(role: Role) -> None:
    from tests.factories.people import DepartmentFactory

    by = person(role, DepartmentFactory() if role == Role.CLERK else None)
    with pytest.raises(PermissionDenied):
        enter(SeasonFactory(), by)
    assert not Council.objects.exists()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"decision_number": " "}, "Chưa ghi số quyết định"),
        ({"decision_date": date(2199, 1, 1)}, "ở sau hôm nay"),
        ({"seats": lambda: seats(CHAIR, SECRETARY)}, "ít nhất 03 thành viên"),
        ({"seats": lambda: seats(CHAIR, CHAIR, SECRETARY)}, "đúng một Chủ tịch"),
        ({"seats": lambda: seats(MEMBER, MEMBER, SECRETARY)}, "đúng một Chủ tịch"),
        ({"seats": lambda: seats(CHAIR, MEMBER, MEMBER)}, "phải có Thư ký"),
        ({"seats": lambda: [*seats(), (UserFactory(), Role.OFFICE)]}, "Vai trò trong Hội đồng chưa đúng"),
        ({"seats": lambda: [*(same := seats()), (same[1][0], MEMBER)]}, "Mỗi người chỉ giữ một vai trò"),
    ],
)
def test_an_incomplete_decision_is_refused(
    changes: dict[str, str | date | Callable[[], list[tuple[User, Role]]]], sentence: str
) -> None:
    given = {name: value() if callable(value) else value for name, value in changes.items()}
    with pytest.raises(ValidationError, match=sentence):
        enter(SeasonFactory(), office(), **given)
    assert not Council.objects.exists()


def test_a_decision_older_than_the_former_one_is_refused() -> None:
    season = SeasonFactory()
    seat(season, [UserFactory() for _ in range(3)])
    with pytest.raises(ValidationError, match="phải sau ngày 02/03/2026"):
        enter(season, office(), decision_date=ESTABLISHED)


def test_a_closed_season_takes_no_council() -> None:
    season = SeasonFactory(state="closed", closed_at="2027-02-01T00:00Z")
    with pytest.raises(IllegalMove, match="Kỳ bình xét đã kết thúc"):
        enter(season, office())
