"""Who was there: by the code, as the Office ticked, on the paper sheet; nobody is counted twice."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from accounts.models import AccessLog
from core.workflow import AlreadyDone, IllegalMove
from spreading.actions.keep_sheet import drop_sheet, keep_sheet
from spreading.actions.move_review import cancel_review
from spreading.actions.renew_code import renew_code
from spreading.actions.say_present import say_present
from spreading.actions.tick_present import tick_present
from spreading.models import PaperSheet, Presence, ReviewSession
from spreading.presence_code import address_of, code_of, review_of
from spreading.queries import attended_by
from tests.factories.people import UserFactory
from tests.factories.spreading import TODAY, Spreading, scan, stored
from tests.monitoring.watching import browser
from tests.scenarios.at_once import at_once

pytestmark = pytest.mark.django_db


def counts(row):
    there = attended_by(row)
    return there.by_code, there.ticked, there.on_paper, there.total


# ------------------------------------------------------------------ the code


def test_a_person_says_so_once_by_the_code():
    world = Spreading()
    row = world.review()
    say_present(row, code=code_of(row), by=world.staff)
    with pytest.raises(AlreadyDone, match="đã có tên"):
        say_present(row, code=code_of(row), by=world.staff)
    presence = Presence.objects.get()
    assert (presence.person, presence.way, presence.noted_by) == (world.staff, "code", world.staff)
    assert counts(row) == (1, 0, 0, 1)


@pytest.mark.parametrize("days", [-1, 1])
def test_the_code_serves_on_its_day_alone(days, on_a_working_day):
    world = Spreading()
    row = world.review()
    on_a_working_day.shift(timedelta(days=days))
    with pytest.raises(IllegalMove, match="Mã chỉ dùng trong ngày 15/07/2026"):
        say_present(row, code=code_of(row), by=world.staff)
    assert not Presence.objects.exists()


def test_another_turn_makes_former_codes_useless():
    world = Spreading()
    row = world.review()
    former = code_of(row)
    row = renew_code(row, by=world.office, turn=1)
    with pytest.raises(AlreadyDone):
        renew_code(row, by=world.office, turn=1)
    with pytest.raises(IllegalMove, match="Mã này đã được đổi"):
        say_present(row, code=former, by=world.staff)
    assert say_present(row, code=code_of(row), by=world.staff)


def test_the_code_of_another_session_is_not_this_ones():
    world = Spreading()
    row, other = world.review(), world.review("Tổng kết năm")
    assert review_of(code_of(other)) == other
    with pytest.raises(IllegalMove):
        say_present(row, code=code_of(other), by=world.staff)
    assert not Presence.objects.exists()


@pytest.mark.parametrize("code", ["1-1-20260715:gia", "x", "1-1-20260715", ":", "%00", "9" * 300])
def test_a_code_that_is_none_leads_nowhere(code):
    world = Spreading()
    world.review()
    client = browser(world.staff)
    for answer in (client.get(f"/nhan-rong/co-mat/{code}/"), client.post(f"/nhan-rong/co-mat/{code}/")):
        assert answer.status_code == 404
    assert not Presence.objects.exists()


def test_a_cancelled_session_takes_nobody():
    world = Spreading()
    row = cancel_review(world.review(), by=world.office, reason="Bão.")
    with pytest.raises(IllegalMove, match="«Đã hủy»"):
        say_present(row, code=code_of(row), by=world.staff)
    assert not Presence.objects.exists()


def test_on_the_phone_one_press_is_enough():
    world = Spreading()
    row = world.review()
    client, page = browser(world.staff), reverse("spreading:here", args=[code_of(row)])
    assert address_of(row).endswith(page)
    assert "Tôi có mặt</button>" in client.get(page).content.decode()
    client.post(page)
    told = client.post(page, follow=True).content.decode()
    assert "Đồng chí đã có tên trong danh sách có mặt lúc 09:00" in told
    assert Presence.objects.count() == 1


def test_the_page_of_a_stale_code_says_what_to_do(on_a_working_day):
    world = Spreading()
    row = world.review()
    on_a_working_day.shift(timedelta(days=1))
    page = browser(world.staff).get(reverse("spreading:here", args=[code_of(row)])).content.decode()
    assert "Đồng chí có dự thì báo Văn phòng Sở ghi vào danh sách." in page and "Tôi có mặt</button>" not in page


def test_the_code_is_shown_by_those_who_prepare():
    world = Spreading()
    row = world.review()
    page = reverse("spreading:code", args=[row.pk])
    assert browser(world.staff).get(page).status_code == 403
    assert 'class="qr"' in browser(world.office).get(page).content.decode()


# ------------------------------------------------------------------ ticked


def test_the_office_ticks_a_department_and_takes_off_whom_it_ticked():
    world = Spreading()
    row, colleague = world.review(), UserFactory(department=world.unit)
    say_present(row, code=code_of(row), by=world.head)
    tick_present(row, world.unit, [world.staff, colleague], by=world.office)
    assert counts(row) == (1, 2, 0, 3)
    with pytest.raises(AlreadyDone):
        tick_present(row, world.unit, [world.staff, colleague], by=world.office)
    tick_present(row, world.unit, [colleague], by=world.standing)
    assert counts(row) == (1, 1, 0, 2), "whoever used the code stays"


def test_nobody_of_another_department_is_ticked_with_this_one():
    world = Spreading()
    row = world.review()
    tick_present(row, world.unit, [world.staff, world.home_head], by=world.office)
    assert set(Presence.objects.values_list("person", flat=True)) == {world.staff.pk}


def test_ticking_is_the_offices_and_not_before_the_day():
    world = Spreading()
    row = world.review(day=TODAY + timedelta(days=1))
    with pytest.raises(IllegalMove, match="chưa tới ngày"):
        tick_present(row, world.unit, [world.staff], by=world.office)
    with pytest.raises(PermissionDenied):
        tick_present(row, world.unit, [world.staff], by=world.head)
    assert not Presence.objects.exists()


# ------------------------------------------------------------------ the sheet of paper


def test_attendance_on_paper_is_scanned_and_its_number_typed_once():
    """J4: attendance sheet on paper → scanned and attached, count typed once."""
    world = Spreading()
    row = world.held()
    client, page = browser(world.office), reverse("spreading:sheet_add", args=[row.pk])
    sent = client.post(page, {"count": "17", "upload": scan()}, follow=True)
    assert "Đã ghi số người ký trên giấy." in sent.content.decode()
    sheet = PaperSheet.objects.get()
    assert (sheet.count, sheet.original_name, sheet.typed_by) == (17, "phieu-ky-ten.pdf", world.office)
    again = client.post(page, {"count": "18", "upload": scan(mark="hai")}, follow=True).content.decode()
    assert "Số người ký trên giấy đã ghi. Ghi sai thì mời bỏ phiếu giấy rồi ghi lại." in again
    assert PaperSheet.objects.get().count == 17
    listed = client.get(reverse("spreading:presence", args=[row.pk])).content.decode()
    assert "17 người chỉ ký trên giấy" in listed and "Mỗi người chỉ tính một lần" in listed
    assert client.get(reverse("spreading:sheet_file", args=[row.pk])).status_code == 200
    assert AccessLog.objects.filter(act="tải tệp", user=world.office).count() == 1


def test_once_the_sheet_is_counted_the_list_does_not_change():
    world = Spreading()
    row = world.held()
    tick_present(row, world.unit, [world.staff], by=world.office)
    keep_sheet(row, count=4, stored=stored(), by=world.office)
    assert counts(row) == (0, 1, 4, 5)
    with pytest.raises(IllegalMove, match="Mời bỏ phiếu giấy, sửa danh sách, rồi ghi lại"):
        tick_present(row, world.unit, [], by=world.office)
    with pytest.raises(IllegalMove, match="để không ai bị tính hai lần"):
        say_present(row, code=code_of(row), by=world.head)
    assert counts(row) == (0, 1, 4, 5)
    drop_sheet(row, by=world.office)
    tick_present(row, world.home, [world.home_head], by=world.office)
    assert counts(row) == (0, 2, 0, 2)
    with pytest.raises(AlreadyDone):
        drop_sheet(row, by=world.office)


@pytest.mark.parametrize("count", [0, -3, 5_001])
def test_the_number_on_paper_is_within_reason(count):
    world = Spreading()
    row = world.held()
    with pytest.raises(ValidationError, match="Số người từ 1 đến 5000"):
        keep_sheet(row, count=count, stored=stored(), by=world.office)
    assert not PaperSheet.objects.exists()


def test_a_sheet_is_counted_after_the_session():
    world = Spreading()
    row = world.review()
    with pytest.raises(IllegalMove, match="«Đang chuẩn bị»"):
        keep_sheet(row, count=4, stored=stored(), by=world.office)
    assert not PaperSheet.objects.exists()


@pytest.mark.parametrize("sent", [{}, {"count": "x"}, {"count": "9" * 30}, {"count": "3"}, {"count": "\x00"}])
def test_what_is_sent_wrongly_is_said_on_the_form(sent):
    world = Spreading()
    row = world.held()
    answer = browser(world.office).post(reverse("spreading:sheet_add", args=[row.pk]), sent)
    assert answer.status_code == 422 and not PaperSheet.objects.exists()


# ------------------------------------------------------------------ races


@pytest.mark.both_engines
@pytest.mark.django_db(transaction=True)
def test_two_presses_at_once_are_one_presence():
    world = Spreading()
    row = world.review()
    found = at_once(*[lambda: say_present(row, code=code_of(row), by=world.staff)] * 3)
    assert sum(one is None for one in found) == 1, found
    assert sum(isinstance(one, AlreadyDone) for one in found) == 2, found
    assert Presence.objects.count() == 1


@pytest.mark.both_engines
@pytest.mark.django_db(transaction=True)
def test_the_code_and_the_sheet_at_once_count_nobody_twice():
    world = Spreading()
    row = world.held()
    found = at_once(
        lambda: keep_sheet(row, count=4, stored=stored(), by=world.office),
        lambda: say_present(ReviewSession.objects.get(pk=row.pk), code=code_of(row), by=world.staff),
    )
    there = attended_by(row)
    assert there.on_paper == 4 and isinstance(found[1], IllegalMove) == (there.by_code == 0), found
