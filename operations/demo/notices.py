"""The demonstration's notices: some read, some not; and letters, one of which did not arrive."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import timedelta

from django.urls import reverse

from accounts.actions.notify import notify
from accounts.actions.see_notices import see_all_notices
from accounts.mail import news
from accounts.models import Mail, User
from core import clock
from core.vietnamese import short_date
from core.workflow import AlreadyDone
from operations.demo.office import HEADS, person
from seasons.models import Season

#: Who has read what was told first, the first two of them everything.
READERS = ("truongphong", "ls", "giamdoc", "phogiamdoc")
#: Whose letters left, and whose did not.
MAILED, BOUNCED = ("truongphong", "ls", "lt"), "qlbg"


def tell_news(season: Season) -> None:
    """Heads were told of the dates and have mostly read it; everybody was told of something else since."""
    heads = [person(username) for username in HEADS.values()]
    due = short_date(season.plan_due)
    _told(heads, "plan", f"Phòng nộp kế hoạch, báo cáo, hồ sơ giới thiệu trước ngày {due}.", "nominations:list")
    _read(*READERS)
    everybody = User.objects.filter(is_demo=True, is_active=True)
    _told(everybody, "comments", "Có hồ sơ đang lấy ý kiến, mời đồng chí góp ý.", "operations:my_work")
    _read(*READERS[:2])
    for username in (*MAILED, BOUNCED):
        _letter(person(username), arrived=username != BOUNCED)


def _told(people: Iterable[User], key: str, text: str, page: str) -> None:
    notify(people, key=f"demo:{key}", text=text, url=reverse(page))


def _read(*usernames: str) -> None:
    for username in usernames:
        with suppress(AlreadyDone):
            see_all_notices(by=person(username))


def _letter(user: User, *, arrived: bool) -> None:
    subject, body = news()
    made = clock.now() - timedelta(hours=1)
    outcome = (
        {"state": Mail.State.SENT, "sent_at": made + timedelta(minutes=1)}
        if arrived
        else {"state": Mail.State.FAILED, "failure": "Máy chủ thư không nhận địa chỉ này: 550 5.1.1 No such user"}
    )
    Mail.objects.create(
        user=user, key="demo", address=f"{user.username}@songlam.example", subject=subject, body=body, made_at=made,
        attempts=1, next_try_at=made, **outcome,
    )  # fmt: skip
