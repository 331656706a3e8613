"""Xác nhận họ tên: letter by letter, by whoever knows; nothing counts as confirmed that nobody confirmed."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from accounts.events import timeline
from accounts.roles import Role
from certificates.actions.issue import issue
from certificates.todo import tasks as decision_tasks
from core.workflow import AlreadyDone, IllegalMove
from nominations.actions.confirm_name import confirm_name
from nominations.actions.report_name import report_name
from nominations.models import NameConfirmation, NameReport, Nomination
from nominations.name_checks import asked_of, report_on, reported_wrong, second_looks, unconfirmed
from nominations.todo import tasks
from nominations.workflow import State
from tests.factories.certificate import Desk
from tests.factories.nomination import CollectiveFactory, NominationFactory
from tests.factories.people import DepartmentFactory, UserFactory, person

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def open_name(state=State.RECEIVED, **facts):
    return NominationFactory(state=state, named=False, **facts)


def is_open(row):
    return unconfirmed(Nomination.objects.filter(pk=row.pk)).exists()


def test_the_nominee_types_the_name_again_and_a_difference_is_told(client):
    row = open_name(person=UserFactory(full_name="Lê Thị Hòa"))
    client.force_login(row.person)
    page = reverse("nominations:name", args=[row.pk])
    shown = client.get(page).content.decode()
    assert "H, o, a; dấu huyền" in shown and "dấu thanh có hai cách đặt, «Hòa» và «Hoà»" in shown
    assert "Căn cứ xác nhận trên giấy" not in shown
    refused = client.post(page, {"typed": "Lê Thị Hoà"})
    text = refused.content.decode()
    assert refused.status_code == 422 and 'value="Lê Thị Hoà"' in text and is_open(row)
    assert "Chữ thứ 3: trong hồ sơ là «Hòa», vừa gõ «Hoà»." in text and "báo Văn phòng Sở để phòng sửa" in text
    for _ in range(2):
        assert client.post(page, {"typed": "  Lê Thị  Ho\u0300a"}).status_code == 302, (
            "decomposed input is the same name"
        )
    assert not is_open(row) and NameConfirmation.objects.get().by == row.person
    assert [event.move for event in timeline(row)] == ["confirm_name"]
    assert "Đã xác nhận" in client.get(page).content.decode()
    for odd in ("", "x" * 300, "\x00"):
        assert client.post(page, {"typed": odd}).status_code in (302, 422)


def test_another_name_or_honorific_must_be_confirmed_anew():
    row = NominationFactory(state=State.RECEIVED)
    assert not is_open(row)
    for change in ({"name": "Lê Khác"}, {"honorific": "Ông Bà"}):
        was = {field: getattr(row, field) for field in change}
        Nomination.objects.filter(pk=row.pk).update(**change)
        assert is_open(row)
        Nomination.objects.filter(pk=row.pk).update(**was)
        assert not is_open(row)


def test_the_head_answers_for_a_collective_and_for_whoever_is_not_on_the_staff_list():
    department = DepartmentFactory()
    head, other = person(Role.HEAD, department), person(Role.HEAD, DepartmentFactory())
    led = CollectiveFactory(state=State.RECEIVED, department=department, named=False)
    unled = CollectiveFactory(state=State.RECEIVED, department=department, collective_head=None, named=False)
    driver = open_name(department=department, person=None, name="Lê Văn Tài", unlisted_reason="Lái xe hợp đồng.")
    assert set(asked_of(led.collective_head)) == {led}
    assert set(asked_of(head)) == {unled, driver} and not asked_of(other).exists()
    confirm_name(driver, typed="Lê Văn Tài", by=head)
    with pytest.raises(PermissionDenied):
        confirm_name(led, typed=led.name, by=head)


def test_the_office_enters_a_confirmation_on_paper_with_its_ground(client):
    row, office = open_name(), person(Role.OFFICE)
    with pytest.raises(ValidationError, match="Ghi căn cứ của xác nhận trên giấy"):
        confirm_name(row, typed=row.name, by=office, reason=" ")
    client.force_login(office)
    page = reverse("nominations:name", args=[row.pk])
    assert client.post(page, {"typed": row.name, "reason": "Phiếu ngày 01/12/2026"}).status_code == 302
    assert "căn cứ: Phiếu ngày 01/12/2026" in client.get(page).content.decode()
    with pytest.raises(AlreadyDone, match="đã được xác nhận"):
        confirm_name(row, typed=row.name, by=row.person)


def test_nobody_else_opens_or_confirms_and_a_draft_is_not_asked(client):
    row, draft = open_name(), open_name(state=State.DRAFT)
    for stranger in (person(Role.STAFF, row.department), person(Role.DIRECTOR), person(Role.CLERK, row.department)):
        client.force_login(stranger)
        assert client.get(reverse("nominations:name", args=[row.pk])).status_code == 404
        assert b"/ho-ten/" not in client.get(reverse("nominations:names")).content
        with pytest.raises(PermissionDenied):
            confirm_name(row, typed=row.name, by=stranger, reason="Phiếu")
    assert not asked_of(draft.person).exists()
    told = open_name(state=State.RECOGNISED, announced_at=row.received_at)
    assert not asked_of(told.person).exists()


def test_the_nominee_is_asked_at_any_step_alike_so_the_question_tells_nothing():
    for state in (State.RECEIVED, State.PASSED, State.FAILED):
        row = open_name(state=state)
        assert [task.title for task in tasks(row.person)] == [f"Xác nhận họ tên: {row.name}"]
        confirm_name(row, typed=row.name, by=row.person)
        assert list(tasks(row.person)) == []


def test_a_name_that_differs_in_accents_alone_is_named():
    UserFactory(full_name="Trần Văn Tuân")
    row = open_name(person=UserFactory(full_name="Trần Văn Tuấn"))
    assert second_looks(row) == ["Trong danh sách công chức có «Trần Văn Tuân», chỉ khác dấu."]


@pytest.mark.parametrize("rows", [1, 5])
def test_the_list_asks_as_much_for_many_as_for_one(client, rows, django_assert_num_queries):
    first = open_name()
    for _ in range(rows - 1):
        NominationFactory(state=State.RECEIVED, criteria_set=first.criteria_set)
    client.force_login(person(Role.OFFICE))
    page = reverse("nominations:names")
    assert "Còn 1 hồ sơ chưa xác nhận." in client.get(page).content.decode()
    with django_assert_num_queries(11):
        client.get(page)


def test_no_certificate_is_issued_before_every_name_on_it_is_confirmed(client):
    desk = Desk(passed=2)
    decision, late = desk.signed(), desk.nominations[0]
    NameConfirmation.objects.filter(nomination=late).delete()
    sentence = f"Chưa xác nhận họ tên in trên Giấy công nhận: {late.name}."
    with pytest.raises(ValidationError, match=sentence):
        issue(decision, by=desk.clerk)
    client.force_login(desk.office)
    assert sentence in client.get(reverse("certificates:issue", args=[decision.pk])).content.decode()
    confirm_name(late, typed=late.name, by=late.person)
    assert issue(decision, by=desk.clerk).state == "issued"


def test_whoever_is_asked_reports_a_wrong_name_and_the_office_reads_it(client):
    row = open_name(person=UserFactory(full_name="Lê Thị Hòa"))
    office, page = person(Role.OFFICE), reverse("nominations:name_wrong", args=[row.pk])
    client.force_login(row.person)
    assert page in client.get(reverse("nominations:name", args=[row.pk])).content.decode()
    for wrong in (
        {"right": "", "basis": "Căn cước"},
        {"right": row.name, "basis": "Căn cước"},
        {"right": "Lê Thị Hoà"},
    ):
        refused = client.post(page, wrong)
        assert refused.status_code == 422
    sent = {"right": "Lê Thị Hoà", "basis": "Căn cước công dân"}
    for _ in range(2):
        assert client.post(page, sent)["Location"] == reverse("nominations:name", args=[row.pk])
    assert NameReport.objects.count() == 1 and [event.move for event in timeline(row)] == ["report_name"]
    row.refresh_from_db()
    assert row.name != "Lê Thị Hoà" and is_open(row)
    assert [task.url for task in tasks(office) if "Báo họ tên sai" in task.title] == [
        reverse("nominations:name", args=[row.pk])
    ]
    client.force_login(office)
    shown = client.get(reverse("nominations:name", args=[row.pk])).content.decode()
    assert "ghi đúng là «Lê Thị Hoà», theo Căn cước công dân" in shown
    assert client.get(page).status_code == 404
    confirm_name(row, typed=row.name, by=office, reason="Đã xem căn cước.")
    assert not [task for task in tasks(office) if "Báo họ tên sai" in task.title]


def test_a_report_of_an_earlier_name_waits_no_more():
    row = open_name(person=UserFactory())
    report_name(row, right="Lê Khác", basis="Căn cước", by=row.person)
    assert report_on(row)
    with pytest.raises(PermissionDenied):
        report_name(row, right="Lê Khác nữa", basis="Căn cước", by=UserFactory())
    row.name = "Lê Khác"
    row.save()
    assert report_on(row) is None and not reported_wrong(Nomination.objects.all()).exists()
    confirm_name(row, typed="Lê Khác", by=row.person)
    with pytest.raises(IllegalMove):
        report_name(row, right="Lê Ba", basis="Căn cước", by=row.person)


def test_the_office_is_told_which_names_of_a_list_wait():
    desk = Desk(passed=3)
    first, second, _ = desk.nominations
    NameConfirmation.objects.filter(nomination__in=(first, second)).delete()
    decision = desk.submitted()
    (task,) = [task for task in decision_tasks(desk.office) if "chưa xác nhận" in task.title]
    assert task.title == "Còn 02 họ tên trong danh sách trình chưa xác nhận"
    assert first.name in task.why and second.name in task.why and task.url == reverse("nominations:names")
    assert not [task for task in decision_tasks(desk.director) if "chưa xác nhận" in task.title]
    decision.items.filter(nomination=first).update(outcome="decline", reason="Chưa tiêu biểu.")
    (still,) = [task for task in decision_tasks(desk.office) if "chưa xác nhận" in task.title]
    assert still.title == task.title, "the Director's choices are his alone until he decides"
