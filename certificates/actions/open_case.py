"""Ghi đơn thư sau công nhận: the letter is recorded, its day of answer follows from its kind, its certificate stops."""

from datetime import date, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from accounts.models import User
from certificates.cases import OPENING, certificates_for_cases
from certificates.models import Certificate, ComplaintCase, ComplaintTerm
from core import clock
from core.history import keep
from core.workflow import duty_on, lock, record_event
from nominations.actions.record_complaint import record_complaint
from nominations.models import Complaint


@transaction.atomic
def open_case(
    certificate: Certificate, *, by: User, kind: str, received_on: date, number: str, line: str = ""
) -> ComplaintCase:
    """The case. Whether it stops the certificate follows from its kind's term, too.

    :raises PermissionDenied: *by* keeps no letters, or may not know of those about this file.
    :raises AlreadyDone: *by* recorded it before.
    :raises ValidationError: no term is on record for the kind; a letter without a name; or as ``record_complaint``.
    """
    row: Certificate = lock(certificate)
    capacity = duty_on(row, OPENING, by)
    if not certificates_for_cases(by).filter(pk=row.pk).exists():
        raise PermissionDenied
    if kind == Complaint.Kind.UNSIGNED:
        raise ValidationError({
            "kind": "Đơn không ghi tên không được thụ lý. Mời ghi ở trang «Đơn thư» để người chủ trì xem."
        })  # fmt: skip
    term = ComplaintTerm.objects.filter(kind=kind).first()
    if term is None:
        raise ValidationError({
            "kind": "Chưa ghi thời hạn của loại đơn này. Mời Văn phòng Sở ghi ở «Thời hạn giải quyết» trước."
        })  # fmt: skip
    item = row.item
    letter = record_complaint(item.nomination, by=by, kind=kind, received_on=received_on, number=number, line=line)
    due = received_on + timedelta(days=term.days)
    case = ComplaintCase(complaint=letter, item=item, due_on=due, freezes=term.freezes, opened_at=clock.now())
    keep(case, by=by, why="open_case")
    record_event(case, "open_case", by=by, was="", now="open", capacity=capacity)
    return case
