"""Anybody suggests, the head answers or takes it up, and a head never judges what concerns the head (J2)."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from accounts.models import Notice
from accounts.roles import Role
from core.todo import tasks_of
from nominations.actions.suggest import TOLD
from nominations.models import Nomination, Suggestion
from tests.factories.people import person
from tests.nominations.world import NOW

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines, pytest.mark.slow]

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
    return [task.title for task in tasks_of(user) if task.title.startswith("Gợi ý")]


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


def told(user):
    return [(row.text, row.url) for row in Notice.objects.filter(user=user)]


def test_whoever_answers_gets_one_notice_that_names_nobody(client, world):
    someone = world.colleague(full_name="Điểu Sroi")
    head, deputy, standing, clerk = world.head, world.deputy, world.standing, world.clerk
    send(client, world, person=someone.pk)
    send(client, world, person=someone.pk)
    assert told(head) == [(TOLD, at("suggestion", Suggestion.objects.get().pk))]
    assert told(deputy) == told(standing) == told(clerk) == []


def test_where_nobody_heads_the_department_the_deputy_is_told(client, world):
    deputy = world.deputy
    send(client, world, person=world.colleague(full_name="Điểu Sroi").pk)
    assert [text for text, _ in told(deputy)] == [TOLD]


def test_of_what_concerns_the_head_the_standing_council_is_told_and_not_the_head(client, world):
    standing = world.standing
    send(client, world, person=world.head.pk)
    assert told(world.head) == [] and [text for text, _ in told(standing)] == [TOLD]


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


OUTSIDER = {"honorific": "Ông", "unlisted_reason": "Gương người tốt, việc tốt"}


def begun_from(client, row, kind="", **fields):
    return client.post(f"{at('create')}?goi-y={row.pk}{kind}", {"department": row.department_id, **fields})


def test_a_collective_that_was_suggested_becomes_a_dossier(client, world):
    send(client, world, name="Câu lạc bộ Sông Lam")
    row = Suggestion.objects.get()
    client.force_login(world.head)
    here = f"{at('create')}?goi-y={row.pk}"
    assert here in page(client.get(at("suggestion", row.pk)))
    answer = client.get(f"{here}&loai=tap-the")
    assert 'value="Câu lạc bộ Sông Lam"' in page(answer) and FACTS in page(answer) and f"goi-y={row.pk}" in page(answer)
    fields = {"name": row.name, "headcount": 5, "collective_head": world.colleague().pk}
    assert begun_from(client, row, "&loai=tap-the", **fields).status_code == 302
    begun = Nomination.objects.get()
    row.refresh_from_db()
    assert (begun.kind, row.nomination, row.answered_by) == ("collective", begun, world.head)
    again = begun_from(client, row, "&loai=tap-the", **fields)
    assert again.url == at("suggestion", row.pk) and Nomination.objects.count() == 1
    assert at("detail", begun.pk) in page(client.get(at("suggestion", row.pk)))
    client.force_login(world.staff)
    told = page(client.get(at("suggestion", row.pk)))
    assert begun.number in told and at("detail", begun.pk) not in told


def test_an_outsider_who_was_suggested_becomes_a_dossier(client, world):
    send(client, world, name="Lê Văn Chèo")
    row = Suggestion.objects.get()
    client.force_login(world.head)
    refused = begun_from(client, row, name="Lê Văn Chèo")
    row.refresh_from_db()
    assert refused.status_code == 422 and row.answered_at is None and not Nomination.objects.exists()
    assert begun_from(client, row, name="Lê Văn Chèo", **OUTSIDER).status_code == 302
    row.refresh_from_db()
    assert row.nomination == Nomination.objects.get(person=None, name="Lê Văn Chèo")


def test_the_one_press_says_where_to_write_more(client, world):
    send(client, world, name="Lê Văn Chèo")
    row = Suggestion.objects.get()
    client.force_login(world.head)
    answer = client.post(at("suggestion_take_up", row.pk), follow=True)
    assert "Tạo hồ sơ từ gợi ý này" in page(answer) and not Nomination.objects.exists()


def test_a_person_who_was_suggested_is_chosen_already(client, world):
    someone = world.colleague(full_name="Điểu Sroi")
    send(client, world, person=someone.pk)
    client.force_login(world.head)
    shown = page(client.get(f"{at('create')}?goi-y={Suggestion.objects.get().pk}"))
    assert f'<option value="{someone.pk}" selected' in shown


@pytest.mark.parametrize("who", ["clerk", "stranger"])
def test_only_whoever_answers_begins_from_a_suggestion(client, world, who):
    send(client, world, name="Lê Văn Chèo")
    row = Suggestion.objects.get()
    client.force_login(world.people[who])
    for key in (row.pk, "x", "9" * 30, "0"):
        assert client.get(f"{at('create')}?goi-y={key}").status_code == 404
    assert begun_from(client, row, name="Lê Văn Chèo", **OUTSIDER).status_code == 404
    assert not Nomination.objects.exists()


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
