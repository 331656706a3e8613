"""Danh sách không tham gia bình xét: every ground and declaration, without what its reader may not see."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.actions.state_tie import state_tie
from accounts.roles import Role
from councils.actions.declare import declare
from councils.aside import aside_lines
from nominations.workflow import State
from tests.factories.council import Bench
from tests.factories.people import person

pytestmark = pytest.mark.django_db

PAGE = "councils:standing_aside"


@pytest.fixture
def bench() -> Bench:
    bench = Bench(nominations=0)
    bench.nominate(state=State.RECEIVED)
    return bench


def test_it_tells_who_stands_aside_and_who_declared(bench: Bench) -> None:
    (nomination,) = bench.season.nominations.all()
    state_tie(nomination.person, by=bench.vice)
    declare(nomination, by=bench.members[2], ground="other")
    declare(nomination, by=bench.members[3], ground="")
    found = {
        line.member: (line.statement, bool(line.declared_on)) for line in aside_lines(bench.season, bench.secretary)
    }
    assert found == {
        str(bench.vice): ("Không tham gia vì là người thân của người được giới thiệu", False),
        str(bench.members[2]): ("Không tham gia vì tự xin không tham gia", True),
        str(bench.members[3]): ("Khai không có xung đột lợi ích", True),
    }


def test_a_concerned_secretary_has_no_line_of_the_file(bench: Bench) -> None:
    (nomination,) = bench.season.nominations.all()
    declare(nomination, by=bench.members[3], ground="")
    declare(nomination, by=bench.secretary, ground="kin")
    assert list(aside_lines(bench.season, bench.secretary)) == []


def test_it_is_printed_for_those_who_run_sessions_alone(bench: Bench, client: Client) -> None:
    client.force_login(bench.secretary)
    empty = client.get(reverse(PAGE), follow=True).content.decode()
    assert "Chưa có thành viên nào không tham gia hoặc đã khai báo" in empty
    declare(bench.season.nominations.get(), by=bench.members[3], ground="")
    answer = client.get(reverse(PAGE))
    assert answer["Content-Type"] == "application/pdf" and answer.content.startswith(b"%PDF")
    for stranger in (bench.members[3], person(Role.OFFICE), person(Role.DIRECTOR)):
        client.force_login(stranger)
        assert client.get(reverse(PAGE)).status_code == 403
