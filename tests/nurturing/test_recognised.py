"""Yearly follow-ups of the recognised: made by the clock, written by their department, ended by the Office."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.roles import Role
from certificates.models import Certificate
from core import clock
from core.workflow import AlreadyDone
from nurturing.actions import due_follow_ups as clockwork
from nurturing.actions.due_follow_ups import due_follow_ups
from nurturing.actions.follow import hand_in_follow_up, write_follow_up
from nurturing.actions.stop_following import stop_following
from nurturing.following import follow_ups_written, recognised
from nurturing.models import FollowUp
from nurturing.queries import followed, owed_follow_ups
from nurturing.schedule import months_after
from nurturing.workflow import FollowUpState
from tests.factories.certificate import ended
from tests.factories.nomination import NominationFactory
from tests.factories.people import DepartmentFactory, UserFactory, person
from tests.factories.season import CriteriaSetFactory, SeasonFactory
from tests.nominations.world import NOW
from tests.nurturing.world import browser

OWED = 8

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def recognise(world):
    desk = world.desk()
    return desk, desk.nominations[0], person(Role.HEAD, desk.department)


def test_one_a_year_is_made_a_month_before_it_is_due(world, on_a_working_day):
    _, row, head = recognise(world)
    assert due_follow_ups() == 0
    on_a_working_day.move_to(NOW + timedelta(days=334))
    assert due_follow_ups() == 0
    on_a_working_day.move_to(NOW + timedelta(days=336))
    assert (due_follow_ups(), due_follow_ups()) == (1, 0)
    one = FollowUp.objects.get()
    assert one.nomination == row and one.due == months_after(NOW.date(), 12)
    assert one in follow_ups_written(head)
    on_a_working_day.move_to(NOW + timedelta(days=702))
    assert due_follow_ups() == 1 and FollowUp.objects.count() == 2


def test_years_without_a_clock_are_not_asked_for(world, on_a_working_day):
    recognise(world)
    on_a_working_day.move_to(NOW + timedelta(days=5 * 365 + 40))
    assert due_follow_ups() == 1 and FollowUp.objects.get().due == months_after(NOW.date(), 60)


def test_it_is_written_by_the_department_only(world, on_a_working_day):
    desk, _, head = recognise(world)
    on_a_working_day.move_to(NOW + timedelta(days=340))
    due_follow_ups()
    one = FollowUp.objects.get()
    for other in (world.head, desk.office, world.standing, one.nomination.person):
        with pytest.raises(PermissionDenied):
            write_follow_up(one, by=other, edition=0, text="Khác.")
    write_follow_up(one, by=head, edition=0, text="Vẫn dẫn đầu phòng.")
    hand_in_follow_up(one, by=head)
    page = reverse("nurturing:follow_up", args=[one.pk])
    for reader in (head, desk.office, world.standing, desk.director):
        assert "Vẫn dẫn đầu phòng." in browser(reader).get(page).content.decode()
    for stranger in (world.head, one.nomination.person, world.staff):
        assert browser(stranger).get(page).status_code == 404


def test_the_office_ends_it(world, on_a_working_day):
    desk, row, head = recognise(world)
    on_a_working_day.move_to(NOW + timedelta(days=340))
    due_follow_ups()
    for other in (head, world.standing, desk.director):
        with pytest.raises(PermissionDenied):
            stop_following(row, by=other, reason="Nghỉ hưu.")
    with pytest.raises(ValidationError):
        stop_following(row, by=desk.office, reason=" ")
    stop_following(row, by=desk.office, reason="Nghỉ hưu.")
    with pytest.raises(AlreadyDone):
        stop_following(row, by=desk.office, reason="Nghỉ hưu.")
    assert FollowUp.objects.get().state == FollowUpState.DROPPED and not owed_follow_ups(clock.today()).exists()
    on_a_working_day.move_to(NOW + timedelta(days=720))
    assert due_follow_ups() == 0


def test_whose_certificate_is_revoked_is_not_followed(world, on_a_working_day):
    desk, row, _ = recognise(world)
    on_a_working_day.move_to(NOW + timedelta(days=340))
    due_follow_ups()
    assert followed().get() == row and owed_follow_ups(clock.today() + timedelta(days=60)).exists()
    ended(Certificate.objects.get(), by=desk.clerk)
    assert not followed().exists() and not owed_follow_ups(clock.today() + timedelta(days=60)).exists()


def recognised_later(row, years, **facts):
    given = {"kind": row.kind, "name": row.name, "person": row.person, "department": row.department}
    given |= {"headcount": row.headcount, "collective_head": row.collective_head, **facts}
    criteria = CriteriaSetFactory(season=SeasonFactory(year=row.season.year + years))
    return NominationFactory(criteria_set=criteria, state="recognised", announced_at=clock.now(), **given)


def test_a_person_is_followed_by_the_newest_recognition_whatever_the_name(world):
    _, row, _ = recognise(world)
    recognised_later(row, 1, person=None, honorific="Ông", unlisted_reason="Người ngoài cơ quan.")
    recognised_later(row, 2, person=UserFactory(full_name=row.name))
    assert followed().get() == row
    recognised_later(row, 3, name="Tên mới sau khi cải chính")
    assert not followed().exists()


def test_a_collective_is_its_name_within_its_unit_and_what_that_became(world):
    _, row, _ = recognise(world)
    row.refresh_from_db()
    row.kind, row.person, row.name, row.honorific = "collective", None, "Tổ Công đoàn", "Tập thể"
    row.headcount, row.collective_head = 4, UserFactory()
    row.save()
    recognised_later(row, 1, department=DepartmentFactory())
    assert followed().get() == row
    row.department.until = clock.today()
    row.department.save()
    assert followed().get() == row
    recognised_later(row, 2, department=DepartmentFactory(since=clock.today() + timedelta(days=1)))
    assert not followed().exists()


def test_what_was_ended_meanwhile_is_not_made(world, on_a_working_day, monkeypatch):
    desk, row, _ = recognise(world)
    on_a_working_day.move_to(NOW + timedelta(days=340))
    monkeypatch.setattr(clockwork, "hold_gate", lambda: stop_following(row, by=desk.office, reason="Nghỉ hưu."))
    assert due_follow_ups() == 0 and not FollowUp.objects.exists()


def test_the_list_of_what_is_owed_asks_the_same_number_of_questions(world, on_a_working_day):
    desk = world.desk(passed=4)
    head = person(Role.HEAD, desk.department)
    on_a_working_day.move_to(NOW + timedelta(days=340))
    client = browser(head)
    assert due_follow_ups() == 4
    FollowUp.objects.exclude(pk=FollowUp.objects.first().pk).delete()
    one = asked(client)
    assert due_follow_ups() == 3
    assert asked(client) == one == OWED


def asked(client):
    with CaptureQueriesContext(connection) as found:
        assert client.get(reverse("nurturing:follow_ups")).status_code == 200
    return len(found)


def test_pages(world, on_a_working_day):
    desk, row, head = recognise(world)
    on_a_working_day.move_to(NOW + timedelta(days=340))
    due_follow_ups()
    listed, page = reverse("nurturing:recognised"), reverse("nurturing:recognised_one", args=[row.pk])
    for reader in (head, desk.office, world.standing, desk.director):
        assert row.name in browser(reader).get(listed).content.decode()
        assert browser(reader).get(page).status_code == 200
    assert row.name not in browser(world.head).get(listed).content.decode()
    assert browser(world.head).get(page).status_code == 404
    assert browser(world.staff).get(listed).status_code == 403
    assert list(recognised(row.person)) == []
    stop = reverse("nurturing:recognised_stop", args=[row.pk])
    assert browser(head).get(stop).status_code == 403
    for reason in ("", "x" * 501):
        assert browser(desk.office).post(stop, {"reason": reason}).status_code == 422
    assert browser(desk.office).post(stop, {"reason": "Chuyển cơ quan."}).status_code == 302
    assert "Chuyển cơ quan." in browser(head).get(page).content.decode()
