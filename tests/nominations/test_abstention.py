"""Phòng không giới thiệu: a submission with a receipt, taken back when there is somebody after all."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from accounts.models import Event
from nominations.actions.abstain import abstain
from nominations.actions.draft import draft
from nominations.models import Abstention
from nominations.workflow import State
from tests.nominations.test_submit import text_of

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
    assert "Phòng không giới thiệu" in queue and REASON in queue
    assert client.get(at("abstention_receipt", row.pk)).headers["Content-Type"] == "application/pdf"
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
