"""Evidence in pieces through the pages: begun, cut, gone on with, taken in with its form."""

import hashlib
import json

import pytest
from django.conf import settings
from django.urls import reverse

from core.uploads import resuming
from nominations.workflow import State
from tests.factories.nomination import NominationFactory
from tests.nominations.test_evidence import add, fields
from tests.nominations.world import pdf, suspended

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(world):
    return NominationFactory(criteria_set=world.criteria_set, department=world.department, drafted_by=world.clerk)


@pytest.fixture
def clerk(client, world):
    client.force_login(world.clerk)
    return client


def begin(client, row, content, **facts):
    said = {"name": "khen.pdf", "size": len(content), "sha256": hashlib.sha256(content).hexdigest(), **facts}
    page = reverse("nominations:evidence_send", args=[row.pk])
    return client.post(page, json.dumps(said), content_type="application/json")


def piece(client, url, at, content, **headers):
    sent = {"Upload-Offset": str(at), "Upload-Checksum": hashlib.sha256(content).hexdigest(), **headers}
    return client.post(url, content, content_type="application/octet-stream", headers=sent)


def test_a_file_in_pieces_becomes_evidence(clerk, world, row):
    content = pdf().read()
    begun = begin(clerk, row, content).json()
    half = len(content) * 6 // 10
    assert piece(clerk, begun["url"], 0, content[:half]).json() == {"offset": half}
    assert clerk.get(begun["url"]).json() == {"offset": half}
    again = begin(clerk, row, content).json()
    assert again == {**begun, "offset": half}
    piece(clerk, begun["url"], half, content[half:])
    assert add(clerk, world, row, sent=begun["token"]).status_code == 302
    assert (row.evidence.get().original_name, row.evidence.get().size) == ("khen.pdf", len(content))
    assert [path for path in (settings.PRIVATE_MEDIA_ROOT / "sending").rglob("*") if path.is_file()] == []


def test_a_refused_form_keeps_what_was_sent(clerk, world, row):
    content = pdf().read()
    begun = begin(clerk, row, content).json()
    piece(clerk, begun["url"], 0, content)
    refused = add(clerk, world, row, sent=begun["token"], title="").content.decode()
    assert begun["token"] in refused and "không cần chọn lại" in refused
    assert add(clerk, world, row, sent=begun["token"]).status_code == 302


def test_half_a_file_is_no_evidence(clerk, world, row):
    content = pdf().read()
    begun = begin(clerk, row, content).json()
    piece(clerk, begun["url"], 0, content[:50])
    answer = add(clerk, world, row, sent=begun["token"])
    assert answer.status_code == 422 and "chưa trọn vẹn" in answer.content.decode()
    assert not row.evidence.exists()


def test_no_file_at_all_is_refused_in_words(clerk, world, row):
    answer = add(clerk, world, row)
    assert answer.status_code == 422 and "chọn tệp hoặc chụp ảnh" in answer.content.decode()


def test_a_photo_from_the_camera_is_taken_and_the_next_one_asked_for(clerk, world, row):
    criterion = world.criteria_set.criteria.first()
    page = reverse("nominations:evidence_add", args=[row.pk])
    assert 'capture="environment"' in clerk.get(page).content.decode()
    answer = clerk.post(page, {**fields(world), "photo": pdf(), "then": "more"})
    assert answer.url == f"{page}?tieu-chuan={criterion.pk}" and row.evidence.count() == 1


@pytest.mark.parametrize("said", [b"", b"[]", b"{}", b'{"name": "a.pdf", "size": "x", "sha256": 1}', b"\xff"])
def test_what_cannot_be_read_is_refused(clerk, row, said):
    page = reverse("nominations:evidence_send", args=[row.pk])
    answer = clerk.post(page, said, content_type="application/json")
    assert (answer.status_code, "refused" in answer.json()) == (422, True)


@pytest.mark.parametrize(
    "headers",
    [{"Upload-Offset": "x"}, {"Upload-Offset": ""}, {"Upload-Checksum": "x"}, {"Upload-Offset": "9" * 30}],
    ids=["word", "empty", "checksum", "long"],
)
def test_pieces_that_do_not_hold_are_refused(clerk, row, headers):
    url = begin(clerk, row, b"x" * 99).json()["url"]
    answer = piece(clerk, url, 0, b"x", **headers)
    assert answer.status_code == 422 and "Mời đồng chí" in answer.json()["refused"]
    assert clerk.get(url).json() == {"offset": 0}


def test_a_piece_is_small(clerk, row, monkeypatch):
    monkeypatch.setattr(resuming, "MAX_PIECE", 10)
    url = begin(clerk, row, b"x" * 99).json()["url"]
    assert piece(clerk, url, 0, b"x" * 11).status_code == 422


@pytest.mark.parametrize(
    ("who", "status"), [("office", 404), ("standing", 404), ("stranger", 404), ("staff", 404), ("head", 200)]
)
def test_who_sends(client, world, row, who, status):
    client.force_login(world.people[who])
    assert begin(client, row, b"x").status_code == status


def test_a_colleague_does_not_reach_what_another_sends(client, world, row):
    client.force_login(world.clerk)
    begun = begin(client, row, b"x").json()
    client.force_login(world.head)
    assert client.get(begun["url"]).status_code == 404
    assert add(client, world, row, sent=begun["token"]).status_code == 422


def test_nothing_is_sent_to_what_is_handed_in_or_suspended(clerk, world):
    for dossier in (world.dossier(State.SUBMITTED), suspended(world.dossier(State.RETURNED))):
        assert begin(clerk, dossier, b"x").status_code == 404
