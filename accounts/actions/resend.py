from uuid import uuid4

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from accounts.access import manages_people
from accounts.mail import is_set_up
from accounts.models import Mail, User
from core import clock
from core.workflow import AlreadyDone, lock, record_event


@transaction.atomic
def resend(mail: Mail, *, by: User) -> None:
    """Let a letter leave once more, as a new one, to the address that its person has by now.

    :raises PermissionDenied: *by* does not keep the staff list.
    :raises AlreadyDone: it waits for the server already.
    :raises ValidationError: there is no server, or nowhere to send it.
    """
    if not manages_people(by):
        raise PermissionDenied("Thư của cổng do Văn phòng Sở hoặc người quản trị gửi lại.")
    row: Mail = lock(mail)
    if row.state in (Mail.State.WAITING, Mail.State.SENDING):
        raise AlreadyDone("Thư này đang chờ gửi.")
    if sentence := _why_not(row.user):
        raise ValidationError(sentence)
    Mail.objects.filter(pk=row.pk).update(
        state=Mail.State.WAITING, letter=uuid4(), address=row.user.email, attempts=0, next_try_at=clock.now(),
        sent_at=None, failure="",
    )  # fmt: skip
    record_event(row.user, "resend", by=by, was="", now="")


def _why_not(person: User) -> str:
    if not is_set_up():
        return "Cổng chưa nối với máy chủ thư. Mời in danh sách thông báo chưa đọc và trao tận tay."
    if not person.is_active:
        return f"Tài khoản của {person.full_name} đang ngừng nên không gửi thư."
    if not person.email:
        return f"{person.full_name} chưa có địa chỉ thư. Mời ghi địa chỉ ở trang «Nhân sự» trước."
    return ""
