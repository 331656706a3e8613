"""The outbox: each letter leaves once, whatever fails or dies on the way; the Office sees which did not."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from accounts.actions import send_mail as sending
from accounts.actions.notify import notify
from accounts.actions.resend import resend
from accounts.actions.send_mail import LEASE, WAITS, send_mail
from accounts.events import timeline
from accounts.models import Mail
from accounts.roles import Role
from core import clock
from core.workflow import AlreadyDone
from tests.factories.people import UserFactory, person
from tests.mail_server import MailServer, mail_server
from tests.scenarios.at_once import at_once

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]
PAGE = reverse("accounts:outbox")


@pytest.fixture
def server(settings):
    with mail_server() as running:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", running.port
        yield running


@pytest.fixture
def office(db):
    return person(Role.OFFICE)


@pytest.fixture
def later(monkeypatch):
    """Lets time pass on the business clock."""
    ahead, now = [timedelta(0)], clock.now

    def passes(span: timedelta) -> None:
        ahead[0] += span

    monkeypatch.setattr(clock, "now", lambda: now() + ahead[0])
    return passes


def queued(address="nguoi.nhan@example.vn", **facts) -> Mail:
    one = UserFactory(email=address, **facts)
    notify([one], key="a", text="Có việc chờ đồng chí.", url="/viec-cua-toi/")
    return Mail.objects.get(user=one)


def now_of(mail: Mail) -> Mail:
    mail.refresh_from_db()
    return mail


def test_a_letter_leaves_once_under_its_own_name(server: MailServer):
    mail = queued()
    assert send_mail() == 1
    assert send_mail() == 0
    ((address, letter),) = server.letters
    assert address == "nguoi.nhan@example.vn"
    assert letter["Message-ID"] == f"<{mail.letter}@localhost>"
    assert letter["Auto-Submitted"] == "auto-generated"
    now_of(mail)
    assert (mail.state, mail.attempts, mail.failure, mail.taken_at) == ("sent", 1, "", None)
    assert mail.sent_at is not None


def test_where_mail_is_not_set_up_nothing_leaves(settings):
    mail = queued()
    settings.EMAIL_BACKEND, settings.EMAIL_HOST = "django.core.mail.backends.smtp.EmailBackend", ""
    assert send_mail() == 0
    assert (now_of(mail).state, mail.attempts) == ("waiting", 0)


def test_tomorrows_letter_waits_for_the_morning(server: MailServer, later):
    mail = queued()
    send_mail()
    notify([mail.user], key="b", text="Có việc chờ đồng chí.", url="/viec-cua-toi/")
    assert send_mail() == 0
    later(timedelta(days=1, hours=8))
    assert send_mail() == 1
    assert len(set(server.names)) == 2


def test_an_address_that_is_refused_for_good_is_given_up_at_once(server: MailServer):
    server.refusals["khong.co@example.vn"] = "550 No such user"
    wrong, right = queued("khong.co@example.vn"), queued("dung@example.vn")
    assert send_mail() == 1
    assert (now_of(wrong).state, wrong.failure) == (
        "failed",
        "Máy chủ thư không nhận địa chỉ này: 550 No such user",
    )
    assert now_of(right).state == "sent"


def test_what_may_pass_is_tried_again_ever_later_and_then_given_up(server: MailServer, later):
    server.refusals["day@example.vn"] = "452 Mailbox full"
    mail = queued("day@example.vn")
    for attempt, wait in enumerate(WAITS, start=1):
        assert send_mail() == 0
        assert (now_of(mail).state, mail.attempts) == ("waiting", attempt)
        assert "452 Mailbox full" in mail.failure
        later(wait - timedelta(seconds=20))
        send_mail()
        assert now_of(mail).attempts == attempt, "not before its time"
        later(timedelta(seconds=21))
    send_mail()
    assert (now_of(mail).state, mail.attempts) == ("failed", len(WAITS) + 1)


def test_a_letter_that_failed_for_a_while_arrives(server: MailServer, later):
    server.refusals["day@example.vn"] = "452 Mailbox full"
    mail = queued("day@example.vn")
    send_mail()
    server.refusals.clear()
    later(WAITS[0] + timedelta(seconds=1))
    assert send_mail() == 1
    assert (now_of(mail).state, mail.attempts, mail.failure) == ("sent", 2, "")


def test_without_a_server_the_round_ends_and_says_so(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    mails = [queued(f"nguoi{number}@example.vn") for number in range(3)]
    with pytest.raises(ConnectionError, match="Không nối được với máy chủ thư"):
        send_mail()
    assert [now_of(mail).attempts for mail in mails] == [1, 0, 0]
    assert {mail.state for mail in mails} == {"waiting"}


def test_who_left_meanwhile_gets_no_letter(server: MailServer):
    mail = queued()
    mail.user.is_active = False
    mail.user.save()
    assert send_mail() == 0
    assert (now_of(mail).state, server.letters) == ("failed", [])
    assert mail.failure == "Người nhận đã ngừng tài khoản."


def test_a_letter_is_marked_before_the_server_is_spoken_to(server: MailServer, monkeypatch):
    mail, seen = queued(), []
    plain = sending.hand_over
    monkeypatch.setattr(sending, "hand_over", lambda row: (seen.append(now_of(mail).state), plain(row)))
    send_mail()
    assert seen == ["sending"]


def test_what_a_killed_worker_had_in_hand_is_the_same_letter_again(server: MailServer, later):
    """Killed after the hand-over and before its mark: nobody can know, and a name doubled is no letter doubled."""
    mail = queued()
    sending.hand_over(sending._take())
    assert send_mail() == 0, "leased"
    later(LEASE + timedelta(seconds=1))
    assert send_mail() == 1
    assert len(server.names) == 2 and len(set(server.names)) == 1
    assert (now_of(mail).state, mail.attempts) == ("sent", 2)


def test_a_worker_that_lost_its_lease_changes_nothing(server: MailServer, later):
    mail = queued()
    slow = sending._take()
    later(LEASE + timedelta(seconds=1))
    send_mail()
    sending._settle(slow, sending.Failure("Hết giờ."))
    assert (now_of(mail).state, mail.failure) == ("sent", "")


def test_time_ends_a_round(server: MailServer):
    queued()
    assert send_mail(seconds=0) == 0


class TestResend:
    def test_it_is_a_new_letter_to_the_address_of_now(self, server: MailServer, office):
        server.refusals["cu@example.vn"] = "550 No such user"
        mail = queued("cu@example.vn")
        send_mail()
        first = now_of(mail).letter
        mail.user.email = "moi@example.vn"
        mail.user.save()
        resend(mail, by=office)
        assert (now_of(mail).state, mail.attempts, mail.failure, mail.address) == ("waiting", 0, "", "moi@example.vn")
        assert mail.letter != first
        assert timeline(mail.user).filter(move="resend", actor=office).count() == 1
        assert send_mail() == 1
        assert server.letters[0][0] == "moi@example.vn"

    def test_twice_is_once(self, server: MailServer, office):
        mail = queued()
        send_mail()
        resend(mail, by=office)
        with pytest.raises(AlreadyDone, match="Thư này đang chờ gửi"):
            resend(mail, by=office)
        assert timeline(mail.user).filter(move="resend").count() == 1

    def test_only_who_keeps_the_staff_list(self, server: MailServer):
        mail = queued()
        send_mail()
        with pytest.raises(PermissionDenied):
            resend(mail, by=person(Role.COUNCIL_CHAIR))
        assert now_of(mail).state == "sent"

    @pytest.mark.parametrize(
        ("facts", "sentence"),
        [({"email": ""}, "chưa có địa chỉ thư"), ({"is_active": False}, "đang ngừng nên không gửi thư")],
    )
    def test_there_must_be_somewhere_to_send_it(self, server: MailServer, office, facts, sentence):
        mail = queued()
        send_mail()
        type(mail.user).objects.filter(pk=mail.user_id).update(**facts)
        with pytest.raises(ValidationError, match=sentence):
            resend(mail, by=office)
        assert now_of(mail).state == "sent"

    def test_there_must_be_a_server(self, server: MailServer, office, settings):
        mail = queued()
        send_mail()
        settings.EMAIL_HOST = ""
        with pytest.raises(ValidationError, match="Cổng chưa nối với máy chủ thư"):
            resend(mail, by=office)
        assert now_of(mail).state == "sent"


class TestPage:
    def test_it_says_of_each_letter_what_became_of_it(self, client, office, server: MailServer):
        server.refusals["khong.co@example.vn"] = "550 No such user"
        wrong, _ = queued("khong.co@example.vn"), queued("dung@example.vn")
        send_mail()
        queued("doi@example.vn")
        client.force_login(office)
        page = client.get(PAGE).content.decode()
        for words in ("Không gửi được", "550 No such user", "Đã gửi", "Chờ gửi", "khong.co@example.vn", "3 thư"):
            assert words in page
        failed = client.get(PAGE, {"trang-thai": "failed"}).content.decode()
        assert "khong.co@example.vn" in failed and "dung@example.vn" not in failed
        assert client.get(PAGE, {"trang-thai": "vô nghĩa"}).status_code == 200
        again = reverse("accounts:mail_resend", args=[wrong.pk])
        assert client.post(again)["Location"] == PAGE
        assert "đang chờ gửi" in client.post(again, follow=True).content.decode()
        assert now_of(wrong).state == "waiting"

    def test_without_mail_it_says_so(self, client, office, settings):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        client.force_login(office)
        assert "Cổng chưa nối với máy chủ thư" in client.get(PAGE).content.decode()

    def test_others_have_none(self, client, server: MailServer):
        mail = queued()
        client.force_login(person(Role.COUNCIL_CHAIR))
        assert client.get(PAGE).status_code == 403
        assert client.post(reverse("accounts:mail_resend", args=[mail.pk])).status_code == 404
        assert client.get(reverse("accounts:mail_resend", args=[mail.pk])).status_code == 405

    @pytest.mark.parametrize("count", [1, 3, 60])
    def test_it_costs_the_same_whatever_its_length(self, client, office, django_assert_num_queries, count):
        for number in range(count):
            queued(f"nguoi{number}@example.vn")
        client.force_login(office)
        client.get(PAGE)
        with django_assert_num_queries(9):
            client.get(PAGE)


@pytest.mark.django_db(transaction=True)
def test_workers_at_once_share_the_letters(server: MailServer):
    for number in range(6):
        queued(f"nguoi{number}@example.vn")
    assert at_once(send_mail, send_mail, send_mail) == [None] * 3
    assert len(server.names) == len(set(server.names)) == 6
    assert set(Mail.objects.values_list("state", "attempts")) == {("sent", 1)}


@pytest.mark.django_db(transaction=True)
def test_pressed_twice_at_once_it_is_sent_again_once(server: MailServer, office):
    mail = queued()
    send_mail()
    found = at_once(lambda: resend(mail, by=office), lambda: resend(mail, by=office))
    assert sorted(str(type(one).__name__) for one in found) == ["AlreadyDone", "NoneType"]
    assert send_mail() == 1
    assert len(set(server.names)) == 2
