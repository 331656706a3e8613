"""What papers and the session's page tell of single files: which came late, by whose leave."""

import io
from typing import Any

import docx
import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from core.workflow import record_event
from councils.actions.declare import declare
from councils.actions.make_minutes import make_minutes
from nominations.models import Nomination
from nominations.workflow import State
from tests.councils.test_minutes import facts, words_of
from tests.factories.council import Bench
from tests.factories.people import UserFactory, person

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

LEAVE = "Công tác nước ngoài, Giám đốc Sở đồng ý ngày 16/12/2026"
LATE = "Nộp muộn"


def come_late(nomination: Nomination) -> Nomination:
    """Admitted twice: the last leave is the one that counts."""
    nomination.late = True
    nomination.save()
    for reason in ("Lý do cũ", f"{LEAVE}."):
        record_event(
            nomination, "admit_late", by=person(Role.STANDING_COUNCIL), was="draft", now="draft", reason=reason
        )
    return nomination


def words(client: Client, user: User, address: str, **asked: Any) -> str:
    """Of a .docx that *user* asks for."""
    client.force_login(user)
    answer = client.get(address, {"dang": "docx", **asked})
    assert answer.status_code == 200, answer
    body = docx.Document(io.BytesIO(answer.content)).element.body
    return " ".join("".join(body.itertext()).replace("\u00a0", " ").split())


def agenda_of(client: Client, user: User, session: Any) -> str:
    client.force_login(user)
    return client.get(reverse("councils:session", args=[session.pk])).content.decode()


class TestLate:
    """ "Nộp muộn" follows a dossier to the minutes, and stays from whoever stands aside."""

    def test_both_minutes_tell_whose_leave_it_was(self) -> None:
        bench = Bench(nominations=2)
        come_late(bench.nominations[0])
        session = bench.counted()
        make_minutes(session, by=bench.secretary, facts=facts())
        told = f"Hồ sơ {bench.nominations[0]} nộp muộn. Thường trực Hội đồng cho nộp: {LEAVE}."
        for kind in ("counting_minutes", "meeting_minutes"):
            written = words_of(session, kind)
            assert written.replace("\u00a0", " ").count(told) == 1 and "Lý do cũ" not in written
            assert f"{bench.nominations[1]} nộp muộn" not in written

    def test_lists_brief_and_table_bear_it(self, client: Client) -> None:
        bench = Bench(nominations=0)
        late, other = (bench.nominate(state=State.RECEIVED, complete=True) for _ in range(2))
        office = person(Role.OFFICE)
        papers = {
            "brief": reverse("councils:brief", args=[late.pk]),
            "table": reverse("councils:season_table"),
            "list": reverse("nominations:summary_list"),
        }
        for address in (papers["brief"], papers["list"]):
            assert LATE.lower() not in words(client, office, address).lower()
        come_late(late)
        assert f"{LATE}Thường trực Hội đồng cho nộp: {LEAVE}" in words(client, bench.secretary, papers["brief"])
        assert f"Số hồ sơ: {late.number}, nộp muộn." in words(client, bench.secretary, papers["table"])
        listed = words(client, office, papers["list"])
        assert "Ghi chú" in listed and LATE in listed
        assert f"Số hồ sơ: {other.number}." in words(client, bench.secretary, papers["table"])

    @pytest.mark.parametrize("convened", [False, True])
    def test_the_agenda_tells_it_to_those_who_may_know(self, client: Client, convened: bool) -> None:
        bench = Bench(nominations=1)
        late = come_late(bench.nominations[0])
        declare(late, by=bench.members[5], ground="other")
        session = bench.convened() if convened else bench.planned()
        assert LATE in agenda_of(client, bench.secretary, session)
        assert LATE in agenda_of(client, person(Role.OFFICE), session)
        assert LATE not in agenda_of(client, bench.members[5], session)

    def test_an_observer_from_outside_reads_no_label(self, client: Client) -> None:
        bench = Bench(nominations=1)
        come_late(bench.nominations[0])
        outside = UserFactory()
        session = bench.opened()
        session.observers.create(user=outside)
        page = agenda_of(client, outside, session)
        assert bench.nominations[0].name in page and LATE not in page
