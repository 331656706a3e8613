"""Leaked results and who opened a file: kept by who presides, from whoever is concerned; nothing is released."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from accounts.access_log import seen
from accounts.events import timeline
from accounts.models import AccessLog
from accounts.roles import Role
from core import clock
from core.workflow import AlreadyDone, IllegalMove
from nominations.models import Nomination
from operations.access_report import openings
from operations.actions.keep_leak import close_leak, edit_leak, record_leak
from operations.leaks import files_for_leaks, leaks_seen, reported
from operations.models import Leak
from tests.factories.certificate import Desk
from tests.factories.people import person

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
LIST = 13
WHAT = "Ảnh chụp trang quyết định trong một nhóm chat."


def browser(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def recorded(desk: Desk, **facts) -> Leak:
    given = {"found_at": clock.now() - timedelta(hours=2), "what": WHAT, "done": "", "concerned": desk.nominations[:1]}
    return record_leak(desk.season, by=desk.chair, **given | facts)


def again(leak: Leak, **facts) -> dict:
    files = [one.nomination for one in leak.concerns.all()]
    return {"found_at": leak.found_at, "what": leak.what, "done": leak.done, "concerned": files} | facts


def test_the_chair_records_writes_on_and_closes_and_nothing_is_released():
    desk = Desk(passed=2)
    decision = desk.submitted()
    states = list(Nomination.objects.values_list("pk", "state", "announced_at").order_by("pk"))
    leak = recorded(desk)
    leak = edit_leak(leak, by=desk.chair, **again(leak, done="Đã nhắc nhở.", concerned=desk.nominations))
    leak = close_leak(leak, by=desk.chair, done="Đã nhắc nhở, đã gỡ ảnh.")
    assert [event.move for event in timeline(leak).order_by("number")] == ["record_leak", "edit_leak", "close_leak"]
    assert [row.done for row in leak.history.order_by("history_id")] == [
        "", "Đã nhắc nhở.", "Đã nhắc nhở, đã gỡ ảnh."
    ]  # fmt: skip
    assert leak.concerns.count() == 2
    decision.refresh_from_db()
    assert decision.state == "submitted"
    assert list(Nomination.objects.values_list("pk", "state", "announced_at").order_by("pk")) == states
    head = person(Role.HEAD, department=desk.department)
    page = browser(head).get(reverse("nominations:detail", args=[desk.nominations[0].pk])).content.decode()
    assert "Đạt tỷ lệ phiếu" not in page and WHAT not in page


def test_a_closed_incident_is_written_on_no_more():
    desk = Desk(passed=1)
    leak = close_leak(recorded(desk), by=desk.chair, done="Đã xử lý.")
    with pytest.raises(IllegalMove):
        edit_leak(leak, by=desk.chair, **again(leak, what="Khác"))
    with pytest.raises(AlreadyDone):
        close_leak(leak, by=desk.chair, done="Khác")
    leak.refresh_from_db()
    assert (leak.what, leak.done) == (WHAT, "Đã xử lý.")


def test_refusals_name_the_field():
    desk = Desk(passed=1)
    for facts, field in (({"what": " "}, "what"), ({"found_at": clock.now() + timedelta(days=1)}, "found_at")):
        with pytest.raises(ValidationError) as refused:
            recorded(desk, **facts)
        assert set(refused.value.error_dict) == {field}
    leak = recorded(desk)
    with pytest.raises(AlreadyDone):
        recorded(desk, found_at=leak.found_at)
    with pytest.raises(ValidationError) as refused:
        close_leak(leak, by=desk.chair, done="")
    assert "done" in refused.value.error_dict


@pytest.mark.parametrize("role", [Role.OFFICE, Role.DIRECTOR, Role.STANDING_COUNCIL, Role.COUNCIL_MEMBER])
def test_only_who_presides_records(role):
    desk = Desk(passed=1)
    other = person(role)
    with pytest.raises(PermissionDenied):
        record_leak(desk.season, by=other, found_at=clock.now(), what=WHAT, done="", concerned=[])
    leak = recorded(desk)
    with pytest.raises(PermissionDenied):
        close_leak(leak, by=other, done="Xong.")
    answer = browser(other).get(reverse("operations:leaks"))
    assert answer.status_code == (200 if role == Role.STANDING_COUNCIL else 403)
    assert browser(other).get(reverse("operations:leak_edit", args=[leak.pk])).status_code == 404


def test_whoever_is_concerned_reads_neither_report_nor_incident():
    desk = Desk(passed=2)
    own, other = desk.nominations
    own.person = desk.vice
    own.save()
    about_both, about_other = (
        recorded(desk, concerned=[own, other]),
        recorded(desk, concerned=[other], what="Tin khác."),
    )
    assert list(leaks_seen(desk.vice)) == [about_other] and leaks_seen(desk.chair).count() == 2
    assert list(reported(desk.vice)) == [other] and own not in files_for_leaks(desk.vice)
    client = browser(desk.vice)
    for name in ("leak", "leak_edit", "leak_close"):
        assert client.get(reverse(f"operations:{name}", args=[about_both.pk])).status_code == 404
    for name in ("access_report", "access_report_file"):
        assert client.get(reverse(f"operations:{name}", args=[own.pk])).status_code == 404
        assert client.get(reverse(f"operations:{name}", args=[other.pk])).status_code == 200
    with pytest.raises(ValidationError):
        record_leak(desk.season, by=desk.vice, found_at=clock.now(), what=WHAT, done="", concerned=[own])
    with pytest.raises(PermissionDenied):
        close_leak(about_both, by=desk.vice, done="Xong.")


def test_the_announcement_opens_an_incident_to_nobody_concerned():
    desk = Desk(passed=2)
    own, other = desk.nominations
    own.person = desk.vice
    own.save()
    leak = recorded(desk, concerned=[own])
    desk.issued()
    own.refresh_from_db()
    assert own.announced_at is not None
    assert list(leaks_seen(desk.chair)) == [leak] and list(leaks_seen(desk.vice)) == []
    assert list(reported(desk.vice)) == [other]


def test_the_report_tells_who_opened_the_file_and_what_it_stands_in():
    desk = Desk(passed=2)
    decision = desk.submitted()
    first, second = desk.nominations
    for subject, act in (
        (first, "xem hồ sơ"),
        (decision, "xem trang quyết định"),
        (desk.session, "minutes:meeting_minutes"),
    ):
        seen(desk.director, subject, act)
    seen(desk.office, second, "xem hồ sơ của người khác")
    AccessLog.objects.filter(subject_type="nominations.nomination", subject_id=first.pk).update(
        at=clock.now() - timedelta(days=3)
    )
    client = browser(desk.chair)
    url = reverse("operations:access_report", args=[first.pk])
    page = client.get(url).content.decode()
    for words in (str(desk.director), "xem trang quyết định", "tải biên bản họp", "Phiên họp có hồ sơ", "3 lượt mở"):
        assert words in page, words
    assert "của người khác" not in page
    today = client.get(url, {"tu": clock.today().isoformat()}).content.decode()
    assert "2 lượt mở" in today
    assert client.get(url, {"tu": "hôm qua", "truoc": "abc"}).status_code == 200
    table = client.get(reverse("operations:access_report_file", args=[first.pk]), {"dang": "csv"})
    assert "tải biên bản họp" in table.content.decode("utf-8-sig")
    assert openings(first, None, None).filter(act__startswith="tải báo cáo ai đã mở").count() == 1


def test_a_file_that_nobody_opened_says_so_and_so_do_days_without_a_look():
    desk = Desk(passed=1)
    client = browser(desk.chair)
    url = reverse("operations:access_report", args=[desk.nominations[0].pk])
    assert "Chưa có lượt mở nào" in client.get(url).content.decode()
    seen(desk.director, desk.nominations[0], "xem hồ sơ")
    tomorrow = clock.today() + timedelta(days=1)
    assert "Không có lượt mở nào trong các ngày này" in client.get(url, {"tu": tomorrow.isoformat()}).content.decode()


@pytest.mark.parametrize("many", [1, 3])
def test_the_list_asks_the_same_whatever_its_length(django_assert_num_queries, many):
    desk = Desk(passed=many)
    for at in range(many):
        recorded(desk, concerned=desk.nominations, what=f"{WHAT} {at}")
    client = browser(desk.chair)
    client.get(reverse("operations:leaks"))
    with django_assert_num_queries(LIST):
        assert client.get(reverse("operations:leaks")).status_code == 200


def test_the_pages_keep_what_was_typed_and_lead_on():
    desk = Desk(passed=1)
    client = browser(desk.chair)
    add = reverse("operations:leak_add")
    wrong = client.post(add, {"what": WHAT, "found_at": "hôm qua"})
    assert wrong.status_code == 422 and WHAT in wrong.content.decode()
    at = (clock.now() - timedelta(hours=10)).strftime("%Y-%m-%dT%H:%M")
    right = {"what": WHAT, "found_at": at, "concerned": [desk.nominations[0].pk]}
    assert client.post(add, right)["Location"] == reverse("operations:leaks")
    assert client.post(add, right)["Location"] == reverse("operations:leaks")
    leak = Leak.objects.get()
    page = reverse("operations:leak", args=[leak.pk])
    edit = reverse("operations:leak_edit", args=[leak.pk])
    assert client.post(edit, {**right, "what": WHAT + " Hai ảnh."})["Location"] == page
    close = reverse("operations:leak_close", args=[leak.pk])
    assert client.post(close, {"done": ""}).status_code == 422
    assert client.post(close, {"done": "Đã gỡ ảnh."})["Location"] == page
    told = client.get(page).content.decode()
    assert "Hai ảnh." in told and "Nội dung các lần ghi trước" in told and "Kết thúc sự cố" in told
    found = client.get(reverse("operations:leaks"), {"tim": desk.nominations[0].name}).content.decode()
    assert reverse("operations:access_report", args=[desk.nominations[0].pk]) in found
