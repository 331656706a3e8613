"""What waits for whom: directives to read, replications to answer or correct, sessions and meetings to write up."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Q
from django.urls import reverse

from core import clock
from core.todo import Task, some_of
from core.vietnamese import two_digits
from spreading.access import enters, leads, prepares
from spreading.directing import to_read
from spreading.models import Directive, MeetingInsert, Replication, ReviewSession
from spreading.workflow import REPLICATION, ReplicationState, ReviewState


def tasks(user: Any) -> Iterator[Task]:
    if unread := list(to_read(user)):
        yield _to_read(unread)
    if leads(user) or prepares(user):
        yield from _of_replications(user)
    if prepares(user):
        yield from _to_write_up()


def _to_read(rows: Sequence[Directive]) -> Task:
    one = len(rows) == 1
    page = reverse("spreading:directive", args=[rows[0].pk]) if one else reverse("spreading:directives")
    return Task(
        f"Đọc {two_digits(len(rows))} văn bản chỉ đạo của cấp ủy",
        f"{some_of([str(row) for row in rows], 'văn bản')} Đọc xong, đồng chí bấm «Đã đọc, đã quán triệt».",
        page,
        "Mở văn bản" if one else "Xem danh sách",
        state="Chưa đọc",
        icon="eye",
    )


def _of_replications(user: Any) -> Iterator[Task]:
    returned = REPLICATION.open_to("resend", user) if enters(user) else Q(pk__in=[])
    rows = Replication.objects.filter(REPLICATION.open_to("confirm", user) | returned)
    found = list(rows.select_related("department").order_by("pk"))
    if waiting := [row for row in found if row.state == ReplicationState.WAITING]:
        yield _entries(waiting, f"{two_digits(len(waiting))} phiếu áp dụng chờ xác nhận", "Xem, xác nhận", "cho")
    if back := [row for row in found if row.state == ReplicationState.RETURNED]:
        yield _entries(back, f"{two_digits(len(back))} phiếu áp dụng bị trả lại", "Sửa, gửi lại", "tra-lai")


def _entries(rows: Sequence[Replication], title: str, action: str, shown: str) -> Task:
    one = len(rows) == 1
    page = reverse("spreading:replications")
    page = reverse("spreading:replication", args=[rows[0].pk]) if one else f"{page}?xem={shown}"
    returned = shown == "tra-lai"
    return Task(
        title, some_of([str(row) for row in rows], "phiếu"), page, action, tone="late" if returned else "info",
        state="Trả lại" if returned else "Chờ xác nhận", icon="back" if returned else "file",
    )  # fmt: skip


def _to_write_up() -> Iterator[Task]:
    today = clock.today()
    past = Q(state=ReviewState.PLANNED, day__lt=today) | Q(state=ReviewState.HELD)
    if rows := list(ReviewSession.objects.filter(past).order_by("day", "pk")):
        one = len(rows) == 1
        page = reverse("spreading:review", args=[rows[0].pk]) if one else reverse("spreading:reviews")
        names = some_of([str(row) for row in rows], "buổi")
        yield Task(f"{two_digits(len(rows))} buổi sơ kết, tổng kết chờ ghi kết quả", names, page, "Ghi kết quả")
    if meetings := list(MeetingInsert.objects.filter(told_at=None, meets_on__lt=today).order_by("meets_on")):
        one = len(meetings) == 1
        page = reverse("spreading:insert", args=[meetings[0].pk]) if one else reverse("spreading:inserts")
        names = some_of([str(row) for row in meetings], "buổi")
        yield Task(f"{two_digits(len(meetings))} buổi sinh hoạt chờ ghi kết quả", names, page, "Ghi kết quả")
