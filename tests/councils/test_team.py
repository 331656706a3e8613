"""The counting team: who may never be on it, and the show of hands that confirms it."""

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from accounts.models import Duty, User
from accounts.roles import Role
from core import clock
from core.workflow import AlreadyDone, IllegalMove
from councils.access import counted
from councils.actions.confirm_count import confirm_count
from councils.actions.confirm_team import confirm_team
from councils.actions.enter_tally import enter_tally
from councils.actions.propose_team import propose_team
from councils.models import CouncilSession
from nominations.models import CollectiveMember, ConflictDeclaration
from tests.factories.council import Bench, entry
from tests.factories.nomination import MOMENT, CollectiveFactory
from tests.factories.people import DutyFactory, UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def chair(bench: Bench) -> User:
    return bench.chair


def director(bench: Bench) -> User:
    return DutyFactory(role=Role.DIRECTOR).user


def administrator(bench: Bench) -> User:
    return DutyFactory(role=Role.ADMINISTRATOR).user


def nominee(bench: Bench) -> User:
    return bench.nominations[0].person


def relative(bench: Bench) -> User:
    user = UserFactory()
    ConflictDeclaration.objects.create(nomination=bench.nominations[0], user=user, ground="kin", declared_at=MOMENT)
    return user


def collective_head(bench: Bench) -> User:
    return bench.nominations[1].collective_head


def collective_member(bench: Bench) -> User:
    return CollectiveMember.objects.create(nomination=bench.nominations[1], user=UserFactory(), name="x").user


BARRED: list[tuple[Callable[[Bench], User], str]] = [
    (chair, "là chủ tọa phiên họp"),
    (director, "là Giám đốc Sở"),
    (administrator, "quản trị hệ thống"),
    (nominee, "là người được giới thiệu"),
    (relative, "là người thân của người được giới thiệu"),
    (collective_head, "là người đứng đầu tập thể được giới thiệu"),
    (collective_member, "là thành viên tập thể được giới thiệu"),
]


@pytest.fixture
def bench() -> Bench:
    bench = Bench(nominations=1)
    bench.nominations.append(
        CollectiveFactory(criteria_set=bench.criteria, department=bench.department, state="appraised")
    )
    return bench


@pytest.mark.parametrize(("who", "why"), BARRED)
@pytest.mark.parametrize("as_head", [True, False])
def test_these_never_count(bench: Bench, who: Callable[[Bench], User], why: str, as_head: bool) -> None:
    session = bench.convened()
    person, other = who(bench), bench.counters[0]
    head, second = (person, other) if as_head else (other, person)
    with pytest.raises(ValidationError, match=f"Đồng chí {person} {why} nên không tham gia Tổ kiểm phiếu"):
        propose_team(session, by=bench.secretary, head=head, members=[second])
    assert not session.counters.exists()


@pytest.mark.parametrize(("rule", "allowed"), [("yes", True), ("no", False)])
def test_an_introducing_head_counts_if_the_rule_says_so(rule: str, allowed: bool) -> None:
    bench = Bench(nominations=1, counter_head=rule)
    head = DutyFactory(role=Role.HEAD, department=bench.department, user__department=bench.department).user
    session = bench.convened()
    if allowed:
        propose_team(session, by=bench.secretary, head=head, members=[bench.counters[0]])
        return
    with pytest.raises(ValidationError, match="là trưởng phòng giới thiệu hồ sơ"):
        propose_team(session, by=bench.secretary, head=head, members=[bench.counters[0]])


@pytest.mark.parametrize("size", [1, 4])
def test_the_team_has_two_or_three_people(bench: Bench, size: int) -> None:
    head, *others = [UserFactory() for _ in range(size)]
    with pytest.raises(ValidationError, match="từ 02 đến 03 người"):
        propose_team(bench.convened(), by=bench.secretary, head=head, members=others)


def test_never_all_from_one_department_nor_the_same_person_twice(bench: Bench) -> None:
    session = bench.convened()
    first = UserFactory()
    with pytest.raises(ValidationError, match="toàn người của một phòng"):
        propose_team(session, by=bench.secretary, head=first, members=[UserFactory(department=first.department)])
    with pytest.raises(ValidationError, match="chỉ có một lần"):
        propose_team(session, by=bench.secretary, head=first, members=[first])


def test_people_from_outside_the_council_may_count(bench: Bench) -> None:
    session = bench.opened()
    head, second = UserFactory(), UserFactory()
    propose_team(session, by=bench.secretary, head=head, members=[second])
    confirm_team(session, by=bench.secretary, hands_for=5, hands_against=2)
    duty = Duty.objects.get(user=head, role=Role.COUNTER)
    assert (duty.since, duty.until) == (clock.today(), None)
    assert counted(second).get() == session


@pytest.mark.parametrize(
    ("hands", "sentence"),
    [
        ((3, 3), "chưa được quá nửa"),
        ((0, 0), "chưa được quá nửa"),
        ((5, 3), "phải từ 0 đến 07"),
        ((9, -2), "phải từ 0"),
    ],
)
def test_hands_that_do_not_confirm_are_refused(bench: Bench, hands: tuple[int, int], sentence: str) -> None:
    session = bench.opened()
    propose_team(session, by=bench.secretary, head=bench.counters[0], members=[bench.counters[1]])
    with pytest.raises(ValidationError, match=sentence):
        confirm_team(session, by=bench.secretary, hands_for=hands[0], hands_against=hands[1])
    assert not Duty.objects.filter(role=Role.COUNTER).exists()


def test_whoever_still_counts_another_session_is_refused_with_the_way_on(bench: Bench) -> None:
    first = bench.ended(nominations=bench.nominations[:1])
    second = bench.convened(nominations=bench.nominations[1:])
    head, other = bench.counters
    refusal = f"Đồng chí {head} đang kiểm phiếu cho phiên họp {first.ordinal} .* Mời chọn người khác"
    with pytest.raises(ValidationError, match=refusal):
        propose_team(second, by=bench.secretary, head=head, members=[bench.members[4]])
    for box in first.boxes.all():
        enter_tally(box, by=head, entry=entry(box))
    confirm_count(first, by=other)
    propose_team(second, by=bench.secretary, head=head, members=[bench.members[4]])


def test_a_new_proposal_voids_the_confirmation(bench: Bench) -> None:
    session = bench.ready()
    former = bench.counters[0]
    with pytest.raises(AlreadyDone):
        confirm_team(session, by=bench.secretary, hands_for=5, hands_against=0)
    propose_team(session, by=bench.secretary, head=bench.members[4], members=[bench.members[5]])
    session.refresh_from_db()
    assert session.team_for is None
    assert not counted(former).exists() and not counted(bench.members[4]).exists()


def test_the_team_is_named_before_the_vote_by_those_who_run_it(bench: Bench) -> None:
    planned = bench.planned()
    with pytest.raises(IllegalMove):
        propose_team(planned, by=bench.secretary, head=bench.counters[0], members=[bench.counters[1]])
    for user in (bench.counters[0], UserFactory()):
        with pytest.raises(PermissionDenied):
            propose_team(planned, by=user, head=bench.counters[0], members=[bench.counters[1]])


def test_hands_are_counted_only_in_an_opened_session(bench: Bench) -> None:
    session = bench.convened()
    with pytest.raises(IllegalMove, match="Biểu quyết Tổ kiểm phiếu"):
        confirm_team(session, by=bench.secretary, hands_for=5, hands_against=0)
    assert CouncilSession.objects.get().team_for is None
