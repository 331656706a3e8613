"""Hồ sơ as one paper: everything that was typed, in order, and nothing that only some of its readers see."""

import io
from datetime import date
from typing import Any

import docx
import pytest
from django.urls import reverse

from accounts.models import AccessLog
from accounts.roles import Role
from core.papers import Annex, Paper, render_docx, render_pdf
from nominations.actions.find import find
from nominations.dossiers import dossier_paper
from nominations.models import Contribution, CouncilQuestion, Nomination, SupplementItem
from nominations.models.party_opinion import PartyOpinion
from nominations.queries import whole
from nominations.workflow import State
from tests.factories.people import DutyFactory
from tests.nominations.world import NOW, cleared
from tests.papers.form_checker import failures

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

REPORT = "I. Sơ lược\nĐơn vị có 12 người.\n\nII. Thành tích\n**không đậm** [[x]] {{o}}"


def words(paper: Paper) -> str:
    body = docx.Document(io.BytesIO(render_docx(paper))).element.body
    return " ".join("".join(body.itertext()).replace("\u00a0", " ").split())


@pytest.fixture
def full(world: Any) -> Nomination:
    row = world.dossier(State.RECEIVED, merit="Hoàn thành 120% kế hoạch", received_at=NOW)
    row.report = REPORT
    row.save()
    add = {"nomination": row, "proof": "Biên lai", "added_by": world.clerk, "added_at": NOW, "dated": date(2026, 5, 4)}
    Contribution.objects.create(activity="Quỹ Vì người nghèo", amount=1_500_000, **add)
    Contribution.objects.create(activity="Hiến máu", hours=12, **add)
    SupplementItem.objects.create(
        nomination=row, turn=1, text="Nêu rõ số đoàn", answer="27 đoàn", asked_by=world.office, asked_at=NOW
    )
    CouncilQuestion.objects.create(nomination=row, text="Sáng kiến áp dụng ở đâu?", asked_by=world.chair, asked_at=NOW)
    row.evidence.update(number="45/QĐ", issuer="UBND tỉnh")
    return whole(row)


def test_everything_typed_is_there_in_order(full: Nomination) -> None:
    text = words(dossier_paper(full))
    criterion, proof = full.criteria_set.criteria.first(), full.evidence.first()
    parts = [
        "I. THÔNG TIN", full.number, full.addressed, "II. TÓM TẮT THÀNH TÍCH", "Hoàn thành 120% kế hoạch",
        "III. BÁO CÁO THÀNH TÍCH", "Đơn vị có 12 người.", "**không đậm** [[x]] {{o}}", "IV. TIÊU CHUẨN",
        criterion.text, full.statements.first().text, f"- {proof.title}, UBND tỉnh, số 45/QĐ.", "V. HỎI VÀ TRẢ LỜI",
        "Văn phòng Sở yêu cầu bổ sung, lần 1: Nêu rõ số đoàn", "Phòng trả lời: 27 đoàn",
        "Hội đồng hỏi: Sáng kiến áp dụng ở đâu?", "Phòng chưa trả lời.", "PHỤ LỤC", "Quỹ Vì người nghèo", "Hiến máu",
        "Phụ lục gồm 02 dòng; tổng cộng 1.500.000 đồng, 12 giờ",
    ]  # fmt: skip
    places = [text.find(part) for part in parts]
    assert -1 not in places, parts[places.index(-1)]
    assert places == sorted(places)


def test_short_and_long_ones_keep_the_form(world: Any, full: Nomination) -> None:
    short = dossier_paper(whole(world.collective(state=State.DRAFT)))
    assert not any(isinstance(annex, Annex) for annex in short.annexes) and "Chưa có báo cáo." in words(short)
    full.report = "Một câu của báo cáo dài. " * 700
    for paper in (short, dossier_paper(full)):
        assert failures(render_pdf(paper), paper) == []


@pytest.mark.parametrize("typed", ["Xong \U0001f600", "https://vi.example/" + "a" * 180, "chữ\x00 lạ 中"])
def test_nothing_that_was_typed_stops_the_paper(full: Nomination, typed: str) -> None:
    full.merit = full.name = typed
    full.report = f"Dòng một\n{typed}"
    paper = dossier_paper(full)
    # Where a web address is broken its line is shorter than the others; nothing sticks out.
    assert [one for one in failures(render_pdf(paper), paper) if not one.startswith("justified: ")] == []
    drawn = words(paper)
    assert ("Dấu [?] là ký tự" in drawn) == ("\U0001f600" in typed or "中" in typed)


def test_a_report_sent_as_a_file_is_named(full: Nomination, world: Any) -> None:
    full.report_upload = full.report_versions.create(
        number=1, made_at=NOW, made_by=world.clerk, stored_name="x" * 32, original_name="bao-cao.docx", size=2048,
        sha256="ab" * 32, words=900,
    )  # fmt: skip
    text = words(dossier_paper(full))
    assert "Nộp bằng tệp: Tệp bao-cao.docx, 900 từ" in text and "Đơn vị có 12 người." not in text


def test_nothing_that_a_part_of_the_readers_sees(full: Nomination, world: Any) -> None:
    find(full, by=world.office, topic="complaint", status="pending")
    PartyOpinion.objects.create(
        nomination=full, stance="remarks", text="Chưa nhất trí", given_by=world.party, given_at=NOW
    )
    full.circumstances = "Đang kiểm điểm"
    text = words(dossier_paper(whole(full)))
    for kept in ("khiếu nại", "Khiếu nại", "Chưa nhất trí", "Đang kiểm điểm", str(world.chair)):
        assert kept not in text


def address(row: Nomination, form: str = "pdf") -> str:
    return f"{reverse('nominations:dossier', args=[row.pk])}?dang={form}"


def test_all_readers_get_the_same(client: Any, full: Nomination, world: Any) -> None:
    cleared(full, world.member)
    taken = []
    for who in ("head", "office", "member"):
        client.force_login(world.people[who])
        answer = client.get(address(full))
        assert answer["Content-Disposition"] == f'inline; filename="Ho-so-{full.number}.pdf"'
        taken.append(answer.content)
        assert address(full, "docx") in client.get(reverse("nominations:detail", args=[full.pk])).content.decode()
    assert taken[0].startswith(b"%PDF-") and len(set(taken)) == 1
    assert AccessLog.objects.filter(act="tải hồ sơ pdf", subject_id=full.pk).count() == 3


@pytest.mark.parametrize("who", ["stranger", "staff", "counter", "member"])
def test_who_may_not_read_the_dossier_gets_no_paper(client: Any, full: Nomination, world: Any, who: str) -> None:
    client.force_login(world.people[who])  # the member of the council has not declared
    assert client.get(address(full)).status_code == client.get(address(full, "docx")).status_code == 404


def test_whoever_is_concerned_gets_no_paper(client: Any, full: Nomination, world: Any) -> None:
    colleague = world.colleague()
    DutyFactory(user=colleague, role=Role.OFFICE)
    client.force_login(colleague)
    assert client.get(address(full)).status_code == 404
