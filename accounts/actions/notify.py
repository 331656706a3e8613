"""Tell people that something waits for them: in the portal first, and by a letter that says no more than that."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.db import transaction

from accounts.events import hold
from accounts.mail import is_set_up, news
from accounts.models import Mail, Notice, User
from core import clock
from core.vietnamese import VIETNAM

#: When a letter leaves that waits for the next day.
MORNING = time(7)


@transaction.atomic
def notify(people: Iterable[User], *, key: str, text: str, url: str) -> int:
    """One notice of *key* for each of *people* who is at work; how many did not have it yet.

    Safe to repeat, and in two processes at once: whoever was told of *key* is never told again. Each gets at most one
    letter a day: what comes after today's has left is told by tomorrow morning's.

    :param key: names what is told, the same for all whom it is told to: "ask:nominations.nomination:17", up to 100
        characters.
    :param text: what they read on their page and those who keep the staff list in the log: no result, no name.
    :param url: the page of the portal where it is done, beginning with "/".
    :raises ValueError: *url* is no page of the portal.
    """
    if not url.startswith("/"):
        raise ValueError(url)
    hold()
    told = set(Notice.objects.filter(key=key).values_list("user", flat=True))
    new = {one.pk: one for one in people if one.is_active and one.pk not in told}
    made_at = clock.now()
    notices = [Notice(user_id=pk, key=key, text=text, url=url, made_at=made_at) for pk in new]
    Notice.objects.bulk_create(notices, ignore_conflicts=True)
    if new and is_set_up():
        _write([one for one in new.values() if one.email])
    return len(new)


def _write(people: Iterable[User]) -> None:
    """The letter of today; where it has left, or leaves right now, the one of tomorrow."""
    addresses = {one.pk: one.email for one in people}
    now, today = clock.now(), clock.today()
    # locked while they are read: what waits now leaves when these notices can be seen
    letters = Mail.objects.select_for_update().filter(user__in=addresses, key=_key(today))
    gone = {row.user_id for row in letters if row.state != Mail.State.WAITING}
    tomorrow = today + timedelta(days=1)
    morning = datetime.combine(tomorrow, MORNING, tzinfo=VIETNAM)
    subject, body = news()
    Mail.objects.bulk_create(
        [
            Mail(
                user_id=pk, address=address, key=_key(tomorrow if pk in gone else today), subject=subject, body=body,
                made_at=now, next_try_at=morning if pk in gone else now,
            )
            for pk, address in addresses.items()
        ],
        ignore_conflicts=True,
    )  # fmt: skip


def _key(day: date) -> str:
    return f"news:{day.isoformat()}"
