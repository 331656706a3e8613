"""Ghi thời hạn giải quyết của một loại đơn: the Office's own data, which later letters follow."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from accounts.access import holds
from accounts.models import User
from accounts.roles import Role
from certificates.models import ComplaintTerm
from certificates.models.complaint_case import TAKEN_UP
from core.history import keep
from core.vietnamese import clean
from core.workflow import record_event


@transaction.atomic
def set_term(kind: str, *, by: User, days: int, freezes: bool, basis: str) -> ComplaintTerm:
    """The term of *kind*, in days from the day on which the letter came; cases under way keep their day.

    :raises PermissionDenied: *by* is not of the Office.
    :raises ValidationError: the kind is unknown, the days are none or more than a year, or the basis is missing.
    """
    if not holds(by, Role.OFFICE):
        raise PermissionDenied
    if kind not in dict(TAKEN_UP):
        raise ValidationError("Không có loại đơn này. Đồng chí tải lại trang rồi ghi lại.")
    if not 1 <= days <= 365:
        raise ValidationError({"days": "Số ngày phải từ 1 đến 365. Mời ghi lại."})
    if not clean(basis):
        raise ValidationError({"basis": "Chưa ghi căn cứ. Mời ghi điều khoản hoặc quy chế đặt thời hạn này."})
    row = ComplaintTerm.objects.select_for_update().filter(kind=kind).first() or ComplaintTerm(kind=kind)
    was = str(row.days or "")
    row.days, row.freezes, row.basis = days, freezes, clean(basis)
    keep(row, by=by, why="set_term")
    record_event(row, "set_term", by=by, was=was, now=str(days), reason=row.basis)
    return row
