"""The whole dossier as one paper, of what every reader of it sees on its page.

It holds no file of evidence, only titles, and nothing that a part of its readers sees: neither verdicts on eligibility
nor the Party cell's opinion. One and the same paper therefore goes to those who read originals and to those who read
redacted twins.
"""

from collections.abc import Iterator
from datetime import datetime

from core.papers import Issuer, Paper
from core.papers.typography import code_lines
from core.vietnamese import file_size, local_day, moment
from documents.issuing import agency_on, rehearsal_mark
from nominations.content import report_named, source_of
from nominations.lateness import leave_told
from nominations.models import CouncilQuestion, Nomination
from nominations.models.contribution import all_given
from nominations.papers import dossier
from nominations.readiness import evidence_of, matrix


def dossier_paper(nomination: Nomination) -> Paper:
    """Hồ sơ of *nomination*, which has all its parts; the same dossier gives the same paper on any day.

    :raises ValidationError: nobody has entered the agency's name yet.
    """
    on = local_day(newest(nomination))
    agency = agency_on(on)
    return dossier.build(
        dossier.DossierContent(
            issuer=Issuer((agency.name.upper(),), (nomination.department.name.upper(),), agency.place),
            on=on,
            subject=f"Giới thiệu điển hình tiên tiến năm {nomination.season.year}",
            dossier_number=nomination.number,
            facts=tuple((title, told) for title, told in _facts(nomination) if told),
            merit=nomination.merit,
            report=nomination.report,
            report_file=_report_file(nomination),
            criteria=tuple(_criteria(nomination)),
            asked=tuple(_asked(nomination)),
            contributions=tuple(
                dossier.Given(one.activity, one.amount, one.hours, one.dated, one.proof)
                for one in nomination.contributions.all()
            ),
            given_in_all=all_given(nomination.contributions.all()),
            mark=rehearsal_mark(),
        )
    )


def newest(nomination: Nomination) -> datetime:
    """When the last of what the paper holds came."""
    moments = [nomination.changed_at, nomination.submitted_at]
    for question in _questions(nomination):
        moments += [question.asked_at, question.answered_at]
    for item in nomination.supplement_items.all():
        moments += [item.asked_at, item.answered_at]
    moments += [item.added_at for item in evidence_of(nomination)]
    moments += [line.added_at for line in nomination.contributions.all()]
    return max(at for at in moments if at is not None)


def _facts(nomination: Nomination) -> Iterator[tuple[str, str]]:
    yield "Số hồ sơ", nomination.number
    if nomination.kind == Nomination.Kind.COLLECTIVE:
        yield "Tập thể", nomination.name
        yield "Người đứng đầu", str(nomination.collective_head or "")
        yield "Số người", str(nomination.headcount or "")
        yield "Thành viên", ", ".join(member.name for member in nomination.members.all())
    else:
        yield "Cá nhân", nomination.addressed
        yield "Chức vụ, đơn vị", nomination.post
        yield "Năm sinh", str(nomination.birth_year or "")
        yield "Người ngoài danh sách, lý do", nomination.unlisted_reason
    yield "Phòng giới thiệu", nomination.department.name
    yield "Cách thức phát hiện", nomination.get_channel_display()
    yield "Phong trào", str(nomination.movement or "")
    yield "Loại thành tích", nomination.get_merit_kind_display()
    filed = nomination.submitted_at
    yield "Nộp lúc", f"{moment(filed)}, {nomination.submitted_by}" if filed else "Chưa nộp"
    yield "Nộp muộn", leave_told(nomination)
    yield "Mã kiểm tra nội dung", " ".join(code_lines(nomination.content_digest))


def _report_file(nomination: Nomination) -> str:
    upload = nomination.report_upload
    if upload is None:
        return ""
    return f"Nộp bằng tệp: {report_named(nomination)}, {file_size(upload.size or 0)}; mã kiểm tra tệp {upload.sha256}."


def _criteria(nomination: Nomination) -> Iterator[dossier.StatedCriterion]:
    stated = {row.criterion_id: row.text for row in nomination.statements.all()}
    proofs: dict[int, list[str]] = {}
    for item in evidence_of(nomination):
        told = ", ".join(part for part in (item.title, source_of(item)) if part)
        proofs.setdefault(item.criterion_id, []).append(told)
    for cell in matrix(nomination):
        key = cell.criterion.pk
        yield dossier.StatedCriterion(cell.label, cell.criterion.text, stated.get(key, ""), tuple(proofs.get(key, ())))


def _asked(nomination: Nomination) -> Iterator[dossier.Asked]:
    for item in nomination.supplement_items.all():
        yield dossier.Asked(f"Văn phòng Sở yêu cầu bổ sung, lần {item.turn}", item.text, item.answer)
    for question in _questions(nomination):
        yield dossier.Asked("Hội đồng hỏi", question.text, question.answer, question.original_name)


def _questions(nomination: Nomination) -> list[CouncilQuestion]:
    """As on the page: none before the dossier was received."""
    return list(nomination.council_questions.all()) if nomination.received_at else []
