"""What the council asks the department: named by nobody, answered once, read by the file's appraisers alone."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from core.uploads import Accepted, keep
from core.workflow import AlreadyDone, IllegalMove
from councils.actions.ask import ask
from councils.actions.declare import declare
from nominations.actions.answer_council import answer_council
from nominations.models import CouncilQuestion, Nomination
from nominations.todo import tasks
from nominations.workflow import State
from tests.factories.council import Bench
from tests.factories.nomination import MOMENT
from tests.factories.people import DepartmentFactory, person
from tests.nominations.world import pdf

pytestmark = pytest.mark.django_db

TEXT = "Số đoàn vào lấy từ báo cáo nào?"


@pytest.fixture
def bench() -> Bench:
    bench = Bench(nominations=0)
    bench.nominate(state=State.RECEIVED)
    return bench


@pytest.fixture
def nomination(bench: Bench) -> Nomination:
    return bench.season.nominations.get()


@pytest.fixture
def head(bench: Bench) -> User:
    return person(Role.HEAD, bench.department)


@pytest.fixture
def question(bench: Bench, nomination: Nomination) -> CouncilQuestion:
    declare(nomination, by=bench.chair, ground="")
    return ask(nomination, by=bench.chair, text=TEXT)


def test_the_department_is_told_what_and_not_by_whom(
    bench: Bench, question: CouncilQuestion, head: User, client: Client
) -> None:
    (task,) = tasks(head)
    assert (task.title, task.why) == (f"Hội đồng hỏi về hồ sơ {question.nomination.name}", TEXT)
    client.force_login(head)
    for page in (task.url, reverse("nominations:detail", args=[question.nomination_id])):
        shown = client.get(page).content.decode()
        assert TEXT in shown and str(bench.chair) not in shown


def test_it_answers_once_with_a_file_which_appraisers_open(
    bench: Bench, question: CouncilQuestion, head: User, client: Client
) -> None:
    client.force_login(head)
    page, sent = reverse("nominations:answer_council", args=[question.pk]), {"answer": "Từ báo cáo quý IV."}
    for words in ("Đã trả lời Hội đồng.", "Phòng đã trả lời câu hỏi này"):
        assert words in client.post(page, {**sent, "upload": pdf()}, follow=True).content.decode()
    assert list(tasks(head)) == []
    client.force_login(bench.chair)
    shown = client.get(reverse("councils:appraise", args=[question.nomination_id])).content.decode()
    assert TEXT in shown and "Từ báo cáo quý IV." in shown and "(chưa quét vi-rút)" in shown
    file = reverse("nominations:question_file", args=[question.pk])
    assert client.get(file)["Content-Type"] == "application/pdf"
    declare(question.nomination, by=bench.vice, ground="kin")
    for reader in (bench.vice, bench.members[3], person(Role.HEAD, DepartmentFactory())):
        client.force_login(reader)
        assert client.get(file).status_code == 404 and client.get(page).status_code == 404


def test_a_file_that_a_scanner_passed_says_when(
    bench: Bench, question: CouncilQuestion, head: User, client: Client
) -> None:
    stored = Accepted(**vars(keep(b"%PDF-1.7", "a.pdf", "application/pdf")), scanned=True, notice="")
    assert answer_council(question, by=head, text="Có", stored=stored).scanned_at is not None
    client.force_login(bench.chair)
    page = client.get(reverse("councils:appraise", args=[question.nomination_id]), follow=True).content.decode()
    assert "a.pdf" in page and "chưa quét vi-rút" not in page


def test_who_may_ask(bench: Bench, nomination: Nomination) -> None:
    with pytest.raises(ValidationError, match="Mời khai có hay không có xung đột lợi ích"):
        ask(nomination, by=bench.chair, text=TEXT)
    declare(nomination, by=bench.vice, ground="kin")
    with pytest.raises(ValidationError, match="là người thân"):
        ask(nomination, by=bench.vice, text=TEXT)
    with pytest.raises(PermissionDenied):
        ask(nomination, by=person(Role.OFFICE), text=TEXT)
    declare(nomination, by=bench.chair, ground="")
    with pytest.raises(ValidationError, match="Chưa ghi nội dung hỏi"):
        ask(nomination, by=bench.chair, text=" ")
    assert not CouncilQuestion.objects.exists()


def test_the_same_question_is_asked_once(bench: Bench, question: CouncilQuestion) -> None:
    with pytest.raises(AlreadyDone, match="đang chờ phòng trả lời"):
        ask(question.nomination, by=bench.chair, text=TEXT)
    assert CouncilQuestion.objects.count() == 1


def test_who_may_answer_and_until_when(bench: Bench, question: CouncilQuestion, head: User) -> None:
    for stranger in (person(Role.HEAD, DepartmentFactory()), bench.chair):
        with pytest.raises(PermissionDenied):
            answer_council(question, by=stranger, text="Có")
    with pytest.raises(ValidationError, match="Chưa ghi nội dung trả lời"):
        answer_council(question, by=head, text=" ")
    bench.season.state, bench.season.closed_at = "closed", MOMENT
    bench.season.save()
    with pytest.raises(IllegalMove, match="không còn nhận trả lời"):
        answer_council(question, by=head, text="Có")
    bench.season.state, bench.season.closed_at = "open", None
    bench.season.save()
    Nomination.objects.update(state=State.TABLED)
    with pytest.raises(IllegalMove, match="không còn nhận trả lời"):
        answer_council(question, by=head, text="Có")
    assert CouncilQuestion.objects.get().answer == ""


def test_the_page_of_asking(bench: Bench, nomination: Nomination, client: Client) -> None:
    declare(nomination, by=bench.chair, ground="")
    client.force_login(bench.chair)
    page = reverse("councils:ask", args=[nomination.pk])
    assert client.post(page, {"text": ""}).status_code == 422
    for words in ("Đã gửi câu hỏi", "đang chờ phòng trả lời"):
        assert words in client.post(page, {"text": TEXT}, follow=True).content.decode()


@pytest.mark.parametrize("value", ["", "\x00", "x" * 5_000])
def test_odd_answers_are_refused_in_words(question: CouncilQuestion, head: User, client: Client, value: Any) -> None:
    client.force_login(head)
    page = reverse("nominations:answer_council", args=[question.pk])
    assert client.post(page, {"answer": value}).status_code == 422
    assert CouncilQuestion.objects.get().answer == ""
