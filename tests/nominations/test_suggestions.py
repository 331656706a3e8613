"""Anybody suggests, the head answers or takes it up, and a head never judges what concerns the head (J2)."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from accounts.roles import Role
from core.todo import tasks_of
from nominations.models import Nomination, Suggestion
from tests.factories.people import person
from tests.nominations.world import NOW

pytestmark = pytest.mark.django_db

FACTS = "Mỗi tuần dạy tiếng Lào miễn phí cho công chức trẻ."


def at(name, *args):
    return reverse(f"nominations:{name}", args=args)


def page(answer):
    return answer.content.decode()


def send(client, world, by=None, **changes):
    client.force_login(by or world.staff)
    fields = {"person": "", "name": "", "department": world.department.pk, "facts": FACTS, **changes}
    return client.post(at("suggest"), fields)


def titles(user):
    return [task.title for task in tasks_of(user)]


def test_a_suggestion_reaches_the_head_and_its_answer_the_sender(client, world):
    someone = world.colleague(full_name="Điểu Sroi")
    assert send(client, world, person=someone.pk).url == at("suggestions")
    row = Suggestion.objects.get()
    assert (row.name, row.by, row.concerns_head) == ("Điểu Sroi", world.staff, False)
    assert "Gợi ý phát hiện: Điểu Sroi" in titles(world.head)
    assert "Gợi ý phát hiện: Điểu Sroi" not in [*titles(world.standing), *titles(world.stranger), *titles(world.clerk)]
    client.force_login(world.head)
    assert FACTS in page(client.get(at("suggestion", row.pk)))
    client.post(at("suggestion", row.pk), {"answer": "Phòng sẽ theo dõi thêm trong quý tới."})
    assert titles(world.head) == []
    client.force_login(world.staff)
    assert "Phòng sẽ theo dõi thêm" in page(client.get(at("suggestion", row.pk)))


def test_a_head_takes_it_up_as_a_dossier_once(client, world):
    someone = world.colleague(full_name="Điểu Sroi")
    send(client, world, person=someone.pk)
    row = Suggestion.objects.get()
    client.force_login(world.head)
    answer = client.post(at("suggestion_take_up", row.pk))
    begun = Nomination.objects.get()
    assert answer.url == at("edit", begun.pk) and begun.person == someone
    row.refresh_from_db()
    assert row.nomination == begun and row.answer == f"Phòng đã giới thiệu, hồ sơ {begun.number}."
    again = client.post(at("suggestion_take_up", row.pk), follow=True)
    assert "đã được trả lời" in page(again) and Nomination.objects.count() == 1


def test_a_draft_that_is_refused_leaves_the_suggestion_open(client, world):
    row_of = world.dossier()
    send(client, world, person=row_of.person_id)
    row = Suggestion.objects.get()
    client.force_login(world.head)
    answer = client.post(at("suggestion_take_up", row.pk), follow=True)
    assert "đã có hồ sơ trong kỳ này" in page(answer)
    row.refresh_from_db()
    assert row.answered_at is None and Nomination.objects.count() == 1


def test_someone_outside_the_list_is_answered_in_words(client, world):
    send(client, world, name="Câu lạc bộ thiện nguyện Sông Lam")
    row = Suggestion.objects.get()
    client.force_login(world.head)
    assert "Tạo hồ sơ giới thiệu" not in page(client.get(at("suggestion", row.pk)))
    answer = client.post(at("suggestion_take_up", row.pk), follow=True)
    assert "không có trong danh sách công chức" in page(answer) and not Nomination.objects.exists()


@pytest.mark.parametrize("by_hand", [False, True], ids=["chosen", "typed"])
def test_what_concerns_the_head_goes_to_the_standing_council(client, world, by_hand):
    named = {"name": world.head.full_name} if by_hand else {"person": world.head.pk}
    send(client, world, **named)
    row = Suggestion.objects.get()
    assert row.concerns_head and row.name == world.head.full_name
    assert titles(world.head) == titles(world.deputy) == []
    assert f"Gợi ý phát hiện: {row.name}" in titles(world.standing)
    client.force_login(world.head)
    assert client.get(at("suggestion", row.pk)).status_code == 404
    assert row.facts not in page(client.get(at("suggestions")))
    client.force_login(world.standing)
    assert client.post(at("suggestion", row.pk), {"answer": "Thường trực đã ghi nhận."}).status_code == 302


def test_a_deputy_does_not_answer_what_concerns_the_deputy(client, world):
    send(client, world, person=world.deputy.pk)
    row = Suggestion.objects.get()
    assert not row.concerns_head and titles(world.deputy) == [] and len(titles(world.head)) == 1


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({}, "Chưa chọn ai"),
        ({"name": "Tổ Một", "facts": " "}, "Ô này còn trống"),
        ({"name": "d" * 201}, "nhận tối đa 200"),
        ({"name": "Tổ Một", "facts": "d" * 2001}, "nhận tối đa 2000"),
        ({"name": "Tổ Một", "department": "999999"}, "Mục đã chọn không còn"),
        ({"name": "Tổ Một", "department": ""}, "Chưa chọn mục nào"),
        ({"person": "x", "name": "Tổ Một"}, "Mục đã chọn không còn"),
    ],
    ids=["nobody", "no-facts", "long-name", "long-facts", "no-department", "unchosen", "odd-person"],
)
def test_a_refused_suggestion_keeps_what_was_written(client, world, changes, sentence):
    answer = send(client, world, **changes)
    assert answer.status_code == 422 and sentence in page(answer)
    assert "facts" in changes or FACTS in page(answer)
    assert not Suggestion.objects.exists()


def test_a_double_click_sends_once(client, world):
    for _ in range(2):
        assert send(client, world, name="Tổ Một").status_code == 302
    assert Suggestion.objects.count() == 1


def test_an_empty_answer_is_refused(client, world):
    send(client, world, name="Tổ Một")
    client.force_login(world.head)
    answer = client.post(at("suggestion", Suggestion.objects.get().pk), {"answer": " "})
    assert answer.status_code == 422 and "còn trống" in page(answer)
    assert Suggestion.objects.get().answered_at is None


def test_others_read_and_answer_nothing(client, world):
    send(client, world, name="Tổ Một")
    row = Suggestion.objects.get()
    for other in (world.stranger, world.office, world.director, person(Role.STAFF, world.department)):
        client.force_login(other)
        assert client.get(at("suggestion", row.pk)).status_code == 404
        assert client.post(at("suggestion_take_up", row.pk)).status_code == 404
        assert "Tổ Một" not in page(client.get(at("suggestions")))
    client.force_login(world.staff)
    assert client.post(at("suggestion", row.pk), {"answer": "Tự trả lời"}).status_code == 403


def test_the_table_refuses_half_an_answer(world):
    row = Suggestion.objects.create(department=world.department, name="Tổ Một", facts="x", by=world.staff, made_at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Suggestion.objects.filter(pk=row.pk).update(answer="Nửa vời")
