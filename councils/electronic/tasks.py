"""What waits for a member or a counter in an electronic session."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from core.todo import Task
from councils.electronic.ceremony import Ceremony, keys_of
from councils.electronic.claims import entitlement_of, taken_in
from councils.models import CouncilSession
from councils.workflow import State

PREPARING = (State.CONVENED, State.OPENED)


def tasks(user: Any, session: CouncilSession) -> Iterator[Task]:
    """A ballot to take or to cast, a part of a key to make or to compare."""
    if session.state == State.VOTING:
        if taken_in(session).filter(member__user=user.pk, cast=False).exists():
            yield _task(session, "Bỏ phiếu", "Hội đồng đang bỏ phiếu kín.", "Đến phiếu của tôi", "booth")
    elif session.state in PREPARING:
        if session.members.filter(user=user.pk).exists() and entitlement_of(session, user) is None:
            why = "Nhận một lần, trước khi chủ tọa bắt đầu bỏ phiếu."
            yield _task(session, "Nhận phiếu điện tử", why, "Nhận phiếu", "booth")
        keys = keys_of(session)
        if keys is not None and any(holder.user_id == user.pk for holder in Ceremony.of(keys).waiting_for):
            why = "Đồng chí giữ một phần khóa; mất khoảng hai phút trên máy của mình."
            yield _task(session, "Lập khóa hòm phiếu", why, "Mở trang khóa", "counter")


def _task(session: CouncilSession, title: str, why: str, action: str, page: str) -> Task:
    return Task(
        title=f"{title}: phiên họp {session.ordinal}",
        why=why,
        url=reverse(f"councils:{page}", args=[session.pk]),
        action=action,
        tone="secret",
        state=str(session.get_state_display()),
        icon="ballot",
        due=session.held_at,
    )
