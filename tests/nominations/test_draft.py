"""A dossier begins: from the staff list, by hand, for a collective; and every refusal."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from accounts.models import Department
from accounts.roles import Role
from nominations.actions.draft import draft
from nominations.actions.revise import revise
from nominations.actions.withdraw import withdraw
from nominations.models import Nomination
from nominations.namesakes import AlreadyIntroduced
from nominations.workflow import State
from tests.factories.people import DutyFactory, UserFactory
from tests.factories.season import SeasonFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]


def begin(world, by=None, season=None, department=None, members=(), **facts):
    facts = {"kind": "individual", **facts}
    return draft(
        by=by or world.clerk, season=season or world.season, department=department or world.department,
        facts=facts, members=members,
    )  # fmt: skip


def by_hand(world, name="Hoàng Thị Mới", **facts):
    return begin(world, name=name, honorific="Bà", unlisted_reason="Gương người tốt, việc tốt ngoài cơ quan", **facts)


def test_a_person_of_the_staff_list_brings_name_post_and_birth_year(world):
    person = world.colleague(full_name="Điểu Sroi", honorific="Ông", post="Chuyên viên", birth_year=1991)
    row = begin(world, person=person)
    assert (row.name, row.honorific, row.birth_year) == ("Điểu Sroi", "Ông", 1991)
    assert row.post == "Chuyên viên, Phòng Hợp tác quốc tế"
    assert (row.number, row.state, row.drafted_by) == ("HS-2026-HTQT-01", State.DRAFT, world.clerk)
    assert row.criteria_set == world.criteria_set


def test_later_changes_of_the_person_do_not_change_the_dossier(world):
    person = world.colleague(full_name="Cao Minh Linh")
    row = begin(world, person=person)
    person.post = "Phó Trưởng phòng"
    person.save()
    row.refresh_from_db()
    assert row.post.startswith("Chuyên viên")


@pytest.mark.parametrize("name", ["Đức", "H'Hen Niê", "Nguye\u0302\u0303n Va\u0306n Tám"])
def test_a_name_by_hand_is_kept_in_composed_form(world, name):
    row = by_hand(world, name)
    assert row.name == {"Nguye\u0302\u0303n Va\u0306n Tám": "Nguyễn Văn Tám"}.get(name, name)
    assert row.person is None


def test_a_name_by_hand_is_a_good_deed_and_stays_one(world):
    row = by_hand(world)
    assert row.merit_kind == "good_deed"
    with pytest.raises(ValidationError, match="chỉ được giới thiệu về người tốt, việc tốt"):
        revise(row, by=world.clerk, version=row.version, facts={"merit_kind": "work"}, statements={})
    with pytest.raises(IntegrityError), transaction.atomic():
        Nomination.objects.filter(pk=row.pk).update(merit_kind="study")
    assert Nomination.objects.get(pk=row.pk).merit_kind == "good_deed"


def test_a_name_by_hand_wants_a_reason(world):
    with pytest.raises(ValidationError, match="phải ghi rõ lý do"):
        begin(world, name="Hoàng Thị Mới", honorific="Bà")


def test_a_listed_person_is_not_typed_by_hand(world):
    world.colleague(full_name="Lý Nguyên Hoài Sơn")
    with pytest.raises(ValidationError, match="chọn từ danh sách"):
        by_hand(world, "lý nguyên hoài  sơn")


def test_a_collective_has_its_head_among_its_members_once(world):
    head, other = world.colleague(full_name="Tổ Trưởng Một"), world.colleague()
    row = begin(
        world, kind="collective", name="Tổ Phiên dịch", collective_head=head, headcount=4,
        members=[other, head, "Người Ngoài", "người  ngoài", " "],
    )  # fmt: skip
    assert [member.name for member in row.members.all()] == [head.full_name, other.full_name, "Người Ngoài"]
    assert (row.honorific, row.person) == ("Tập thể", None)


@pytest.mark.parametrize("count", [None, 0, 1])
def test_a_collective_of_one_is_refused(world, count):
    with pytest.raises(ValidationError, match="từ 2 người trở lên"):
        begin(world, kind="collective", name="Tổ Một Người", headcount=count, collective_head=world.colleague())


def test_the_same_person_twice_is_refused_with_the_dossier_that_is_there(world):
    person = world.colleague()
    first = begin(world, person=person)
    with pytest.raises(AlreadyIntroduced, match=f"Mở hồ sơ {first.number}") as refusal:
        begin(world, by=world.head, person=person)
    assert refusal.value.existing == first


def test_another_department_is_not_told_the_number(world):
    first = begin(world, person=(person := world.colleague()))
    with pytest.raises(AlreadyIntroduced) as refusal:
        begin(world, by=world.stranger, department=world.elsewhere, person=person)
    assert refusal.value.existing is None
    assert first.number not in refusal.value.messages[0]


def test_the_same_name_by_hand_or_the_same_collective_is_refused(world):
    by_hand(world, "Hoàng Thị Mới")
    with pytest.raises(AlreadyIntroduced):
        by_hand(world, "HOÀNG THỊ MỚI")
    world.collective(name="Tổ Phiên dịch")
    with pytest.raises(AlreadyIntroduced):
        begin(world, kind="collective", name="Tổ phiên dịch", headcount=3, collective_head=world.colleague())


def test_after_a_withdrawal_the_person_may_be_put_forward_again(world):
    first = begin(world, person=(person := world.colleague()))
    withdraw(first, by=world.head, reason="Nhầm người")
    assert begin(world, person=person).ordinal == 2


@pytest.mark.parametrize("listed", [True, False])
def test_the_director_is_refused(world, listed):
    facts = {"person": world.director} if listed else {}
    with pytest.raises(ValidationError, match="Hồ sơ của người đứng đầu do cấp trên xét"):
        begin(world, **facts) if listed else by_hand(world, world.director.full_name)


@pytest.mark.parametrize("who", ["office", "director", "staff", "stranger", "chair", "standing"])
def test_only_the_department_s_own_writers_begin(world, who):
    with pytest.raises(PermissionDenied):
        begin(world, by=world.people[who], person=world.colleague())


def test_a_department_that_does_not_introduce_is_refused(world):
    Department.objects.filter(pk=world.department.pk).update(introduces=False)
    with pytest.raises(ValidationError, match="không thuộc diện giới thiệu"):
        begin(world, person=world.colleague())


@pytest.mark.parametrize("state", ["preparing", "closed"])
def test_only_an_open_season_takes_dossiers(world, state):
    times = {"opened_at": None} if state == "preparing" else {"closed_at": world.season.opened_at}
    other = SeasonFactory(year=2031, state=state, **times)
    with pytest.raises(ValidationError, match="chưa mở hoặc đã kết thúc"):
        begin(world, season=other, person=world.colleague())


def test_a_season_without_criteria_is_refused(world):
    with pytest.raises(ValidationError, match="chưa ban hành tiêu chuẩn"):
        begin(world, season=SeasonFactory(year=2031), person=world.colleague())


def test_numbers_of_a_department_go_on_without_gap(world):
    assert [begin(world, person=world.colleague()).ordinal for _ in range(3)] == [1, 2, 3]
    DutyFactory(user=world.clerk, role=Role.CLERK, department=world.elsewhere)
    world.clerk.__dict__.pop("_duties", None)
    assert begin(world, department=world.elsewhere, person=UserFactory()).ordinal == 1


def test_a_refused_draft_leaves_nothing_behind(world):
    with pytest.raises(ValidationError):
        begin(world, kind="collective", name="Tổ", headcount=1, collective_head=world.colleague(), members=["A", "B"])
    assert Nomination.objects.count() == 0
