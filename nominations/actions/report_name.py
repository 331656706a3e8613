"""Báo họ tên sai: whoever is asked to confirm a name says how it should stand, and on what paper."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.vietnamese import clean
from core.workflow import AlreadyDone, IllegalMove, lock, record_event
from nominations.models import NameReport, Nomination
from nominations.name_checks import confirmation_of, is_own, report_on


@transaction.atomic
def report_name(nomination: Nomination, *, right: str, basis: str, by: User) -> NameReport:
    """Keep that the name is wrong. Nothing in the file changes by it: the Office sees to that.

    :raises PermissionDenied: the name is not one that *by* is asked about.
    :raises AlreadyDone: the same was reported before; IllegalMove: the name is confirmed.
    :raises ValidationError: a line is empty, or what is called right is what stands there.
    """
    row: Nomination = lock(nomination)
    if not is_own(row, by):
        raise PermissionDenied
    if confirmation_of(row):
        raise IllegalMove(f"Họ tên «{row.name}» đã được xác nhận. Vẫn sai thì đồng chí báo trực tiếp Văn phòng Sở.")
    right, basis = clean(right), clean(basis)
    if refusals := _refusals(row, right, basis):
        raise ValidationError(refusals)
    before = report_on(row)
    if before and (before.right, before.basis) == (right, basis):
        raise AlreadyDone("Đã báo Văn phòng Sở họ tên này.")
    kept = NameReport.objects.create(
        nomination=row, name=row.name, honorific=row.honorific, right=right, basis=basis, by=by, at=clock.now()
    )
    record_event(row, "report_name", by=by, was=row.state, now=row.state, reason=f"{right}. {basis}")
    return kept


def _refusals(row: Nomination, right: str, basis: str) -> dict[str, str]:
    found = {}
    if not right:
        found["right"] = "Chưa ghi họ tên đúng. Mời ghi đủ chữ, đủ dấu."
    elif right == row.name:
        found["right"] = "Họ tên này đúng như trong hồ sơ. Đúng thì mời gõ lại ở trên để xác nhận."
    if not basis:
        found["basis"] = "Chưa ghi giấy tờ. Mời ghi giấy khai sinh, căn cước, quyết định thành lập."
    return found
