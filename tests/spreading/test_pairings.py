"""The campaign «Thi đua cùng điển hình tiên tiến»: prepared, launched, noted, closed; and its own plan."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from accounts.roles import Role
from core.workflow import AlreadyDone, IllegalMove
from documents.models import Composed
from spreading.access import campaigns
from spreading.actions.keep_pair import Match, add_pair, drop_pair, edit_pair
from spreading.actions.move_pairing import close_pairing, drop_pairing, start_pairing
from spreading.actions.note_pair import note_pair, settle_pair
from spreading.actions.plan_pairing import CampaignWords, edit_pairing, plan_pairing
from spreading.models import Pair, PairingCampaign, PairNote
from spreading.pairing_plan import pairing_plan, pairs_table
from tests.factories.people import DepartmentFactory, person
from tests.factories.spreading import TODAY, Spreading
from tests.monitoring.watching import browser
from tests.scenarios.at_once import at_once

pytestmark = pytest.mark.django_db


def test_a_campaign_is_planned_once_a_season():
    world = Spreading()
    row = world.campaign()
    with pytest.raises(AlreadyDone):
        world.campaign()
    with pytest.raises(PermissionDenied):
        plan_pairing(CampaignWords("Khác", "Mục đích", TODAY, TODAY), by=world.head)
    with pytest.raises(ValidationError, match="sớm hơn ngày bắt đầu"):
        edit_pairing(row, CampaignWords("Khác", "Mục đích", TODAY, TODAY.replace(day=1)), by=world.office)
    assert list(PairingCampaign.objects.all()) == [row]


def test_pairs_are_with_a_person_or_a_unit_never_with_oneself():
    world = Spreading()
    row, model = world.campaign(), world.model()
    pair = world.pair(row, model)
    with pytest.raises(AlreadyDone):
        world.pair(row, model)
    world.pair(row, model, person=None, department=world.unit)
    for wrong in ({"department": world.unit}, {"person": None}):
        with pytest.raises(ValidationError, match="chỉ một trong hai"):
            world.pair(row, model, **wrong)
    with pytest.raises(ValidationError, match="chính mình"):
        world.pair(row, model, person=model.person)
    edit_pair(pair, Match(model, world.deputy, None, "Chỉ tiêu mới."), by=world.office)
    drop_pair(pair, by=world.office)
    with pytest.raises(AlreadyDone):
        drop_pair(pair, by=world.office)
    assert Pair.objects.count() == 1


def test_it_is_launched_with_pairs_which_then_stay():
    world = Spreading()
    row = world.campaign()
    with pytest.raises(ValidationError, match="chưa có cặp nào"):
        start_pairing(row, by=world.office)
    pair = world.pair(row)
    for user in (world.staff, world.head):
        assert list(campaigns(user)) == []
        assert browser(user).get(reverse("spreading:campaign", args=[row.pk])).status_code == 404
    row = start_pairing(row, by=world.standing)
    assert row.state == "running" and list(campaigns(world.staff)) == [row]
    for act in (lambda: world.pair(row), lambda: drop_pair(pair, by=world.office)):
        with pytest.raises(IllegalMove, match="các cặp không đổi nữa"):
            act()
    with pytest.raises(IllegalMove):
        drop_pairing(row, by=world.office, reason="Thôi.")


def test_those_of_the_pair_note_how_far_they_have_come():
    world = Spreading()
    _, pair = world.running()
    note_pair(pair, text="Đã đạt 80%.", by=world.staff)
    with pytest.raises(AlreadyDone):
        note_pair(pair, text="Đã đạt 80%.", by=world.staff)
    for user in (world.head, world.deputy, world.office):
        note_pair(pair, text=f"Theo dõi: {user.pk}.", by=user)
    for user in (world.home_head, world.party, person(Role.HEAD, DepartmentFactory())):
        with pytest.raises(PermissionDenied, match="Tiến độ do người trong cặp"):
            note_pair(pair, text="Khác.", by=user)
    with pytest.raises(ValidationError, match="Chưa ghi tiến độ"):
        note_pair(pair, text=" ", by=world.staff)
    assert PairNote.objects.count() == 4


def test_it_is_closed_when_every_pair_has_a_result():
    world = Spreading()
    row, pair = world.running()
    with pytest.raises(ValidationError, match="chưa ghi kết quả"):
        close_pairing(row, results="Tốt.", by=world.office)
    with pytest.raises(PermissionDenied):
        settle_pair(pair, result="Đạt.", by=world.head)
    settle_pair(pair, result="Đạt 96%.", by=world.office)
    with pytest.raises(ValidationError, match="Chưa ghi kết quả chung"):
        close_pairing(row, results="", by=world.office)
    row = close_pairing(row, results="Các cặp đều đạt.", by=world.office)
    assert (row.state, row.results) == ("closed", "Các cặp đều đạt.")
    for act in (
        lambda: note_pair(pair, text="Thêm.", by=world.staff),
        lambda: settle_pair(pair, result="Khác.", by=world.office),
    ):  # fmt: skip
        with pytest.raises(IllegalMove, match="«Đã tổng kết»"):
            act()


def test_a_closed_season_launches_nothing_but_closes_what_runs():
    world = Spreading()
    row, pair = world.running()
    other = world.campaign("Đợt hai")
    world.pair(other, world.model())
    world.season.__class__.objects.filter(pk=world.season.pk).update(state="closed", closed_at="2026-07-15T02:00Z")
    with pytest.raises(IllegalMove, match="đã kết thúc"):
        start_pairing(other, by=world.office)
    assert drop_pairing(other, by=world.office, reason="Hết kỳ.").state == "dropped"
    settle_pair(pair, result="Đạt.", by=world.office)
    assert close_pairing(row, results="Tốt.", by=world.office).state == "closed"


def test_its_plan_is_composed_with_the_pairs_as_an_annex():
    world = Spreading()
    row = world.campaign()
    pair = world.pair(row)
    words = pairing_plan(row, TODAY)
    assert words.subject == row.title and "Học tập, làm theo điển hình." in words.body
    (table,) = pairs_table(row)
    assert table.rows[0][1:] == (pair.partner, "Trả 95% hồ sơ trước hạn.")
    address = reverse("spreading:campaign_plan", args=[row.pk])
    assert browser(world.head).get(address).status_code == 403
    client = browser(world.office)
    page = client.get(address).content.decode()
    assert "các cặp thi đua cùng điển hình tiên tiến" in page and "Học tập, làm theo điển hình." in page
    sent = {name: getattr(words, name) for name in ("subject", "body", "bases", "recipients", "signing")}
    client.post(address, sent)
    made = Composed.objects.get()
    assert (made.kind, made.season, made.figures[0]["rows"][0][1]) == ("plan", world.season, pair.partner)


@pytest.mark.both_engines
@pytest.mark.django_db(transaction=True)
def test_launching_and_dropping_at_once_have_one_winner():
    world = Spreading()
    row = world.campaign()
    world.pair(row)
    found = at_once(
        lambda: start_pairing(row, by=world.office), lambda: drop_pairing(row, by=world.standing, reason="Thôi.")
    )
    assert sum(one is None for one in found) == 1, found
    row.refresh_from_db()
    assert row.state in ("running", "dropped")


@pytest.mark.both_engines
@pytest.mark.django_db(transaction=True)
def test_a_pair_added_while_it_is_launched_is_in_it_or_refused():
    world = Spreading()
    row = world.campaign()
    world.pair(row)
    other = world.model()
    match = Match(other, world.deputy, None, "Chỉ tiêu.")
    found = at_once(lambda: start_pairing(row, by=world.office), lambda: add_pair(row, match, by=world.standing))
    assert found[0] is None, found
    assert (found[1] is None) == Pair.objects.filter(nomination=other).exists()
