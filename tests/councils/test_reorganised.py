"""A member who after a merger heads the nominee's unit: conflicts follow, and what he filed stays, flagged."""

import io

import docx
import pytest
from django.test import Client
from django.urls import reverse

from accounts.events import last_reasons
from accounts.models import User
from accounts.roles import Role
from core import clock
from core.papers import render_docx
from councils.actions.close_appraisal import close_appraisal
from councils.actions.declare import declare
from councils.actions.file_sheet import file_sheet
from councils.actions.save_sheet import save_sheet
from councils.appraisal_papers import consolidated_paper
from councils.appraising import standing, why_not
from councils.aside import STOOD_ASIDE, aside_lines, aside_now
from councils.comparing import compared_in_season
from councils.models import AppraisalSheet, CouncilSession, Recusal
from councils.recusals import from_vote
from councils.team import refusals
from nominations.models import Nomination
from nominations.workflow import State
from seasons.rules import rules_of
from tests.factories.council import Bench
from tests.factories.people import DutyFactory
from tests.factories.units import heir, reorganised

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]

FLAG = "Người thẩm định nay thuộc phòng giới thiệu hồ sơ; phiếu nộp trước đó vẫn giữ."


@pytest.fixture
def bench() -> Bench:
    """One file under appraisal; the third member heads a unit of his own."""
    bench = Bench(nominations=0)
    bench.nominate(state=State.RECEIVED, complete=True)
    DutyFactory(user=member_of(bench), role=Role.HEAD, department=member_of(bench).department)
    return bench


def member_of(bench: Bench) -> User:
    return bench.members[2]


def file_of(bench: Bench) -> Nomination:
    return Nomination.objects.select_related("season", "department", "criteria_set").get(season=bench.season)


def filed(bench: Bench, user: User) -> AppraisalSheet:
    row = file_of(bench)
    declare(row, by=user, ground="")
    marks = {criterion.pk: (True, "") for criterion in bench.criteria.criteria.all()}
    return file_sheet(save_sheet(row, by=user, marks=marks, conclusion="put", comment=""), by=user)


def merged(bench: Bench) -> None:
    """The member's unit takes in the introducing one, and he heads both."""
    member = member_of(bench)
    reorganised("merge", [bench.department, member.department], [heir("Phòng Hợp nhất", "HN", member)])


def fresh(user: User) -> User:
    return User.objects.get(pk=user.pk)


def test_from_that_day_he_appraises_no_more(bench: Bench) -> None:
    member, row = member_of(bench), file_of(bench)
    assert why_not(standing(row, member), rules_of(bench.season), member) == ""
    merged(bench)
    row, member = file_of(bench), fresh(member)
    told = why_not(standing(row, member), rules_of(bench.season), member)
    assert told == "Đồng chí không tham gia thẩm định hồ sơ này vì thuộc phòng giới thiệu hồ sơ."
    client = Client()
    client.force_login(member)
    assert client.get(reverse("councils:appraise", args=[row.pk])).status_code == 404


def test_what_he_filed_is_flagged_on_every_page_and_paper_and_counts(bench: Bench) -> None:
    sheet = filed(bench, member_of(bench))
    filed(bench, bench.secretary)
    before = standing(file_of(bench), bench.secretary)
    merged(bench)
    sheet.refresh_from_db()
    assert sheet.filed_at is not None
    found = standing(file_of(bench), bench.secretary)
    assert (found.filed, found.overtaken(sheet)) == (before.filed, FLAG)
    client = Client()
    client.force_login(bench.secretary)
    shown = client.get(reverse("councils:appraise", args=[found.nomination.pk])).content.decode()
    assert FLAG in shown
    (compared,) = compared_in_season(bench.season, bench.secretary)
    assert compared.overtaken == (f"{member_of(bench).addressed}: {FLAG}",)
    assert len(compared.sheets) == 2
    paper = consolidated_paper(bench.season, [compared], subject="Bình xét", on=clock.today())
    words = "".join(docx.Document(io.BytesIO(render_docx(paper))).element.body.itertext()).replace("\u00a0", " ")
    assert f"Ghi chú. {member_of(bench).addressed}: {FLAG}" in words


def test_nothing_is_flagged_where_nothing_changed(bench: Bench) -> None:
    filed(bench, member_of(bench))
    filed(bench, bench.secretary)
    (compared,) = compared_in_season(bench.season, bench.secretary)
    assert compared.overtaken == ()


def test_the_list_of_those_who_stand_aside_tells_that_he_appraised_before(bench: Bench) -> None:
    filed(bench, member_of(bench))
    merged(bench)
    statements = {line.member: line.statement for line in aside_lines(bench.season, bench.secretary)}
    assert statements[str(member_of(bench))] == (
        "Đã nộp phiếu thẩm định trước khi thuộc phòng giới thiệu hồ sơ; phiếu vẫn giữ"
    )
    told = aside_now(file_of(bench))
    assert told == f"{member_of(bench)} đã nộp phiếu thẩm định trước khi thuộc phòng giới thiệu hồ sơ, phiếu vẫn giữ"


def test_the_minutes_keep_what_was_so_when_the_appraisal_ended(bench: Bench) -> None:
    for user in (member_of(bench), bench.secretary, bench.members[3], bench.members[4]):
        filed(bench, user)
    merged(bench)
    row = close_appraisal(file_of(bench), by=bench.secretary)
    kept = last_reasons(Nomination, [row.pk], STOOD_ASIDE)[row.pk]
    assert "đã nộp phiếu thẩm định trước khi thuộc phòng giới thiệu hồ sơ" in kept


def test_he_votes_no_more_by_the_wider_rule(bench: Bench) -> None:
    row = bench.nominate()
    assert from_vote([row], "own_and_head") == from_vote([row], "own")
    merged(bench)
    row = Nomination.objects.select_related("department").get(pk=row.pk)
    assert from_vote([row], "own_and_head")[row.pk, member_of(bench).pk] == "introducer"


def test_he_counts_no_votes_on_files_of_the_merged_unit() -> None:
    bench = Bench(nominations=1, counter_head="no")
    member, session = bench.members[2], bench.convened()
    assert refusals(session, [member, bench.members[3]]) == []
    reorganised("merge", [bench.department, member.department], [heir("Phòng Hợp nhất", "HN", member)])
    told = refusals(session, [fresh(member), bench.members[3]])
    assert told == [
        f"Đồng chí {member} là trưởng phòng giới thiệu hồ sơ nên không tham gia Tổ kiểm phiếu. Mời chọn người khác."
    ]


def test_a_session_convened_before_keeps_its_recusals(bench: Bench) -> None:
    bench.nominations = [bench.nominate()]
    session = bench.convened()
    kept = list(Recusal.objects.filter(item__session=session).values_list("member__user", "ground"))
    merged(bench)
    assert list(Recusal.objects.filter(item__session=session).values_list("member__user", "ground")) == kept
    assert CouncilSession.objects.get(pk=session.pk).members.filter(user=member_of(bench)).exists()
