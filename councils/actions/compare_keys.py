"""A counter says whether the common code (mã chung của Tổ) is the same on every screen."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from core.workflow import lock
from councils.electronic.holders import holder_of
from councils.guards import note, refuse_unless
from councils.models import CouncilSession
from councils.workflow import State


@transaction.atomic
def compare_keys(session: CouncilSession, *, by: Any, same: bool) -> None:
    """Keep the answer; it may be changed until the vote starts.

    :raises PermissionDenied: *by* holds no key of this session.
    :raises ValidationError: the keys are not made yet.
    """
    row: CouncilSession = lock(session)
    refuse_unless(row, [State.CONVENED, State.OPENED], "Đối chiếu mã chung của Tổ")
    holder = holder_of(row, by)
    if not holder.keys.code:
        raise ValidationError("Khóa chưa lập xong nên chưa có mã chung để đối chiếu. Mời chờ các thành viên khác.")
    if holder.agreed == same:
        return
    holder.agreed = same
    holder.save(update_fields=["agreed"])
    note(row, "compare_keys", by=by, capacity="Tổ kiểm phiếu", reason="Giống nhau" if same else "Khác")
