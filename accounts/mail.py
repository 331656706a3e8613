"""Letters to people: sparse, so that nothing is read off a screen or a server that is not ours."""

import logging
from collections.abc import Iterable
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail, send_mass_mail
from django.urls import reverse

from accounts.models import Invitation, User

logger = logging.getLogger(__name__)

_INVITATION = """Đồng chí được mời nhận tài khoản trên cổng.

Mở đường dẫn sau để đặt mật khẩu (dùng một lần, trong 72 giờ):
{address}

Không chuyển thư này cho người khác.
"""

_WORK = """Có việc mới chờ đồng chí trên cổng.

Mời đồng chí mở trang «Việc của tôi»:
{address}
"""


def address_of(code: str) -> str:
    """The full address that a code opens."""
    return settings.PUBLIC_URL + reverse("accounts:accept", kwargs={"code": code})


def send_invitation(invitation: Invitation, code: str) -> None:
    """Mail the invitation when its person has an address; the printed sheet serves where mail does not."""
    if not invitation.user.email:
        return
    try:
        send_mail(
            "Giấy mời nhận tài khoản", _INVITATION.format(address=address_of(code)), None, [invitation.user.email]
        )
    except (SMTPException, OSError):
        logger.exception("Không gửi được giấy mời số %s qua thư.", invitation.pk)


def send_work(people: Iterable[User]) -> None:
    """Tell those with an address that something new waits for them, and nothing else; the portal's page says what."""
    body = _WORK.format(address=settings.PUBLIC_URL + reverse("operations:my_work"))
    letters = [("Có việc mới trên cổng", body, None, [one.email]) for one in people if one.email]
    try:
        send_mass_mail(letters)
    except (SMTPException, OSError):
        logger.exception("Không gửi được %d thư báo việc mới.", len(letters))
