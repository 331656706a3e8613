"""Đăng ký tham gia: a department answers a movement until its last day; others than itself approve it."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.events import timeline
from accounts.models import Department
from accounts.roles import Role
from core.workflow import AlreadyDone, IllegalMove
from documents.registration_sheet import board_sheet
from seasons.actions.change_movement import stop_movement
from seasons.actions.close_season import close_season
from seasons.actions.keep_movement import keep_movement
from seasons.actions.keep_registration import keep_registration
from seasons.actions.send_registration import send_registration, take_back_registration
from seasons.actions.settle_registration import approve_registration, refuse_registration
from seasons.models import Movement, Registration
from seasons.readiness import open_items
from seasons.registering import board
from seasons.todo_registrations import registration_tasks
from seasons.workflow import RegistrationState as S
from tests.factories.people import DepartmentFactory, DutyFactory, person
from tests.factories.season import MovementFactory
from tests.scenarios.at_once import at_once
from tests.seasons.conftest import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines, pytest.mark.slow]
LAST = date(2026, 5, 31)
IN_TIME = datetime(2026, 5, 10, 2, 0, tzinfo=UTC)
LAST_MOMENT = datetime(2026, 5, 31, 16, 59, 59, tzinfo=UTC)  # 23:59:59 in Vietnam
TOO_LATE = datetime(2026, 5, 31, 17, 0, tzinfo=UTC)  # 00:00 on 1 June
TEXT, REASON = "Số hóa một quy trình trong quý III.", "Chưa có chỉ tiêu."
BOARD = {1: 12, 12: 12}


@pytest.fixture(autouse=True)
def in_time():
    with time_machine.travel(IN_TIME, tick=True) as clock:
        yield clock


@pytest.fixture
def movement(under_way) -> Movement:
    return MovementFactory(season=under_way, takes_registration=True, register_until=LAST)


@pytest.fixture
def unit(db) -> Department:
    return DepartmentFactory()


@pytest.fixture
def head(unit):
    return person(Role.HEAD, unit)


def register(movement, unit, head, **facts) -> Registration:
    told = {"joins": True, "text": TEXT, "version": 0, "send": True} | facts
    return keep_registration(movement, unit, by=head, **told)


class TestWhoAnswers:
    @pytest.mark.parametrize("role", [Role.HEAD, Role.DEPUTY_HEAD])
    def test_head_and_deputy_for_their_own_department(self, movement, unit, role):
        row = register(movement, unit, person(role, unit))
        assert (row.state, row.joins, row.text, row.department) == (S.WAITING, True, TEXT, unit)
        assert [event.move for event in timeline(row)] == ["register", "send"]

    def test_nobody_else(self, movement, unit, head, office):
        for other in (person(Role.HEAD, DepartmentFactory()), person(Role.CLERK, unit), office):
            with pytest.raises(PermissionDenied):
                register(movement, unit, other)
        assert not Registration.objects.exists()

    def test_a_head_of_two_departments_answers_for_each(self, movement, unit, head):
        second = DepartmentFactory()
        DutyFactory(user=head, role=Role.HEAD, department=second)
        register(movement, unit, head)
        assert [task.title for task in registration_tasks(head)] == [f"Đăng ký tham gia: {movement}"]
        register(movement, second, head, joins=False)
        assert not list(registration_tasks(head))
        page = signed_in(head).get(reverse("seasons:movement", args=[movement.pk])).content.decode()
        assert f"Đăng ký của {unit}" in page and f"Đăng ký của {second}" in page

    def test_not_taking_part_with_a_reason_is_an_answer(self, movement, unit, head, under_way):
        register(movement, unit, head, joins=False, text="Trùng nội dung với cuộc vận động của tỉnh.")
        line = next(line for line in board(under_way, LAST) if line.department == unit)
        assert [answer.joins for answer in line.given] == ["Không tham gia"] and line.owed == []

    @pytest.mark.parametrize("joins", [True, False])
    def test_an_answer_says_something(self, movement, unit, head, joins):
        with pytest.raises(ValidationError, match="Chưa ghi nội dung"):
            register(movement, unit, head, joins=joins, text=" \n ")
        assert not Registration.objects.exists()


class TestUntilTheLastDay:
    def test_in_its_last_second(self, movement, unit, head, in_time):
        in_time.move_to(LAST_MOMENT, tick=False)
        assert register(movement, unit, head).state == S.WAITING

    def test_not_a_second_later(self, movement, unit, head, in_time):
        row = register(movement, unit, head)
        in_time.move_to(TOO_LATE, tick=False)
        for act in (
            lambda: register(movement, unit, head, text="Khác", version=1),
            lambda: take_back_registration(row, by=head),
        ):
            with pytest.raises(ValidationError, match="Đã hết hạn đăng ký ngày 31/05/2026"):
                act()
        row.refresh_from_db()
        assert (row.state, row.text) == (S.WAITING, TEXT)

    def test_approved_it_may_be_changed_and_is_approved_again(self, movement, unit, head, office):
        row = approve_registration(register(movement, unit, head), by=office)
        row = take_back_registration(row, by=head)
        assert (row.state, row.sent_at, row.settled_by) == (S.DRAFT, None, None)
        row = register(movement, unit, head, text="Hai quy trình.", version=row.version)
        assert (row.state, row.text, row.version) == (S.WAITING, "Hai quy trình.", 2)
        assert [old.text for old in row.history.filter(state=S.APPROVED)] == [TEXT]

    def test_what_waits_is_not_changed_unseen(self, movement, unit, head):
        register(movement, unit, head)
        with pytest.raises(IllegalMove, match="đang ở trạng thái «Chờ duyệt»"):
            register(movement, unit, head, text="Khác", version=1)
        assert Registration.objects.get().text == TEXT

    def test_a_movement_that_takes_none_says_so(self, under_way, unit, head):
        with pytest.raises(ValidationError, match="không nhận đăng ký"):
            register(MovementFactory(season=under_way), unit, head)

    def test_a_stopped_movement_takes_none(self, movement, unit, head, office):
        told = {"reason": "Theo tỉnh", "document": "45/KH-UBND", "stored": None}
        stop_movement(movement, by=office, day=IN_TIME.date(), **told)
        with pytest.raises(ValidationError, match="đã dừng từ ngày 10/05/2026 nên không nhận đăng ký nữa"):
            register(movement, unit, head)
        assert not list(registration_tasks(head)) and not Registration.objects.exists()

    def test_once_somebody_answered_the_movement_goes_on_taking_answers(self, movement, unit, head, office, under_way):
        register(movement, unit, head)
        facts = {"takes_registration": False, "register_until": None}
        with pytest.raises(ValidationError, match="Đã có phòng trả lời nên không bỏ đăng ký được"):
            keep_movement(movement, by=office, season=under_way, facts=facts)
        facts = {"takes_registration": True, "register_until": LAST + timedelta(days=9)}
        assert keep_movement(movement, by=office, season=under_way, facts=facts).register_until == date(2026, 6, 9)

    def test_what_waits_for_approval_is_told_before_the_season_closes(self, movement, unit, head, office, under_way):
        row = register(movement, unit, head)
        said = [item.words for item in open_items(under_way, office)]
        assert "Còn 01 đăng ký tham gia phong trào chờ duyệt." in said
        approve_registration(row, by=office)
        assert not [item for item in open_items(under_way, office) if "đăng ký tham gia" in item.words]

    def test_neither_does_a_closed_season(self, movement, unit, head, office, under_way):
        row = register(movement, unit, head)
        close_season(under_way, by=office)
        with pytest.raises(ValidationError, match="chưa mở hoặc đã kết thúc"):
            register(movement, unit, head, text="Khác", version=1)
        with pytest.raises(IllegalMove, match="Kỳ bình xét đã kết thúc"):
            approve_registration(row, by=office)


class TestWhoSettles:
    @pytest.mark.parametrize("role", [Role.OFFICE, Role.STANDING_COUNCIL])
    def test_office_and_standing_council(self, movement, unit, head, role):
        settler = person(role)
        row = approve_registration(register(movement, unit, head), by=settler)
        assert (row.state, row.settled_by) == (S.APPROVED, settler)

    def test_never_of_the_own_department(self, movement, unit, head):
        row = register(movement, unit, head)
        for role in (Role.OFFICE, Role.STANDING_COUNCIL):
            settler = person(role)
            settler.department = unit
            settler.save()
            with pytest.raises(PermissionDenied):
                approve_registration(row, by=settler)
            with pytest.raises(PermissionDenied):
                refuse_registration(row, by=settler, reason=REASON)
            assert not list(registration_tasks(settler))
        row.refresh_from_db()
        assert row.state == S.WAITING

    def test_nor_of_a_department_that_one_heads_beside(self, movement, unit, head):
        DutyFactory(user=head, role=Role.OFFICE, department=None)
        with pytest.raises(PermissionDenied):
            approve_registration(register(movement, unit, head), by=head)

    def test_refused_with_a_reason_that_the_department_reads(self, movement, unit, head, office):
        row = register(movement, unit, head)
        with pytest.raises(ValidationError, match="Phải ghi rõ lý do"):
            refuse_registration(row, by=office, reason="  ")
        row = refuse_registration(row, by=office, reason=REASON)
        assert [(task.state, REASON in task.why) for task in registration_tasks(head)] == [("Từ chối", True)]
        page = signed_in(head).get(reverse("seasons:registration", args=[row.pk])).content.decode()
        assert REASON in page
        row = register(movement, unit, head, text="Hai quy trình trước 30/9.", version=row.version)
        assert (row.state, row.refusal, row.settled_at) == (S.WAITING, "", None)
        page = signed_in(head).get(reverse("seasons:registration", args=[row.pk])).content.decode()
        assert "Các lần bị từ chối trước" in page and REASON in page

    def test_twice_is_done_once(self, movement, unit, head, office):
        row = register(movement, unit, head)
        with pytest.raises(AlreadyDone):
            send_registration(row, by=head)
        approve_registration(row, by=office)
        with pytest.raises(AlreadyDone):
            approve_registration(row, by=office)
        with pytest.raises(IllegalMove):
            refuse_registration(row, by=office, reason=REASON)
        assert [event.move for event in timeline(row)] == ["register", "send", "approve"]


class TestPages:
    def test_written_saved_and_sent_from_the_page(self, movement, unit, head):
        browser, url = signed_in(head), reverse("seasons:registration_new", args=[movement.pk, unit.pk])
        assert browser.get(url).status_code == 200
        typed = {"joins": "yes", "text": TEXT, "version": "0"}
        assert browser.post(url, typed).status_code == 302
        row = Registration.objects.get()
        assert row.state == S.DRAFT
        assert browser.get(url)["Location"] == reverse("seasons:registration", args=[row.pk])
        edit = reverse("seasons:registration_edit", args=[row.pk])
        assert browser.post(edit, typed | {"text": "Hai quy trình.", "version": "1", "send": "1"}).status_code == 302
        row.refresh_from_db()
        assert (row.state, row.text) == (S.WAITING, "Hai quy trình.")
        assert browser.post(edit, typed).status_code == 302

    def test_what_a_colleague_saved_meanwhile_is_not_written_over(self, movement, unit, head):
        register(movement, unit, head, send=False)
        url = reverse("seasons:registration_new", args=[movement.pk, unit.pk])
        answer = signed_in(person(Role.DEPUTY_HEAD, unit)).post(url, {"joins": "no", "text": "Không", "version": "0"})
        assert answer.status_code == 422 and "Phòng vừa có người lưu nội dung khác" in answer.content.decode()
        assert Registration.objects.get().text == TEXT

    def test_another_department_sees_none_of_it(self, movement, unit, head):
        row = register(movement, unit, head)
        other = signed_in(person(Role.HEAD, DepartmentFactory()))
        for name in ("registration", "registration_edit", "registration_refuse"):
            assert other.get(reverse(f"seasons:{name}", args=[row.pk])).status_code == 404
        assert other.get(reverse("seasons:registration_new", args=[movement.pk, unit.pk])).status_code == 403
        assert other.get(reverse("seasons:registration_board", args=[movement.season.year])).status_code == 403
        assert TEXT not in other.get(reverse("seasons:movement", args=[movement.pk])).content.decode()

    def test_settled_from_the_page(self, movement, unit, head, browser):
        row = register(movement, unit, head)
        assert browser.post(reverse("seasons:registration_refuse", args=[row.pk]), {"reason": ""}).status_code == 422
        browser.post(reverse("seasons:registration_refuse", args=[row.pk]), {"reason": REASON})
        row.refresh_from_db()
        assert (row.state, row.refusal) == (S.REFUSED, REASON)
        register(movement, unit, head, text="Rõ hơn.", version=1)
        browser.post(reverse("seasons:registration_approve", args=[row.pk]))
        row.refresh_from_db()
        assert row.state == S.APPROVED

    def test_the_board_names_who_answered_and_who_did_not(self, movement, unit, head, browser, under_way):
        silent = DepartmentFactory()
        approve_registration(register(movement, unit, head), by=person(Role.OFFICE))
        page = browser.get(reverse("seasons:registration_board", args=[under_way.year])).content.decode()
        assert "Đã trả lời đủ" in page and silent.name in page and "Chưa đăng ký" in page
        rows = {row[1]: row[3] for row in board_sheet(under_way, board(under_way, LAST)).rows}
        assert (rows[unit.name], rows[silent.name]) == ("Đã duyệt", "Chưa đăng ký")
        sheet = browser.get(reverse("documents:registration_sheet", args=[under_way.year]))
        assert "spreadsheetml" in sheet["Content-Type"]

    def test_the_board_costs_the_same_however_many(self, under_way, browser):
        url = reverse("seasons:registration_board", args=[under_way.year])
        for count, cost in BOARD.items():
            unit = DepartmentFactory()
            head = person(Role.HEAD, unit)
            for _ in range(count):
                row = MovementFactory(season=under_way, takes_registration=True, register_until=LAST)
                register(row, unit, head)
            with CaptureQueriesContext(connection) as captured:
                assert browser.get(url).status_code == 200
            assert len(captured) == cost


class TestTasks:
    def test_heads_are_asked_until_they_answered(self, movement, unit, head):
        assert [(task.state, task.action) for task in registration_tasks(head)] == [("Chưa đăng ký", "Đăng ký")]
        row = register(movement, unit, head, send=False)
        assert [(task.state, task.action) for task in registration_tasks(head)] == [("Chưa gửi", "Xem và gửi")]
        send_registration(row, by=head)
        assert not list(registration_tasks(head))

    def test_approvers_are_told_how_many_wait(self, movement, unit, head, office):
        register(movement, unit, head)
        second = DepartmentFactory()
        register(movement, second, person(Role.HEAD, second))
        assert [task.title for task in registration_tasks(office)] == [f"Duyệt 02 đăng ký tham gia: {movement}"]

    @pytest.mark.parametrize("count", [1, 20])
    def test_they_cost_the_same_however_many(self, under_way, unit, head, count):
        ends = LAST + timedelta(days=1)
        MovementFactory.create_batch(count, season=under_way, takes_registration=True, register_until=ends)
        list(registration_tasks(head))  # the duties are read once
        with CaptureQueriesContext(connection) as captured:
            assert len(list(registration_tasks(head))) == count
        assert len(captured) == 3


class TestTheDatabase:
    def test_a_department_answers_once(self, movement, unit, head):
        row = register(movement, unit, head)
        row.pk = None
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save(force_insert=True)

    @pytest.mark.parametrize("facts", [
        {"text": ""}, {"state": "khac"}, {"state": S.DRAFT}, {"state": S.APPROVED}, {"refusal": "Có lý do"},
    ])  # fmt: skip
    def test_a_row_that_contradicts_itself_is_refused(self, movement, unit, head, facts):
        row = register(movement, unit, head)
        with pytest.raises(IntegrityError), transaction.atomic():
            Registration.objects.filter(pk=row.pk).update(**facts)


@pytest.mark.django_db(transaction=True)
def test_two_of_a_department_register_at_once_and_one_answer_stands(movement, unit, head):
    deputy = person(Role.DEPUTY_HEAD, unit)
    found = at_once(
        lambda: register(movement, unit, head, send=False),
        lambda: register(movement, unit, deputy, text="Khác", send=False),
    )
    refused = [one for one in found if one is not None]
    assert len(refused) == 1 and "Phòng vừa có người lưu nội dung khác" in str(refused[0])
    row = Registration.objects.get()
    assert row.text == ("Khác" if found[0] is not None else TEXT)


@pytest.mark.django_db(transaction=True)
def test_approved_and_refused_at_once_has_one_winner(movement, unit, head, office):
    row, other = register(movement, unit, head), person(Role.STANDING_COUNCIL)
    found = at_once(
        lambda: approve_registration(row, by=office), lambda: refuse_registration(row, by=other, reason=REASON)
    )
    row.refresh_from_db()
    assert [isinstance(one, IllegalMove) for one in found].count(True) == 1
    assert row.state == (S.REFUSED if found[0] else S.APPROVED)
    assert len([event for event in timeline(row) if event.move in ("approve", "refuse")]) == 1
