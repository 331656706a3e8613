"""A sheet is kept as a draft while its member types; filing stays the button's (J8)."""

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from councils.actions.declare import declare
from councils.actions.file_sheet import file_sheet
from councils.models import AppraisalSheet
from nominations.models import Nomination
from nominations.workflow import State
from tests.factories.council import Bench

pytestmark = pytest.mark.django_db


@pytest.fixture
def bench() -> Bench:
    return Bench(nominations=0)


@pytest.fixture
def nomination(bench: Bench) -> Nomination:
    return bench.nominate(state=State.RECEIVED)


def values(nomination: Nomination, **changes: str) -> dict[str, str]:
    rows = {f"met_{one.pk}": "yes" for one in nomination.criteria_set.criteria.all()}
    rows |= {f"comment_{one.pk}": "" for one in nomination.criteria_set.criteria.all()}
    return {**rows, "conclusion": "put", "comment": "Hồ sơ rõ ràng.", **changes}


def keep(client: Client, nomination: Nomination, user: User, body: Any) -> Any:
    client.force_login(user)
    return client.post(reverse("councils:sheet_keep", args=[nomination.pk]), body, content_type="application/json")


def test_what_is_typed_is_the_draft(client: Client, bench: Bench, nomination: Nomination) -> None:
    declare(nomination, by=bench.chair, ground="")
    for comment in ("Đang viết", "Đang viết tiếp"):
        answer = keep(client, nomination, bench.chair, json.dumps({"values": values(nomination, comment=comment)}))
        assert answer.status_code == 200 and answer.json()["kept"]
    sheet = AppraisalSheet.objects.get()
    assert (sheet.comment, sheet.conclusion, sheet.filed_at) == ("Đang viết tiếp", "put", None)
    assert {mark.met for mark in sheet.marks.all()} == {True}
    shown = client.get(reverse("councils:appraise", args=[nomination.pk])).content.decode()
    assert "Đang viết tiếp" in shown


def test_a_half_written_sheet_is_kept(client: Client, bench: Bench, nomination: Nomination) -> None:
    declare(nomination, by=bench.chair, ground="")
    first = nomination.criteria_set.criteria.first()
    assert first is not None
    typed = values(nomination, conclusion="", **{f"met_{first.pk}": ""})
    assert keep(client, nomination, bench.chair, json.dumps({"values": typed})).status_code == 200
    assert AppraisalSheet.objects.get().marks.get(criterion=first).met is None


@pytest.mark.parametrize(
    "body", ["", "[]", "{}", '{"values": null}', '{"values": [1]}', '{"values": {"comment": 3}}', "[" * 10_000]
)
def test_what_cannot_be_read_is_refused_in_words(
    client: Client, bench: Bench, nomination: Nomination, body: str
) -> None:
    declare(nomination, by=bench.chair, ground="")
    answer = keep(client, nomination, bench.chair, body)
    assert answer.status_code == 422 and "Mời tải lại trang" in answer.json()["refused"]
    assert not AppraisalSheet.objects.exists()


def test_a_text_too_long_is_named(client: Client, bench: Bench, nomination: Nomination) -> None:
    declare(nomination, by=bench.chair, ground="")
    answer = keep(client, nomination, bench.chair, json.dumps({"values": values(nomination, comment="a" * 4_001)}))
    assert answer.status_code == 422 and "4001" in answer.json()["refused"].replace(".", "")


def test_a_filed_sheet_is_not_written_over(client: Client, bench: Bench, nomination: Nomination) -> None:
    declare(nomination, by=bench.chair, ground="")
    keep(client, nomination, bench.chair, json.dumps({"values": values(nomination)}))
    file_sheet(AppraisalSheet.objects.get(), by=bench.chair)
    answer = keep(client, nomination, bench.chair, json.dumps({"values": values(nomination, comment="Sau khi nộp")}))
    assert answer.status_code == 422 and "đã nộp nên không sửa được" in answer.json()["refused"]
    assert AppraisalSheet.objects.get().comment == "Hồ sơ rõ ràng."


def test_who_has_not_declared_keeps_nothing(client: Client, bench: Bench, nomination: Nomination) -> None:
    answer = keep(client, nomination, bench.chair, json.dumps({"values": values(nomination)}))
    assert answer.status_code == 422 and "Mời khai có hay không" in answer.json()["refused"]
    assert not AppraisalSheet.objects.exists()
