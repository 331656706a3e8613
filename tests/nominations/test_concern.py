"""Who is concerned in a file does not oversee it: by every ground, for every duty, until the announcement."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from accounts.actions.state_tie import state_tie
from accounts.actions.withdraw_tie import withdraw_tie
from accounts.models import User
from accounts.roles import Role
from nominations.access import readable, visible
from nominations.actions.receive import receive
from nominations.actions.suspend import suspend
from nominations.concern import involved
from nominations.models import CollectiveMember, ConflictDeclaration, Nomination
from nominations.workflow import State
from seasons.models import SeasonRule
from tests.factories.people import DutyFactory
from tests.nominations.world import NOW, World

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.both_engines]

DUTIES = ["office", "standing", "chair", "secretary", "member", "director"]


def as_nominee(world: World, user: User) -> Nomination:
    return world.dossier(State.RECEIVED, person=user)


def as_head(world: World, user: User) -> Nomination:
    return world.collective(state=State.RECEIVED, collective_head=user)


def as_member(world: World, user: User) -> Nomination:
    row = world.collective(state=State.RECEIVED)
    CollectiveMember.objects.create(nomination=row, user=user, name=str(user))
    return row


def as_relative(world: World, user: User) -> Nomination:
    row = world.dossier(State.RECEIVED)
    state_tie(row.person, by=user)
    return row


def as_whom_a_nominee_named(world: World, user: User) -> Nomination:
    row = world.dossier(State.RECEIVED)
    state_tie(user, by=row.person)
    return row


def as_declared(world: World, user: User) -> Nomination:
    row = world.dossier(State.RECEIVED)
    ConflictDeclaration.objects.create(nomination=row, user=user, ground="other", declared_at=NOW)
    return row


def as_colleague(world: World, user: User) -> Nomination:
    DutyFactory(user=user, role=Role.STAFF, department=world.department)
    return world.dossier(State.RECEIVED)


def as_drafter_who_moved(world: World, user: User) -> Nomination:
    return world.dossier(State.RECEIVED, drafted_by=user, submitted_by=world.head)


def as_submitter_who_moved(world: World, user: User) -> Nomination:
    return world.dossier(State.RECEIVED, submitted_by=user)


INTRODUCING = [as_colleague, as_drafter_who_moved, as_submitter_who_moved]
IN_PERSON = [as_nominee, as_head, as_member, as_relative, as_whom_a_nominee_named, as_declared]


@pytest.mark.parametrize("concerned", [*IN_PERSON, *INTRODUCING])
@pytest.mark.parametrize("who", DUTIES)
def test_the_file_is_nowhere(client: Client, world: World, who: str, concerned) -> None:
    user = world.people[who]
    row, other = concerned(world, user), world.dossier(State.RECEIVED, department=world.elsewhere)
    client.force_login(user)
    page = client.get(reverse("nominations:list")).content.decode()
    assert row.number not in page and other.number in page
    assert client.get(reverse("nominations:detail", args=[row.pk])).status_code == 404
    assert row.number not in client.get(reverse("operations:my_work")).content.decode()


@pytest.mark.parametrize("concerned", IN_PERSON)
def test_it_stays_so_until_the_announcement(world: World, concerned) -> None:
    row = concerned(world, world.office)
    for state in (State.SUBMITTED, State.APPRAISED, State.TABLED, State.PASSED, State.RECOGNISED):
        Nomination.objects.filter(pk=row.pk).update(state=state)
        assert not visible(world.office).filter(pk=row.pk).exists(), state
    Nomination.objects.filter(pk=row.pk).update(announced_at=NOW)
    assert visible(world.office).filter(pk=row.pk).exists()


@pytest.mark.parametrize("concerned", INTRODUCING)
def test_who_introduced_is_kept_out_only_while_the_council_appraises(world: World, concerned) -> None:
    row = concerned(world, world.office)
    seen = {state for state in State.values if state != State.DRAFT and _seen_in(world, row, state)}
    assert set(State.values) - seen == {State.DRAFT, State.RECEIVED, State.APPRAISED}


def _seen_in(world: World, row: Nomination, state: str) -> bool:
    facts = {"withdrawn_at": NOW if state == State.WITHDRAWN else None, "supplement_due": NOW}
    Nomination.objects.filter(pk=row.pk).update(state=state, **facts)
    return visible(world.office).filter(pk=row.pk).exists()


@pytest.mark.parametrize("concerned", INTRODUCING)
@pytest.mark.parametrize(("key", "value"), [("introducer_reads", "yes"), ("recusal_appraisal", "own")])
def test_a_season_may_let_them_read(world: World, key: str, value: str, concerned) -> None:
    row = concerned(world, world.office)
    world.rule(key, value)
    assert visible(world.office).filter(pk=row.pk).exists()
    SeasonRule.objects.all().delete()
    assert not visible(world.office).filter(pk=row.pk).exists()


def test_a_withdrawn_tie_counts_no_more(world: World) -> None:
    row = as_relative(world, world.office)
    assert involved([row])[row.pk, world.office.pk] == "kin"
    withdraw_tie(world.office.ties_stated.get(), by=world.office, reason="Chọn nhầm người")
    assert visible(world.office).filter(pk=row.pk).exists()
    assert (row.pk, world.office.pk) not in involved([row])


def test_whoever_writes_for_the_department_reads_its_file_in_a_departments_words(client: Client, world: World) -> None:
    both = world.head
    DutyFactory(user=both, role=Role.COUNCIL_MEMBER)
    row = world.dossier(State.APPRAISED)
    client.force_login(both)
    detail = client.get(reverse("nominations:detail", args=[row.pk])).content.decode()
    assert "Đang xét" in detail and "Đã thẩm định" not in detail
    listed = reverse("nominations:list")
    assert row.name not in client.get(f"{listed}?trang-thai=appraised").content.decode()
    assert row.name in client.get(f"{listed}?trang-thai=review").content.decode()


def test_acts_on_the_file_are_left_to_another_of_the_same_duty(world: World) -> None:
    row = world.dossier(State.SUBMITTED, person=world.office)
    with pytest.raises(PermissionDenied):
        receive(row, by=world.office)
    state_tie(row.person, by=world.standing)
    with pytest.raises(PermissionDenied):
        suspend(row, by=world.standing, reason="Có kiến nghị")
    row.refresh_from_db()
    assert (row.state, row.suspended_at) == (State.SUBMITTED, None)


def test_the_office_takes_its_own_department_s_file_in_and_is_led_back_to_the_queue(
    client: Client, world: World
) -> None:
    DutyFactory(user=world.office, role=Role.STAFF, department=world.department)
    row = world.dossier(State.SUBMITTED)
    client.force_login(world.office)
    answer = client.post(reverse("nominations:receive", args=[row.pk]), follow=True)
    assert answer.redirect_chain == [(reverse("nominations:intake"), 302)]
    assert f"Đã tiếp nhận hồ sơ {row.number}." in answer.content.decode()


def test_queues_and_the_summary_list_leave_it_out(client: Client, world: World) -> None:
    waiting = world.dossier(State.SUBMITTED, person=world.office)
    returned = world.dossier(State.RETURNED)
    state_tie(returned.person, by=world.office)
    client.force_login(world.office)
    page = client.get(reverse("nominations:intake")).content.decode()
    assert waiting.number not in page and returned.number not in page
    listed = client.get(reverse("nominations:summary_list"), follow=True).content.decode()
    assert "Chưa có hồ sơ đã tiếp nhận nào khớp" in listed


class TestDeclaringFirst:
    """A member of the council reads the public facts, and the rest once "no conflict of interest" is declared."""

    def test_before_it_only_the_public_facts(self, client: Client, world: World) -> None:
        row = world.dossier(State.RECEIVED, merit="Thành tích chưa được đọc")
        client.force_login(world.member)
        page = client.get(reverse("nominations:detail", args=[row.pk])).content.decode()
        assert row.name in page and row.number in page and row.department.name in page
        assert row.merit not in page and "Quyết định khen thưởng" not in page and row.report not in page
        assert reverse("councils:declare", args=[row.pk]) in page
        assert client.get(reverse("nominations:receipt", args=[row.pk])).status_code == 404

    def test_after_it_the_whole_file(self, client: Client, world: World) -> None:
        row = world.dossier(State.RECEIVED)
        ConflictDeclaration.objects.create(nomination=row, user=world.member, ground="", declared_at=NOW)
        client.force_login(world.member)
        assert row.report in client.get(reverse("nominations:detail", args=[row.pk])).content.decode()

    def test_before_the_intake_there_is_nothing_to_declare_yet(self, client: Client, world: World) -> None:
        row = world.dossier(State.SUBMITTED)
        client.force_login(world.member)
        page = client.get(reverse("nominations:detail", args=[row.pk])).content.decode()
        assert "Văn phòng Sở tiếp nhận hồ sơ xong thì khai được" in page
        assert reverse("councils:declare", args=[row.pk]) not in page

    @pytest.mark.parametrize("state", [State.TABLED, State.PASSED, State.RECOGNISED])
    def test_from_the_vote_on_every_member_reads(self, world: World, state: str) -> None:
        row = world.dossier(state)
        assert readable(world.member).filter(pk=row.pk).exists()

    @pytest.mark.parametrize("role", [Role.OFFICE, Role.STANDING_COUNCIL, Role.DIRECTOR, Role.RECORDS_CLERK])
    def test_another_overseeing_duty_reads_without_it(self, world: World, role: Role) -> None:
        row = world.dossier(State.RECEIVED)
        DutyFactory(user=world.member, role=role)
        assert readable(world.member).filter(pk=row.pk).exists()
