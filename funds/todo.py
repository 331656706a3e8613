"""What waits for whom among the requests for support."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from accounts.access import holds
from accounts.roles import Role
from core.todo import Task, some_of
from core.vietnamese import two_digits
from funds.access import asks_for_support, requests
from funds.models import SupportRequest
from funds.workflow import SUPPORT_REQUEST, State

#: At most so many are named: a page of work names what is near, and counts no further.
_MOST = 100


def tasks(user: Any) -> Iterator[Task]:
    """A department's drafts and returns; what the Office notes and pays; what the Director decides."""
    if asks_for_support(user):
        yield from _of_department(user)
    if holds(user, Role.OFFICE):
        yield from _task(user, "note", State.SENT, "đề nghị hỗ trợ chờ Văn phòng Sở ghi ý kiến", "Ghi ý kiến")
        yield from _task(user, "pay", State.APPROVED, "đề nghị hỗ trợ đã duyệt, chờ chi", "Chi và ghi chứng từ")
    if holds(user, Role.DIRECTOR):
        yield from _task(user, "approve", State.NOTED, "đề nghị hỗ trợ chờ Giám đốc duyệt", "Xem và duyệt")


def _of_department(user: Any) -> Iterator[Task]:
    yield from _task(user, "send", State.DRAFT, "đề nghị hỗ trợ đang soạn, chưa gửi", "Xem và gửi")
    yield from _task(
        user, "edit", State.RETURNED, "đề nghị hỗ trợ được trả lại", "Sửa và gửi lại", tone="late"
    )  # fmt: skip


def _task(user: Any, move: str, state: str, what: str, action: str, *, tone: str = "warn") -> Iterator[Task]:
    rows = requests(user).filter(SUPPORT_REQUEST.open_to(move, user), state=state).order_by("pk")
    found: list[SupportRequest] = list(rows[:_MOST])
    if not found:
        return
    only = reverse("funds:request", args=[found[0].pk]) if len(found) == 1 else ""
    yield Task(
        f"Có {two_digits(len(found))} {what}",
        some_of([f"{row.whom}: {row.purpose}" for row in found], "đề nghị"),
        only or f"{reverse('funds:requests')}{_group(state)}",
        action if only else "Xem danh sách",
        tone=tone,
        state=str(State(state).label),
        icon="back" if state == State.RETURNED else "clock",
    )


def _group(state: str) -> str:
    return "?nhom=cho-chi" if state == State.APPROVED else "?nhom=dang-lam"
