"""Việc sau kiểm tra: the department reports what was done, the Standing Council confirms or sends back."""

from datetime import datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.history import keep
from core.uploads import StoredFile
from core.vietnamese import clean
from core.workflow import AlreadyDone, IllegalMove, lock, record_event
from monitoring.inspecting import findings_owed, recording, reporting
from monitoring.models import Finding, FindingReport


@transaction.atomic
def report_finding(finding: Finding, *, by: User, note: str, stored: StoredFile | None = None) -> FindingReport:
    """What the department did about it.

    :raises PermissionDenied: *by* is neither head nor deputy of the department visited.
    :raises AlreadyDone: a report waits for its answer, or the finding is confirmed.
    :raises ValidationError: it does not say what was done.
    """
    row: Finding = lock(finding)
    capacity = reporting(by)
    if not findings_owed(by).filter(pk=row.pk).exists():
        raise PermissionDenied("Việc này do phòng được kiểm tra báo cáo.")
    if row.confirmed_at:
        raise AlreadyDone("Thường trực Hội đồng đã xác nhận việc này.")
    if row.reported_at:
        raise AlreadyDone("Phòng đã báo cáo việc này, đang chờ Thường trực Hội đồng xác nhận.")
    if not (note := clean(note, multiline=True)):
        raise ValidationError({"note": "Chưa ghi việc đã làm. Mời ghi kết quả thực hiện rồi gửi lại."})
    row.reported_at = clock.now()
    report = FindingReport(finding=row, note=note, reported_by=by, reported_at=row.reported_at)
    for name in StoredFile.__dataclass_fields__ if stored else ():
        setattr(report, name, getattr(stored, name))
    keep(report, by=by, why="report_finding")
    keep(row, by=by, why="report_finding", fields=["reported_at"])
    record_event(row, "report_finding", by=by, was="open", now="reported", reason=note, capacity=capacity)
    return report


@transaction.atomic
def confirm_finding(finding: Finding, *, by: User) -> Finding:
    """What was reported is done.

    :raises PermissionDenied: *by* does not record visits.
    :raises AlreadyDone: it is confirmed; IllegalMove: nothing is reported.
    """
    row, report, capacity = _reported(finding, by)
    if row.confirmed_at:
        raise AlreadyDone("Việc này đã xác nhận.")
    row.confirmed_at = _answered(report, FindingReport.Answer.CONFIRMED, "", by)
    keep(row, by=by, why="confirm_finding", fields=["confirmed_at"])
    record_event(row, "confirm_finding", by=by, was="reported", now="confirmed", capacity=capacity)
    return row


@transaction.atomic
def return_finding(finding: Finding, *, by: User, reason: str) -> Finding:
    """What was reported is not enough: the finding is open again.

    :raises PermissionDenied: *by* does not record visits.
    :raises IllegalMove: nothing is reported, or it is confirmed.
    :raises ValidationError: no reason is given.
    """
    row, report, capacity = _reported(finding, by)
    if row.confirmed_at:
        raise IllegalMove("Việc này đã xác nhận nên không yêu cầu làm tiếp được.")
    if not (reason := clean(reason)):
        raise ValidationError({"reason": "Chưa ghi lý do. Mời ghi phòng còn phải làm gì."})
    _answered(report, FindingReport.Answer.RETURNED, reason, by)
    row.reported_at = None
    keep(row, by=by, why="return_finding", fields=["reported_at"])
    record_event(row, "return_finding", by=by, was="reported", now="open", reason=reason, capacity=capacity)
    return row


def _reported(finding: Finding, by: User) -> tuple[Finding, FindingReport, str]:
    capacity = recording(by)
    row: Finding = lock(finding)
    report = row.reports.order_by("-pk").first()
    if report is None or not row.reported_at:
        raise IllegalMove("Phòng chưa báo cáo việc này. Mời đồng chí tải lại trang để xem nội dung mới nhất.")
    return row, report, capacity


def _answered(report: FindingReport, answer: str, reason: str, by: User) -> datetime:
    at = clock.now()
    report.answer, report.reason, report.answered_by, report.answered_at = answer, reason, by, at
    keep(report, by=by, why="answer_report", fields=["answer", "reason", "answered_by", "answered_at"])
    return at
