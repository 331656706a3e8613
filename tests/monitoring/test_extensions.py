"""Gia hạn: given by the Standing Council with a reason, never earlier, kept with its history."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction
from django.urls import reverse

from accounts.models import Event
from core.workflow import AlreadyDone
from monitoring.actions.extend_paper import extend_paper
from monitoring.actions.submit_paper import submit_paper
from monitoring.actions.withdraw_extension import withdraw_extension
from monitoring.due import due_of
from monitoring.models import Extension
from monitoring.workflow import State

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]

REASON = "Trưởng phòng đi công tác nước ngoài."
UNTIL = date(2026, 12, 19)


def give(world, until=UNTIL, *, by=None, kind="report", reason=REASON):
    return extend_paper(world.season, world.department, by=by or world.standing, kind=kind, until=until, reason=reason)


def due(world, kind="report"):
    return due_of(world.season, world.department.pk, kind)


def test_the_paper_is_due_later_for_this_department_alone(world):
    give(world)
    assert (due(world), due(world, "plan")) == (UNTIL, date(2026, 12, 15))
    assert due_of(world.season, world.elsewhere.pk, "report") == date(2026, 12, 15)
    row = Extension.objects.get()
    assert (row.approved_by, row.reason) == (world.standing, REASON)
    assert list(Event.objects.filter(move="extend").values_list("reason", "capacity")) == [
        (REASON, "Thường trực Hội đồng")
    ]


def test_a_paper_within_it_is_in_time_to_its_last_instant(world, on_a_working_day):
    row, other = world.written(), world.written("plan")
    give(world)
    give(world, kind="plan")
    on_a_working_day.move_to(datetime(2026, 12, 18, 16, 59, 59, 999_000, tzinfo=UTC), tick=False)
    assert submit_paper(row, by=world.head).days_late == 0
    on_a_working_day.move_to(datetime(2026, 12, 18, 17, tzinfo=UTC), tick=False)
    assert submit_paper(other, by=world.head).days_late == 1


@pytest.mark.parametrize("until", [date(2026, 12, 10), date(2026, 12, 15)])
def test_it_is_never_earlier_than_the_plan(world, until):
    with pytest.raises(ValidationError, match="Hạn mới phải muộn hơn hạn đang áp dụng: trước ngày 15/12/2026"):
        give(world, until)
    assert not Extension.objects.exists()


def test_nor_than_the_date_that_was_given_before(world):
    give(world)
    with pytest.raises(ValidationError, match="trước ngày 19/12/2026"):
        give(world, date(2026, 12, 18))
    give(world, date(2026, 12, 22))
    assert due(world) == date(2026, 12, 22) and Extension.objects.count() == 2


def test_the_same_date_is_given_once(world):
    give(world)
    with pytest.raises(AlreadyDone, match="đã được gia hạn đến trước ngày 19/12/2026"):
        give(world)
    assert Extension.objects.count() == 1


def test_it_does_not_go_beyond_the_recognition(world):
    with pytest.raises(ValidationError, match="không được sau ngày hoàn thành công nhận"):
        give(world, date(2027, 1, 11))
    assert not Extension.objects.exists()


def test_it_needs_a_reason(world):
    with pytest.raises(ValidationError, match="Chưa ghi lý do"):
        give(world, reason="  ")
    assert not Extension.objects.exists()


@pytest.mark.parametrize("who", ["head", "clerk", "office", "director", "chair", "staff"])
def test_only_the_standing_council_gives_it(world, who):
    with pytest.raises(PermissionDenied, match="Thường trực Hội đồng"):
        give(world, by=world.people[who])
    assert not Extension.objects.exists()


def test_nobody_gives_it_to_the_own_department(world):
    with pytest.raises(PermissionDenied, match="Đồng chí thuộc phòng này"):
        give(world, by=world.colleague_of_the_standing_council())
    assert not Extension.objects.exists()


def test_a_paper_that_is_handed_in_needs_none(world):
    world.paper(State.SUBMITTED)
    with pytest.raises(ValidationError, match="Phòng đã gửi «Báo cáo năm 2026» nên hạn nộp không đổi nữa"):
        give(world)
    assert not Extension.objects.exists()


def test_a_kind_that_the_season_does_not_ask_for_is_refused(world):
    with pytest.raises(ValidationError, match="Kỳ này không nhận loại văn bản"):
        give(world, kind="both")


def test_a_closed_season_gives_none(world):
    world.close_season()
    with pytest.raises(ValidationError, match="không gia hạn được"):
        give(world)


def test_withdrawn_the_date_before_holds_again_and_the_row_stays(world):
    first = give(world)
    second = give(world, date(2026, 12, 22))
    withdraw_extension(second, by=world.standing, reason="Trưởng phòng đã về.")
    assert due(world) == UNTIL
    withdraw_extension(first, by=world.standing, reason="Phòng đã xong.")
    assert due(world) == date(2026, 12, 15) and Extension.objects.count() == 2
    second.refresh_from_db()
    assert (second.withdrawn_by, second.withdrawal_reason) == (world.standing, "Trưởng phòng đã về.")
    with pytest.raises(AlreadyDone):
        withdraw_extension(second, by=world.standing, reason="Lần nữa")
    assert give(world).until == UNTIL  # it may be given anew


def test_withdrawing_needs_a_reason(world):
    row = give(world)
    with pytest.raises(ValidationError, match="Chưa ghi lý do"):
        withdraw_extension(row, by=world.standing, reason="")
    assert due(world) == UNTIL


def test_withdrawing_belongs_to_the_standing_council_of_another_department(world):
    row = give(world)
    for by in (world.head, world.office, world.colleague_of_the_standing_council()):
        with pytest.raises(PermissionDenied):
            withdraw_extension(row, by=by, reason="Thôi")
    assert due(world) == UNTIL


def test_what_was_handed_in_under_it_keeps_it(world):
    row = give(world)
    world.paper(State.SUBMITTED)
    with pytest.raises(ValidationError, match="hạn nộp không đổi nữa"):
        withdraw_extension(row, by=world.standing, reason="Thôi")
    assert due(world) == UNTIL


def test_after_the_closing_it_stays(world):
    row = give(world)
    world.close_season()
    with pytest.raises(ValidationError, match="đã kết thúc"):
        withdraw_extension(row, by=world.standing, reason="Thôi")
    assert due(world) == UNTIL


def test_the_database_keeps_no_withdrawal_without_a_reason(world):
    row = give(world)
    with pytest.raises(DatabaseError), transaction.atomic():
        Extension.objects.filter(pk=row.pk).update(withdrawn_at=datetime(2026, 12, 4, tzinfo=UTC))


# --- pages


def test_it_is_given_and_withdrawn_on_pages(client, world):
    client.force_login(world.standing)
    add = reverse("monitoring:extension_add")
    shown = client.get(add, {"phong": world.department.pk, "loai": "report"}).content.decode()
    assert f'value="{world.department.pk}" selected' in shown and "Báo cáo năm 2026" in shown
    fields = {"department": world.department.pk, "kind": "report", "until": "2026-12-19", "reason": REASON}
    for _ in range(2):
        answer = client.post(add, fields, follow=True)
        assert answer.redirect_chain[-1][0] == reverse("monitoring:extensions")
    row = Extension.objects.get()
    page = answer.content.decode()
    assert REASON in page and str(world.standing) in page and "19/12/2026" in page and "Đang áp dụng" in page
    assert client.post(reverse("monitoring:extension_withdraw", args=[row.pk]), {"reason": ""}).status_code == 422
    client.post(reverse("monitoring:extension_withdraw", args=[row.pk]), {"reason": "Đã về."})
    page = client.get(reverse("monitoring:extensions")).content.decode()
    assert "Đã thôi gia hạn" in page and "Đã về." in page and REASON in page


def test_a_date_that_is_no_working_day_is_pointed_out(client, world):
    client.force_login(world.standing)
    fields = {"department": world.department.pk, "kind": "report", "until": "2026-12-20", "reason": REASON}
    page = client.post(reverse("monitoring:extension_add"), fields, follow=True).content.decode()
    assert "Ngày 20/12/2026 không phải ngày làm việc" in page and "18/12/2026" in page
    assert Extension.objects.get().until == date(2026, 12, 20)


def test_a_refused_date_stays_on_the_form(client, world):
    client.force_login(world.standing)
    fields = {"department": world.department.pk, "kind": "report", "until": "2026-12-15", "reason": REASON}
    answer = client.post(reverse("monitoring:extension_add"), fields)
    assert answer.status_code == 422 and REASON in answer.content.decode()
    assert "Hạn mới phải muộn hơn" in answer.content.decode()


@pytest.mark.parametrize("who", ["head", "office", "director", "staff"])
def test_the_page_belongs_to_the_standing_council(client, world, who):
    client.force_login(world.people[who])
    assert client.get(reverse("monitoring:extension_add")).status_code == 403


def test_the_own_department_is_not_offered(client, world):
    client.force_login(world.colleague_of_the_standing_council())
    page = client.get(reverse("monitoring:extension_add")).content.decode()
    assert "Phòng Lãnh sự" in page and "Phòng Hợp tác quốc tế" not in page


def test_a_department_reads_its_own(client, world):
    give(world)
    client.force_login(world.head)
    assert REASON in client.get(reverse("monitoring:extensions")).content.decode()
    assert client.get(reverse("monitoring:extension_withdraw", args=[Extension.objects.get().pk])).status_code == 403
    client.force_login(world.stranger)
    assert REASON not in client.get(reverse("monitoring:extensions")).content.decode()
    assert client.get(reverse("monitoring:extension_withdraw", args=[Extension.objects.get().pk])).status_code == 404
