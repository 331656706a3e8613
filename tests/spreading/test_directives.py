"""Directives of the Party cell, who has read them; and what people were told."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from accounts.models import Event, Notice
from core.todo import tasks_of
from core.workflow import AlreadyDone, IllegalMove
from spreading.actions.acknowledge_directive import acknowledge_directive
from spreading.actions.keep_awareness import Activity, add_awareness, drop_awareness, edit_awareness
from spreading.actions.publish_directive import DirectiveWords, publish_directive
from spreading.actions.withdraw_directive import withdraw_directive
from spreading.directing import directives, readers_of, to_read
from spreading.models import AwarenessActivity, Directive, DirectiveFile, DirectiveReading
from spreading.queries import told_of
from tests.factories.people import DepartmentFactory, UserFactory
from tests.factories.spreading import TODAY, Spreading, scan
from tests.monitoring.watching import browser
from tests.scenarios.at_once import at_once

pytestmark = pytest.mark.django_db


def titles(user):
    return [task.title for task in tasks_of(user)]


# ------------------------------------------------------------------ directives


def test_the_party_cell_directs_all_staff_and_each_is_told():
    world = Spreading()
    row = world.directive()
    for user in (world.staff, world.head, world.director, world.office):
        assert list(directives(user)) == [row] == list(to_read(user))
        assert Notice.objects.get(user=user).text == (
            "Cấp ủy chi bộ có văn bản chỉ đạo mới. Mời đồng chí đọc, quán triệt."
        )
        assert "Đọc 01 văn bản chỉ đạo của cấp ủy" in titles(user)
    with pytest.raises(AlreadyDone):
        world.directive()
    assert Directive.objects.count() == 1


@pytest.mark.parametrize("name", ["standing", "office", "director", "head"])
def test_others_do_not_direct(name):
    world = Spreading()
    other = getattr(world, name)
    with pytest.raises(PermissionDenied, match="do cấp ủy chi bộ ban hành"):
        publish_directive(DirectiveWords("Chỉ đạo", "", TODAY, "Nội dung."), by=other)
    row = world.directive()
    with pytest.raises(PermissionDenied):
        withdraw_directive(row, by=other, reason="Sai.")
    assert browser(other).get(reverse("spreading:directive_add")).status_code == 403
    assert Directive.objects.get().withdrawn_at is None


def test_what_is_for_one_department_is_nothing_to_another():
    world = Spreading()
    row = world.directive(world.unit)
    assert list(directives(world.staff)) == [row] and list(directives(world.home_head)) == []
    assert browser(world.home_head).get(reverse("spreading:directive", args=[row.pk])).status_code == 404
    with pytest.raises(PermissionDenied, match="không gửi tới phòng"):
        acknowledge_directive(row, by=world.home_head)
    with pytest.raises(PermissionDenied):
        acknowledge_directive(row, by=world.director)
    assert not DirectiveReading.objects.exists()
    assert not Notice.objects.filter(user=world.home_head).exists()


def test_reading_is_said_once_and_ends_the_task():
    world = Spreading()
    row = world.directive()
    page = reverse("spreading:directive", args=[row.pk])
    client = browser(world.staff)
    assert "Đã đọc, đã quán triệt</button>" in client.get(page).content.decode()
    client.post(reverse("spreading:directive_read", args=[row.pk]))
    told = client.post(reverse("spreading:directive_read", args=[row.pk]), follow=True).content.decode()
    assert "Đồng chí đã ghi nhận đã đọc, đã quán triệt văn bản này." in told
    assert "Đã đọc, đã quán triệt</button>" not in told
    assert DirectiveReading.objects.get().reader == world.staff
    assert list(to_read(world.staff)) == []
    assert not [title for title in titles(world.staff) if "văn bản chỉ đạo" in title]
    assert Event.objects.filter(move="acknowledge_directive").count() == 1


def test_who_has_not_read_is_listed_by_department():
    world = Spreading()
    row, colleague = world.directive(world.unit, world.home), UserFactory(department=world.unit)
    UserFactory(department=world.unit, is_active=False)
    acknowledge_directive(row, by=world.staff)
    found = {unit.department: {one.user: one.read_at for one in unit.expected} for unit in readers_of(row)}
    assert set(found) == {world.unit, world.home}
    assert set(found[world.unit]) == {world.head, world.deputy, world.staff, colleague}
    assert [user for user, at in found[world.unit].items() if at] == [world.staff]
    page = reverse("spreading:directive_readers", args=[row.pk])
    assert browser(world.head).get(page).status_code == 403
    assert "1 trên 5 người" in browser(world.party).get(page).content.decode()
    paper = browser(world.party).get(reverse("spreading:directive_readers_file", args=[row.pk]))
    assert paper["Content-Type"] == "application/pdf"


def test_who_comes_after_a_department_answers_for_it():
    world = Spreading()
    row = world.directive(world.unit)
    heir = DepartmentFactory(earlier=[world.unit.pk], since=TODAY)
    world.unit.__class__.objects.filter(pk=world.unit.pk).update(until=TODAY - timedelta(days=1), later=[heir.pk])
    moved = UserFactory(department=heir)
    assert list(to_read(moved)) == [row]
    assert [unit.department for unit in readers_of(row)] == [heir]


def test_a_withdrawn_directive_is_asked_of_nobody():
    world = Spreading()
    row = world.directive()
    with pytest.raises(ValidationError, match="Chưa ghi lý do thu hồi"):
        withdraw_directive(row, by=world.party, reason=" ")
    withdraw_directive(row, by=world.party, reason="Đã có văn bản khác.")
    with pytest.raises(AlreadyDone):
        withdraw_directive(row, by=world.party, reason="Đã có văn bản khác.")
    with pytest.raises(IllegalMove, match="đã thu hồi nên không cần"):
        acknowledge_directive(row, by=world.staff)
    assert list(to_read(world.staff)) == []
    assert (
        "Đã có văn bản khác."
        in browser(world.staff).get(reverse("spreading:directive", args=[row.pk])).content.decode()
    )


def test_it_is_published_with_its_files_or_not_at_all():
    world = Spreading()
    sent = {"title": "Chỉ đạo", "number": "", "dated": "2026-07-14", "text": "Nội dung.", "to_whom": "all"}
    client, page = browser(world.party), reverse("spreading:directive_add")
    assert client.post(page, sent | {"to_whom": "chosen"}).status_code == 422
    assert client.post(page, sent | {"dated": "2026-07-16"}).status_code == 422
    assert not Directive.objects.exists()
    client.post(page, sent | {"uploads": [scan("chi-dao.pdf")]})
    file = DirectiveFile.objects.get()
    address = reverse("spreading:directive_file", args=[file.pk])
    assert browser(world.staff).get(address).status_code == 200


@pytest.mark.both_engines
@pytest.mark.django_db(transaction=True)
def test_two_presses_at_once_are_one_reading():
    world = Spreading()
    row = world.directive()
    found = at_once(*[lambda: acknowledge_directive(row, by=world.staff)] * 3)
    assert sum(isinstance(one, AlreadyDone) for one in found) == 2, found
    assert DirectiveReading.objects.count() == 1


# ------------------------------------------------------------------ what people were told


def activity(department=None, **facts):
    told = {
        "held_on": TODAY, "form": "meeting", "topic": "Quán triệt kế hoạch", "audience": "Công chức", "people": 30,
    }  # fmt: skip
    return Activity(department=department, **(told | facts))


def test_the_party_cell_enters_for_the_agency_and_heads_for_their_departments():
    world = Spreading()
    directive = world.directive()
    add_awareness(activity(form="party_meeting", directive=directive), by=world.party)
    mine = add_awareness(activity(world.unit), by=world.head)
    for department in (None, world.home):
        with pytest.raises(PermissionDenied, match="Hoạt động của phòng do Trưởng phòng"):
            add_awareness(activity(department), by=world.head)
    with pytest.raises(PermissionDenied):
        add_awareness(activity(), by=world.staff)
    with pytest.raises(AlreadyDone):
        add_awareness(activity(world.unit), by=world.deputy)
    assert told_of(world.season) == [("Sinh hoạt chi bộ", 1, 30), ("Hội nghị, họp cơ quan", 1, 30)]
    edit_awareness(mine, activity(world.unit, people=45), by=world.deputy)
    assert told_of(world.season)[1] == ("Hội nghị, họp cơ quan", 1, 45)


@pytest.mark.parametrize(
    ("facts", "where"),
    [({"topic": " "}, "topic"), ({"audience": ""}, "audience"), ({"people": 0}, "people"),
     ({"held_on": TODAY + timedelta(days=1)}, "held_on")],
)  # fmt: skip
def test_what_cannot_be_is_refused(facts, where):
    world = Spreading()
    with pytest.raises(ValidationError) as refused:
        add_awareness(activity(**facts), by=world.party)
    assert set(refused.value.error_dict) == {where} and not AwarenessActivity.objects.exists()


def test_it_is_corrected_by_those_who_keep_it_until_the_season_is_closed():
    world = Spreading()
    row = add_awareness(activity(world.unit), by=world.head)
    with pytest.raises(PermissionDenied):
        drop_awareness(row, by=world.home_head)
    world.season.__class__.objects.filter(pk=world.season.pk).update(state="closed", closed_at="2026-07-15T02:00Z")
    with pytest.raises(IllegalMove, match="đã kết thúc"):
        drop_awareness(row, by=world.head)
    world.season.__class__.objects.filter(pk=world.season.pk).update(state="open", closed_at=None)
    drop_awareness(row, by=world.head)
    with pytest.raises(AlreadyDone):
        drop_awareness(row, by=world.head)
    assert not AwarenessActivity.objects.exists()


def test_a_head_reads_only_what_the_own_department_did():
    world = Spreading()
    add_awareness(activity(topic="Chung của Sở"), by=world.party)
    add_awareness(activity(world.unit, topic="Ở phòng"), by=world.head)
    page = reverse("spreading:awareness")
    told = browser(world.head).get(page).content.decode()
    assert "Ở phòng" in told and "Chung của Sở" not in told
    assert "Chung của Sở" in browser(world.director).get(page).content.decode()
    assert browser(world.staff).get(page).status_code == 403
