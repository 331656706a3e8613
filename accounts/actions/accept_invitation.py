from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import Invitation, User
from core import clock
from core.workflow import lock, record_event


@transaction.atomic
def accept_invitation(invitation: Invitation, *, password: str) -> User:
    """Use the invitation up: its person has the password that he or she chose; older sign-ins end.

    :raises ValidationError: the invitation was used, revoked or is too old; or the password is refused
        (error of the field ``password``).
    """
    row: Invitation = lock(invitation)
    if sentence := why_over(row):
        raise ValidationError(sentence)
    person: User = lock(row.user)
    try:
        validate_password(password, person)
    except ValidationError as refusal:
        raise ValidationError({"password": refusal.messages}) from None
    person.set_password(password)
    person.save(update_fields=["password"])
    row.used_at = clock.now()
    row.save(update_fields=["used_at"])
    record_event(person, "accept", by=person, was="", now="")
    return person


def why_over(invitation: Invitation | None) -> str:
    """The sentence that says why an invitation no longer works, with the way on; "" while it does."""
    if invitation is None:
        return "Cổng không có giấy mời này. Mời kiểm tra lại đường dẫn, hoặc xin Văn phòng Sở giấy mời mới."
    if invitation.used_at:
        return "Giấy mời này đã dùng. Mời đăng nhập; nếu quên mật khẩu thì xin Văn phòng Sở giấy mời mới."
    if invitation.revoked_at:
        return "Giấy mời này đã được thay bằng giấy mời khác. Mời dùng giấy mời mới nhất."
    if invitation.expires_at <= clock.now() or not invitation.user.is_active:
        return "Giấy mời này đã hết hạn. Mời xin Văn phòng Sở giấy mời mới."
    return ""
