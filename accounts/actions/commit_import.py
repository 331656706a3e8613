"""The sender of a table lets all its rows be imported, or none."""

from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.actions._imports import held, table_of
from accounts.models import TableImport, User
from accounts.tables.engine import take_all
from accounts.tables.importer import Importer, Outcome
from accounts.tables.plan import Plan
from core import clock

Kind = TypeVar("Kind", bound=TableImport)

CHANGED = "Dữ liệu của cổng hoặc cách chọn cột vừa thay đổi nên chưa nhập dòng nào. Mời đồng chí xem lại bên dưới."
FAULTY = "Còn {count} dòng lỗi nên chưa nhập dòng nào. Mời đồng chí sửa trong tệp rồi gửi lại."
NOTHING = "Không có dòng nào làm thay đổi dữ liệu nên không cần nhập."
UNSEEN = "Tệp có chữ phông cũ đã được đọc lại. Mời đồng chí xem bảng so sánh, đánh dấu ô nhận rồi nhập."


def commit_import(row: Kind, *, by: User, importer: Importer, shown: str, repairs_accepted: bool) -> Kind:
    """Import every row in one transaction.

    Whatever changed since the sender saw it stops the import; what it would do now is kept to be looked at.

    :param shown: the digest of the plan that the sender saw.
    :param repairs_accepted: whether the sender accepts the texts of old encodings as they were read.
    :raises PermissionDenied: *by* did not send it, or may not import any more.
    :raises AlreadyDone: it was imported before.
    :raises ValidationError: a row is refused, something changed, or repairs were not accepted: nothing is imported.
    """
    with transaction.atomic():
        locked = held(row, by)
        importer.refuse()
        expected = Plan.of(locked.plan)
        _refuse_unless_ready(expected, repairs_accepted)

        def as_shown(plan: Plan) -> bool:
            return plan.digest == expected.digest == shown

        table = table_of(locked, importer)
        plan, kept = take_all(table, importer, locked.places, file=locked.original_name, keep=as_shown)
        locked.plan = plan.stored()
        locked.imported_at = clock.now() if kept else None
        locked.save(update_fields=["plan", "imported_at"])
    if not kept:
        raise ValidationError(CHANGED)
    return locked


def _refuse_unless_ready(plan: Plan, repairs_accepted: bool) -> None:
    if errors := plan.counts[Outcome.ERROR]:
        raise ValidationError(FAULTY.format(count=errors))
    if not plan.changes:
        raise ValidationError(NOTHING)
    if plan.repairs() and not repairs_accepted:
        raise ValidationError(UNSEEN)
