"""What waits for whom: plans to approve, follow-ups to write, questions to a mentor, entries nobody follows up."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse

from accounts.access import holds
from accounts.roles import Role
from core import clock
from core.todo import Task, some_of
from core.vietnamese import short_date, two_digits
from nurturing.access import asked_of, charged, records, urges
from nurturing.models import FollowUp, Mentoring, NewFactor, NurturingPlan, Shortcoming
from nurturing.queries import owed_by, silent
from nurturing.workflow import LIVE, State, heads
from seasons.calendar import last_moment_before

#: Told so many days before it is due.
AHEAD = 14


def tasks(user: Any) -> Iterator[Task]:
    """For everybody who is asked to guide or charged; for departments and the Standing Council beside that."""
    guided = list(asked_of(user))
    yield from (_asked(row) for row in guided if row.answer == Mentoring.Answer.WAITING)
    if (records(user) or guided) and (owed := list(owed_by(user, clock.today() + timedelta(days=AHEAD)))):
        yield _to_follow(owed)
    if holds(user, Role.HEAD, Role.DEPUTY_HEAD):
        yield from _of_heads(user)
    if due := list(charged(user).filter(until__lte=clock.today() + timedelta(days=AHEAD))):
        yield _to_overcome(due)
    if urges(user) and (rows := list(silent(user))):
        yield _silent(rows)


def _of_heads(user: Any) -> Iterator[Task]:
    drafts = NurturingPlan.objects.filter(new_factor=OuterRef("pk"), approved_at=None)
    rows = NewFactor.objects.filter(heads(user), state__in=LIVE).annotate(drafted=Exists(drafts))
    listed: list[Any] = list(rows.select_related("department", "person__department").order_by("sort_key", "pk"))
    if waiting := [row for row in listed if row.drafted and row.state != State.PAUSED]:
        yield _to_approve(waiting)
    if over := [row for row in listed if row.paused_until and row.paused_until < clock.today()]:
        yield _rested(over)
    if moved := [row for row in listed if _has_moved(row)]:
        yield _moved(moved)


def _has_moved(row: NewFactor) -> bool:
    """Whether the staff list has the person elsewhere than where he or she is nurtured."""
    return row.person is not None and row.person.department_id not in row.department.whole_line


def _asked(row: Mentoring) -> Task:
    why = f"{row.new_factor.department} mời đồng chí hướng dẫn {row.new_factor.addressed}."
    page = reverse("nurturing:mentoring", args=[row.pk])
    return Task("Trả lời lời mời hướng dẫn", why, page, "Xem và trả lời", tone="info", state="Chờ trả lời", icon="user")


def _to_follow(rows: Sequence[FollowUp]) -> Task:
    late = rows[0].days_late
    one = len(rows) == 1
    return Task(
        f"Ghi {two_digits(len(rows))} lần theo dõi",
        some_of([f"{row.subject} (hạn {short_date(row.due)})" for row in rows], "lần"),
        reverse("nurturing:follow_up", args=[rows[0].pk]) if one else reverse("nurturing:follow_ups"),
        "Ghi kết quả" if one else "Xem danh sách",
        tone="late" if late else "warn",
        state=f"Chậm {late} ngày" if late else "Sắp đến hạn",
        icon="alert" if late else "clock",
        due=last_moment_before(rows[0].due + timedelta(days=1)),
    )


def _to_approve(rows: Sequence[NewFactor]) -> Task:
    title = f"Duyệt {two_digits(len(rows))} kế hoạch bồi dưỡng"
    return Task(title, _names(rows), _page(rows), "Xem và duyệt", state="Chờ duyệt", icon="file")


def _rested(rows: Sequence[NewFactor]) -> Task:
    title = f"Hết thời gian tạm dừng của {two_digits(len(rows))} nhân tố mới"
    return Task(title, f"{_names(rows)} Bấm «Tiếp tục», hoặc ghi biến động.", _page(rows), "Mở xem", tone="warn")


def _moved(rows: Sequence[NewFactor]) -> Task:
    title = f"Ghi chuyển phòng của {two_digits(len(rows))} nhân tố mới"
    why = f"{_names(rows)} Danh sách công chức đã ghi phòng khác."
    return Task(title, why, _page(rows), "Mở xem", tone="warn", icon="swap")


def _to_overcome(rows: Sequence[Shortcoming]) -> Task:
    late = rows[0].days_late
    return Task(
        f"Đồng chí phụ trách {two_digits(len(rows))} việc khắc phục",
        some_of([str(row) for row in rows], "việc"),
        reverse("nurturing:own"),
        "Xem việc",
        tone="late" if late else "warn",
        state=f"Chậm {late} ngày" if late else "Sắp đến hạn",
        icon="alert" if late else "clock",
        due=last_moment_before(rows[0].until + timedelta(days=1)),
    )


def _silent(rows: Sequence[Any]) -> Task:
    names = some_of([f"{row.addressed} ({row.department})" for row in rows], "nhân tố mới")
    title = f"{two_digits(len(rows))} nhân tố mới quá 90 ngày chưa được theo dõi"
    page = f"{reverse('nurturing:register')}?loc=lau"
    return Task(title, names, page, "Xem danh sách", tone="late", state="Lâu chưa theo dõi", icon="alert")


def _names(rows: Sequence[NewFactor]) -> str:
    return some_of([row.addressed for row in rows], "nhân tố mới")


def _page(rows: Sequence[NewFactor]) -> str:
    """The one entry, or the register."""
    return reverse("nurturing:factor", args=[rows[0].pk]) if len(rows) == 1 else reverse("nurturing:register")
