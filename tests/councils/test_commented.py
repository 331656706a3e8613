"""No vote begins while a file of the agenda is open to comments, or was never open where the season asks the staff."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from accounts.actions.state_tie import state_tie
from core import clock
from councils import readiness
from councils.actions.start import start
from councils.models import CouncilSession
from nominations.actions.give_comment import give_comment
from nominations.models import CommentPeriod, Nomination
from tests.factories.council import Bench
from tests.factories.people import UserFactory
from tests.papers.printed import read

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

REMARK = "Số liệu quý III chưa khớp với báo cáo của phòng."


def period(bench: Bench, *files: Nomination, days: int) -> CommentPeriod:
    """The files open until so many days from today, or before."""
    last_day = clock.today() + timedelta(days=days)
    row = CommentPeriod.objects.create(
        season=bench.season, opened_at=clock.now(), opened_by=bench.secretary, last_day=last_day
    )
    row.nominations.add(*files)
    return row


def refusals(session: CouncilSession) -> str:
    return " ".join(one.refusal for one in readiness.before_starting(session) if one.binding and one.refusal)


def test_an_open_file_holds_up_the_vote_until_its_last_day_is_over() -> None:
    bench = Bench(nominations=2)
    row = period(bench, bench.nominations[0], days=0)
    session = bench.ready()
    with pytest.raises(ValidationError, match="đang lấy ý kiến đến hết ngày"):
        start(session, by=bench.chair, acknowledged=True)
    assert bench.nominations[0].name in refusals(session) and bench.nominations[1].name not in refusals(session)
    row.last_day = clock.today() - timedelta(days=1)
    row.save()
    assert start(session, by=bench.chair, acknowledged=True).started_at


def test_where_the_season_asks_the_staff_each_file_was_open() -> None:
    bench = Bench(nominations=2, comment_days="3")
    period(bench, bench.nominations[0], days=-1)
    session = bench.ready()
    assert f"Hồ sơ {bench.nominations[1].name} chưa được lấy ý kiến." in refusals(session)
    with pytest.raises(ValidationError, match="Mở «Lấy ý kiến» để đưa ra"):
        start(session, by=bench.chair, acknowledged=True)
    period(bench, bench.nominations[1], days=-1)
    assert refusals(session) == "" and start(session, by=bench.chair, acknowledged=True).started_at


def test_where_it_does_not_the_checklist_has_no_such_line() -> None:
    session = Bench(nominations=1).ready()
    assert "Đã lấy xong ý kiến nội bộ" not in [one.label for one in readiness.before_starting(session)]


def test_convening_tells_of_it_in_time_and_goes_on(client: Client) -> None:
    bench = Bench(nominations=1, comment_days="3")
    planned = bench.planned()
    client.force_login(bench.secretary)
    shown = client.get(reverse("councils:session", args=[planned.pk])).content.decode()
    assert "Lấy ý kiến nội bộ chưa xong" in shown and "chưa được lấy ý kiến" in shown
    assert client.post(reverse("councils:convene", args=[planned.pk])).status_code == 302
    assert CouncilSession.objects.get(pk=planned.pk).convened_at
    ended = Bench(nominations=1, comment_days="3")
    period(ended, ended.nominations[0], days=-1)
    labels = [one.label for one in readiness.before_convening(ended.planned())]
    assert "Lấy ý kiến nội bộ chưa xong" not in labels


def test_a_session_convened_before_there_was_the_rule_is_held_as_it_was() -> None:
    bench = Bench(nominations=1, comment_days="3")
    session = bench.ready()
    del session.rules["comment_days"]
    assert refusals(session) == ""


def test_the_table_of_comments_of_a_session_has_the_files_of_its_agenda(client: Client) -> None:
    bench = Bench(nominations=2, comment_days="3")
    other = bench.nominate()
    row = period(bench, *bench.nominations, other, days=1)
    for file in (bench.nominations[0], other):
        give_comment(file, by=UserFactory(), stance="remark", text=f"{file.name}: {REMARK}")
    row.last_day = clock.today() - timedelta(days=1)
    row.save()
    session = bench.convened()
    client.force_login(bench.secretary)
    page, paper = (reverse(f"councils:{name}", args=[session.pk]) for name in ("session", "session_comments"))
    assert paper in client.get(page).content.decode()
    text = read(client.get(paper).content).text
    assert f"{bench.nominations[0].name}: {REMARK}"[:-1] in text and bench.nominations[1].name in text
    assert other.name not in text
    assert client.get(f"{paper}?dang=docx").content.startswith(b"PK")
    state_tie(bench.nominations[0].person, by=bench.secretary)
    assert bench.nominations[0].name not in read(client.get(paper).content).text
    client.force_login(bench.members[3])
    assert client.get(paper).status_code == 403


def test_a_session_without_such_files_has_no_table(client: Client) -> None:
    bench = Bench(nominations=1)
    session = bench.convened()
    client.force_login(bench.chair)
    page, paper = (reverse(f"councils:{name}", args=[session.pk]) for name in ("session", "session_comments"))
    assert paper not in client.get(page).content.decode()
    assert "Không có hồ sơ nào của phiên họp này" in client.get(paper, follow=True).content.decode()
