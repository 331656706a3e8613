"""How many a department may hand in, and the advice on leaders."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from accounts.roles import Role
from nominations.actions.submit import submit
from nominations.ceilings import leaders_warning
from nominations.models import Nomination
from nominations.workflow import State
from tests.factories.people import DutyFactory
from tests.nominations.world import SOON, ask

pytestmark = pytest.mark.django_db


def page(answer):
    return answer.content.decode()


def test_a_full_department_hands_in_no_more_of_that_kind(client, world):
    world.rule("ceiling_individual", "1")
    world.dossier(State.SUBMITTED)
    second = world.dossier()
    with pytest.raises(ValidationError, match="nhiều nhất 01 cá nhân"):
        submit(second, by=world.head)
    second.refresh_from_db()
    assert (second.state, second.papers.count()) == (State.DRAFT, 0)
    client.force_login(world.head)
    shown = page(client.get(reverse("nominations:submit", args=[second.pk])))
    assert "nhiều nhất 01 cá nhân" in shown and "Mời đồng chí rút một hồ sơ đã nộp" in shown


def test_others_and_those_withdrawn_take_no_place(world):
    world.rule("ceiling_individual", "1")
    world.dossier(State.WITHDRAWN)
    world.dossier(State.SUBMITTED, department=world.elsewhere)
    world.collective(state=State.SUBMITTED)
    assert submit(world.dossier(), by=world.head).state == State.SUBMITTED


def test_a_returned_file_has_its_place_already(world):
    world.rule("ceiling_individual", "1")
    returned = world.dossier(State.RETURNED, supplement_due=SOON)
    [item] = ask(returned, "Bổ sung số liệu")
    item.answer = "Đã bổ sung."
    item.save()
    assert submit(returned, by=world.head).state == State.SUBMITTED


def test_leaders_beyond_the_share_are_told_and_not_refused(client, world):
    world.rule("leaders", "1/2")
    rows = [world.dossier() for _ in range(3)]
    for row in rows[:2]:
        DutyFactory(user=row.person, role=Role.HEAD, department=world.elsewhere)
    DutyFactory(user=rows[0].person, role=Role.DEPUTY_HEAD, department=world.department)
    told = "02 trên 03 cá nhân được giới thiệu giữ chức vụ lãnh đạo, nhiều hơn tỷ lệ 1/2 (50%)"
    assert told in leaders_warning(world.season, Nomination.objects.all())
    assert leaders_warning(world.season, Nomination.objects.filter(department=world.elsewhere)) == ""
    client.force_login(world.head)
    assert told in page(client.get(reverse("nominations:submit", args=[rows[0].pk])))
    assert submit(rows[0], by=world.head).state == State.SUBMITTED


def test_the_office_counts_what_is_handed_in_and_not_kept_from_it(client, world):
    world.rule("leaders", "1/2")
    for row in [world.dossier(State.SUBMITTED), world.dossier(State.SUBMITTED), world.dossier()]:
        DutyFactory(user=row.person, role=Role.HEAD, department=world.elsewhere)
    own = world.dossier(State.SUBMITTED, person=world.office)
    DutyFactory(user=own.person, role=Role.DEPUTY_HEAD, department=world.elsewhere)
    client.force_login(world.office)
    shown = page(client.get(reverse("nominations:intake")))
    assert "02 trên 02 cá nhân được giới thiệu giữ chức vụ lãnh đạo" in shown


def test_at_the_share_and_without_a_rule_nothing_is_said(world):
    row = world.dossier()
    DutyFactory(user=row.person, role=Role.HEAD, department=world.elsewhere)
    assert leaders_warning(world.season, Nomination.objects.all()) == ""
    world.rule("leaders", "1/2")
    world.dossier()
    assert leaders_warning(world.season, Nomination.objects.all()) == ""
