"""Ghi một bước: what was done with the papers of several certificates of one decision, all of them or none."""

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.access import office, records_clerk
from accounts.models import User
from certificates.actions.stock_lines import line_of_step
from certificates.cases import refuse_stopped
from certificates.handling import BEFORE, Kind, Paper, papers_of
from certificates.models import Blank, Certificate, Decision, PaperStep
from certificates.queries import certificates_of
from core import clock
from core.vietnamese import short_date
from core.workflow import AlreadyDone, duty_on, lock, record_event

_NEEDS_REASON = (Kind.SPOILED, Kind.UNDONE)
keeping = office | records_clerk


@transaction.atomic
def enter_step(
    decision: Decision,
    *,
    by: User,
    certificates: Sequence[Certificate],
    kind: str,
    on: date,
    receiver: str = "",
    reason: str = "",
    blank: Blank | None = None,
) -> None:
    """Add the step *kind* to the papers of *certificates*; *receiver* is who takes a certificate for its holder.

    *blank* is what they were printed on, none for plain paper: the stock ledger gets its line in the same transaction.

    :raises AlreadyDone: every one of the papers is at this step.
    :raises PermissionDenied: *by* neither works in the Office nor keeps the records.
    :raises ValidationError: a paper is at another step, a day or a reason is wrong or missing,
        or fewer blanks are left than were printed.
    """
    row: Decision = lock(decision)
    capacity = duty_on(row, keeping, by)
    chosen = {one.pk for one in certificates}
    papers = papers_of(certificates_of(row).filter(pk__in=chosen).prefetch_related("steps__stock"))
    _refuse(papers, len(chosen), kind, on, reason)
    if kind not in _NEEDS_REASON:
        refuse_stopped(paper.certificate for paper in papers)
    stock = line_of_step(papers, kind, blank, on=on, reason=reason.strip(), document=str(row), by=by)
    for paper in papers:
        was = paper.stage
        PaperStep.objects.create(
            certificate=paper.certificate,
            kind=kind,
            on=on,
            receiver=receiver if kind == Kind.HANDED else "",
            reason=reason.strip(),
            undoes=paper.last if kind == Kind.UNDONE else None,
            stock=stock.get(paper.certificate.pk),
            at=clock.now(),
            by=by,
        )
        record_event(paper.certificate, kind, by=by, was=was, now=kind, reason=reason.strip(), capacity=capacity)


def _refuse(papers: list[Paper], chosen: int, kind: str, on: date, reason: str) -> None:
    if not papers or len(papers) != chosen:
        raise ValidationError("Giấy đã chọn không còn hiệu lực. Đồng chí tải lại trang rồi chọn lại.")
    if kind not in _NEEDS_REASON and all(paper.stage == kind for paper in papers):
        raise AlreadyDone(f"Việc này đã ghi: các giấy đã chọn đang ở bước «{Kind(kind).label}».")
    if kind in _NEEDS_REASON and not reason.strip():
        raise ValidationError("Phải ghi rõ lý do rồi mới ghi được bước này.")
    if on > clock.today():
        raise ValidationError(f"Ngày {short_date(on)} ở sau hôm nay. Mời ghi đúng ngày.")
    for paper in papers:
        _refuse_out_of_order(paper, kind, on)


def _refuse_out_of_order(paper: Paper, kind: str, on: date) -> None:
    number = paper.certificate.text["register_number"]
    if paper.stage not in BEFORE[kind]:
        raise ValidationError(
            f"Giấy số {number} đang ở bước «{paper.label}» nên chưa ghi được «{Kind(kind).label}». "
            "Đồng chí bỏ chọn giấy này hoặc ghi bước còn thiếu trước."
        )
    if paper.last and kind != Kind.UNDONE and on < paper.last.on:
        raise ValidationError(
            f"Giấy số {number} đã ghi «{paper.label}» ngày {short_date(paper.last.on)}. Mời ghi ngày không sớm hơn."
        )
