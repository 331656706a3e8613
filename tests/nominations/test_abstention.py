"""Phòng không giới thiệu: a submission with a receipt, taken back when there is somebody after all."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html

from accounts.models import Event
from nominations.actions.abstain import abstain
from nominations.actions.draft import draft
from nominations.models import Abstention, Nomination
from nominations.workflow import State
from tests.factories.people import DepartmentFactory
from tests.nominations.test_submit import text_of
from tests.nominations.world import NOW

pytestmark = pytest.mark.django_db

REASON = "Năm nay phòng mới thành lập, chưa có cá nhân tiêu biểu."


def at(name, *args):
    return reverse(f"nominations:{name}", args=args)


def page(answer):
    return answer.content.decode()


def say(client, world, who="head", **changes):
    client.force_login(world.people[who])
    fields = {"department": world.department.pk, "reason": REASON, **changes}
    return client.post(at("abstain"), fields)


def test_it_is_said_once_with_a_receipt_that_everybody_concerned_reads(client, world):
    for _ in range(2):
        assert say(client, world).url == at("list")
    row = Abstention.objects.get()
    assert (row.number, row.made_by, row.set_aside_at) == ("KGT-2026-HTQT-01", world.head, None)
    printed = text_of(row)
    assert REASON in printed and "09 giờ 00 phút" in printed and row.number in printed and str(world.head) in printed
    assert "không giới thiệu ai trong kỳ này" in page(client.get(at("list")))
    client.force_login(world.office)
    queue = page(client.get(at("intake")))
    assert "Không giới thiệu (03/12/2026)" in queue and REASON in queue
    assert client.get(at("abstention_receipt", row.pk)).headers["Content-Type"] == "application/pdf"
    for_word = client.get(at("abstention_receipt", row.pk), {"dang": "docx"})
    assert for_word.content.startswith(b"PK") and ".docx" in for_word.headers["Content-Disposition"]
    assert list(Event.objects.filter(move="abstain").values_list("reason", flat=True)) == [REASON]


def test_then_nobody_is_put_forward_until_it_is_taken_back(client, world):
    say(client, world)
    row = Abstention.objects.get()
    facts = {"kind": "individual", "person": world.colleague()}
    with pytest.raises(ValidationError, match="rút lại lời báo đó rồi tạo hồ sơ"):
        draft(by=world.clerk, season=world.season, department=world.department, facts=facts)
    for _ in range(2):
        assert client.post(at("abstention_take_back", row.pk)).url == at("list")
    row.refresh_from_db()
    assert row.set_aside_at is not None and Event.objects.filter(move="take_back").count() == 1
    assert draft(by=world.clerk, season=world.season, department=world.department, facts=facts).state == State.DRAFT
    client.force_login(world.office)
    assert REASON not in page(client.get(at("intake")))


def test_said_again_it_has_its_own_number(client, world):
    say(client, world)
    client.post(at("abstention_take_back", Abstention.objects.get().pk))
    say(client, world)
    assert sorted(Abstention.objects.values_list("number", flat=True)) == ["KGT-2026-HTQT-01", "KGT-2026-HTQT-02"]


@pytest.mark.parametrize(("state", "refused"), [(State.DRAFT, True), (State.RECEIVED, True), (State.WITHDRAWN, False)])
def test_files_under_way_stand_in_its_way(client, world, state, refused):
    world.dossier(state)
    answer = say(client, world)
    assert (answer.status_code == 422) is refused is not Abstention.objects.exists()
    if refused:
        assert "đang có 01 hồ sơ giới thiệu trong kỳ này. Mời rút các hồ sơ đó trước." in page(answer)
        assert REASON in page(answer)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [({"reason": " "}, "Chưa ghi lý do"), ({"reason": "d" * 1001}, "nhận tối đa 1000"),
     ({"department": "0"}, "không còn")],
    ids=["none", "long", "odd"],
)  # fmt: skip
def test_a_refusal_says_why(client, world, changes, sentence):
    answer = say(client, world, **changes)
    assert answer.status_code == 422 and sentence in page(answer) and not Abstention.objects.exists()


def test_a_closed_season_takes_no_word(world):
    world.close_season()
    with pytest.raises(ValidationError, match="chưa mở hoặc đã kết thúc"):
        abstain(world.season, world.department, by=world.head, reason=REASON)
    assert not Abstention.objects.exists()


@pytest.mark.parametrize("who", ["clerk", "staff", "office", "standing"])
def test_only_heads_and_deputies_say_so(client, world, who):
    assert say(client, world, who).status_code == 403
    assert not Abstention.objects.exists()


def test_another_department_neither_reads_nor_takes_it_back(client, world):
    say(client, world, "deputy")
    row = Abstention.objects.get()
    client.force_login(world.stranger)
    for name in ("abstention_receipt", "abstention_take_back"):
        assert client.get(at(name, row.pk)).status_code == 404
    client.force_login(world.clerk)
    assert client.post(at("abstention_take_back", row.pk)).status_code == 403
    row.refresh_from_db()
    assert row.set_aside_at is None


def status_of(answer, department):
    """The badge of a department on the Office's page."""
    items = html.fromstring(page(answer)).xpath("//section[@aria-labelledby='cac-phong']//li")
    return next(" ".join(item.text_content().split()) for item in items if str(department) in item.text_content())


def test_the_office_reads_which_departments_have_answered(client, world):
    say(client, world, who="stranger", department=world.elsewhere.pk)
    silent = DepartmentFactory(code="BG", name="Phòng Quản lý biên giới")
    for state in (State.SUBMITTED, State.RECEIVED, State.DRAFT, State.WITHDRAWN):
        world.dossier(state, complete=False)
    world.dossier(State.DRAFT, department=silent, complete=False)
    client.force_login(world.office)
    shown = client.get(at("intake"))
    assert "Đã giới thiệu 2 hồ sơ" in status_of(shown, world.department)
    assert f"{REASON} Biên nhận" in status_of(shown, world.elsewhere)
    assert "Không giới thiệu (03/12/2026)" in status_of(shown, world.elsewhere)
    assert "Chưa trả lời" in status_of(shown, silent) and "phòng chưa trả lời" in page(shown)


def test_no_figure_tells_of_a_file_in_which_one_is_concerned(client, world):
    world.dossier(State.RECEIVED, complete=False)
    world.dossier(State.RECEIVED, complete=False).declarations.create(
        user=world.office, ground="other", declared_at=NOW
    )
    client.force_login(world.office)
    assert "Đã giới thiệu 1 hồ sơ" in status_of(client.get(at("intake")), world.department)


def test_the_answers_cost_the_same_with_any_number_of_departments(client, world):
    spent = []
    for more in (1, 10):
        for one in DepartmentFactory.create_batch(more):
            world.dossier(State.RECEIVED, department=one, complete=False)
        client.force_login(world.office)
        with CaptureQueriesContext(connection) as queries:
            client.get(at("intake"))
        spent.append(len(queries))
    assert spent[0] == spent[1]


def test_the_way_to_say_it_is_there_while_the_act_allows_it(client, world):
    def offered(who="head"):
        client.force_login(world.people[who])
        return f'href="{at("abstain")}"' in page(client.get(at("list")))

    assert offered() and offered("deputy") and not offered("clerk") and not offered("office")
    row = world.dossier(State.SUBMITTED)
    assert not offered()
    Nomination.objects.filter(pk=row.pk).update(state=State.WITHDRAWN, withdrawn_at=NOW)
    assert offered()
    assert say(client, world).status_code == 302 and not offered()
    Abstention.objects.update(set_aside_at=NOW)
    assert offered()
    world.close_season()
    assert not offered()
