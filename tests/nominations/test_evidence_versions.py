"""A better file takes the place of another; the earlier one stays with department and Office."""

import pytest
from django.urls import reverse

from accounts.models import Event
from nominations.models import Evidence
from nominations.queries import versions_of
from nominations.workflow import State
from tests.factories.nomination import EvidenceFactory
from tests.nominations.test_evidence import acting_pdf, kept_files
from tests.nominations.world import cleared, pdf, suspended

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def first(world):
    dossier = world.dossier(State.RETURNED)
    return dossier.evidence.first()


def replace(client, evidence, upload=None, **facts):
    page = reverse("nominations:evidence_replace", args=[evidence.pk])
    data = {"kind": "press", "title": "Bài báo, bản rõ hơn", **facts}
    return client.post(page, {**data, "upload": upload} if upload else data)


def test_the_new_version_points_to_the_old_one(client, world, first):
    client.force_login(world.clerk)
    form = client.get(reverse("nominations:evidence_replace", args=[first.pk])).content.decode()
    assert first.title in form and "Bản trước vẫn được lưu" in form
    assert replace(client, first, pdf()).url.endswith(f"#minh-chung-{first.criterion_id}")
    first.refresh_from_db()
    new = first.replaced_by
    assert (first.set_aside_at is None, new.criterion, new.title) == (False, first.criterion, "Bài báo, bản rõ hơn")
    assert versions_of(first) == versions_of(new) == [new, first]
    event = Event.objects.order_by("-number").first()
    assert (event.move, event.reason) == ("replace", new.title)


def test_a_second_press_changes_nothing(client, world, first):
    client.force_login(world.clerk)
    replace(client, first, pdf())
    answer = replace(client, first, pdf(mark="hai"))
    assert answer.status_code == 302
    assert Evidence.objects.filter(replaces=first).count() == 1 and len(kept_files()) == 1


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [({"title": ""}, "còn trống"), ({"kind": "decision"}, "Chưa ghi cơ quan ban hành")],
)
def test_facts_that_do_not_hold_are_refused(client, world, first, facts, sentence):
    client.force_login(world.clerk)
    answer = replace(client, first, pdf(), **facts)
    assert answer.status_code == 422 and sentence in answer.content.decode()
    assert not Evidence.objects.filter(replaces=first).exists()


def test_the_same_file_is_no_new_version(client, world, first):
    client.force_login(world.clerk)
    replace(client, first, pdf())
    new = Evidence.objects.get(replaces=first)
    answer = replace(client, new, pdf())
    assert answer.status_code == 422 and "giống hệt tệp đang có" in answer.content.decode()
    assert new.set_aside_at is None and len(kept_files()) == 1


def test_a_full_dossier_may_still_replace(client, world, first, monkeypatch):
    monkeypatch.setattr("nominations.actions._evidence.MAX_EVIDENCE", first.nomination.evidence.count())
    client.force_login(world.clerk)
    assert replace(client, first, acting_pdf()).status_code == 302


@pytest.mark.parametrize(
    ("who", "status"), [("office", 403), ("standing", 403), ("member", 403), ("stranger", 404), ("head", 302)]
)
def test_who_replaces(client, world, first, who, status):
    cleared(first.nomination, world.member)
    client.force_login(world.people[who])
    assert replace(client, first, pdf()).status_code == status


def test_nothing_is_replaced_in_what_is_handed_in_or_suspended(client, world):
    client.force_login(world.clerk)
    for dossier in (world.dossier(State.SUBMITTED), suspended(world.dossier(State.RETURNED))):
        answer = replace(client, dossier.evidence.first(), pdf())
        assert answer.status_code == 302
        assert not dossier.evidence.exclude(replaces=None).exists()


@pytest.mark.parametrize(
    ("who", "status"),
    [("clerk", 200), ("head", 200), ("office", 200), ("standing", 200), ("member", 404), ("director", 404)],
)
def test_who_reads_the_earlier_version(client, world, first, who, status):
    client.force_login(world.clerk)
    replace(client, first, pdf())
    new = Evidence.objects.get(replaces=first)
    client.force_login(world.people[who])
    for name in ("evidence_view", "evidence_file"):
        answer = client.get(reverse(f"nominations:{name}", args=[first.pk]))
        assert answer.status_code in ((status, 302) if status == 200 else (404,))
    page = client.get(reverse("nominations:evidence_view", args=[new.pk])).content.decode()
    assert ("Các bản của tệp" in page) == (status == 200)


def test_what_was_replaced_is_not_on_the_dossiers_page(client, world, first):
    client.force_login(world.clerk)
    replace(client, first, pdf())
    page = client.get(reverse("nominations:detail", args=[first.nomination_id])).content.decode()
    assert "Bài báo, bản rõ hơn" in page and "Thay tệp minh chứng" in page
    assert f"/minh-chung/{first.pk}/" not in page


def test_many_versions_cost_no_more_queries(world, first, django_assert_num_queries):
    newest = first
    for _ in range(4):
        newest = EvidenceFactory(nomination=first.nomination, criterion=first.criterion, replaces=newest)
    with django_assert_num_queries(1):
        assert len(versions_of(newest)) == 5
