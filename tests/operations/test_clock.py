"""What must happen by itself: one failing duty stops no other, and every run leaves a trace."""

import os
import subprocess
from datetime import timedelta
from socket import gethostname

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.db import connection

from accounts.models import Invitation
from accounts.roles import Role
from core import clock
from core.vietnamese import clock_time
from operations.clock import DUTIES, EVERY, ClockDuty, run_all
from operations.clock_lease import begin, finish
from operations.models import SILENCE, ClockRun
from operations.sign_of_life import give_sign
from tests.factories.people import UserFactory, person

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]
STOPPED = "Lệnh định kỳ đã dừng"
#: A process that lives, and is not this one.
ANOTHER = f"{gethostname()}:{os.getppid()}"


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
    assert STOPPED in client.get("/tinh-trang/").content.decode()
    run_all()
    page = client.get("/tinh-trang/").content.decode()
    assert STOPPED not in page
    assert page.count("Đang chạy") == len(DUTIES)
    ClockRun.objects.filter(duty="cache").update(failure="OSError: đĩa đầy")
    page = client.get("/tinh-trang/").content.decode()
    assert "Lần cuối không xong" in page
    assert "OSError: đĩa đầy" in page


def test_the_page_of_health_says_when_a_duty_is_due_again(client):
    client.force_login(person(Role.ADMINISTRATOR))
    assert client.get("/tinh-trang/").content.decode().count("Chưa rõ") == len(DUTIES)
    run_all()
    run = ClockRun.objects.get(duty="mail")
    page = client.get("/tinh-trang/").content.decode()
    assert f"Khoảng {clock_time(run.finished_at + EVERY)}" in page
    assert "Chưa rõ" not in page
    ClockRun.objects.filter(duty="mail").update(finished_at=None, runner=ANOTHER)
    assert client.get("/tinh-trang/").content.decode().count("Đang làm") == 1


class TestLease:
    """A process that was killed left its duty begun; another that lives has it in hand."""

    def begun(self, runner, **facts):
        now = clock.now()
        ClockRun.objects.create(**{"duty": "one", "started_at": now, "runner": runner, **facts})

    def round(self):
        done = []
        assert run_all((ClockDuty("one", "Việc", lambda: done.append(1)),))
        return len(done)

    def test_what_another_process_does_right_now_is_left_to_it(self):
        self.begun(ANOTHER)
        assert self.round() == 0
        run = ClockRun.objects.get()
        assert (run.runner, run.finished_at) == (ANOTHER, None)

    def test_what_another_process_has_done_is_done_again(self):
        self.begun(ANOTHER, finished_at=clock.now())
        assert self.round() == 1

    def test_what_a_killed_process_began_is_taken_up_at_once(self):
        killed = subprocess.Popen(["sleep", "60"])
        killed.kill()
        killed.wait()
        self.begun(f"{gethostname()}:{killed.pid}")
        assert self.round() == 1
        assert ClockRun.objects.get().finished_at is not None

    def test_a_number_used_again_is_no_life(self):
        self.begun(f"{gethostname()}:{os.getpid()}")
        assert self.round() == 1

    def test_what_another_machine_began_is_taken_up_when_it_was_silent_for_long(self):
        self.begun("may-khac:1")
        assert self.round() == 0
        ClockRun.objects.update(started_at=clock.now() - SILENCE - timedelta(seconds=1))
        assert self.round() == 1

    def test_who_lost_the_duty_writes_nothing_over_its_heir(self):
        since = begin("one")
        ClockRun.objects.update(runner=ANOTHER)
        finish("one", since, "muộn")
        assert (ClockRun.objects.get().finished_at, ClockRun.objects.get().failure) == (None, "")


class TestSignOfLife:
    PAGES = ("/viec-cua-toi/", "/tai-khoan/nhan-su/", "/tai-khoan/thong-bao/", "/")

    @pytest.mark.parametrize("role", [Role.OFFICE, Role.ADMINISTRATOR])
    def test_every_page_tells_who_answers_for_the_server_that_the_clock_stopped(self, client, role, settings):
        client.force_login(person(role))
        for page in self.PAGES:
            assert STOPPED in client.get(page).content.decode()
        run_all(())
        assert STOPPED in client.get("/").content.decode(), "a round that does nothing is no sign of life"
        run_all((ClockDuty("one", "Việc", lambda: None),))
        for page in self.PAGES:
            assert STOPPED not in client.get(page).content.decode()
        last = (clock.now() - SILENCE).timestamp() - 1
        os.utime(settings.VAR_DIR / "clock-sign-of-life", (last, last))
        for page in self.PAGES:
            assert STOPPED in client.get(page).content.decode()

    def test_others_are_not_told(self, client):
        client.force_login(person(Role.COUNCIL_CHAIR))
        for page in ("/viec-cua-toi/", "/tai-khoan/thong-bao/", "/"):
            assert STOPPED not in client.get(page).content.decode()
        client.logout()
        assert STOPPED not in client.get("/").content.decode()

    @pytest.mark.parametrize("alive", [False, True])
    def test_the_question_costs_no_query(self, client, django_assert_num_queries, alive):
        if alive:
            give_sign()
        client.force_login(person(Role.OFFICE))
        client.get("/tai-khoan/cua-toi/")
        with django_assert_num_queries(9):
            client.get("/tai-khoan/cua-toi/")


def test_others_have_no_page_of_health(client):
    client.force_login(person(Role.COUNCIL_CHAIR))
    assert client.get("/tinh-trang/").status_code == 403
