"""A movement is extended or stopped while dossiers name it: what was handed in stays, the change is told beside it."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from core import clock
from nominations.actions.revise import revise
from nominations.actions.submit import submit
from nominations.content import digest_of_content
from nominations.forms.dossier import DossierForm
from nominations.models import Nomination
from nominations.movement_notes import files_found
from nominations.queries import whole
from nominations.readiness import missing_before_submission
from nominations.workflow import State
from seasons.actions.change_movement import extend_movement, stop_movement
from seasons.actions.keep_movement import keep_movement
from seasons.models import Movement
from tests.factories.people import UserFactory
from tests.factories.season import MovementFactory
from tests.nominations.sheets import PERSON, sent, told
from tests.nominations.world import NOW

pytestmark = pytest.mark.django_db
GROUND = {"reason": "Theo chỉ đạo của tỉnh", "document": "45/KH-UBND", "stored": None}


@pytest.fixture(autouse=True)
def on_a_working_day():
    with time_machine.travel(NOW, tick=True):
        yield


def stop(world, day: date | None = None) -> Movement:
    stop_movement(world.movement, by=world.office, day=day or clock.today(), **GROUND)
    world.movement.refresh_from_db()
    return world.movement


def page(user, name: str, pk: int) -> str:
    browser = Client()
    browser.force_login(user)
    return browser.get(reverse(f"nominations:{name}", args=[pk])).content.decode()


def found(world, state: str = State.DRAFT, movement: Movement | None = None) -> Nomination:
    """A complete dossier that names the movement."""
    row = world.dossier(state)
    row.movement = movement or world.movement
    row.save()
    return row


def handed_in(world):
    return submit(found(world), by=world.head)


def save(row, by, **facts):
    return revise(row, by=by, version=row.version, facts=facts, statements={})


def test_what_was_handed_in_stays_and_the_stop_is_told_beside_it(world):
    row = handed_in(world)
    kept = row.submissions.get()
    stop(world)
    row.refresh_from_db()
    assert (row.state, row.movement) == (State.SUBMITTED, world.movement)
    assert kept.content["movement"] == world.movement.name and digest_of_content(kept.content) == kept.digest
    assert missing_before_submission(whole(row)) == []
    for user in (world.head, world.office):
        shown = page(user, "detail", row.pk)
        assert "Phong trào này đã dừng từ ngày 03/12/2026." in shown and "Nội dung hồ sơ giữ như lúc nộp." in shown
    assert "Phong trào này đã dừng từ ngày 03/12/2026." in page(world.head, "submission", kept.pk)


def test_an_extension_is_told_too(world):
    row = handed_in(world)
    extend_movement(world.movement, by=world.office, day=date(2027, 1, 5), **GROUND)
    assert "được gia hạn từ hết ngày 31/12/2026 đến hết ngày 05/01/2027" in page(world.head, "detail", row.pk)


def test_an_unchanged_movement_tells_nothing(world):
    assert "Xem lý do, văn bản" not in page(world.head, "detail", handed_in(world).pk)


def test_a_draft_must_choose_another_before_it_is_handed_in(world):
    row = found(world)
    stop(world)
    with pytest.raises(ValidationError, match="đã dừng từ ngày 03/12/2026, phải chọn phong trào khác"):
        submit(row, by=world.head)
    row = save(whole(row), world.clerk, merit="Thành tích khác")  # its text may still be saved
    other = MovementFactory(season=world.season, channel=world.movement.channel)
    row = save(row, world.clerk, movement=other)
    assert submit(row, by=world.head).state == State.SUBMITTED


def test_on_the_day_before_the_stop_it_is_still_chosen(world):
    other = MovementFactory(season=world.season, channel=world.movement.channel)
    row = found(world, movement=other)
    stop(world, clock.today() + timedelta(days=1))
    assert save(row, world.clerk, movement=world.movement).movement == world.movement


@pytest.mark.parametrize("state", [State.DRAFT, State.RETURNED])
def test_nobody_chooses_a_stopped_movement_anew(world, state):
    other = MovementFactory(season=world.season, channel=world.movement.channel)
    row = found(world, state, movement=other)
    stop(world)
    with pytest.raises(ValidationError, match="đã dừng từ ngày 03/12/2026"):
        save(row, world.clerk, movement=world.movement)
    row.refresh_from_db()
    assert row.movement == other


def test_a_returned_dossier_keeps_the_movement_it_was_handed_in_with(world):
    row = found(world, State.RETURNED)
    stop(world)
    assert save(row, world.clerk, merit="Thành tích khác").movement == world.movement
    assert missing_before_submission(whole(row)) == []


def test_the_form_offers_what_runs_and_what_is_chosen(world):
    row = found(world)
    other = MovementFactory(season=world.season, channel=world.movement.channel)
    stop(world)
    stop_movement(other, by=world.office, day=clock.today(), **GROUND)
    choices = DossierForm(None, nomination=whole(row)).fields["movement"].choices
    offered = [pk for _, group in list(choices)[1:] for pk, _ in group]
    assert world.movement.pk in offered and other.pk not in offered


def test_a_table_that_names_it_is_refused_with_the_reason(world):
    world.colleague(full_name="Trần Thị Ánh", staff_code="NV001", birth_year=1985)
    stop(world)
    row = sent(world, PERSON, ("nv001", "Trần Thị Ánh", None, world.movement.name, "Giúp đồng nghiệp."))
    assert "đã dừng từ ngày 03/12/2026. Mời chọn phong trào khác." in str(told(row))


@pytest.mark.parametrize("facts", [{"name": "Tên khác"}, {"channel": "provincial_pc"}])
def test_what_a_dossier_says_of_its_movement_is_not_changed_behind_it(world, facts):
    found(world)
    with pytest.raises(ValidationError, match="Đã có 01 hồ sơ nêu phong trào này"):
        keep_movement(world.movement, by=world.office, season=world.season, facts=facts)
    world.movement.refresh_from_db()
    assert (world.movement.channel, world.movement.name != "Tên khác") == ("agency_yearly", True)


def test_how_many_dossiers_name_it_as_far_as_one_sees_them(world):
    found(world)
    handed_in(world)
    counts = {"head": 2, "office": 1, "stranger": 0}
    seen = {who: files_found(world.season, getattr(world, who)).get(world.movement.pk, 0) for who in counts}
    assert seen == counts and files_found(world.season, None) == {world.movement.pk: 2}
    assert files_found(world.season, UserFactory()) == {}
