"""Letters to people: sparse, so that nothing is read off a screen or a server that is not ours."""

from dataclasses import dataclass
from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused, SMTPResponseException
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse

from accounts.models import Mail

SMTP = "django.core.mail.backends.smtp.EmailBackend"
#: Whatever keeps a letter from leaving; ValueError where an address or a head cannot be written.
FAULTS = (SMTPException, OSError, ValueError)

_INVITATION = """Đồng chí được mời nhận tài khoản trên cổng.

Mở đường dẫn sau để đặt mật khẩu (dùng một lần, trong 72 giờ):
{address}

Không chuyển thư này cho người khác.
"""

_NEWS = """Có việc mới chờ đồng chí trên cổng.

Mời đồng chí mở trang «Việc của tôi»:
{address}
"""


@dataclass(frozen=True)
class Failure:
    """Why a letter did not leave, in words for people; whether it never will; whether no letter would."""

    words: str
    for_good: bool = False
    no_server: bool = False


def is_set_up() -> bool:
    """Whether letters leave this portal at all: a server is named, or another way than a server."""
    return bool(settings.EMAIL_HOST) or settings.EMAIL_BACKEND != SMTP


def address_of(code: str) -> str:
    """The full address that a code opens."""
    return settings.PUBLIC_URL + reverse("accounts:accept", kwargs={"code": code})


def news() -> tuple[str, str]:
    """Subject and text of the letter that says that something waits, and nothing else; the portal says what."""
    return "Có việc mới trên cổng", _NEWS.format(address=settings.PUBLIC_URL + reverse("operations:my_work"))


def hand_over(mail: Mail) -> None:
    """Give a letter of the outbox to the mail server, under the name that it always has.

    :raises SMTPException, OSError, ValueError: it did not leave.
    """
    name = f"<{mail.letter}@{urlsplit(settings.PUBLIC_URL).hostname}>"
    _letter(mail.subject, mail.body, mail.address, **{"Message-ID": name}).send()


def hand_over_invitation(address: str, code: str) -> None:
    """Give the letter with this code to the mail server; no copy of it stays.

    :raises SMTPException, OSError, ValueError: it did not leave.
    """
    _letter("Giấy mời nhận tài khoản", _INVITATION.format(address=address_of(code)), address).send()


def failure_of(fault: Exception) -> Failure:
    """What one of ``FAULTS`` means: «5xx» about an address or a letter is the server's last word, the rest may pass."""
    if isinstance(fault, SMTPRecipientsRefused):
        code, said = next(iter(fault.recipients.values()))
        return Failure(f"Máy chủ thư không nhận địa chỉ này: {_said(code, said)}", for_good=code >= 500)
    if isinstance(fault, SMTPResponseException):
        words = f"Máy chủ thư từ chối: {_said(fault.smtp_code, fault.smtp_error)}"
        of_this_letter = isinstance(fault, SMTPDataError)
        return Failure(words, for_good=of_this_letter and fault.smtp_code >= 500, no_server=not of_this_letter)
    if isinstance(fault, ValueError):
        return Failure(f"Không viết được thư: {fault}"[:500], for_good=True)
    return Failure(f"Không nối được với máy chủ thư: {fault}"[:500], no_server=True)


def _letter(subject: str, body: str, address: str, **heads: str) -> EmailMessage:
    return EmailMessage(subject, body, None, [address], headers={"Auto-Submitted": "auto-generated", **heads})


def _said(code: int, said: bytes | str) -> str:
    text = said.decode(errors="replace") if isinstance(said, bytes) else said
    return f"{code} {text}"[:400]
