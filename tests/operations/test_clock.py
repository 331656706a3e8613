"""What must happen by itself: one failing duty stops no other, and every run leaves a trace."""

from datetime import timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.db import connection

from accounts.models import Invitation
from accounts.roles import Role
from core import clock
from operations.clock import DUTIES, ClockDuty, run_all
from operations.models import ClockRun
from tests.factories.people import UserFactory, person

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]


def cached():
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM portal_cache")
        return cursor.fetchone()[0]


def test_one_round_clears_what_is_over_and_keeps_the_rest():
    now, one = clock.now(), UserFactory()
    for age, code in ((-1, "a"), (1, "b")):
        Invitation.objects.create(
            user=UserFactory(), code_digest=code * 64, invited_at=now, expires_at=now + timedelta(hours=age)
        )
        session = SessionStore()
        session["who"] = one.pk
        session.set_expiry(3600 * age)
        session.save()
    cache.set("old", 1, timeout=-1)
    cache.set("new", 1, timeout=600)
    with connection.cursor() as cursor:
        past = connection.ops.adapt_datetimefield_value((now - timedelta(hours=1)).replace(microsecond=0))
        cursor.execute("INSERT INTO portal_cache (cache_key, value, expires) VALUES ('x', 'x', %s)", [past])
    assert run_all()
    assert Session.objects.count() == 1
    assert [row.code_digest[0] for row in Invitation.objects.filter(revoked_at=None)] == ["b"]
    assert cached() == 1
    assert cache.get("new") == 1
    runs = {run.duty: run for run in ClockRun.objects.all()}
    assert set(runs) == {duty.name for duty in DUTIES}
    assert all(not run.failure and run.started_at <= run.finished_at for run in runs.values())


def test_a_failing_duty_stops_no_other_and_is_told(caplog):
    done = []

    def fail():
        raise OSError("đĩa đầy")

    duties = (ClockDuty("bad", "Việc hỏng", fail), ClockDuty("good", "Việc tốt", lambda: done.append(1)))
    assert not run_all(duties)
    assert done == [1]
    assert ClockRun.objects.get(duty="bad").failure == "OSError: đĩa đầy"
    assert ClockRun.objects.get(duty="good").failure == ""
    assert "Việc hỏng" in caplog.text
    repaired = (ClockDuty("bad", "Việc hỏng", lambda: None),)
    assert run_all(repaired)
    assert ClockRun.objects.get(duty="bad").failure == ""


def test_the_command_does_one_round():
    call_command("run_clock", once=True)
    assert ClockRun.objects.count() == len(DUTIES)


def test_the_command_fails_aloud(monkeypatch):
    monkeypatch.setattr("operations.management.commands.run_clock.run_all", lambda: False)
    with pytest.raises(CommandError, match="Có việc định kỳ không xong"):
        call_command("run_clock", once=True)


def test_the_page_of_health_says_what_runs(client):
    client.force_login(person(Role.ADMINISTRATOR))
    assert "Lệnh định kỳ đã dừng" in client.get("/tinh-trang/").content.decode()
    run_all()
    page = client.get("/tinh-trang/").content.decode()
    assert "Lệnh định kỳ đã dừng" not in page
    assert page.count("Đang chạy") == len(DUTIES)
    ClockRun.objects.filter(duty="cache").update(failure="OSError: đĩa đầy")
    page = client.get("/tinh-trang/").content.decode()
    assert "Lần cuối không xong" in page
    assert "OSError: đĩa đầy" in page


def test_others_have_no_page_of_health(client):
    client.force_login(person(Role.COUNCIL_CHAIR))
    assert client.get("/tinh-trang/").status_code == 403
