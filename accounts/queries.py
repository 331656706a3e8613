"""What pages ask of the staff list; the number of questions does not grow with the list."""

from dataclasses import dataclass
from itertools import chain, count
from typing import Any

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery

from accounts.events import timeline
from accounts.models import Duty, Invitation, Notice, User
from core import clock
from core.vietnamese import clock_time, moment, search_norm, short_date

#: How many notices of one person a list names.
SHOWN = 10
MOVES = {
    "add": "Đưa vào danh sách",
    "edit": "Sửa thông tin",
    "appoint": "Giao nhiệm vụ",
    "end_duty": "Cho thôi nhiệm vụ",
    "invite": "Lập giấy mời",
    "accept": "Nhận tài khoản",
    "deactivate": "Ngừng tài khoản",
    "reactivate": "Cho dùng lại tài khoản",
    "drop_second_factor": "Bỏ xác nhận hai bước đã cài",
    "resend": "Gửi lại thư báo việc mới",
    "reorganise": "Chuyển theo việc sắp xếp phòng",
}


@dataclass(frozen=True)
class AccountState:
    """How far a person has come with the account, as a badge."""

    tone: str
    label: str
    symbol: str


def with_account(rows: QuerySet[User]) -> QuerySet[User]:
    """The people, each with today's duties (``current_duties``) and whether an invitation is open (``invited``)."""
    open_invitations = Invitation.objects.filter(
        user=OuterRef("pk"), used_at=None, revoked_at=None, expires_at__gt=clock.now()
    )
    duties = Duty.objects.in_force(clock.today()).select_related("department")
    return rows.annotate(invited=Exists(open_invitations)).prefetch_related(
        Prefetch("duties", queryset=duties, to_attr="current_duties")
    )


def account_state(person: Any) -> AccountState:
    """The badge of a person that ``with_account`` found."""
    if not person.is_active:
        return AccountState("quiet", "Đã ngừng", "dash")
    if person.has_usable_password():
        return AccountState("good", "Đang dùng", "check")
    if person.invited:
        return AccountState("info", "Đã mời", "send")
    return AccountState("warn", "Chưa mời", "clock")


def not_yet_invited(rows: QuerySet[User]) -> QuerySet[User]:
    """Active people without a password and without an open invitation."""
    open_invitations = Invitation.objects.filter(used_at=None, revoked_at=None, expires_at__gt=clock.now())
    without_password = rows.filter(is_active=True, password__startswith=UNUSABLE_PASSWORD_PREFIX)
    return without_password.exclude(pk__in=open_invitations.values("user"))


def found(rows: QuerySet[User], words: str) -> QuerySet[User]:
    """The people whose name holds every word, with or without its marks; or whose sign-in name is the word."""
    for word in search_norm(words).split():
        rows = rows.filter(Q(search_norm__contains=word) | Q(username=word))
    return rows


def free_username(full_name: str) -> str:
    """A sign-in name that nobody has: given and family name without marks, "khue.do", numbered where it is taken."""
    words = search_norm(full_name).split() or ["cong", "chuc"]
    name = f"{words[-1]}.{words[0]}"[:50]
    taken = set(User.objects.filter(username__startswith=name).values_list("username", flat=True))
    numbered = (f"{name}{number}" for number in count(2))
    return next(free for free in chain([name], numbered) if free not in taken)


def waiting_for_news(rows: QuerySet[User]) -> QuerySet[User]:
    """Active people with notices not read, each with the newest of them (``unseen``) and their number (``news``)."""
    unseen = Notice.objects.filter(seen_at=None)
    of_one = unseen.filter(user=OuterRef("pk")).order_by().values("user").annotate(number=Count("pk"))
    newest = Prefetch("notices", queryset=unseen.order_by("-pk")[:SHOWN], to_attr="unseen")
    waiting = rows.filter(Exists(unseen.filter(user=OuterRef("pk"))), is_active=True)
    return waiting.annotate(news=Subquery(of_one.values("number"))).prefetch_related(newest)


def mail_words(invitation: Invitation) -> str:
    """What became of the letter of an invitation, as a sentence."""
    if invitation.mailed_at:
        return f"Đường dẫn đã gửi vào thư của người được mời lúc {moment(invitation.mailed_at)}."
    if invitation.mail_failure:
        return f"Thư có đường dẫn không gửi được. {invitation.mail_failure}"
    if not invitation.user.email:
        return "Người được mời chưa có địa chỉ thư, chỉ có bản in."
    return "Không có thư nào gửi đi, chỉ có bản in."


def history_of(person: User) -> list[dict[str, Any]]:
    """What happened to the account, newest first, for the timeline."""
    return [
        {
            "when": f"{clock_time(event.at)}, {short_date(event.at)}",
            "title": MOVES.get(event.move, event.move),
            "who": event.actor_name or "Người vận hành máy chủ",
            "note": event.reason,
        }
        for event in reversed(timeline(person))
    ]
