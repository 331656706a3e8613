"""The Office says which originals it has seen; what it has not seen is listed where appraisers read."""

import pytest
from django.urls import reverse

from accounts.models import Event
from core.vietnamese import short_date
from nominations.workflow import State
from tests.nominations.world import NOW, cleared

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def evidence(world):
    return world.dossier(State.SUBMITTED).evidence.first()


def see(client, evidence, **options):
    return client.post(reverse("nominations:original_see", args=[evidence.pk]), **options)


def unsee(client, evidence, reason="Nhầm bản", **options):
    return client.post(reverse("nominations:original_unsee", args=[evidence.pk]), {"reason": reason}, **options)


def test_the_office_ticks_with_name_and_date(client, world, evidence):
    client.force_login(world.office)
    page = see(client, evidence, follow=True).content.decode()
    evidence.refresh_from_db()
    assert evidence.original_seen_by == world.office
    assert f"Đã đối chiếu bản chính, {world.office}, {short_date(NOW)}" in page
    assert Event.objects.order_by("-number").first().move == "see_original"


def test_a_second_press_is_no_error(client, world, evidence):
    client.force_login(world.office)
    see(client, evidence)
    assert "đã được đối chiếu bản chính" in see(client, evidence, follow=True).content.decode()
    assert Event.objects.filter(move="see_original").count() == 1


def test_a_tick_is_taken_back_with_a_reason(client, world, evidence):
    client.force_login(world.office)
    see(client, evidence)
    assert "Bỏ xác nhận" in client.get(reverse("nominations:original_unsee", args=[evidence.pk])).content.decode()
    refused = unsee(client, evidence, reason=" ")
    assert refused.status_code == 422 and "Chưa ghi lý do" in refused.content.decode()
    page = unsee(client, evidence, follow=True).content.decode()
    evidence.refresh_from_db()
    assert (evidence.original_seen_at, evidence.original_seen_by) == (None, None)
    assert f"{evidence.title}: Nhầm bản" in page
    assert "chưa có xác nhận" in unsee(client, evidence, follow=True).content.decode()


@pytest.mark.parametrize("state", [State.APPRAISED, State.TABLED, State.RECOGNISED])
def test_after_the_appraisal_nothing_is_ticked_or_taken_back(client, world, state):
    seen, unseen = world.dossier(state).evidence.all()[:2]
    seen.original_seen_at, seen.original_seen_by = NOW, world.office
    seen.save()
    client.force_login(world.office)
    for answer in (see(client, unseen, follow=True), unsee(client, seen, follow=True)):
        assert "Chỉ đối chiếu bản chính từ khi nộp" in answer.content.decode()
    seen.refresh_from_db()
    unseen.refresh_from_db()
    assert (seen.original_seen_at, unseen.original_seen_at) == (NOW, None)


def test_what_is_no_longer_in_the_dossier_is_not_ticked(client, world, evidence):
    evidence.set_aside_at = NOW
    evidence.save()
    client.force_login(world.office)
    assert "đã được thay hoặc bỏ khỏi hồ sơ" in see(client, evidence, follow=True).content.decode()


@pytest.mark.parametrize(
    ("who", "status"), [("head", 403), ("member", 403), ("standing", 403), ("director", 403), ("stranger", 404)]
)
def test_who_ticks(client, world, evidence, who, status):
    cleared(evidence.nomination, world.member)
    client.force_login(world.people[who])
    assert see(client, evidence).status_code == status
    assert unsee(client, evidence).status_code == status
    evidence.refresh_from_db()
    assert evidence.original_seen_at is None


@pytest.mark.parametrize(("who", "listed"), [("member", True), ("secretary", True), ("office", True), ("head", False)])
def test_appraisers_read_which_originals_nobody_saw(client, world, who, listed):
    dossier = world.dossier(State.RECEIVED)
    first, *others = dossier.evidence.all()
    first.original_seen_at, first.original_seen_by = NOW, world.office
    first.save()
    cleared(dossier, world.member, world.secretary)
    client.force_login(world.people[who])
    page = client.get(reverse("nominations:detail", args=[dossier.pk])).content.decode()
    assert ("Chưa đối chiếu bản chính" in page) == listed
    assert (f"{len(others)} minh chứng Văn phòng Sở chưa xác nhận" in page) == listed
