"""Lists cost the same number of queries with 1, 3 and 200 rows; the to-do list names each person's next act."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from core import clock
from core.todo import tasks_of
from core.vietnamese import search_norm, sort_key
from councils.models import AgendaItem, CouncilSession
from nominations.models import Nomination
from nominations.workflow import State
from tests.factories.council import Bench
from tests.factories.people import UserFactory, person

pytestmark = pytest.mark.django_db


def cost(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as spent:
        assert client.get(address).status_code == 200
    return len(spent)


def appraisals(bench: Bench, rows: int) -> str:
    for _ in range(rows):
        bench.nominate(state=State.RECEIVED)
    return reverse("councils:appraisals")


def sessions(bench: Bench, rows: int) -> str:
    seats = bench.seat_of(bench.chair), bench.seat_of(bench.secretary)
    last = CouncilSession.objects.count()
    CouncilSession.objects.bulk_create(
        CouncilSession(
            season=bench.season, council=bench.council, ordinal=last + number, held_at=clock.now(), place="P",
            chair=seats[0], secretary=seats[1],
        )
        for number in range(1, rows + 1)
    )  # fmt: skip
    return reverse("councils:sessions")


def agenda(bench: Bench, rows: int) -> str:
    session = CouncilSession.objects.filter(state="opened").first() or bench.ready(nominations=[bench.nominate()])
    have = session.agenda.count()
    AgendaItem.objects.bulk_create(
        AgendaItem(session=session, nomination=bench.nominate(), round=1, ordinal=number)
        for number in range(have + 1, have + rows)
    )
    return reverse("councils:session", args=[session.pk])


@pytest.mark.slow
@pytest.mark.parametrize("make", [appraisals, sessions, agenda])
def test_rows_cost_no_queries_of_their_own(make: Callable[[Bench, int], str], client: Client) -> None:
    bench = Bench(nominations=0)
    client.force_login(bench.chair)
    spent = []
    for more in (1, 2, 197):
        spent.append(cost(client, make(bench, more)))
    assert len(set(spent)) == 1, spent


def titles(user: User) -> list[str]:
    return [task.title for task in tasks_of(user)]


class TestTodo:
    def test_each_step_waits_for_those_who_make_it(self) -> None:
        bench = Bench(nominations=1)
        assert titles(bench.secretary) == ["Lập phiên họp bình xét"]
        bench.voting()
        assert titles(bench.chair) == ["Kết thúc bỏ phiếu: phiên họp 1"]
        assert titles(bench.secretary) == []

    def test_counters_are_asked_for_figures(self) -> None:
        bench = Bench(nominations=1)
        bench.ended()
        assert titles(bench.counters[0]) == ["Nhập số liệu hòm phiếu 1: phiên họp 1"]
        assert titles(person(Role.COUNTER)) == []

    def test_members_are_asked_for_their_sheets(self) -> None:
        bench = Bench(nominations=0)
        bench.nominate(state=State.RECEIVED, person=bench.vice)
        assert titles(bench.members[2]) == ["Thẩm định 1 hồ sơ"]
        assert titles(bench.vice) == []
        assert titles(UserFactory()) == []


def test_the_rules_are_worked_through_with_this_councils_number(client: Client) -> None:
    bench = Bench(size=9, nominations=0)
    client.force_login(UserFactory())
    page = client.get(reverse("councils:rules_example", args=[bench.season.year])).content.decode()
    assert "9 thành viên, từ 2/3 trở lên: cần 6 phiếu tán thành" in page
    assert "9 thành viên thì cần ít nhất 6 thành viên dự họp" in page


@pytest.mark.parametrize("name", ["home", "appraisals", "sessions"])
def test_pages_stand_without_any_season(name: str, client: Client) -> None:
    client.force_login(person(Role.COUNCIL_MEMBER))
    answer: Any = client.get(reverse(f"councils:{name}"))
    assert answer.status_code == 200


@pytest.mark.slow
def test_the_files_to_appraise_are_found_by_a_word_and_walked_on(client: Client) -> None:
    bench = Bench(nominations=0)
    for place in range(52):
        one = bench.nominate(state=State.RECEIVED)
        set_name(one, f"Lý Khánh {'Tuyết' if place < 51 else 'An'}")
    client.force_login(bench.members[3])
    address = reverse("councils:appraisals")
    first = client.get(address, {"tim": "khanh tuyet"})
    assert len(first.context["rows"]) == 50 and "tim=khanh+tuyet" in first.context["next_url"]
    second = client.get(address + first.context["next_url"])
    assert [row.nomination.name for row in second.context["rows"]] == ["Lý Khánh Tuyết"]
    assert [row.nomination.name for row in client.get(address, {"tim": "lý an"}).context["rows"]] == ["Lý Khánh An"]
    for nothing in ("khong co", "%"):
        assert "Không có hồ sơ nào khớp" in client.get(address, {"tim": nothing}).content.decode()


def set_name(nomination: Nomination, name: str) -> None:
    nomination.name, nomination.search_norm, nomination.sort_key = name, search_norm(name), f"0{sort_key(name)}"
    nomination.save()
