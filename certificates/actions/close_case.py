"""Kết quả giải quyết đơn thư: the Director's outcome or later day, and the paper that follows from it."""

from datetime import date, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from accounts.models import User
from certificates.cases import ANSWERING, LINKING, Outcome, cases_seen, changes_offered
from certificates.models import ComplaintCase, DecisionChange
from core import clock
from core.access import AnyOf, Rule
from core.history import keep
from core.vietnamese import clean, short_date
from core.workflow import AlreadyDone, IllegalMove, duty_on, lock, record_event


@transaction.atomic
def answer_case(case: ComplaintCase, *, by: User, outcome: str, answer_number: str) -> ComplaintCase:
    """The case with its outcome; the certificate goes on unless a decision is to be changed.

    *answer_number* is number and date of the paper that answered, or by which an authority concluded.

    :raises PermissionDenied: *by* does not hold the Director's duty, or may not know of the case.
    :raises AlreadyDone: it has this outcome; IllegalMove: it has another one.
    :raises ValidationError: outcome or answer is missing.
    """
    row, capacity = _locked(case, by, ANSWERING)
    answer_number = clean(answer_number)
    if outcome not in Outcome.values:
        raise ValidationError({"outcome": "Chưa chọn kết quả. Mời chọn một kết quả."})
    if not answer_number:
        raise ValidationError({"answer_number": "Chưa ghi văn bản trả lời. Mời ghi số, ngày của văn bản."})
    if row.outcome:
        if (row.outcome, row.answer_number) == (outcome, answer_number):
            raise AlreadyDone("Kết quả này đã ghi.")
        raise IllegalMove("Đơn thư này đã có kết quả. Đồng chí tải lại trang để xem.")
    row.outcome, row.answer_number, row.closed_at, row.closed_by = outcome, answer_number, clock.now(), by
    keep(row, by=by, why="answer_case")
    record_event(row, "answer_case", by=by, was="open", now=outcome, capacity=capacity)
    return row


@transaction.atomic
def extend_case(case: ComplaintCase, *, by: User, until: date, reason: str) -> ComplaintCase:
    """The case with a later day of answer; *reason* stands in its history.

    :raises PermissionDenied: as ``answer_case`` does.
    :raises AlreadyDone: the case is due on this day; IllegalMove: it has an outcome.
    :raises ValidationError: the day is no later one or more than a year later, or the reason is missing.
    """
    row, capacity = _locked(case, by, ANSWERING)
    if row.outcome:
        raise IllegalMove("Đơn thư này đã có kết quả nên không gia hạn nữa.")
    if until == row.due_on:
        raise AlreadyDone(f"Hạn trả lời đã là ngày {short_date(until)}.")
    refusals, reason = {}, clean(reason)
    if not row.due_on < until <= row.due_on + timedelta(days=365):
        words = f"Hạn mới phải sau ngày {short_date(row.due_on)} và không quá một năm. Mời ghi lại ngày."
        refusals["until"] = words
    if not reason:
        refusals["reason"] = "Chưa ghi lý do gia hạn. Mời ghi lý do, căn cứ."
    if refusals:
        raise ValidationError(refusals)
    was, row.due_on = row.due_on, until
    keep(row, by=by, why="extend_case", fields=["due_on"])
    record_event(
        row, "extend_case", by=by, was=was.isoformat(), now=until.isoformat(), capacity=capacity, reason=reason
    )
    return row


@transaction.atomic
def link_change(case: ComplaintCase, *, by: User, change: DecisionChange) -> ComplaintCase:
    """The case with the paper that changes the decision because of it.

    :raises PermissionDenied: *by* is not of the Office, or may not know of the case.
    :raises AlreadyDone: it names this paper; IllegalMove: it names another one.
    :raises ValidationError: its outcome changes nothing, or the paper is about somebody else.
    """
    row, capacity = _locked(case, by, LINKING)
    if row.outcome != Outcome.CHANGED:
        raise ValidationError("Kết quả của đơn thư này không thay đổi quyết định nên không ghi văn bản thay đổi.")
    if row.change_id:
        if row.change_id == change.pk:
            raise AlreadyDone("Văn bản này đã ghi.")
        raise IllegalMove("Đơn thư này đã ghi văn bản thay đổi. Đồng chí tải lại trang để xem.")
    if not changes_offered(row).filter(pk=change.pk).exists():
        raise ValidationError({"change": "Văn bản này không có tên người trong hồ sơ. Mời chọn văn bản khác."})
    row.change = change
    keep(row, by=by, why="link_change")
    record_event(row, "link_change", by=by, was=row.outcome, now=row.outcome, capacity=capacity)
    return row


def _locked(case: ComplaintCase, by: User, right: Rule | AnyOf) -> tuple[ComplaintCase, str]:
    row: ComplaintCase = lock(case)
    if not cases_seen(by).filter(pk=row.pk).exists():
        raise PermissionDenied
    return row, duty_on(row, right, by)
