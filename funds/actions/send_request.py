"""Gửi đề nghị hỗ trợ tới Văn phòng Sở."""

from django.db import transaction
from django.urls import reverse

from accounts.access import holders
from accounts.actions.notify import notify
from accounts.models import User
from accounts.roles import Role
from core import clock
from core.workflow import IllegalMove, advance, lock
from funds.actions._ledger import held
from funds.models import SupportRequest
from funds.readiness import closed_refusal, subject_refusal
from funds.workflow import SUPPORT_REQUEST

NEWS = "Có đề nghị hỗ trợ từ quỹ mới gửi tới. Mời đồng chí ghi ý kiến."


@transaction.atomic
def send_request(request: SupportRequest, *, by: User) -> SupportRequest:
    """It waits for the Office, which is told.

    :raises PermissionDenied: *by* is neither head nor deputy of its department.
    :raises AlreadyDone: it is sent.
    :raises IllegalMove: it is past that, its fund is closed, or the person or collective is not supported any more.
    """
    row: SupportRequest = lock(request)
    fund = held(row.fund)
    sent: SupportRequest = advance(row, SUPPORT_REQUEST, "send", by=by, sent_by=by, sent_at=clock.now())
    if refusal := closed_refusal(fund) or subject_refusal(row.subject):
        raise IllegalMove(refusal)
    key = f"support:{sent.pk}:{sent.sent_at:%Y%m%d%H%M%S%f}"
    notify(holders(Role.OFFICE), key=key, text=NEWS, url=reverse("funds:request", args=[sent.pk]))
    return sent
