"""Who stands aside, by rule and by declaration."""

import pytest

from accounts.roles import Role
from councils.recusals import by_ground, from_appraisal, from_vote
from nominations.concern import involved
from nominations.models import CollectiveMember, ConflictDeclaration
from tests.factories.nomination import MOMENT, CollectiveFactory, NominationFactory
from tests.factories.people import DepartmentFactory, UserFactory, person

pytestmark = pytest.mark.django_db


def test_the_nominee_the_head_and_the_members_of_a_collective_stand_aside() -> None:
    individual, collective = NominationFactory(), CollectiveFactory()
    member = UserFactory()
    CollectiveMember.objects.create(nomination=collective, user=member, name=str(member))
    assert involved([individual, collective]) == {
        (individual.pk, individual.person_id): "nominee",
        (collective.pk, collective.collective_head_id): "collective_head",
        (collective.pk, member.pk): "collective_member",
    }


def test_a_declared_conflict_counts_and_a_declaration_of_none_does_not() -> None:
    nomination = NominationFactory()
    kin, clear = UserFactory(), UserFactory()
    for user, ground in ((kin, "kin"), (clear, "")):
        ConflictDeclaration.objects.create(nomination=nomination, user=user, ground=ground, declared_at=MOMENT)
    grounds = from_vote([nomination], "own")
    assert grounds[nomination.pk, kin.pk] == "kin"
    assert (nomination.pk, clear.pk) not in grounds


@pytest.mark.parametrize(("rule", "aside"), [("own", False), ("own_and_head", True)])
def test_the_introducing_head_votes_unless_the_rule_is_wider(rule: str, aside: bool) -> None:
    department = DepartmentFactory()
    head, deputy = person(Role.HEAD, department), person(Role.DEPUTY_HEAD, department)
    nomination = NominationFactory(department=department)
    grounds = from_vote([nomination], rule)
    assert ((nomination.pk, head.pk) in grounds) is aside
    assert (nomination.pk, deputy.pk) not in grounds


def test_everyone_of_the_introducing_department_leaves_the_appraisal_by_the_wider_rule() -> None:
    department = DepartmentFactory()
    people = [person(Role.HEAD, department), person(Role.CLERK, department), UserFactory(department=department)]
    elsewhere = person(Role.HEAD, DepartmentFactory())
    nomination = NominationFactory(department=department)
    grounds = from_appraisal([nomination], "own_and_head")
    assert {grounds[nomination.pk, user.pk] for user in people} == {"introducer"}
    assert (nomination.pk, elsewhere.pk) not in grounds
    assert from_appraisal([nomination], "own") == {(nomination.pk, nomination.person_id): "nominee"}


def test_a_nominee_of_the_own_department_is_named_as_nominee() -> None:
    nomination = NominationFactory()
    grounds = from_appraisal([nomination], "own_and_head")
    assert grounds[nomination.pk, nomination.person_id] == "nominee"


def test_who_drafted_and_who_handed_in_leave_the_appraisal_wherever_they_are_now() -> None:
    drafter, submitter = UserFactory(), person(Role.HEAD, DepartmentFactory())
    nomination = NominationFactory(state="received", drafted_by=drafter, submitted_by=submitter)
    grounds = from_appraisal([nomination], "own_and_head")
    assert {grounds[nomination.pk, user.pk] for user in (drafter, submitter)} == {"nominator"}
    assert by_ground([("A", "nominator"), ("B", "introducer")]) == (
        "A (là người soạn hoặc nộp hồ sơ)", "B (thuộc phòng giới thiệu hồ sơ)",
    )  # fmt: skip
    for others in (from_appraisal([nomination], "own"), from_vote([nomination], "own_and_head")):
        assert not {(nomination.pk, drafter.pk), (nomination.pk, submitter.pk)} & others.keys()


def test_who_drafted_it_in_the_introducing_department_is_named_as_of_the_department() -> None:
    department = DepartmentFactory()
    drafter = UserFactory(department=department)
    nomination = NominationFactory(department=department, drafted_by=drafter)
    assert from_appraisal([nomination], "own_and_head")[nomination.pk, drafter.pk] == "introducer"
