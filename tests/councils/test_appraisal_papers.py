"""The one-page brief, the table of filed sheets and the sheet in Word: who gets them, and with what in them."""

import io
import subprocess
from typing import Any

import docx
import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import AccessLog, User
from accounts.roles import Role
from councils.actions.close_appraisal import close_appraisal
from councils.actions.declare import declare
from councils.actions.file_sheet import file_sheet
from councils.actions.save_sheet import save_sheet
from councils.comparing import compared_in_season
from councils.models import AppraisalSheet, CriterionMark
from nominations.actions.find import find
from nominations.actions.waive import waive
from nominations.models import Nomination
from nominations.workflow import State
from tests.factories.council import Bench
from tests.factories.people import DutyFactory, person
from tests.plugins.tools import require

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

SEASON_TABLE = reverse("councils:season_table")
FIGURES = "1 đạt"
DOUBT = "Chưa thấy minh chứng của năm"


@pytest.fixture
def bench() -> Bench:
    return Bench(nominations=0)


@pytest.fixture
def nomination(bench: Bench) -> Nomination:
    """Received; the secretary, in whose name most is asked, declared no conflict."""
    row = bench.nominate(state=State.RECEIVED, complete=True)
    declare(row, by=bench.secretary, ground="")
    return row


def filed(
    bench: Bench, nomination: Nomination, user: User, *, doubts: bool = False, comment: str = ""
) -> AppraisalSheet:
    if user != bench.secretary:
        declare(nomination, by=user, ground="")
    criteria = list(bench.criteria.criteria.all())
    marks = {criterion.pk: (True, "") for criterion in criteria}
    if doubts:
        marks[criteria[0].pk] = (False, DOUBT)
    conclusion = "object" if doubts else "put"
    return file_sheet(
        save_sheet(nomination, by=user, marks=marks, conclusion=conclusion, comment=comment), by=user
    )  # fmt: skip


def brief(nomination: Nomination, form: str = "docx") -> str:
    return f"{reverse('councils:brief', args=[nomination.pk])}?dang={form}"


def get(client: Client, user: User, address: str, **asked: Any) -> Any:
    client.force_login(user)
    return client.get(address, **asked)


def said(answer: HttpResponse) -> str:
    """The words of a .docx."""
    assert answer.status_code == 200 and answer["Content-Type"].endswith("wordprocessingml.document"), answer
    body = docx.Document(io.BytesIO(answer.content)).element.body
    return " ".join("".join(body.itertext()).replace("\u00a0", " ").split())


def pages(answer: HttpResponse) -> list[str]:
    text = subprocess.run(
        [require("pdftotext"), "-layout", "-", "-"], input=answer.content, capture_output=True, check=True
    ).stdout.decode()
    return text.split("\f")[:-1]


def director() -> User:
    return person(Role.DIRECTOR)


# ---------------------------------------------------------------- the brief


def test_the_brief_is_one_page_with_criterion_statement_and_evidence(bench, nomination, client):
    answer = get(client, bench.secretary, brief(nomination, "pdf"))
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == f'inline; filename="tom-tat-{nomination.number}.pdf"'
    [page] = pages(answer)
    assert "TÓM TẮT HỒ SƠ" in page and nomination.number in page
    words = said(get(client, bench.secretary, brief(nomination)))
    for part in (nomination.name, nomination.department.name, nomination.merit, nomination.get_channel_display()):
        assert part in words
    criterion = bench.criteria.criteria.first()
    assert criterion.text in words
    assert nomination.statements.first().text in words
    assert nomination.evidence.first().title in words


def test_what_stands_in_the_way_is_in_the_brief_and_on_the_sheet(bench, nomination, client):
    assert "Không vướng" in said(get(client, bench.secretary, brief(nomination)))
    find(nomination, by=person(Role.OFFICE), topic="complaint", status="pending")
    told = said(get(client, bench.secretary, brief(nomination)))
    assert "Khiếu nại, tố cáo: đang được xem xét" in told and "Không vướng" not in told
    waive(nomination, by=person(Role.STANDING_COUNCIL), topic="complaint", reason="Đơn không có căn cứ")
    sheet = filed(bench, nomination, bench.chair)
    address = reverse("councils:appraisal_sheet", args=[sheet.pk]) + "?dang=docx"
    assert "Đang được xem xét; Thường trực Hội đồng cho xét tiếp: Đơn không có căn cứ" in said(
        get(client, bench.chair, address)
    )


def test_evidence_set_aside_is_not_in_the_brief(bench, nomination, client):
    proof = nomination.evidence.first()
    proof.title, proof.set_aside_at = "Minh chứng đã bỏ", proof.added_at
    proof.set_aside_reason = "Thay bằng bản khác"
    proof.save()
    assert "Minh chứng đã bỏ" not in said(get(client, bench.secretary, brief(nomination)))


def test_a_member_declares_before_reading(bench, nomination, client):
    member = bench.members[3]
    answer = get(client, member, brief(nomination), follow=True)
    assert answer.redirect_chain[0][0] == reverse("councils:declare", args=[nomination.pk])
    assert "Đồng chí khai báo trước, sau đó mới đọc được tóm tắt hồ sơ này." in answer.content.decode()
    assert not AccessLog.objects.exists()
    declare(nomination, by=member, ground="")
    assert nomination.name in said(get(client, member, brief(nomination)))
    assert (
        f"{reverse('councils:brief', args=[nomination.pk])}"
        in get(client, member, reverse("councils:appraisals")).content.decode()
    )
    kept = AccessLog.objects.get(act="tải tóm tắt hồ sơ docx")
    assert (kept.user, kept.subject_type, kept.subject_id) == (member, "nominations.nomination", nomination.pk)


def test_so_does_whoever_runs_the_session_while_it_is_appraised(bench, nomination, client):
    assert "Đồng chí khai báo trước" in get(client, bench.chair, brief(nomination), follow=True).content.decode()
    declare(nomination, by=bench.chair, ground="")
    assert nomination.name in said(get(client, bench.chair, brief(nomination)))


def test_who_never_declared_does_not_read_it_later(bench, client):
    tabled = bench.nominate(state=State.TABLED)
    answer = get(client, bench.members[3], brief(tabled), follow=True).content.decode()
    assert "chưa khai báo khi hồ sơ này được thẩm định nên không đọc được tóm tắt" in answer
    assert tabled.name in said(get(client, bench.secretary, brief(tabled)))


@pytest.mark.parametrize("ground", ["kin", "other"])
def test_who_stands_aside_gets_nothing(bench, nomination, client, ground):
    for user in (bench.members[3], bench.chair, bench.secretary):
        declare(nomination, by=user, ground=ground)
        assert get(client, user, brief(nomination)).status_code == 404
        assert (
            reverse("councils:brief", args=[nomination.pk])
            not in get(client, user, reverse("councils:appraisals")).content.decode()
        )


def test_the_nominee_gets_nothing_whatever_the_duty(bench, client):
    boss, clerk = director(), person(Role.OFFICE)
    for user in (boss, clerk):
        own = bench.nominate(state=State.RECEIVED, person=user, name=user.full_name)
        assert get(client, user, brief(own)).status_code == 404


@pytest.mark.parametrize("role", [Role.HEAD, Role.STAFF, Role.COUNTER, Role.RECORDS_CLERK, Role.STANDING_COUNCIL])
def test_others_are_told_of_no_such_page(bench, nomination, client, role):
    user = person(role, bench.department) if role in (Role.HEAD, Role.STAFF) else person(role)
    assert get(client, user, brief(nomination)).status_code == 404


def test_what_is_not_received_has_no_brief(bench, client):
    assert get(client, bench.secretary, brief(bench.nominate(state=State.SUBMITTED))).status_code == 404


def test_figures_are_for_those_who_may_compare(bench, nomination, client):
    filed(bench, nomination, bench.members[3])
    office, boss = person(Role.OFFICE), director()
    for member in (bench.members[4], bench.chair):
        declare(nomination, by=member, ground="")
    shown = {
        "who has filed": (bench.members[3], True),
        "who has not": (bench.members[4], False),
        "the chair who has not": (bench.chair, False),
        "the Office": (office, False),
        "the Director": (boss, True),
    }
    for who, (user, told) in shown.items():
        words = said(get(client, user, brief(nomination)))
        assert (FIGURES in words) == told, who
        assert ("Thẩm định: đã nộp 01 phiếu; 01 đề nghị đưa ra bỏ phiếu" in words) == told, who
    filed(bench, nomination, bench.members[5])
    close_appraisal(nomination, by=bench.secretary)
    assert "2 đạt" in said(get(client, bench.chair, brief(nomination)))
    assert "đạt0" not in said(get(client, office, brief(nomination))) and "2 đạt" not in said(
        get(client, office, brief(nomination))
    )
    assert "2 đạt" not in said(get(client, bench.members[4], brief(nomination)))


def test_a_brief_that_cannot_be_drawn_is_said(bench, nomination, client):
    nomination.merit = "中"
    nomination.save()
    for form in ("pdf", "docx"):
        answer = get(client, bench.secretary, brief(nomination, form), follow=True).content.decode()
        assert "Hãy thay ký tự này bằng chữ rồi lập lại văn bản" in answer
    assert not AccessLog.objects.exists()


# ---------------------------------------------------------------- the table of filed sheets


def test_the_table_counts_and_quotes_by_criterion(bench, nomination, client):
    filed(bench, nomination, bench.members[3], comment="Thành tích rõ")
    filed(bench, nomination, bench.members[4], doubts=True)
    close_appraisal(nomination, by=bench.secretary)
    words = said(get(client, bench.secretary, SEASON_TABLE + "?dang=docx"))
    assert "Đã nộp 02 phiếu: 01 đề nghị đưa ra bỏ phiếu, 01 đề nghị Hội đồng cân nhắc." in words
    assert f"- {bench.members[4].addressed}, tiêu chuẩn 1, chưa đạt: {DOUBT}." in words
    assert f"- {bench.members[3].addressed}, đề nghị đưa ra bỏ phiếu: Thành tích rõ." in words
    assert bench.criteria.criteria.first().text + "0101" in words
    assert "THƯ KÝ HỘI ĐỒNG" in words and bench.secretary.full_name in words
    assert get(client, bench.secretary, SEASON_TABLE).content.startswith(b"%PDF-")
    acts = AccessLog.objects.filter(subject_type="seasons.season").values_list("act", flat=True)
    assert sorted(acts) == ["tải bảng tổng hợp docx", "tải bảng tổng hợp pdf"]


def test_while_the_appraisal_goes_on_ones_own_sheet_comes_first(bench, nomination, client):
    filed(bench, nomination, bench.members[3], doubts=True)
    table = SEASON_TABLE + "?dang=docx"
    for user in (bench.chair, bench.vice, bench.secretary):
        words = said(get(client, user, table))
        assert nomination.name in words and DOUBT not in words
        assert "Ý kiến của các thành viên hiện ra sau khi" in words
    assert DOUBT in said(get(client, director(), table))
    filed(bench, nomination, bench.chair)
    assert DOUBT in said(get(client, bench.chair, table))


def test_a_director_on_the_council_appraises_like_the_others(bench, nomination, client):
    filed(bench, nomination, bench.members[3], doubts=True)
    DutyFactory(user=bench.chair, role=Role.DIRECTOR)
    assert DOUBT not in said(get(client, bench.chair, SEASON_TABLE + "?dang=docx"))


def test_files_on_which_one_stands_aside_are_left_out(bench, nomination, client):
    other = bench.nominate(state=State.APPRAISED)
    declare(nomination, by=bench.secretary, ground="kin")
    words = said(get(client, bench.secretary, SEASON_TABLE + "?dang=docx"))
    assert other.name in words and nomination.name not in words and nomination.number not in words
    assert nomination.name in said(get(client, bench.chair, SEASON_TABLE + "?dang=docx"))


def test_the_head_of_the_introducing_department_is_left_out_by_the_rule_of_the_vote(client):
    bench = Bench(nominations=0, recusal_vote="own_and_head", recusal_appraisal="own")
    nomination = bench.nominate(state=State.APPRAISED)
    DutyFactory(user=bench.chair, role=Role.HEAD, department=bench.department)
    answer = get(client, bench.chair, SEASON_TABLE + "?dang=docx", follow=True).content.decode()
    assert "Chưa có hồ sơ nào để tổng hợp." in answer
    assert nomination.name in said(get(client, bench.secretary, SEASON_TABLE + "?dang=docx"))


def test_the_table_of_a_session_has_its_agenda_and_round(client):
    bench = Bench()
    session = bench.planned()
    address = reverse("councils:session_table", args=[session.pk])
    outside = bench.nominate()
    words = said(get(client, bench.secretary, address + "?dang=docx"))
    assert all(nomination.name in words for nomination in bench.nominations) and outside.name not in words
    assert f"Hồ sơ bình xét tại phiên họp {session.ordinal}" in words
    first = bench.nominations[0]
    item = session.agenda.get(nomination=first)
    item.round = 2
    item.save()
    sheet = AppraisalSheet.objects.create(
        nomination=first, round=1, appraiser=bench.members[3], conclusion="put", saved_at=session.held_at,
        filed_at=session.held_at, comment="Của lần trước",
    )  # fmt: skip
    CriterionMark.objects.create(sheet=sheet, criterion=bench.criteria.criteria.first(), met=True)
    assert "Của lần trước" not in said(get(client, bench.secretary, address + "?dang=docx"))
    assert address in get(client, bench.secretary, reverse("councils:session", args=[session.pk])).content.decode()


def test_recusals_frozen_at_the_convening_hold_for_the_table(client):
    bench = Bench()
    kin = bench.nominations[0]
    declare(kin, by=bench.chair, ground="kin")
    session = bench.convened()
    words = said(get(client, bench.chair, reverse("councils:session_table", args=[session.pk]) + "?dang=docx"))
    assert kin.name not in words and bench.nominations[1].name in words
    page = get(client, bench.chair, reverse("councils:session", args=[session.pk])).content.decode()
    assert reverse("councils:brief", args=[kin.pk]) not in page
    assert reverse("councils:brief", args=[bench.nominations[1].pk]) in page


def test_an_empty_table_is_said(bench, client):
    answer = get(client, bench.secretary, SEASON_TABLE, follow=True).content.decode()
    assert "Chưa có hồ sơ nào để tổng hợp. Bảng có khi Văn phòng Sở đã tiếp nhận hồ sơ." in answer
    session = bench.planned([bench.nominate()])
    session.agenda.all().delete()
    address = reverse("councils:session_table", args=[session.pk])
    answer = get(client, bench.secretary, address, follow=True).content.decode()
    assert "Danh sách bình xét chưa có hồ sơ nào để tổng hợp." in answer
    assert address not in answer


def test_the_table_is_for_those_who_preside_and_the_director(client):
    bench = Bench()
    session = bench.planned()
    address = reverse("councils:session_table", args=[session.pk])
    for user in (bench.chair, bench.vice, bench.secretary, director()):
        assert get(client, user, SEASON_TABLE).status_code == get(client, user, address).status_code == 200
    for user in (bench.members[3], person(Role.OFFICE), person(Role.STANDING_COUNCIL)):
        assert get(client, user, SEASON_TABLE).status_code == get(client, user, address).status_code == 403
        assert (
            "Bảng tổng hợp thẩm định"
            not in get(client, user, reverse("councils:session", args=[session.pk])).content.decode()
        )
    head = person(Role.HEAD, bench.department)
    assert get(client, head, SEASON_TABLE).status_code == 403 and get(client, head, address).status_code == 404


def test_the_files_of_a_season_are_compared_in_the_same_number_of_queries(bench):
    counts = []
    for more in (1, 19):
        for _ in range(more):
            filed(bench, bench.nominate(state=State.RECEIVED), bench.members[3])
        compared_in_season(bench.season, bench.secretary)  # reads the duties
        with CaptureQueriesContext(connection) as spent:
            assert compared_in_season(bench.season, bench.secretary)
        counts.append(len(spent))
    assert counts == [21, 21]


# ---------------------------------------------------------------- the sheet


def test_the_sheet_goes_out_as_word_under_the_same_rule(bench, nomination, client):
    sheet = filed(bench, nomination, bench.members[3], doubts=True)
    address = reverse("councils:appraisal_sheet", args=[sheet.pk]) + "?dang=docx"
    answer = get(client, bench.members[3], address)
    assert DOUBT in said(answer) and "PHIẾU THẨM ĐỊNH" in said(answer)
    assert answer["Content-Disposition"] == f'attachment; filename="phieu-tham-dinh-{nomination.number}.docx"'
    assert get(client, bench.members[4], address).status_code == 403


@pytest.mark.parametrize(("who", "cost"), [("secretary", 26), ("chair", 32), ("office", 26)])
def test_a_brief_costs_the_same_with_1_and_5_sheets(bench, nomination, client, who, cost):
    user = person(Role.OFFICE) if who == "office" else getattr(bench, who)
    client.force_login(user)
    counts = []
    for members in (bench.members[:1], bench.members[1:5]):
        for member in members:
            filed(bench, nomination, member)
        client.get(brief(nomination))  # what a process reads only once is read now
        with CaptureQueriesContext(connection) as spent:
            assert client.get(brief(nomination)).status_code == 200
        counts.append(len(spent))
    assert counts == [cost, cost]
