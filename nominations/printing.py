"""Dossiers as the papers of this app want them: rows of the database turned into plain values."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.core.exceptions import ValidationError

from accounts.access import duties_of
from accounts.models import Department, User
from accounts.roles import Role
from core.papers import Paper, PaperError, Signer, render_pdf
from core.uploads import StoredFile, keep
from core.vietnamese import file_size, local_day, two_digits
from documents.issuing import agency_on, issuer_of, office_of, rehearsal_mark
from documents.models import RecipientGroup
from documents.recipients import recipients_for
from nominations.content import report_length
from nominations.models import Nomination
from nominations.papers import abstention, receipt, supplement_request
from nominations.papers.nominee import Nominee
from nominations.readiness import evidence_of
from seasons.models import Season

_DIGEST_SHOWN = 12


def nominee_of(nomination: Nomination) -> Nominee:
    """The nominee as papers name him, her or it; ``post`` is "chức vụ, đơn vị" in one line."""
    if nomination.kind == Nomination.Kind.COLLECTIVE:
        return Nominee(nomination.name, nomination.department.name, is_collective=True)
    position, _, unit = nomination.post.partition(", ")
    return Nominee(nomination.name, unit or nomination.department.name, nomination.honorific, position)


def render(paper: Paper, file_name: str) -> StoredFile:
    """The paper as a kept PDF.

    :raises ValidationError: the paper holds signs that cannot be printed.
    """
    try:
        printed = render_pdf(paper)
    except PaperError as problem:
        raise ValidationError(str(problem)) from problem
    return keep(printed, file_name, "application/pdf")


def receipt_paper(nomination: Nomination, *, by: User, at: datetime, digest: str, late_note: str) -> Paper:
    """Biên nhận hồ sơ of this submission."""
    agency = agency_on(local_day(at))
    return receipt.build(
        receipt.ReceiptContent(
            issuer=issuer_of(agency),
            subject=f"Giới thiệu điển hình tiên tiến năm {nomination.season.year}",
            dossier_number=nomination.number,
            nominee=nominee_of(nomination),
            introduced_by=nomination.department.name,
            submitted_by=_with_duty(by, nomination.department_id),
            received_at=at,
            parts=tuple(_parts(nomination)),
            digest=digest,
            late_note=late_note,
            mark=rehearsal_mark(),
        )
    )


def abstention_paper(
    season: Season, department: Department, *, by: User, reason: str, number: str, at: datetime
) -> Paper:
    """Biên nhận of a department that puts nobody forward."""
    return abstention.build(
        abstention.AbstentionContent(
            issuer=issuer_of(agency_on(local_day(at))), year=season.year, number=number, department=department.name,
            submitted_by=_with_duty(by, department.pk), reason=reason, received_at=at, mark=rehearsal_mark(),
        )
    )  # fmt: skip


def supplement_paper(
    nomination: Nomination, *, by: User, on: date, items: Sequence[str], reason: str, due: datetime
) -> Paper:
    """Phiếu yêu cầu bổ sung for the department."""
    agency = agency_on(on)
    office = office_of(agency)
    first, *others = items
    asked = (
        supplement_request.SupplementItem(first, reason),
        *(supplement_request.SupplementItem(item, "") for item in others),
    )
    return supplement_request.build(
        supplement_request.SupplementContent(
            issuer=office,
            on=on,
            subject=f"Hồ sơ giới thiệu điển hình tiên tiến năm {nomination.season.year}",
            addressed_to=nomination.department.name,
            dossier_number=nomination.number,
            nominee=nominee_of(nomination),
            items=asked,
            due=due,
            signer=Signer((by.post.upper(),), by.full_name),
            recipients=tuple(recipients_for(RecipientGroup.Paper.SUPPLEMENT, "Như trên\nLưu: VP").splitlines()),
            mark=rehearsal_mark(),
        )
    )


def _with_duty(user: User, department: int) -> str:
    answering = [
        duty.title
        for duty in duties_of(user)
        if duty.role in (Role.HEAD, Role.DEPUTY_HEAD)
        and duty.department
        and department in duty.department.with_files_of
    ]
    return ", ".join([user.addressed, *answering[:1]])


def _report_part(nomination: Nomination) -> receipt.DossierPart:
    upload, length = nomination.report_upload, report_length(nomination)
    if upload is None:
        return receipt.DossierPart("Báo cáo thành tích", length)
    kept = f"{length}, {file_size(upload.size or 0)}, mã kiểm tra tệp {upload.sha256[:_DIGEST_SHOWN]}"
    return receipt.DossierPart(f"Báo cáo thành tích: tệp {upload.original_name}", kept)


def _parts(nomination: Nomination) -> Iterable[receipt.DossierPart]:
    yield _report_part(nomination)
    stated = f"{two_digits(len(nomination.statements.all()))} tiêu chuẩn, phiên bản {nomination.criteria_set.version}"
    yield receipt.DossierPart("Thuyết minh theo tiêu chuẩn", stated)
    if nomination.kind == Nomination.Kind.COLLECTIVE:
        yield receipt.DossierPart("Danh sách thành viên tập thể", f"{two_digits(nomination.headcount or 0)} người")
    if given := list(nomination.contributions.all()):
        yield receipt.DossierPart("Phụ lục đóng góp quỹ, hoạt động", f"{two_digits(len(given))} dòng")
    answered = [item for item in nomination.supplement_items.all() if item.answer]
    if answered:
        yield receipt.DossierPart("Trả lời yêu cầu bổ sung", f"{two_digits(len(answered))} nội dung")
    for item in evidence_of(nomination):
        yield receipt.DossierPart(
            f"Minh chứng: {item.title}", f"{file_size(item.size)}, mã kiểm tra tệp {item.sha256[:_DIGEST_SHOWN]}"
        )
