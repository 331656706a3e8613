"""Cùng đề xuất: a second department proposes whom another one has in the register."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from accounts.models import Department, User
from core import clock
from core.workflow import AlreadyDone, lock, record_event
from nominations.models import Suggestion
from nurturing.access import units_to_record_for
from nurturing.actions._told import tell
from nurturing.actions.record import Found, checked, duty_for
from nurturing.answering import Answering
from nurturing.models import NewFactor, Proposer
from nurturing.namesakes import matches

TOLD = "Một phòng khác cùng đề xuất một nhân tố mới mà phòng đồng chí đề xuất hoặc bồi dưỡng."


@transaction.atomic
def join(
    new_factor: NewFactor, found: Found, *, by: User, department: Department, suggestion: Suggestion | None = None
) -> Proposer:
    """The department as a proposer, with what it found; who nurtures stays. Its heads and those of proposers are told.

    :raises PermissionDenied: *by* does not write for the department, or typed another name: what is in the register
        is shown only to those who found the same.
    :raises AlreadyDone: the department is a proposer.
    :raises ValidationError: as ``record`` does; or it is no longer nurtured.
    """
    row: NewFactor = lock(new_factor)
    if suggestion is None and not units_to_record_for(by).filter(pk=department.pk).exists():
        raise PermissionDenied("Sổ nhân tố mới do lãnh đạo phòng hoặc chuyên viên soạn hồ sơ của phòng ghi.")
    found = checked(found, by=by, kept=row)
    if row.pk not in [one.new_factor.pk for one in matches(found.kind, found.name, found.person, department)]:
        raise PermissionDenied("Tên đã ghi khác tên trong sổ.")
    if row.proposers.filter(department__in=department.whole_line).exists():
        raise AlreadyDone(f"Phòng đồng chí đã đề xuất {row.addressed}.")
    if not row.is_live:
        raise ValidationError(
            f"{row.addressed} đang ở trạng thái «{row.get_state_display()}» nên không đề xuất thêm được. Mời đồng chí "
            f"liên hệ {row.department}."
        )
    proposer = Proposer.objects.create(
        new_factor=row, department=department, words=found.strengths, suggestion=suggestion, proposed_by=by,
        proposed_at=clock.now(),
    )  # fmt: skip
    duty = duty_for(by, department)
    record_event(row, "join", by=by, was=row.state, now=row.state, reason=str(department), capacity=duty)
    answering, units = Answering(), [row.department_id, *row.proposers.values_list("department", flat=True)]
    people = [one for unit in units for one in answering.people(unit, but=row.person_id)]
    tell(people, row, f"joined-{proposer.pk}", TOLD)
    return proposer
