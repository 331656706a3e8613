"""How far models have spread: figures, their sources, who reads which; Excel; the number of queries."""

from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from certificates.models import Certificate
from spreading import spread
from spreading.actions.answer_replication import confirm_replication
from spreading.actions.keep_insert_item import Item, add_insert_item
from spreading.actions.keep_sheet import keep_sheet
from spreading.actions.move_review import hold_review
from spreading.actions.register_learning import register_learning
from spreading.actions.say_present import say_present
from spreading.actions.tell_insert import tell_insert
from spreading.presence_code import code_of
from spreading.recognised import in_force, offered
from spreading.spread import spread_of
from tests.factories.people import DepartmentFactory, UserFactory
from tests.factories.spreading import Spreading, stored
from tests.monitoring.watching import browser

pytestmark = pytest.mark.django_db


def told(row):
    return row.sessions, row.meetings, row.people, row.units, row.adoptions, row.reads


def spread_out(world: Spreading):
    """A model of whom a session of 1 + 4 people and a meeting of 20 were told, learned by one, adopted by two."""
    model = world.model()
    row = world.review()
    world.presenting(row, model)
    say_present(row, code=code_of(row), by=world.staff)
    row = hold_review(row, by=world.office)
    keep_sheet(row, count=4, stored=stored(), by=world.office)
    register_learning(row, model, world.unit, wanted="Cách làm.", by=world.head)
    insert = world.insert()
    for ordinal, text in enumerate(("Nêu gương.", "Nêu lần nữa."), 1):
        add_insert_item(insert, Item(text, world.office, ordinal, nomination=model), by=world.office)
    tell_insert(insert, attended=20, outcome="Đã nêu.", by=world.office)
    for row in (
        world.replication(model), world.replication(model, world.office, department=None, body="UBND xã")
    ):  # fmt: skip
        confirm_replication(row, by=world.standing)
    world.replication(model, adopted="Chưa xác nhận.")
    return model


def test_the_figures_of_a_model(monkeypatch):
    world = Spreading()
    model, other = spread_out(world), world.model()
    monkeypatch.setattr(spread, "reads_of", lambda rows: {model.pk: 9})
    first, second = spread_of([model, other])
    assert told(first) == (1, 1, 25, 2, 2, 9), "a meeting counts once, a unit once, what waits not at all"
    assert told(second) == (0, 0, 0, 0, 0, 0)


def test_what_is_planned_or_cancelled_spreads_nobody():
    world = Spreading()
    model, row = world.model(), world.review()
    world.presenting(row, model)
    insert = world.insert()
    add_insert_item(insert, Item("Nêu gương.", world.office, 1, nomination=model), by=world.office)
    assert told(spread_of([model])[0]) == (0, 0, 0, 0, 0, 0)


@pytest.mark.parametrize("count", [1, 12])
def test_figures_cost_the_same_for_one_and_for_many(count, django_assert_num_queries):
    world = Spreading()
    rows = [world.model() for _ in range(count)]
    world.held(*rows)
    with django_assert_num_queries(7):
        assert [row.sessions for row in spread_of(rows)] == [1] * count


@pytest.mark.parametrize("count", [1, 12])
def test_the_page_costs_the_same_for_one_and_for_many(count, django_assert_max_num_queries):
    world = Spreading()
    for _ in range(count):
        world.model()
    client, page = browser(world.director), reverse("spreading:spread")
    client.get(page)
    with django_assert_max_num_queries(18):
        assert client.get(page).content.decode().count('role="rowheader"') == count


def test_heads_read_their_own_departments_and_watchers_all():
    world = Spreading()
    mine, other = world.model(name="Lê Của Phòng"), world.model(world.unit, name="Trần Phòng Khác")
    page = reverse("spreading:spread")
    own = browser(world.home_head).get(page).content.decode()
    assert mine.name in own and other.name not in own
    everything = browser(world.standing).get(page).content.decode()
    assert mine.name in everything and other.name in everything
    for user in (world.staff, world.party):
        assert browser(user).get(page).status_code == 403


def test_a_department_sees_what_it_gives_and_learns():
    world = Spreading()
    model = spread_out(world)
    page = browser(world.head).get(reverse("spreading:own_spread")).content.decode()
    assert "Cách làm." in page and "Trả hồ sơ trong ngày." in page and "Chờ xác nhận" in page
    assert model.addressed in page
    assert browser(world.office).get(reverse("spreading:own_spread")).status_code == 302


def test_a_revoked_certificate_ends_the_spreading():
    world = Spreading()
    model, gone = world.model(), world.model(in_force=False)
    assert list(in_force()) == [model] == list(offered())
    assert gone in offered(gone.pk), "one that was chosen before stays on its form"
    Certificate.objects.filter(item__nomination=model).update(state="replaced", replaced_on="2026-07-01")
    assert list(in_force()) == []


def test_the_sheet_says_what_the_page_says():
    world = Spreading()
    model = spread_out(world)
    answer = browser(world.office).get(reverse("spreading:spread_export"))
    sheet = load_workbook(BytesIO(answer.content)).active
    rows = [tuple(cell.value for cell in row) for row in sheet.iter_rows()]
    line = next(row for row in rows if model.name in row)
    assert line[1:9] == (model.name, str(model.department), 2026, 1, 1, 25, 2, 2)
    assert (
        browser(world.office)
        .get(reverse("spreading:spread_export"), {"dang": "csv"})
        .content.startswith(b"\xef\xbb\xbf")
    )
    assert browser(world.staff).get(reverse("spreading:spread_export")).status_code == 403


def test_colleagues_do_not_count_for_another_session():
    world = Spreading()
    DepartmentFactory()
    UserFactory()
    model = world.model()
    row = world.held(model)
    other = world.review("Tổng kết")
    say_present(other, code=code_of(other), by=world.staff)
    assert told(spread_of([model])[0])[2] == 0 and row.pk != other.pk
