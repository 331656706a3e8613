"""Units are renamed, merged and split: previewed, confirmed by typing, carried out on their day, old names kept."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from accounts import events
from accounts.access import departments_of, forget_duties, holds, home_line
from accounts.actions.cancel_reorganisation import cancel_reorganisation
from accounts.actions.carry_out_reorganisation import carry_out, carry_out_reorganisations
from accounts.actions.confirm_reorganisation import confirm_reorganisation
from accounts.actions.deactivate import deactivate
from accounts.actions.keep_department import keep_department
from accounts.actions.plan_reorganisation import plan_reorganisation
from accounts.models import Department, Duty, Reorganisation, User
from accounts.roles import Role
from accounts.todo import tasks
from accounts.unit_line import line_of
from core import clock
from core.workflow import AlreadyDone, IllegalMove
from tests.factories.people import DepartmentFactory, DutyFactory, UserFactory, person
from tests.factories.sign_in import enter
from tests.factories.units import facts, heir

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines, pytest.mark.slow]


def tomorrow():
    return clock.today() + timedelta(days=1)


def on(day):
    """The portal's clock set to that day."""
    clock.travel_to(datetime.combine(day, time(8), tzinfo=ZoneInfo("Asia/Ho_Chi_Minh")))


@pytest.fixture(autouse=True)
def back_to_the_present():
    yield
    clock.return_to_present()


class Agency:
    """Two units, each with a head and a clerk, and an administrator from elsewhere."""

    def __init__(self):
        self.admin = person(Role.ADMINISTRATOR)
        self.one = DepartmentFactory(name="Phòng Lãnh sự", code="LS")
        self.two = DepartmentFactory(name="Phòng Lãnh thổ", code="LT")
        self.head, self.other = person(Role.HEAD, self.one), person(Role.HEAD, self.two)
        self.clerk, self.deputy = person(Role.CLERK, self.one), person(Role.DEPUTY_HEAD, self.two)

    def planned(self, kind, units, heirs, **changed):
        return plan_reorganisation(None, by=self.admin, facts=facts(kind, units, heirs, **changed))

    def merge(self, **changed):
        heirs = [heir("Phòng Lãnh sự và Lãnh thổ", "LSLT", changed.pop("head", self.head))]
        return self.planned("merge", [self.one, self.two], heirs, **changed)

    def rename(self, name="Phòng Công tác lãnh sự", code="LS", **changed):
        return self.planned("rename", [self.one], [heir(name, code)], **changed)

    def confirm(self, row, typed=None):
        return confirm_reorganisation(row, by=self.admin, typed=row.names if typed is None else typed)


@pytest.fixture
def agency():
    return Agency()


def unit(name):
    return Department.objects.get(name=name)


def fresh(user):
    return User.objects.get(pk=user.pk)


def duties_now(user):
    rows = Duty.objects.in_force(clock.today()).filter(user=user).select_related("department")
    return sorted((duty.role, duty.department.name) for duty in rows)


def test_a_unit_renamed_today_takes_people_duties_and_code_along(agency):
    row = agency.confirm(agency.rename())
    agency.one.refresh_from_db()
    new = unit("Phòng Công tác lãnh sự")
    assert (agency.one.name, agency.one.until) == ("Phòng Lãnh sự", clock.today() - timedelta(days=1))
    assert (new.code, new.since, new.earlier, new.files_of) == ("LS", clock.today(), [agency.one.pk], [agency.one.pk])
    assert agency.one.later == [new.pk]
    assert fresh(agency.head).department == new
    assert duties_now(agency.head) == [("head", "Phòng Công tác lãnh sự")]
    assert duties_now(agency.clerk) == [("clerk", "Phòng Công tác lãnh sự")]
    assert duties_now(agency.other) == [("head", "Phòng Lãnh thổ")]
    assert row.done_at is not None
    told = events.timeline(agency.head).last()
    assert (told.move, told.actor) == ("reorganise", agency.admin)
    assert told.reason == (
        f"Về Phòng Công tác lãnh sự từ ngày {row.day:%d/%m/%Y} theo Quyết định số 45/QĐ-SNgV ngày {row.day:%d/%m/%Y}; "
        "Thôi Trưởng phòng Lãnh sự; giữ Trưởng phòng Công tác lãnh sự"
    )


def test_nothing_changes_before_it_is_confirmed(agency):
    agency.merge()
    assert Department.objects.filter(begun_by__isnull=False).count() == 0
    assert duties_now(agency.head) == [("head", "Phòng Lãnh sự")]
    assert fresh(agency.head).department == agency.one


def test_merged_units_have_the_chosen_head_and_the_other_becomes_deputy(agency):
    agency.confirm(agency.merge())
    new = unit("Phòng Lãnh sự và Lãnh thổ")
    assert duties_now(agency.head) == [("head", new.name)]
    assert duties_now(agency.other) == [("deputy_head", new.name)]
    assert duties_now(agency.deputy) == [("deputy_head", new.name)]
    assert {fresh(one).department for one in (agency.head, agency.other, agency.clerk, agency.deputy)} == {new}
    ended = Duty.objects.filter(user=agency.other, department=agency.two).get()
    assert ended.until == clock.today() - timedelta(days=1)


def test_the_other_head_may_be_left_without_a_duty(agency):
    agency.confirm(agency.merge(others="none"))
    assert duties_now(agency.other) == []


def test_a_deputy_may_be_chosen_as_head_of_the_merged_unit(agency):
    agency.confirm(agency.merge(head=agency.deputy))
    assert duties_now(agency.deputy) == [("head", "Phòng Lãnh sự và Lãnh thổ")]
    assert duties_now(agency.head) == [("deputy_head", "Phòng Lãnh sự và Lãnh thổ")]


def test_a_person_without_a_duty_may_be_chosen_as_head(agency):
    one = UserFactory(department=agency.one)
    agency.confirm(agency.merge(head=one))
    assert duties_now(one) == [("head", "Phòng Lãnh sự và Lãnh thổ")]


def test_whoever_holds_one_duty_in_both_units_holds_it_once(agency):
    DutyFactory(user=agency.clerk, role=Role.CLERK, department=agency.two)
    agency.confirm(agency.merge())
    assert duties_now(agency.clerk) == [("clerk", "Phòng Lãnh sự và Lãnh thổ")]


def test_a_split_places_everybody_by_name_and_one_unit_takes_over_the_files(agency):
    heirs = [heir("Phòng Lãnh sự", "LS", agency.head), heir("Phòng Bảo hộ công dân", "BHCD", agency.clerk)]
    placed = {str(agency.clerk.pk): 1}
    agency.confirm(agency.planned("split", [agency.one], heirs, placed=placed))
    stays, new = Department.objects.filter(begun_by__isnull=False).order_by("pk")
    assert duties_now(agency.head) == [("head", "Phòng Lãnh sự")]
    assert duties_now(agency.clerk) == [("clerk", "Phòng Bảo hộ công dân"), ("head", "Phòng Bảo hộ công dân")]
    assert fresh(agency.head).department == stays
    assert fresh(agency.clerk).department == new
    assert (stays.files_of, new.files_of) == ([agency.one.pk], [])
    assert stays.earlier == new.earlier == [agency.one.pk]
    assert departments_of(fresh(agency.clerk), Role.HEAD) == [new.pk]
    assert home_line(fresh(agency.clerk)) == {new.pk, agency.one.pk}


def test_rights_reach_over_several_reorganisations(agency):
    first = agency.confirm(agency.rename())
    new = unit("Phòng Công tác lãnh sự")
    on(clock.today() + timedelta(days=30))
    again = [heir("Phòng Đối ngoại", "DN", agency.head)]
    second = agency.confirm(agency.planned("merge", [new, agency.two], again))
    last = unit("Phòng Đối ngoại")
    assert last.earlier == sorted([agency.one.pk, new.pk, agency.two.pk])
    assert sorted(departments_of(fresh(agency.head), Role.HEAD)) == sorted([last.pk, *last.earlier])
    agency.one.refresh_from_db()
    assert agency.one.later == [new.pk, last.pk]
    told = [(station.department.name, station.how) for station in line_of(agency.one)]
    assert told == [
        ("Phòng Đối ngoại", f"Sáp nhập từ Phòng Công tác lãnh sự, Phòng Lãnh thổ, {second.document}"),
        ("Phòng Công tác lãnh sự", f"Đổi tên từ Phòng Lãnh sự, {first.document}"),
        ("Phòng Lãnh sự", ""),
    ]  # fmt: skip


def test_a_duty_with_a_last_day_keeps_it_and_one_that_begins_later_begins_in_the_new_unit(agency):
    last, first = clock.today() + timedelta(days=90), clock.today() + timedelta(days=10)
    Duty.objects.filter(user=agency.clerk).update(until=last)
    later = DutyFactory(user=agency.deputy, role=Role.CLERK, department=agency.one, since=first)
    agency.confirm(agency.rename())
    new = unit("Phòng Công tác lãnh sự")
    assert Duty.objects.get(user=agency.clerk, department=new).until == last
    assert Duty.objects.get(user=agency.deputy, department=new).since == first
    assert not Duty.objects.filter(pk=later.pk).exists()


def test_nobody_who_left_gets_a_duty_in_the_new_unit(agency):
    deactivate(agency.clerk, by=agency.admin, reason="Nghỉ việc")
    agency.confirm(agency.rename())
    assert duties_now(agency.clerk) == []
    assert fresh(agency.clerk).department == unit("Phòng Công tác lãnh sự")


# --- the day lies ahead


def test_a_day_ahead_waits_for_the_clock(agency):
    row = agency.confirm(agency.merge(day=tomorrow()))
    new = unit("Phòng Lãnh sự và Lãnh thổ")
    agency.one.refresh_from_db()
    assert (row.done_at, agency.one.until, new.since) == (None, clock.today(), tomorrow())
    carry_out_reorganisations()
    assert fresh(agency.head).department == agency.one
    on(tomorrow())
    carry_out_reorganisations()
    row.refresh_from_db()
    assert row.done_at is not None
    assert fresh(agency.head).department == new
    assert duties_now(agency.other) == [("deputy_head", new.name)]


def test_the_clock_may_come_late_and_again(agency):
    row = agency.confirm(agency.merge(day=tomorrow()))
    on(tomorrow() + timedelta(days=3))
    carry_out_reorganisations()
    duties, told = Duty.objects.count(), events.Event.objects.count()
    carry_out_reorganisations()
    carry_out(row)
    assert (Duty.objects.count(), events.Event.objects.count()) == (duties, told)
    ended = Duty.objects.get(user=agency.head, department=agency.one)
    assert ended.until == row.day - timedelta(days=1)


def test_a_clock_killed_in_the_middle_leaves_nothing_half_done(agency, monkeypatch):
    row = agency.confirm(agency.merge(day=tomorrow()))
    on(tomorrow())
    with monkeypatch.context() as broken:
        broken.setattr("accounts.actions.carry_out_reorganisation._tell", _power_cut)
        with pytest.raises(SystemExit):
            carry_out_reorganisations()
    assert fresh(agency.head).department == agency.one
    assert duties_now(agency.head) == [("head", "Phòng Lãnh sự")]
    carry_out_reorganisations()
    row.refresh_from_db()
    assert row.done_at is not None
    assert duties_now(agency.head) == [("head", "Phòng Lãnh sự và Lãnh thổ")]


def _power_cut(*args):
    raise SystemExit


def test_whoever_joined_meanwhile_goes_along(agency):
    agency.confirm(agency.merge(day=tomorrow()))
    late = person(Role.CLERK, agency.two)
    on(tomorrow())
    carry_out_reorganisations()
    assert duties_now(late) == [("clerk", "Phòng Lãnh sự và Lãnh thổ")]


def test_a_reorganisation_is_given_up_before_its_day_and_the_units_go_on(agency):
    row = agency.confirm(agency.merge(day=tomorrow()))
    cancel_reorganisation(row, by=agency.admin, reason="Hoãn theo Công văn số 9")
    agency.one.refresh_from_db()
    assert (agency.one.until, agency.one.later) == (None, [])
    assert not Department.objects.filter(name="Phòng Lãnh sự và Lãnh thổ").exists()
    on(tomorrow())
    carry_out_reorganisations()
    assert duties_now(agency.head) == [("head", "Phòng Lãnh sự")]
    with pytest.raises(AlreadyDone, match="đã bỏ trước đó"):
        cancel_reorganisation(row, by=agency.admin, reason="Hoãn")
    with pytest.raises(IllegalMove, match=r"đã bỏ\. Mời lập việc mới"):
        agency.confirm(row)
    agency.confirm(agency.merge())
    assert duties_now(agency.head) == [("head", "Phòng Lãnh sự và Lãnh thổ")]


def test_it_is_not_given_up_without_a_reason_nor_once_its_day_has_come(agency):
    row = agency.confirm(agency.merge(day=tomorrow()))
    with pytest.raises(ValidationError, match="Chưa ghi lý do"):
        cancel_reorganisation(row, by=agency.admin, reason=" ")
    on(tomorrow())
    with pytest.raises(IllegalMove, match="đã có hiệu lực từ ngày"):
        cancel_reorganisation(row, by=agency.admin, reason="Hoãn")
    agency.one.refresh_from_db()
    assert agency.one.until is not None


def test_what_waits_for_the_administrator(agency):
    row = agency.merge(day=tomorrow())
    (task, *_) = [one for one in tasks(agency.admin) if "Sáp nhập" in one.title]
    assert (task.state, task.title) == ("Chưa xác nhận", "Sáp nhập phòng: Phòng Lãnh sự và Lãnh thổ")
    agency.confirm(row)
    assert not any("Sáp nhập" in one.title for one in tasks(agency.admin))
    on(tomorrow())
    (task, *_) = [one for one in tasks(agency.admin) if "Sáp nhập" in one.title]
    assert task.state == "Chưa thực hiện"
    carry_out_reorganisations()
    assert not any("Sáp nhập" in one.title for one in tasks(agency.admin))
    assert not any("Sáp nhập" in one.title for one in tasks(person(Role.OFFICE)))


# --- refusals


@pytest.mark.parametrize("role", [Role.OFFICE, Role.HEAD, Role.DIRECTOR])
def test_only_an_administrator_reorganises(agency, role):
    by = person(role, agency.one if role == Role.HEAD else None)
    row = agency.merge()
    for act in (
        lambda: plan_reorganisation(None, by=by, facts=facts("rename", [agency.one], [heir("Phòng X", "X")])),
        lambda: confirm_reorganisation(row, by=by, typed=row.names),
        lambda: cancel_reorganisation(row, by=by, reason="Thôi"),
    ):
        with pytest.raises(PermissionDenied, match="quản trị hệ thống"):
            act()
    assert Department.objects.filter(begun_by__isnull=False).count() == 0


REFUSED = {
    "a day gone by": (lambda a: a.rename(day=clock.today() - timedelta(days=1)), "đã qua: giấy tờ từ ngày ấy"),
    "a decision after its effect": (
        lambda a: a.rename(document_date=tomorrow()),
        "Ngày quyết định phải trước hoặc trùng ngày có hiệu lực",
    ),
    "one unit merged": (
        lambda a: a.planned("merge", [a.one], [heir("Phòng X", "X")]),
        "Sáp nhập cần ít nhất hai phòng",
    ),
    "the same name": (lambda a: a.rename("Phòng Lãnh sự"), "giống tên và ký hiệu đang dùng"),
    "another's name": (lambda a: a.rename("Phòng Lãnh Thổ"), "đang dùng cho Phòng Lãnh thổ"),
    "another's code": (lambda a: a.rename("Phòng X", "LT"), r"đang dùng cho Phòng Lãnh thổ \(LT\)"),
    "two units of one code": (
        lambda a: a.planned("split", [a.one], [heir("Phòng X", "X"), heir("Phòng Y", "X")]),
        "Hai phòng mới không được trùng tên hoặc trùng ký hiệu",
    ),
    "a head from elsewhere": (lambda a: a.merge(head=UserFactory()), "không thuộc phòng được sắp xếp"),
    "one head of two units": (
        lambda a: a.planned("split", [a.one], [heir("Phòng X", "X", a.head), heir("Phòng Y", "Y", a.head)]),
        "Mỗi phòng mới có Trưởng phòng riêng",
    ),
    "a head placed elsewhere": (
        lambda a: a.planned("split", [a.one], [heir("Phòng X", "X"), heir("Phòng Y", "Y", a.head)]),
        "đang xếp về phòng mới khác",
    ),
    "no number": (lambda a: a.rename(document_number=""), "document_number"),
    "no reason": (lambda a: a.rename(reason=""), "reason"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_is_refused_in_words(agency, case):
    act, sentence = REFUSED[case]
    with pytest.raises(ValidationError, match=sentence):
        act(agency)
    assert not Reorganisation.objects.exists()


def test_a_unit_that_began_today_is_not_reorganised_today(agency):
    new = DepartmentFactory(since=clock.today())
    with pytest.raises(ValidationError, match="Ngày có hiệu lực phải sau ngày đó"):
        agency.planned("rename", [new], [heir("Phòng X", "X")])


def test_an_administrator_does_not_make_himself_head(agency):
    User.objects.filter(pk=agency.admin.pk).update(department=agency.one)
    with pytest.raises(ValidationError, match="Không ai tự giao nhiệm vụ"):
        agency.merge(head=agency.admin)


def test_the_new_name_is_typed_letter_by_letter(agency):
    row = agency.merge()
    for typed in ("", "phòng lãnh sự và lãnh thổ", "Phòng Lãnh sự và Lãnh Thổ"):
        with pytest.raises(ValidationError, match=r"Tên gõ chưa đúng. Mời gõ đúng từng chữ: Phòng Lãnh sự và Lãnh thổ"):
            agency.confirm(row, typed)
    row.refresh_from_db()
    assert row.confirmed_at is None


def test_it_is_confirmed_once(agency):
    row = agency.confirm(agency.merge())
    with pytest.raises(AlreadyDone, match="đã được xác nhận"):
        agency.confirm(row)
    with pytest.raises(IllegalMove, match="đã xác nhận hoặc đã bỏ nên không sửa được"):
        plan_reorganisation(row, by=agency.admin, facts=facts("rename", [agency.one], [heir("Phòng X", "X")]))
    assert Department.objects.filter(name="Phòng Lãnh sự và Lãnh thổ").count() == 1


def test_a_unit_is_in_one_reorganisation_at_a_time(agency):
    rename, merge = agency.rename(day=tomorrow()), agency.merge(day=tomorrow())
    agency.confirm(rename)
    with pytest.raises(ValidationError, match="Phòng Lãnh sự đã có ngày kết thúc"):
        agency.confirm(merge)
    merge.refresh_from_db()
    assert merge.confirmed_at is None


def test_dates_that_a_reorganisation_set_are_not_changed_by_hand(agency):
    agency.confirm(agency.merge(day=tomorrow()))
    agency.one.refresh_from_db()
    with pytest.raises(ValidationError, match=r"theo một lần sắp xếp phòng. Mời bỏ lần sắp xếp đó trước"):
        keep_department(agency.one, by=agency.admin, facts={"until": None})
    with pytest.raises(ValidationError, match="nên không sửa ở đây"):
        keep_department(unit("Phòng Lãnh sự và Lãnh thổ"), by=agency.admin, facts={"since": date(2026, 1, 1)})
    keep_department(agency.one, by=agency.admin, facts={"introduces": False})


# --- pages


@pytest.fixture
def desk(client, agency):
    enter(client, agency.admin)
    return client


def form(**changed):
    day = clock.today().isoformat()
    return {"day": day, "document_number": "45/QĐ-SNgV", "document_date": day, "reason": "Sắp xếp bộ máy", **changed}


def test_a_merger_from_form_to_preview_to_confirmation(desk, agency):
    answer = desk.post(
        reverse("accounts:merge"),
        form(chosen=[agency.one.pk, agency.two.pk], name="Phòng Mới", code="pm", introduces="on", head=agency.head.pk,
             others="deputy"),
    )  # fmt: skip
    row = Reorganisation.objects.get()
    page = reverse("accounts:reorganisation", args=[row.pk])
    assert (answer.status_code, answer.url) == (302, page)
    shown = desk.get(page).content.decode()
    for words in (
        agency.clerk.full_name, "Thôi Trưởng phòng Lãnh thổ; giữ Phó Trưởng phòng Mới", "Gõ tên phòng mới", "4 người",
    ):  # fmt: skip
        assert words in shown
    confirm = reverse("accounts:reorganisation_confirm", args=[row.pk])
    refused = desk.post(confirm, {"typed": "Phòng mới"})
    assert refused.status_code == 422
    assert 'value="Phòng mới"' in refused.content.decode()
    assert desk.post(confirm, {"typed": "Phòng Mới"}).status_code == 302
    assert (
        "Việc sắp xếp này đã được xác nhận." in desk.post(confirm, {"typed": "Phòng Mới"}, follow=True).content.decode()
    )
    assert Department.objects.get(code="PM").introduces
    shown = desk.get(reverse("accounts:departments")).content.decode()
    assert "Sáp nhập: Phòng Mới" in shown
    line = desk.get(reverse("accounts:life_line", args=[agency.one.pk])).content.decode()
    assert "Sáp nhập từ Phòng Lãnh sự, Phòng Lãnh thổ, Quyết định số 45/QĐ-SNgV" in line


def test_the_preview_warns_of_a_unit_that_nobody_will_head(desk, agency):
    heirs = [heir("Phòng Lãnh sự", "LS", agency.head), heir("Phòng Bảo hộ", "BH")]
    row = agency.planned("split", [agency.one], heirs, placed={str(agency.clerk.pk): 1})
    page = reverse("accounts:reorganisation", args=[row.pk])
    assert "<p>Phòng Bảo hộ. Từ ngày" in desk.get(page).content.decode()
    renamed = agency.rename("Phòng Công tác lãnh sự")
    page = reverse("accounts:reorganisation", args=[renamed.pk])
    assert "chưa có Trưởng phòng" not in desk.get(page).content.decode()


def test_a_refused_form_loses_nothing_typed(desk, agency):
    answer = desk.post(
        reverse("accounts:rename", args=[agency.one.pk]), form(name="Phòng Lãnh thổ", code="LT", reason="Lý do đã gõ")
    )
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "đang dùng cho Phòng Lãnh thổ (LT). Mời chọn tên, ký hiệu khác." in shown
    assert "Lý do đã gõ" in shown


def test_a_split_is_written_and_changed_again(desk, agency):
    fields = {
        "name0": "Phòng Lãnh sự", "code0": "LS", "head0": agency.head.pk, "introduces0": "on", "name1": "Phòng Bảo hộ",
        "code1": "bh", "head1": "", "name2": "", "code2": "", "head2": "", f"place{agency.head.pk}": 0,
        f"place{agency.clerk.pk}": 1, "files_to": 1, "others": "deputy",
    }  # fmt: skip
    assert desk.post(reverse("accounts:split", args=[agency.one.pk]), form(**fields)).status_code == 302
    row = Reorganisation.objects.get()
    assert row.placed == {str(agency.clerk.pk): 1}
    assert [one["code"] for one in row.heirs] == ["LS", "BH"]
    edit = reverse("accounts:reorganisation_edit", args=[row.pk])
    assert 'value="Phòng Bảo hộ"' in desk.get(edit).content.decode()
    lost = desk.post(edit, form(**fields | {f"place{agency.clerk.pk}": 2}))
    assert lost.status_code == 422
    assert "phòng đó chưa có tên. Mời ghi tên." in lost.content.decode()
    assert desk.post(edit, form(**fields | {"name1": "Phòng Bảo hộ công dân"})).status_code == 302
    row.refresh_from_db()
    assert row.names == "Phòng Lãnh sự, Phòng Bảo hộ công dân"


def test_a_planned_merger_is_given_up_on_its_page(desk, agency):
    row = agency.confirm(agency.merge(day=tomorrow()))
    page = reverse("accounts:reorganisation_cancel", args=[row.pk])
    assert desk.post(page, {"reason": "Hoãn theo Công văn số 9"}).status_code == 302
    shown = desk.get(reverse("accounts:reorganisation", args=[row.pk])).content.decode()
    assert "Hoãn theo Công văn số 9" in shown
    assert "Đã bỏ" in shown


def test_the_office_reads_and_does_not_confirm(client, agency):
    enter(client, person(Role.OFFICE))
    row = agency.merge()
    page = reverse("accounts:reorganisation", args=[row.pk])
    assert "Gõ tên phòng mới" not in client.get(page).content.decode()
    assert client.post(page, {"typed": row.names}).status_code == 405
    confirm = reverse("accounts:reorganisation_confirm", args=[row.pk])
    assert client.post(confirm, {"typed": row.names}).status_code == 403
    for name, args in (("merge", []), ("rename", [agency.one.pk]), ("split", [agency.one.pk]),
                       ("reorganisation_edit", [row.pk]), ("reorganisation_cancel", [row.pk])):  # fmt: skip
        assert client.get(reverse(f"accounts:{name}", args=args)).status_code == 403
    row.refresh_from_db()
    assert row.confirmed_at is None


def test_others_see_no_reorganisation(client, agency):
    enter(client, agency.head)
    row = agency.merge()
    assert client.get(reverse("accounts:reorganisation", args=[row.pk])).status_code == 404
    assert client.get(reverse("accounts:life_line", args=[agency.one.pk])).status_code == 403


@pytest.mark.parametrize("count", [1, 12])
def test_the_preview_costs_the_same_however_many_people_move(desk, agency, django_assert_num_queries, count):
    for _ in range(count):
        person(Role.CLERK, agency.two)
    row = agency.merge()
    with django_assert_num_queries(29):
        assert desk.get(reverse("accounts:reorganisation", args=[row.pk])).status_code == 200


def test_whoever_keeps_rights_is_asked_anew(agency):
    agency.confirm(agency.rename())
    forget_duties(agency.head)
    assert holds(agency.head, Role.HEAD)
    assert agency.one.pk in departments_of(agency.head, Role.HEAD)
