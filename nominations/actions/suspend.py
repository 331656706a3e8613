"""The Standing Council stops a dossier for a reason; every forward move is then refused."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.workflow import AlreadyDone, advance, lock, require
from nominations.complaints import is_denounced
from nominations.models import Complaint, Nomination
from nominations.workflow import NOMINATION


@transaction.atomic
def suspend(nomination: Nomination, *, by: User, reason: str) -> Nomination:
    """Suspend the dossier.

    :raises AlreadyDone: it is suspended.
    :raises ValidationError: the reason is missing, or says more of a denunciation than may be said.
    """
    row: Nomination = lock(nomination)
    if row.suspended_at is not None:
        require(row, NOMINATION, "resume", by=by)
        raise AlreadyDone("Hồ sơ đang tạm dừng xét.")
    if reason.strip() != Complaint.STOCK_LINE and is_denounced(row, by):
        raise ValidationError({
            "wording": f"Hồ sơ có đơn tố cáo chờ xử lý thì chỉ ghi «{Complaint.STOCK_LINE}» Mời chọn lại lý do này."
        })  # fmt: skip
    row = advance(
        row, NOMINATION, "suspend", by=by, reason=reason,
        suspended_at=clock.now(), suspension_reason=reason.strip(),
    )  # fmt: skip
    return row
