"""Guidance documents: published, replaced, withdrawn, read once by each person, and who of whom has read."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.models import Event
from accounts.roles import Role
from core import clock
from core.todo import tasks_of
from core.workflow import AlreadyDone, IllegalMove
from monitoring.actions.acknowledge_guidance import acknowledge_guidance
from monitoring.actions.publish_guidance import publish_guidance, replace_guidance
from monitoring.actions.withdraw_guidance import withdraw_guidance
from monitoring.guidance_readers import readers_of
from monitoring.guiding import guidance_seen, to_read
from monitoring.models import Guidance, GuidanceFile, GuidanceReading
from tests.factories.people import DepartmentFactory, DutyFactory, person
from tests.monitoring.watching import Watch, browser
from tests.nominations.world import pdf
from tests.scenarios.at_once import at_once

pytestmark = pytest.mark.django_db

LIST, PAGE, READERS = 10, 10, 12


def titles(user):
    return [task.title for task in tasks_of(user)]


def sent(**facts):
    return {"title": "Hướng dẫn", "text": "Nội dung.", "to_whom": "all", "in_force_from": "2026-12-01", **facts}


# ------------------------------------------------------------------ publishing


def test_a_document_for_all_is_read_by_everyone():
    watch = Watch()
    row = watch.guidance()
    for user in (watch.head, watch.staff, watch.stranger, watch.director):
        assert list(guidance_seen(user)) == [row]


def test_a_document_for_one_department_is_nothing_to_another():
    watch = Watch()
    row = watch.guidance(watch.unit)
    assert list(guidance_seen(watch.staff)) == [row] == list(guidance_seen(watch.director))
    assert list(guidance_seen(watch.stranger)) == []
    assert browser(watch.stranger).get(reverse("monitoring:guidance", args=[row.pk])).status_code == 404
    with pytest.raises(PermissionDenied):
        acknowledge_guidance(row, by=watch.stranger)
    assert not GuidanceReading.objects.exists()


@pytest.mark.parametrize("role", [Role.DIRECTOR, Role.COUNCIL_CHAIR, Role.RECORDS_CLERK])
def test_others_do_not_publish(role):
    watch, other = Watch(), person(role)
    with pytest.raises(PermissionDenied):
        publish_guidance(watch.words(), by=other)
    row = watch.guidance()
    with pytest.raises(PermissionDenied):
        withdraw_guidance(row, by=other, reason="Sai.")
    with pytest.raises(PermissionDenied):
        replace_guidance(row, watch.words("Khác"), by=other)
    assert Guidance.objects.count() == 1 and Guidance.objects.get().withdrawn_at is None


def test_publishing_the_same_twice_is_one_document():
    watch = Watch()
    watch.guidance()
    with pytest.raises(AlreadyDone, match="đã ban hành"):
        watch.guidance()
    assert Guidance.objects.count() == 1


def test_title_and_text_are_asked_for():
    watch = Watch()
    with pytest.raises(ValidationError) as refused:
        publish_guidance(watch.words(" ", text=" "), by=watch.office)
    assert set(refused.value.error_dict) == {"title", "text"}
    assert not Guidance.objects.exists()


# ------------------------------------------------------------------ reading


def test_reading_is_said_once_and_safe_to_repeat():
    watch = Watch()
    row = watch.guidance()
    acknowledge_guidance(row, by=watch.head)
    with pytest.raises(AlreadyDone, match="đã đánh dấu đã đọc"):
        acknowledge_guidance(row, by=watch.head)
    assert GuidanceReading.objects.count() == 1
    assert Event.objects.filter(move="acknowledge_guidance").get().actor == watch.head


def test_heads_deputies_and_clerks_are_reminded_until_they_have_read():
    watch = Watch()
    row = watch.guidance(watch.unit)
    for user in (watch.head, watch.deputy, watch.clerk):
        assert "Đọc 01 văn bản hướng dẫn" in titles(user)
    for user in (watch.staff, watch.stranger):
        assert "Đọc 01 văn bản hướng dẫn" not in titles(user)
    acknowledge_guidance(row, by=watch.head)
    assert list(to_read(watch.head)) == [] and list(to_read(watch.deputy)) == [row]


def test_a_withdrawn_document_is_not_marked_as_read():
    watch = Watch()
    row = watch.guidance()
    withdraw_guidance(row, by=watch.standing, reason="Đã có quy định mới.")
    with pytest.raises(IllegalMove, match="đã thu hồi nên không cần đánh dấu"):
        acknowledge_guidance(row, by=watch.head)
    assert list(to_read(watch.head)) == [] and not GuidanceReading.objects.exists()
    page = browser(watch.staff).get(reverse("monitoring:guidance", args=[row.pk])).content.decode()
    assert "Đã có quy định mới." in page and ">Đã đọc</button>" not in page


def test_a_replaced_version_sends_on_to_the_new_one():
    watch = Watch()
    first = watch.guidance()
    acknowledge_guidance(first, by=watch.head)
    second = replace_guidance(first, watch.words("Hướng dẫn sửa"), by=watch.standing)
    assert (second.version, second.replaces) == (2, first)
    assert list(to_read(watch.head)) == [second], "every version is read anew"
    with pytest.raises(IllegalMove, match="Mời đồng chí mở bản mới, đọc rồi đánh dấu"):
        acknowledge_guidance(first, by=watch.deputy)
    assert first.readings.count() == 1
    page = browser(watch.staff).get(reverse("monitoring:guidance", args=[first.pk])).content.decode()
    assert reverse("monitoring:guidance", args=[second.pk]) in page


# ------------------------------------------------------------------ replacing, withdrawing


def test_a_version_is_replaced_once():
    watch = Watch()
    first = watch.guidance()
    replace_guidance(first, watch.words("Bản hai"), by=watch.office)
    with pytest.raises(AlreadyDone):
        replace_guidance(first, watch.words("Bản hai"), by=watch.office)
    with pytest.raises(IllegalMove, match="mở bản mới rồi thay từ bản đó"):
        replace_guidance(first, watch.words("Bản ba"), by=watch.office)
    assert Guidance.objects.count() == 2


def test_what_is_withdrawn_is_not_replaced():
    watch = Watch()
    row = watch.guidance()
    withdraw_guidance(row, by=watch.office, reason="Sai.")
    with pytest.raises(IllegalMove, match="đã thu hồi nên không thay được"):
        replace_guidance(row, watch.words("Khác"), by=watch.office)
    assert Guidance.objects.count() == 1


def test_withdrawing_needs_a_reason_and_the_version_that_stands():
    watch = Watch()
    first = watch.guidance()
    with pytest.raises(ValidationError) as refused:
        withdraw_guidance(first, by=watch.office, reason=" ")
    assert "reason" in refused.value.error_dict
    second = replace_guidance(first, watch.words("Bản hai"), by=watch.office)
    with pytest.raises(IllegalMove, match="mở bản mới rồi thu hồi bản đó"):
        withdraw_guidance(first, by=watch.office, reason="Sai.")
    withdraw_guidance(second, by=watch.office, reason="Sai.")
    with pytest.raises(AlreadyDone):
        withdraw_guidance(second, by=watch.office, reason="Sai.")
    first.refresh_from_db()
    assert first.withdrawn_at is None


# ------------------------------------------------------------------ who has read


def test_readers_stand_by_department_and_once():
    watch = Watch()
    row = watch.guidance(watch.unit, watch.other)
    DutyFactory(user=watch.head, role=Role.CLERK, department=watch.unit)
    DutyFactory(user=watch.office, role=Role.HEAD, department=watch.unit, until=clock.today() - timedelta(days=1))
    acknowledge_guidance(row, by=watch.clerk)
    acknowledge_guidance(row, by=watch.staff)
    unit, other = (one for one in readers_of(row) if one.department in (watch.unit, watch.other))
    assert {one.user: bool(one.read_at) for one in unit.expected} == {
        watch.head: False, watch.deputy: False, watch.clerk: True,
    }  # fmt: skip
    assert [one.user for one in unit.others] == [watch.staff]
    assert [one.user for one in other.expected] == [watch.stranger]
    assert (unit.read, unit.is_whole, other.read) == (1, False, 0)


def test_the_page_of_readers_belongs_to_those_who_guide():
    watch = Watch()
    row = watch.guidance()
    acknowledge_guidance(row, by=watch.head)
    page, file = (
        reverse(f"monitoring:{name}", args=[row.pk]) for name in ("guidance_readers", "guidance_readers_file")
    )
    for user in (watch.standing, watch.office):
        shown = browser(user).get(page).content.decode()
        assert "1 trên 4 người đã đọc" in shown
    for user in (watch.head, watch.director, watch.staff):
        assert [browser(user).get(one).status_code for one in (page, file)] == [404, 404]
    assert browser(watch.office).get(file).content.startswith(b"%PDF")
    assert browser(watch.office).get(file, {"dang": "docx"}).content.startswith(b"PK")


@pytest.mark.parametrize("many", [1, 4])
def test_pages_ask_the_same_however_much_there_is(django_assert_num_queries, many):
    watch = Watch()
    for at in range(many):
        row = watch.guidance(watch.unit, watch.other, title=f"Hướng dẫn {at}")
        unit = DepartmentFactory()
        acknowledge_guidance(row, by=person(Role.HEAD, watch.unit))
        person(Role.CLERK, unit)
    row = replace_guidance(row, watch.words("Cho tất cả"), by=watch.office)
    client = browser(watch.standing)
    for url, queries in (
        (reverse("monitoring:guidance_list"), LIST),
        (reverse("monitoring:guidance", args=[row.pk]), PAGE),
        (reverse("monitoring:guidance_readers", args=[row.pk]), READERS),
    ):
        client.get(url)
        with django_assert_num_queries(queries):
            assert client.get(url).status_code == 200


# ------------------------------------------------------------------ through the pages


@pytest.mark.slow
def test_files_go_with_their_version_and_follow_its_readers():
    watch = Watch()
    office = browser(watch.office)
    add = reverse("monitoring:guidance_add")
    chosen = sent(to_whom="chosen", departments=[watch.unit.pk], uploads=[pdf(), pdf()])
    assert office.post(add, chosen)["Location"] == reverse("monitoring:guidance_list")
    row = Guidance.objects.get()
    first, second = row.files.all()
    url = reverse("monitoring:guidance_file", args=[first.pk])
    assert b"".join(browser(watch.staff).get(url).streaming_content).startswith(b"%PDF")
    assert browser(watch.stranger).get(url).status_code == 404
    replace = reverse("monitoring:guidance_replace", args=[row.pk])
    office.post(replace, sent(title="Bản hai", kept=[second.pk]))
    later = Guidance.objects.get(version=2)
    assert [one.sha256 for one in later.files.all()] == [second.sha256] and row.files.count() == 2


@pytest.mark.slow
def test_the_form_refuses_and_keeps_what_was_typed():
    watch = Watch()
    office, add = browser(watch.office), reverse("monitoring:guidance_add")
    none = office.post(add, sent(to_whom="chosen"))
    assert none.status_code == 422 and "Chưa chọn phòng nào" in none.content.decode()
    many = office.post(add, sent(uploads=[SimpleUploadedFile(f"{at}.pdf", b"x") for at in range(6)]))
    assert many.status_code == 422 and "Đã chọn 6 tệp" in many.content.decode()
    wrong = office.post(add, sent(uploads=[SimpleUploadedFile("ma.exe", b"MZ")]))
    assert wrong.status_code == 422 and "Cổng chỉ nhận tệp" in wrong.content.decode()
    assert not Guidance.objects.exists() and not GuidanceFile.objects.exists()


def test_the_button_marks_once_and_the_list_shows_it():
    watch = Watch()
    row = watch.guidance()
    client, page = browser(watch.head), reverse("monitoring:guidance", args=[row.pk])
    assert ">Đã đọc</button>" in client.get(page).content.decode()
    for _ in range(2):
        assert client.post(reverse("monitoring:guidance_read", args=[row.pk]))["Location"] == page
    assert GuidanceReading.objects.count() == 1
    assert ">Đã đọc</button>" not in client.get(page).content.decode()
    assert "Chưa đọc" not in client.get(reverse("monitoring:guidance_list")).content.decode()


# ------------------------------------------------------------------ races


@pytest.mark.both_engines
@pytest.mark.django_db(transaction=True)
def test_two_presses_at_once_are_one_reading():
    watch = Watch()
    row = watch.guidance()
    found = at_once(*[lambda: acknowledge_guidance(row, by=watch.head)] * 3)
    assert sum(one is None for one in found) == 1
    assert sum(isinstance(one, AlreadyDone) for one in found) == 2, found
    assert GuidanceReading.objects.count() == 1


@pytest.mark.both_engines
@pytest.mark.django_db(transaction=True)
def test_replacing_and_withdrawing_at_once_have_one_winner():
    watch = Watch()
    row = watch.guidance()
    found = at_once(
        lambda: replace_guidance(row, watch.words("Bản hai"), by=watch.office),
        lambda: withdraw_guidance(row, by=watch.standing, reason="Sai."),
    )
    assert sum(one is None for one in found) == 1, found
    row.refresh_from_db()
    assert (row.withdrawn_at is None) == Guidance.objects.filter(replaces=row).exists()
