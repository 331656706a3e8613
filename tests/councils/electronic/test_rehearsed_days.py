"""Days that were rehearsed: a small department finds its counters, and a day of mishaps ends with signed minutes."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.actions.invite import invite
from accounts.models import User
from accounts.roles import Role
from councils.actions.destroy_keys import destroy_keys
from councils.actions.end import end
from councils.actions.propose_team import propose_team
from councils.actions.publish_sums import publish_sums
from councils.actions.start import start
from councils.models import CouncilSession, SessionCounter
from councils.workflow import State
from tests.councils.electronic.asking import address, refused, send, signed_in
from tests.councils.electronic.sittings import REASON, signed
from tests.councils.electronic.test_taking import mark
from tests.factories.council import Bench
from tests.factories.electronic import OnlineBench
from tests.factories.people import DepartmentFactory, DutyFactory, UserFactory, person

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_where_the_director_presides_and_five_members_head_departments_counters_are_found() -> None:
    """Everyone on the council is barred but the secretary; whoever counts need not sit on it."""
    bench = OnlineBench(nominations=0, counter_head="no")
    DutyFactory(user=bench.chair, role=Role.DIRECTOR)
    for head in bench.members[1:6]:
        DutyFactory(user=head, role=Role.HEAD, department=head.department)
        bench.nominations.append(bench.nominate(department=head.department))
    session, secretary = bench.opened(), signed_in(bench.secretary)
    heads = bench.members[1:4]
    with refused("là trưởng phòng giới thiệu hồ sơ", "Mời chọn người khác"):
        propose_team(session, by=bench.secretary, head=heads[0], members=heads[1:])
    page = secretary.get(address("team", session)).content.decode()
    assert "Bỏ phiếu điện tử cần đúng ba người. Có thể chọn người ngoài Hội đồng." in page
    staff = [UserFactory(department=DepartmentFactory()) for _ in range(3)]
    chosen = dict(zip(("head", "second", "third"), [one.pk for one in staff], strict=True))
    incomplete = secretary.post(address("team", session), {**chosen, "third": ""})
    assert incomplete.status_code == 422 and f'value="{staff[1].pk}" selected' in incomplete.content.decode()
    assert secretary.post(address("team", session), chosen).status_code == 302
    assert set(SessionCounter.objects.values_list("user", flat=True)) == {one.pk for one in staff}


def test_a_paper_vote_still_takes_two_counters() -> None:
    bench = Bench()
    session = bench.opened()
    head, second = bench.counters
    chosen = {"head": head.pk, "second": second.pk, "third": ""}
    assert signed_in(bench.secretary).post(address("team", session), chosen).status_code == 302


def test_a_day_of_mishaps_ends_with_signed_minutes() -> None:
    """A phone is lost, a password forgotten, a counter's device dead, and one member comes late."""
    bench = OnlineBench(size=8)
    phoneless, forgetful, late = bench.members[1], bench.members[5], bench.members[6]
    session = bench.keyed(absent={late.username: "Kẹt xe"})
    for member in (*bench.members[:5], bench.secretary):
        bench.devices.take(session, member)

    bench.devices.codes.pop(phoneless.pk)
    bench.devices.take(session, phoneless)

    _signed_in_anew(forgetful)
    bench.devices.take(session, forgetful)

    mark(bench, session, late, "present")
    bench.devices.take(session, late)

    session = start(CouncilSession.objects.get(), by=bench.chair, acknowledged=True)
    bench.cast_all(session)
    session = end(session, by=bench.chair)
    publish_sums(session)
    bench.open(session, 1)
    session = bench.open(session, 3)
    assert session.state == State.COUNTED and session.boxes.get().returned == 8
    signed(bench, session)
    destroy_keys(session, by=bench.secretary)
    assert set(session.papers.exclude(scanned_at=None).values_list("kind", flat=True)) == {
        "counting_minutes", "meeting_minutes",
    }  # fmt: skip
    forgetful.refresh_from_db()
    for reader in (phoneless, forgetful, late):
        assert "08/08" in signed_in(reader).get(address("session", session)).content.decode()


def _signed_in_anew(member: User) -> Client:
    """The Office gives a new invitation on paper; the member chooses another password and has the booth."""
    given = invite(member, by=person(Role.OFFICE))
    browser, chosen = Client(), "mot mat khau that dai va rieng"
    answer = browser.post(reverse("accounts:accept", args=[given.code]), {"password": chosen, "again": chosen})
    assert answer.status_code == 302
    session = CouncilSession.objects.get()
    assert browser.get(address("booth", session)).status_code == 200
    return browser


def test_whoever_comes_after_the_start_has_no_ballot_and_the_minutes_say_so() -> None:
    bench = OnlineBench(size=8)
    late = bench.members[6]
    session = bench.ready(takers=[member for member in bench.members if member != late])
    session = start(session, by=bench.chair, acknowledged=True)
    claims = bench.devices.claims(session, late)
    answer = send(signed_in(late), "take_ballot", session, {"claims": claims})
    assert answer.status_code == 422
    page = signed_in(late).get(address("booth", session)).content.decode()
    assert "Đồng chí không có phiếu trong lần bỏ phiếu này" in page
    bench.cast_all(session)
    session = end(session, by=bench.chair, reason=REASON)
    publish_sums(session)
    bench.open(session, 1)
    session = bench.open(session, 2)
    signed(bench, session)
    told = str(session.papers.get(kind="counting_minutes", set_aside_at=None).content)
    _, _, rest = told.partition("Dự họp nhưng không nhận phiếu điện tử trước khi bắt đầu bỏ phiếu: ")
    assert late.full_name in rest[:60]
    assert REASON not in told, "every ballot that was taken came back"
