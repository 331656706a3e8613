"""Notices: told once for ever in the portal, by one sparse letter a day beside it, seen only when somebody says so."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse

from accounts.actions.notify import notify
from accounts.actions.see_notices import see_all_notices, see_notice
from accounts.models import Mail, Notice
from accounts.roles import Role
from core import clock
from core.vietnamese import short_date
from tests.factories.people import UserFactory, person
from tests.scenarios.at_once import at_once

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]
TEXT, URL = "Có kế hoạch chờ đồng chí nộp.", "/viec-cua-toi/"
PAGE, ALL, UNSEEN, LOG = (
    reverse(f"accounts:{name}") for name in ("notices", "notices_seen", "notices_unseen", "notice_log")
)


def opening(notice):
    return reverse("accounts:notice_open", args=[notice.pk])


def seeing(notice):
    return reverse("accounts:notice_seen", args=[notice.pk])


def told(*people, key="plan:2026", text=TEXT):
    return notify(people, key=key, text=text, url=URL)


def at(monkeypatch, moment):
    monkeypatch.setattr(clock, "now", lambda: moment)


def test_everybody_is_told_once_for_ever():
    one, other = UserFactory(), UserFactory()
    assert told(one, other, one) == 2
    assert told(one) == 0
    third = UserFactory()
    assert told(one, third) == 1
    assert {(row.user, row.text, row.url, row.seen_at) for row in Notice.objects.all()} == {
        (person, TEXT, URL, None) for person in (one, other, third)
    }
    assert told(one, key="plan:2027") == 1


def test_who_left_is_told_nothing():
    gone = UserFactory(is_active=False, email="di@example.vn")
    assert told(gone) == 0
    assert not Notice.objects.exists() and not Mail.objects.exists()


def test_the_letter_says_that_something_waits_and_not_what():
    one = UserFactory(email="co@example.vn", full_name="Trần Thư Tín")
    told(one, UserFactory(email=""))
    letter = Mail.objects.get()
    assert (letter.user, letter.address, letter.state) == (one, "co@example.vn", "waiting")
    assert "/viec-cua-toi/" in letter.body and "http" in letter.body
    for secret in (TEXT, "kế hoạch", "Thư Tín"):
        assert secret not in letter.subject + letter.body


def test_several_notices_of_a_day_are_one_letter():
    one = UserFactory(email="co@example.vn")
    for key in "abc":
        assert told(one, key=key) == 1
    assert Mail.objects.count() == 1


@pytest.mark.parametrize("state", ["sending", "sent", "failed"])
def test_what_comes_after_the_letter_of_the_day_is_told_next_morning(monkeypatch, state):
    noon = clock.now().replace(hour=5, minute=0, second=0, microsecond=0)  # 12:00 in Vietnam
    at(monkeypatch, noon)
    one = UserFactory(email="co@example.vn")
    told(one, key="a")
    facts = {"sending": {"taken_at": noon}, "sent": {"sent_at": noon}, "failed": {"failure": "Không có hộp thư."}}
    Mail.objects.update(state=state, **facts[state])
    told(one, key="b")
    told(one, key="c")
    _, second = Mail.objects.order_by("pk")
    assert second.state == "waiting"
    assert second.next_try_at == noon.replace(hour=0) + timedelta(days=1)  # 07:00 in Vietnam
    at(monkeypatch, noon + timedelta(days=1))
    told(one, key="d")
    assert Mail.objects.count() == 2, "the letter that waits serves"


def test_without_mail_nothing_is_queued(settings):
    settings.EMAIL_BACKEND, settings.EMAIL_HOST = "django.core.mail.backends.smtp.EmailBackend", ""
    assert told(UserFactory(email="co@example.vn")) == 1
    assert not Mail.objects.exists()
    settings.EMAIL_HOST = "thu.example.vn"
    assert told(UserFactory(email="khac@example.vn")) == 1
    assert Mail.objects.count() == 1


def test_a_notice_that_is_undone_was_never_told():
    one = UserFactory(email="co@example.vn")
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        told(one)
        raise ZeroDivisionError
    assert not Notice.objects.exists() and not Mail.objects.exists()
    assert told(one) == 1


def test_a_notice_leads_nowhere_else():
    with pytest.raises(ValueError):
        notify([UserFactory()], key="a", text=TEXT, url="https://example.vn/")
    assert not Notice.objects.exists()


@pytest.mark.parametrize("count", [1, 60])
def test_telling_costs_the_same_however_many_are_told(django_assert_num_queries, count):
    people = UserFactory.create_batch(count)
    for place, one in enumerate(people):
        one.email = f"nguoi{place}@example.vn"
    with django_assert_num_queries(7):
        assert told(*people) == count
    assert Mail.objects.count() == count


@pytest.mark.django_db(transaction=True)
def test_told_by_two_at_once_everybody_is_told_once():
    people = [UserFactory(email=f"nguoi{number}@example.vn") for number in range(5)]
    new: list[int] = []
    acts = [lambda: new.append(told(*people)), lambda: new.append(told(*reversed(people)))]
    assert at_once(*acts) == [None, None]
    assert sorted(new) == [0, 5]
    assert (Notice.objects.count(), Mail.objects.count()) == (5, 5)


class TestOwnPage:
    def test_reading_the_list_marks_nothing(self, client):
        one = UserFactory()
        told(one)
        client.force_login(one)
        page = client.get(PAGE).content.decode()
        assert TEXT in page and "Chưa đọc" in page and "01 chưa đọc" in page
        assert client.get(opening(Notice.objects.get())).status_code == 405
        assert Notice.objects.get().seen_at is None

    def test_opening_marks_it_and_leads_on_again_and_again(self, client):
        one = UserFactory()
        told(one)
        client.force_login(one)
        notice = Notice.objects.get()
        assert client.post(opening(notice))["Location"] == URL
        seen = Notice.objects.get().seen_at
        assert seen is not None
        assert client.post(opening(notice))["Location"] == URL
        assert Notice.objects.get().seen_at == seen

    def test_one_is_marked_or_all_of_them(self, client):
        one, other = UserFactory(), UserFactory()
        for key in "abc":
            told(one, other, key=key)
        client.force_login(one)
        first = one.notices.order_by("pk")[0]
        assert client.post(seeing(first))["Location"] == PAGE
        assert "Thông báo này đã đọc." in client.post(seeing(first), follow=True).content.decode()
        assert one.notices.filter(seen_at=None).count() == 2
        assert client.post(ALL)["Location"] == PAGE
        assert "Không còn thông báo nào chưa đọc." in client.post(ALL, follow=True).content.decode()
        assert not one.notices.filter(seen_at=None).exists()
        assert other.notices.filter(seen_at=None).count() == 3

    def test_anothers_is_not_there(self, client):
        told(UserFactory())
        notice = Notice.objects.get()
        client.force_login(person(Role.OFFICE))
        assert client.post(opening(notice)).status_code == 404
        assert client.post(seeing(notice)).status_code == 404
        assert TEXT not in client.get(PAGE).content.decode()
        with pytest.raises(PermissionDenied):
            see_notice(notice, by=UserFactory())
        assert Notice.objects.get().seen_at is None

    def test_strangers_sign_in_first(self, client):
        assert client.get(PAGE)["Location"].startswith("/tai-khoan/dang-nhap/")

    def test_the_newest_come_first_page_by_page(self, client):
        one = UserFactory()
        for number in range(35):
            told(one, key=str(number), text=f"Việc số {number:02}.")
        client.force_login(one)
        page = client.get(PAGE)
        assert "Việc số 34." in page.content.decode() and "Việc số 04." not in page.content.decode()
        assert "Việc số 04." in client.get(PAGE + page.context["next_url"]).content.decode()

    @pytest.mark.parametrize("count", [1, 3, 60])
    def test_it_costs_the_same_whatever_its_length(self, client, django_assert_num_queries, count):
        one = UserFactory()
        for number in range(count):
            told(one, key=str(number))
        client.force_login(one)
        client.get(PAGE)
        with django_assert_num_queries(10):
            client.get(PAGE)

    def test_a_task_leads_here_while_something_is_unread(self, client):
        one = UserFactory()
        for key in "abc":
            told(one, key=key)
        client.force_login(one)
        assert "Có 03 thông báo chưa đọc" in client.get("/viec-cua-toi/").content.decode()
        client.post(ALL)
        assert "thông báo chưa đọc" not in client.get("/viec-cua-toi/").content.decode()


class TestKeepers:
    """Those who keep the staff list print what was not read, and see who was told."""

    @pytest.mark.parametrize("role", [Role.OFFICE, Role.ADMINISTRATOR])
    def test_the_list_to_print_names_who_has_not_read_what(self, client, role):
        one, reader, gone = UserFactory(), UserFactory(), UserFactory()
        for number in range(12):
            told(one, key=str(number), text=f"Việc số {number:02}.")
        told(reader, gone)
        see_all_notices(by=reader)
        type(gone).objects.filter(pk=gone.pk).update(is_active=False)
        client.force_login(person(role))
        page = client.get(UNSEEN).content.decode()
        assert one.full_name in page and "Việc số 11." in page
        assert "Việc số 01." not in page and "Có 12 thông báo chưa đọc" in page
        assert reader.full_name not in page and gone.full_name not in page

    def test_the_log_says_who_was_told_and_the_day_it_was_read_but_no_hour(self, client, monkeypatch):
        one, other = UserFactory(), UserFactory()
        told(one, other)
        client.force_login(person(Role.OFFICE))
        told_page = reverse("accounts:notice_told", args=[one.notices.get().pk])
        assert "Đã báo 02 người, chưa ai đọc." in client.get(told_page).content.decode()
        moment = clock.now().replace(hour=3, minute=17)
        at(monkeypatch, moment)
        see_all_notices(by=one)
        for address in (LOG, told_page):
            page = client.get(address).content.decode()
            assert one.full_name in page and other.full_name in page and TEXT in page
            assert short_date(moment) in page and ":17" not in page
        assert "Đã báo 02 người, 01 người đã đọc." in page

    @pytest.mark.parametrize("role", [Role.COUNCIL_CHAIR, Role.DIRECTOR, Role.STANDING_COUNCIL])
    def test_others_have_neither(self, client, role):
        one = person(role)
        told(one)
        client.force_login(one)
        assert client.get(UNSEEN).status_code == client.get(LOG).status_code == 403
        assert client.get(reverse("accounts:notice_told", args=[Notice.objects.get().pk])).status_code == 404

    @pytest.mark.parametrize("count", [1, 3, 60])
    @pytest.mark.parametrize(("address", "queries"), [("notices_unseen", 9), ("notice_log", 9), ("notice_told", 9)])
    def test_they_cost_the_same_whatever_their_length(self, client, django_assert_num_queries, count, address, queries):
        told(*UserFactory.create_batch(count))
        places = [Notice.objects.all()[0].pk] if address == "notice_told" else []
        client.force_login(person(Role.OFFICE))
        client.get(reverse(f"accounts:{address}", args=places))
        with django_assert_num_queries(queries):
            client.get(reverse(f"accounts:{address}", args=places))
