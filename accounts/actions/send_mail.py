"""A duty of the clock: what waits in the outbox goes to the mail server, a letter at a time."""

from collections.abc import Iterator
from datetime import timedelta
from time import monotonic
from typing import Any

from django.db import transaction
from django.db.models import F, Q

from accounts.mail import FAULTS, Failure, failure_of, hand_over, is_set_up
from accounts.models import Mail
from core import clock

#: After so long the worker that took a letter counts as killed, and another takes it.
LEASE = timedelta(minutes=10)
#: How long a letter waits after each attempt that failed; after one more it is given up.
WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 720, 1440, 1440))
_GONE = Failure("Người nhận đã ngừng tài khoản.", for_good=True)


def send_mail(seconds: float = 30) -> int:
    """Hand over what waits, for about so many *seconds*; how many left.

    A letter is marked «đang gửi» before the server is spoken to. A worker killed between the hand-over and its mark
    leaves a letter that is handed over again under the same name (docs/decisions/0033).

    :raises ConnectionError: no mail server answers; nothing else is tried then.
    """
    if not is_set_up():
        return 0
    sent, end = 0, monotonic() + seconds
    for mail in _taken(end):
        failure = _try(mail)
        _settle(mail, failure)
        if failure and failure.no_server:
            raise ConnectionError(failure.words)
        sent += failure is None
    return sent


def _taken(end: float) -> Iterator[Mail]:
    while monotonic() < end and (mail := _take()):
        yield mail


@transaction.atomic
def _take() -> Mail | None:
    """The letter that has waited longest, leased; one that another worker takes right now is passed over."""
    now = clock.now()
    waits = Q(state=Mail.State.WAITING, next_try_at__lte=now)
    left = Q(state=Mail.State.SENDING, taken_at__lte=now - LEASE)
    rows = Mail.objects.select_for_update(skip_locked=True, of=("self",)).select_related("user")
    mail = rows.filter(waits | left).order_by("next_try_at", "pk").first()
    if mail:
        _write(mail, state=Mail.State.SENDING, taken_at=now, attempts=F("attempts") + 1)
        mail.attempts, mail.taken_at = mail.attempts + 1, now
    return mail


def _try(mail: Mail) -> Failure | None:
    if not mail.user.is_active:
        return _GONE
    try:
        hand_over(mail)
    except FAULTS as fault:
        return failure_of(fault)
    return None


def _settle(mail: Mail, failure: Failure | None) -> None:
    now = clock.now()
    if failure is None:
        _write(mail, state=Mail.State.SENT, taken_at=None, sent_at=now, failure="")
    elif failure.for_good or mail.attempts > len(WAITS):
        _write(mail, state=Mail.State.FAILED, taken_at=None, failure=failure.words)
    else:
        again = now + WAITS[mail.attempts - 1]
        _write(mail, state=Mail.State.WAITING, taken_at=None, failure=failure.words, next_try_at=again)


def _write(mail: Mail, **facts: Any) -> None:
    """Unless the lease is another worker's by now."""
    Mail.objects.filter(pk=mail.pk, taken_at=mail.taken_at).update(**facts)
