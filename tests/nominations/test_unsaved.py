"""What is typed and not saved is kept for its writer alone, and writers are told of each other."""

import json
from datetime import timedelta

import pytest

from nominations.actions.keep_unsaved import LARGEST
from nominations.models import UnsavedText
from nominations.workflow import State
from tests.nominations.test_editor import at, page, typed
from tests.nominations.world import NOW, suspended

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(world):
    return world.dossier()


@pytest.fixture
def clerk(client, world):
    client.force_login(world.clerk)
    return client


def keep(client, row, values, field="", version=None, seen=""):
    told = {"version": version or row.version, "seen": seen, "values": values, "field": field}
    return client.post(at("edit_keep", row.pk), json.dumps(told), content_type="application/json")


def test_typed_text_comes_back_after_anything_and_saving_it_ends_it(clerk, row):
    answer = keep(clerk, row, {"merit": "Chữ chưa lưu", "report": "Một\nhai"})
    assert answer.json() == {"kept": "09:00", "others": [], "overtaken": ""}
    shown = clerk.get(at("edit", row.pk))
    assert "Đã mở lại phần chưa lưu" in page(shown) and "Chữ chưa lưu" in page(shown)
    row.refresh_from_db()
    assert row.merit != "Chữ chưa lưu"
    form = shown.context["form"]
    again = {name: form[name].value() for name in form.fields}
    clerk.post(at("edit", row.pk), {name: "" if value is None else value for name, value in again.items()})
    row.refresh_from_db()
    assert (row.merit, row.report) == ("Chữ chưa lưu", "Một\nhai")
    assert not UnsavedText.objects.exists()
    assert "Đã mở lại phần chưa lưu" not in page(clerk.get(at("edit", row.pk)))


def test_what_another_saved_meanwhile_is_merged_when_saving(client, world, row):
    client.force_login(world.clerk)
    form = client.get(at("edit", row.pk)).context["form"]
    keep(client, row, {"merit": "Của tôi"}, seen=form["seen"].value())
    client.force_login(world.head)
    client.post(at("edit", row.pk), typed(client, row, merit="Của Trưởng phòng", report="Chỉ kia sửa"))
    client.force_login(world.clerk)
    form = client.get(at("edit", row.pk)).context["form"]
    again = {name: form[name].value() for name in form.fields}
    answer = client.post(at("edit", row.pk), {name: "" if value is None else value for name, value in again.items()})
    assert answer.status_code == 409
    assert "Của tôi" in page(answer) and "Của Trưởng phòng" in page(answer) and "Chỉ kia sửa" in page(answer)


def test_text_equal_to_what_is_saved_is_not_unsaved(clerk, row):
    keep(clerk, row, {"merit": row.merit, "channel": row.channel, "unknown": "x"})
    assert "Đã mở lại phần chưa lưu" not in page(clerk.get(at("edit", row.pk)))


def test_a_look_without_typing_keeps_what_was_typed_before(clerk, row):
    keep(clerk, row, {"merit": "Chữ chưa lưu"})
    keep(clerk, row, None, field="report")
    kept = UnsavedText.objects.get()
    assert kept.values == {"merit": "Chữ chưa lưu"} and kept.field == "report"


def test_the_writer_may_let_go_of_it(clerk, row):
    keep(clerk, row, {"merit": "Chữ chưa lưu"})
    for _ in range(2):
        assert clerk.post(at("edit_drop", row.pk)).url == at("edit", row.pk)
    assert "Chữ chưa lưu" not in page(clerk.get(at("edit", row.pk)))


def test_others_are_named_with_their_field_until_they_leave(client, world, row, on_a_working_day):
    client.force_login(world.head)
    keep(client, row, {"merit": "Bí mật của Trưởng phòng"}, field="report")
    client.force_login(world.clerk)
    answer = keep(client, row, None)
    assert answer.json()["others"] == [{"who": str(world.head), "field": "report"}]
    shown = page(client.get(at("edit", row.pk)))
    assert f"{world.head} cũng đang soạn hồ sơ này." in shown and "Bí mật của Trưởng phòng" not in shown
    on_a_working_day.move_to(NOW + timedelta(seconds=46))
    assert keep(client, row, None).json()["others"] == []
    assert "cũng đang soạn" not in page(client.get(at("edit", row.pk)))


def test_a_stale_page_is_told_who_saved(client, world, row):
    client.force_login(world.head)
    client.post(at("edit", row.pk), typed(client, row, merit="Mới"))
    client.force_login(world.clerk)
    assert keep(client, row, None).json()["overtaken"] == f"{world.head}, 09:00"


@pytest.mark.parametrize(
    "body",
    ["", "x", "[]", "null", '{"version": 1}', '{"version": "1", "values": {}}', '{"version": 1, "values": []}',
     '{"version": -1, "values": {}}', '{"version": 1e99, "values": {}}', "[" * 100_000],
)  # fmt: skip
def test_a_broken_message_is_refused_and_keeps_nothing(clerk, row, body):
    answer = clerk.post(at("edit_keep", row.pk), body, content_type="application/json")
    assert answer.status_code == 422 and "bấm «Lưu hồ sơ»" in answer.json()["refused"]
    assert not UnsavedText.objects.exists()


def test_control_signs_and_odd_values_do_no_harm(clerk, row):
    values = {"merit": "Tha\u0300nh\u0000", "listed_members": [3, {"a": 1}], "x" * 900: {"deep": [1]}, "report": None}
    assert keep(clerk, row, values).status_code == 200
    assert UnsavedText.objects.get().values["merit"] == "Thành"
    assert clerk.get(at("edit", row.pk)).status_code == 200


def test_more_than_a_dossier_holds_is_refused(clerk, row):
    answer = keep(clerk, row, {"report": "d" * LARGEST})
    assert answer.status_code == 422 and "rút gọn rồi bấm" in answer.json()["refused"]
    assert not UnsavedText.objects.exists()


@pytest.mark.parametrize("change", ["submitted", "suspended", "closed"])
def test_a_dossier_that_cannot_be_written_takes_nothing(clerk, world, change):
    row = world.dossier(State.SUBMITTED if change == "submitted" else State.RETURNED)
    if change == "suspended":
        suspended(row)
    if change == "closed":
        world.close_season()
    answer = keep(clerk, row, {"merit": "x"})
    assert answer.status_code == 422 and "hồ sơ" in answer.json()["refused"].lower()
    assert not UnsavedText.objects.exists()


@pytest.mark.parametrize(("duty", "status"), [("stranger", 404), ("staff", 404), ("office", 404), ("standing", 403)])
def test_only_writers_are_kept_anything(client, world, row, duty, status):
    client.force_login(world.people[duty])
    assert keep(client, row, {"merit": "x"}).status_code == status
    assert not UnsavedText.objects.exists()
