"""A department writes down what it undertakes in a movement, or why it does not take part."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from accounts.access import departments_of
from accounts.models import Department
from core import clock
from core.history import keep
from core.vietnamese import clean
from core.workflow import AlreadyDone, advance, lock, record_event
from seasons.access import REGISTERING
from seasons.actions.send_registration import send_registration
from seasons.models import Movement, Registration
from seasons.readiness import registration_refusal
from seasons.registering import asked_departments
from seasons.workflow import REGISTRATION

MEANWHILE = "Phòng vừa có người lưu nội dung khác. Đồng chí tải lại trang để xem bản mới nhất rồi sửa tiếp."


@transaction.atomic
def keep_registration(
    movement: Movement, department: Department, *, by: Any, joins: bool, text: str, version: int, send: bool
) -> Registration:
    """Begin the department's registration or change it, and with *send* hand it in for approval.

    :param version: the version that the writer opened; 0 where there was none.
    :raises PermissionDenied: *by* does not answer for the department.
    :raises AlreadyDone: it says so already.
    :raises ValidationError: nothing is said, registration is not open, or a colleague saved something else meanwhile.
    """
    if department.pk not in departments_of(by, *REGISTERING):
        raise PermissionDenied("Phòng nào do Trưởng phòng, Phó Trưởng phòng của phòng đó đăng ký.")
    locked, said = lock(movement), clean(text, multiline=True)
    _refuse(locked, department, said)
    row = Registration.objects.filter(movement=locked, department=department).first()
    if row is None:
        row = _begin(locked, department, by, joins, said)
    elif (row.joins, row.text) != (joins, said):
        row = _change(row, by, joins, said, version)
    elif not send:
        raise AlreadyDone("Nội dung đăng ký này đã lưu.")
    return send_registration(row, by=by) if send else row


def _refuse(movement: Movement, department: Department, said: str) -> None:
    if refusal := registration_refusal(movement, clock.today()):
        raise ValidationError(refusal)
    if not asked_departments(clock.today()).filter(pk=department.pk).exists():
        raise ValidationError(f"{department} không thuộc diện đăng ký. Đồng chí hỏi Văn phòng Sở.")
    if not said:
        words = "Chưa ghi nội dung. Mời ghi việc phòng đăng ký làm, hoặc lý do phòng không tham gia."
        raise ValidationError({"text": words})


def _begin(movement: Movement, department: Department, by: Any, joins: bool, said: str) -> Registration:
    row = Registration(movement=movement, department=department, joins=joins, text=said, changed_at=clock.now())
    row.full_clean()
    keep(row, by=by, why="register")
    record_event(row, "register", by=by, was="", now=row.state)
    return row


def _change(row: Registration, by: Any, joins: bool, said: str, version: int) -> Registration:
    facts: dict[str, Any] = {"joins": joins, "text": said, "version": row.version + 1, "changed_at": clock.now()}
    if row.version != version:
        raise ValidationError(MEANWHILE)
    changed: Registration = advance(row, REGISTRATION, "edit", by=by, **facts)
    return changed
