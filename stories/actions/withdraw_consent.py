"""A consent is withdrawn, by the person or by the Office on the person's word; pages follow in the same moment."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from accounts.access import holders
from accounts.actions.notify import notify
from accounts.models import User
from accounts.roles import Role
from core import clock
from core.history import keep
from core.vietnamese import clean
from core.workflow import AlreadyDone, hold_gate, record_event
from stories.access import keeps_consents
from stories.models import Consent, Named, Seen

TEXT = "Có đồng ý công khai vừa được rút: bài viết hoặc ảnh liên quan không còn hiển thị với khách."


@transaction.atomic
def withdraw_consent(consent: Consent, *, by: User, reason: str = "") -> Consent:
    """Withdraw; the person needs no reason, the Office says who asked and how.

    :raises PermissionDenied: it is another's consent, and *by* does not keep consents.
    :raises AlreadyDone: it was withdrawn before.
    :raises ValidationError: the Office gives no reason.
    """
    hold_gate()
    row = Consent.objects.select_for_update(of=("self",), no_key=True).select_related("subject").get(pk=consent.pk)
    own, told = row.subject.user_id == by.pk, clean(reason)
    if not own and not keeps_consents(by):
        raise PermissionDenied("Mỗi người tự rút đồng ý của mình, hoặc đề nghị Văn phòng Sở.")
    if row.withdrawn_at is not None:
        raise AlreadyDone("Đồng ý này đã được rút.")
    if not own and not told:
        raise ValidationError("Mời ghi ai đề nghị rút và bằng cách nào.")
    row.withdrawn_at, row.withdrawn_by, row.withdrawal_reason = clock.now(), by, told
    keep(row, by=by, why="withdraw")
    record_event(row, "withdraw", by=by, was="given", now="withdrawn")
    if _was_shown(row):
        office = holders(Role.OFFICE).exclude(pk=by.pk)
        notify(office, key=f"consent-withdrawn:{row.pk}", text=TEXT, url="/bai-viet/?xem=khong-hien")
    return row


def _was_shown(consent: Consent) -> bool:
    """Whether something that is up named the person, or showed a picture."""
    if consent.thing == Consent.Thing.PHOTO:
        return Seen.objects.filter(subject=consent.subject_id, photo__live=True).exists()
    return Named.objects.filter(subject=consent.subject_id, live=True).exists()
