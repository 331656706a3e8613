"""Ghi phiếu áp dụng: what a unit learned from a model; corrected until it is confirmed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from accounts.access import holds
from accounts.models import Department, User
from accounts.roles import Role
from core import clock
from core.history import keep
from core.uploads import StoredFile
from core.workflow import AlreadyDone, IllegalMove, advance, duty_on, hold_gate, lock, record_event
from nominations.models import Nomination
from spreading.access import own_departments
from spreading.checking import differs, tidied
from spreading.models import Replication, ReplicationProof
from spreading.recognised import in_force
from spreading.stored import facts_of
from spreading.workflow import REPLICATION, ReplicationState, entering

MOST_PEOPLE = 100_000
_NEEDED = {
    "adopted": "Chưa ghi nội dung áp dụng. Mời ghi đơn vị đã học và làm theo điều gì.",
    "result": "Chưa ghi kết quả. Mời ghi kết quả, có số liệu, ví dụ: 95% hồ sơ trả trước hạn.",
}
Files = Sequence[StoredFile]


@dataclass(frozen=True)
class Adoption:
    """Which unit adopted what, since when, with which result; ``body`` names a unit that is none of the agency."""

    nomination: Nomination
    department: Department | None
    body: str
    adopted: str
    since: date
    result: str
    people: int | None = None

    def facts(self) -> dict[str, Any]:
        """Everything, tidy.

        :raises ValidationError: something is missing or cannot be.
        """
        facts = tidied({name: getattr(self, name) for name in self.__dataclass_fields__}, _NEEDED)
        if (self.department is None) == (not facts["body"]):
            raise ValidationError(
                {"department": "Mời chọn một phòng, hoặc ghi tên một đơn vị khác; chỉ một trong hai."}
            )
        if self.since > clock.today():
            raise ValidationError({"since": "Ngày này chưa tới. Mời ghi ngày đã bắt đầu áp dụng."})
        if self.people is not None and not 1 <= self.people <= MOST_PEOPLE:
            raise ValidationError({"people": "Số người từ 1 trở lên. Chưa có số thì mời để trống."})
        return facts


@transaction.atomic
def enter_replication(adoption: Adoption, *, by: User, files: Files = ()) -> Replication:
    """The replication, waiting to be confirmed by others.

    :raises PermissionDenied: *by* neither leads the unit nor is of the Office.
    :raises AlreadyDone: one with these very words is there.
    :raises ValidationError: something is missing, or the model is not one in force.
    """
    hold_gate()
    facts = adoption.facts()
    _refuse_unless_own(adoption, by)
    if not in_force().filter(pk=adoption.nomination.pk).exists():
        raise ValidationError({"nomination": "Giấy công nhận của điển hình này không còn hiệu lực. Mời chọn lại."})
    same = Replication.objects.filter(**facts).exclude(state=ReplicationState.WITHDRAWN)
    if same.exists():
        raise AlreadyDone("Phiếu áp dụng này đã ghi.")
    row = Replication(**facts, entered_by=by, entered_at=clock.now(), changed_by=by)
    keep(row, by=by, why="enter_replication")
    _attach(row, files, by)
    capacity = duty_on(row, entering, by)
    record_event(row, "enter_replication", by=by, was="", now=row.state, capacity=capacity)
    return row


@transaction.atomic
def correct_replication(replication: Replication, adoption: Adoption, *, by: User, files: Files = ()) -> Replication:
    """The replication with these words; one that was returned is sent again. The model and the unit stay.

    :raises PermissionDenied: *by* neither leads the unit nor is of the Office.
    :raises AlreadyDone: it says so already; IllegalMove: it is confirmed or withdrawn.
    :raises ValidationError: something is missing.
    """
    row: Replication = lock(replication)
    capacity = duty_on(row, entering, by)
    facts = adoption.facts()
    for name in ("nomination", "department", "body"):
        facts.pop(name)
    if row.state not in (ReplicationState.WAITING, ReplicationState.RETURNED):
        raise IllegalMove(f"Phiếu này đang ở trạng thái «{row.get_state_display()}» nên không sửa được.")
    if row.state == ReplicationState.WAITING and not differs(row, facts) and not files:
        raise AlreadyDone("Nội dung này đã ghi.")
    _attach(row, files, by)
    if row.state == ReplicationState.RETURNED:
        row = advance(row, REPLICATION, "resend", by=by, changed_by=by, **facts)
        return row
    for name, value in facts.items():
        setattr(row, name, value)
    row.changed_by = by
    keep(row, by=by, why="correct_replication", fields=[*facts, "changed_by"])
    record_event(row, "correct_replication", by=by, was=row.state, now=row.state, capacity=capacity)
    return row


def _refuse_unless_own(adoption: Adoption, by: User) -> None:
    led = adoption.department and own_departments(by).filter(pk=adoption.department.pk).exists()
    if not led and not holds(by, Role.OFFICE):
        raise PermissionDenied("Trưởng phòng, Phó Trưởng phòng ghi cho phòng mình; Văn phòng Sở ghi cho đơn vị khác.")


def _attach(row: Replication, files: Files, by: User) -> None:
    for stored in files:
        ReplicationProof.objects.create(replication=row, **facts_of(stored), added_by=by, added_at=clock.now())
