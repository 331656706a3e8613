"""Ballots and appraisal sheets as papers want them: rows of the database turned into plain values."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.text import capfirst

from core.papers import Issuer, Paper, PaperError, Signer, render_pdf
from core.vietnamese import local_day, two_digits
from councils.models import AgendaItem, AppraisalSheet, CouncilSession, CriterionMark
from councils.papers import appraisal_sheet, ballot
from documents.issuing import agency_on, council_of, rehearsal_mark
from nominations.content import recognised_told, titles_told
from nominations.eligibility import verdicts
from nominations.models import Nomination
from nominations.printing import nominee_of
from nominations.queries import recognised_before, unseen_by_file
from seasons.models import Criterion
from seasons.rule_specs import SPECS
from seasons.rules import Rules, rules_of


def issuer_on(day: date) -> Issuer:
    """The council as the head of its papers.

    :raises ValidationError: nobody has entered the agency's name yet.
    """
    return council_of(agency_on(day))


def subject(session: CouncilSession) -> str:
    return f"Bình xét điển hình tiên tiến năm {session.season.year}"


def pdf(paper: Paper) -> bytes:
    """The printed paper.

    :raises ValidationError: it holds signs that cannot be printed.
    """
    try:
        return render_pdf(paper)
    except PaperError as problem:
        raise ValidationError(str(problem)) from problem


def ballot_paper(session: CouncilSession, items: Sequence[AgendaItem], box: int, boxes: int) -> Paper:
    """Phiếu bình xét of one box; boxes are told apart by number where there are several."""
    day = local_day(session.held_at)
    rules = Rules(session.rules) if session.rules else rules_of(session.season)
    blank = SPECS["blank_line"].words(rules["blank_line"])
    return ballot.build(
        ballot.BallotContent(
            issuer=issuer_on(day),
            on=day,
            subject=subject(session),
            nominees=tuple(nominee_of(item.nomination) for item in items),
            validity=(
                "Phiếu hợp lệ là phiếu do Tổ kiểm phiếu phát ra và đóng dấu",
                "Dòng đánh dấu từ hai ô trở lên là không hợp lệ đối với hồ sơ đó",
                f"Dòng để trống được tính là {blank}",
            ),
            stamp_note="Dấu của Hội đồng",
            third_choice=rules.yes("third_choice"),
            box_label=f"Hòm phiếu số {box}" if boxes > 1 else "",
            mark=rehearsal_mark(),
        )
    )


def sheet_paper(sheet: AppraisalSheet) -> Paper:
    """Phiếu thẩm định of one member, as filed."""
    nomination = sheet.nomination
    day = local_day(sheet.filed_at or sheet.saved_at)
    marks, proofs = list(sheet.marks.select_related("criterion")), _proofs(nomination)
    conclusion = f"{sheet.get_conclusion_display()}.\n{sheet.comment}".strip()
    return appraisal_sheet.build(
        appraisal_sheet.AppraisalContent(
            issuer=issuer_on(day),
            on=day,
            subject=f"Hồ sơ giới thiệu điển hình tiên tiến năm {nomination.season.year}",
            dossier_number=nomination.number,
            nominee=nominee_of(nomination),
            introduced_by=nomination.department.name,
            parts=tuple(_parts(nomination)),
            general_criteria=_checks(marks, proofs, Criterion.Kind.GENERAL),
            specific_criteria=_checks(marks, proofs, Criterion.Kind.SPECIFIC),
            conditions=(
                appraisal_sheet.OtherCondition("Đang tạm dừng xét", "Có" if nomination.suspended_at else "Không"),
                *(appraisal_sheet.OtherCondition(one.label, capfirst(one.words)) for one in verdicts(nomination)),
                *_of_the_file(nomination),
            ),
            conclusion=conclusion,
            appraiser=Signer(("NGƯỜI THẨM ĐỊNH",), sheet.appraiser.full_name, sealed=False),
            highest=sheet.highest,
            mark=rehearsal_mark(),
        )
    )


def _of_the_file(nomination: Nomination) -> Iterator[appraisal_sheet.OtherCondition]:
    unseen = titles_told(unseen_by_file([nomination]).get(nomination.pk, ()))
    yield appraisal_sheet.OtherCondition("Minh chứng chưa đối chiếu bản chính", unseen or "Không có")
    if before := recognised_told(recognised_before(nomination)):
        yield appraisal_sheet.OtherCondition("Đã được công nhận trước đây", before)


def _parts(nomination: Nomination) -> list[appraisal_sheet.PartCheck]:
    proofs = nomination.evidence.filter(set_aside_at=None).count()
    stated = nomination.statements.exclude(text="").count()
    return [
        appraisal_sheet.PartCheck("Báo cáo thành tích", nomination.has_report),
        appraisal_sheet.PartCheck(
            "Thuyết minh theo tiêu chuẩn", stated > 0, f"{two_digits(stated)} tiêu chuẩn" if stated else ""
        ),
        appraisal_sheet.PartCheck("Minh chứng", proofs > 0, f"{two_digits(proofs)} tệp" if proofs else ""),
    ]


def _proofs(nomination: Nomination) -> dict[int, str]:
    """The titles of the evidence in force, by criterion."""
    titles: dict[int, list[str]] = {}
    for proof in nomination.evidence.filter(set_aside_at=None):
        titles.setdefault(proof.criterion_id, []).append(proof.title)
    return {criterion: "\n".join(named) for criterion, named in titles.items()}


def _checks(
    marks: list[CriterionMark], proofs: dict[int, str], kind: str
) -> tuple[appraisal_sheet.CriterionCheck, ...]:
    """A mark's ground is the member's comment, else the evidence it rests on."""
    return tuple(
        appraisal_sheet.CriterionCheck(
            mark.criterion.text, bool(mark.met), mark.comment or proofs.get(mark.criterion_id, ""), mark.score
        )
        for mark in marks
        if mark.criterion.kind == kind
    )
