"""After a unit is renamed, merged or split: its files keep number and name, and whoever follows goes on with them."""

import io

import docx
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from accounts.access import forget_duties
from accounts.models import Department, User
from accounts.reorganising import effects
from accounts.roles import Role
from core.papers import render_docx
from nominations.access import editable, visible
from nominations.actions.abstain import abstain
from nominations.actions.draft import draft
from nominations.actions.submit import submit
from nominations.answering import answers, may_abstain
from nominations.ceilings import ceiling_refusal
from nominations.concern import kept_from
from nominations.dossiers import dossier_paper
from nominations.listing import Wanted, listing
from nominations.models import Abstention, Nomination, Suggestion
from nominations.namesakes import AlreadyIntroduced, same_nominee
from nominations.queries import whole
from nominations.workflow import State
from tests.factories.people import DutyFactory, UserFactory, person
from tests.factories.units import heir, reorganised
from tests.nominations.world import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]

NEW = "Phòng Đối ngoại"


@pytest.fixture(autouse=True)
def head_before(world):
    """The people of a world are hired when they are asked for: this one before anything is reorganised."""
    return world.head


def fresh(user):
    return User.objects.get(pk=user.pk)


def merged(world):
    """The introducing department and the other one become one; the first head leads it."""
    reorganised("merge", [world.department, world.elsewhere], [heir(NEW, "DN", world.head)])
    world.department.refresh_from_db()
    return Department.objects.get(name=NEW)


def renamed(world, code="HTQT"):
    reorganised("rename", [world.department], [heir(NEW, code)])
    world.department.refresh_from_db()
    return Department.objects.get(name=NEW)


def begun(world, by, unit, **facts):
    person_named = UserFactory(department=unit)
    return draft(
        by=by, season=world.season, department=unit, facts={"kind": "individual", "person": person_named, **facts}
    )


def test_the_head_who_follows_reads_writes_and_hands_in_the_old_units_files(world):
    sent, row = world.dossier(State.SUBMITTED), world.dossier()
    head, stranger = world.head, person(Role.HEAD, world.elsewhere)
    renamed(world)
    head, stranger = fresh(head), fresh(stranger)
    assert set(visible(head)) == {sent, row}
    assert list(editable(head)) == [row]
    assert not visible(stranger).exists()
    number = row.number
    handed_in = submit(row, by=head)
    assert handed_in.state == State.SUBMITTED
    assert whole(handed_in).number == number
    assert handed_in.department == world.department


def test_of_a_split_only_the_unit_that_takes_over_the_files_reads_them(world):
    row, clerk = world.dossier(), world.clerk
    heirs = [heir("Phòng Hợp tác quốc tế", "HTQT", world.head), heir("Phòng Lễ tân", "LTN", clerk)]
    reorganised("split", [world.department], heirs, placed={str(clerk.pk): 1})
    assert visible(fresh(world.head)).get() == row
    assert not visible(fresh(clerk)).exists()


def test_papers_keep_the_old_name(world):
    row = world.dossier(State.RECEIVED)
    before = whole(row)
    renamed(world)
    body = docx.Document(io.BytesIO(render_docx(dossier_paper(whole(row))))).element.body
    words = "".join(body.itertext())
    assert "Phòng Hợp tác quốc tế" in words and NEW not in words
    assert whole(row).number == before.number


def test_new_files_are_of_the_new_unit_with_its_name_and_numbers_that_go_on(world):
    world.dossier()
    new = renamed(world)
    head = fresh(world.head)
    row = begun(world, head, new)
    assert (row.department, row.number) == (new, "HS-2026-HTQT-02")
    assert row.post.endswith(NEW)
    with pytest.raises(ValidationError, match="Phòng Hợp tác quốc tế không thuộc diện giới thiệu điển hình"):
        begun(world, head, world.department)
    with pytest.raises(PermissionDenied):
        begun(world, world.stranger, new)


def test_a_file_of_the_old_unit_still_counts_under_the_ceiling_and_as_an_answer(world):
    world.rule("ceiling_individual", "1")
    world.dossier(State.SUBMITTED)
    new = renamed(world)
    row = begun(world, fresh(world.head), new)
    assert "phòng đã nộp đủ" in ceiling_refusal(row)
    told = {answer.department.name: answer.words for answer in answers(world.season, world.office)}
    assert told[NEW] == "Đã giới thiệu 1 hồ sơ"
    assert "Phòng Hợp tác quốc tế" not in told


def test_a_unit_with_files_of_before_does_not_say_that_it_puts_nobody_forward(world):
    world.dossier()
    new = renamed(world)
    head = fresh(world.head)
    assert not may_abstain(world.season, head)
    with pytest.raises(ValidationError, match="đang có 01 hồ sơ giới thiệu"):
        abstain(world.season, new, by=head, reason="Không có ai")
    assert not Abstention.objects.exists()


def test_what_the_old_unit_said_stands_until_it_is_taken_back(world):
    abstain(world.season, world.department, by=world.head, reason="Không có ai")
    new = renamed(world)
    head = fresh(world.head)
    with pytest.raises(ValidationError, match="đã báo không giới thiệu trong kỳ này"):
        begun(world, head, new)
    told = {answer.department.name: answer.words for answer in answers(world.season, world.office)}
    assert told[NEW].startswith("Không giới thiệu")


def test_a_collective_is_the_same_across_its_units_names(world):
    old = world.collective(state=State.SUBMITTED, name="Tổ Lễ tân")
    new = renamed(world)
    again = Nomination(season=world.season, department=new, kind="collective", name="Tổ Lễ tân")
    assert Nomination.objects.filter(same_nominee(again)).get() == old
    facts = {"kind": "collective", "name": "Tổ Lễ tân", "headcount": 5}
    with pytest.raises(AlreadyIntroduced):
        draft(by=fresh(world.head), season=world.season, department=new, facts=facts)


def test_everyone_of_the_merged_unit_is_kept_from_the_old_units_files_under_appraisal(world):
    row = world.dossier(State.RECEIVED)
    member = UserFactory(department=world.elsewhere)
    DutyFactory(user=member, role=Role.COUNCIL_MEMBER)
    assert row not in kept_from(member)
    merged(world)
    member = fresh(member)
    assert row in kept_from(member)
    assert row in Nomination.objects.filter(kept_from(member).rows())


@pytest.mark.parametrize(("chosen", "found"), [("{new}", 1), ("{new}-truoc", 2), ("{old}", 1), ("x-truoc", 2)])
def test_lists_are_read_by_the_new_unit_alone_or_with_those_before(world, chosen, found):
    world.dossier(State.SUBMITTED)
    new = renamed(world)
    world.dossier(State.SUBMITTED, department=new)
    wanted = Wanted(department=chosen.format(new=new.pk, old=world.department.pk))
    rows = listing(visible(world.office), world.office, world.season, wanted).rows
    assert rows.count() == found


def test_the_list_offers_both_ways(client, world):
    new = renamed(world)
    client.force_login(world.office)
    shown = client.get(reverse("nominations:list"), {"phong": f"{new.pk}-truoc"}).content.decode()
    assert f'<option value="{new.pk}-truoc" selected>{NEW}, gồm cả phòng trước đây</option>' in shown
    assert f'<option value="{world.department.pk}-truoc"' not in shown


def test_the_preview_counts_files_and_names_none(world):
    world.dossier()
    world.dossier(State.SUBMITTED)
    world.dossier(State.WITHDRAWN)
    Suggestion.objects.create(department=world.department, name="Tổ Một", facts="x", by=world.staff, made_at=NOW)
    told = [(one.label, one.words) for one in effects([world.department])]
    assert told[0][0] == "Hồ sơ giới thiệu của kỳ bình xét năm 2026"
    assert told[0][1].startswith("01 đang soạn, 01 đã nộp và đang xét.")
    assert told[1] == ("Gợi ý phát hiện chưa trả lời", "01 gợi ý, phòng mới trả lời.")
    assert effects([world.elsewhere]) == []


def test_a_head_whose_unit_was_merged_in_the_session_signs_with_the_new_duty(world):
    row, other = world.dossier(), person(Role.HEAD, world.elsewhere)
    merged(world)
    other = fresh(other)
    forget_duties(other)
    handed_in = submit(row, by=other)  # now deputy of the merged unit
    paper = handed_in.papers.order_by("-pk").first()
    assert "Phó Trưởng phòng Đối ngoại" in str(paper.content)
