"""What waits for whom: guidance to read, urgings to see, follow-ups of visits, drafts of records to close."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.urls import reverse

from core import clock
from core.todo import Task, some_of
from core.vietnamese import two_digits
from monitoring.follow_ups import OWED, TO_ANSWER
from monitoring.guiding import to_read
from monitoring.inspecting import (
    findings_kept,
    findings_owed,
    inspections_seen,
    records_inspections,
    reports_follow_ups,
)
from monitoring.models import Finding, Guidance, Inspection, UrgingSent
from monitoring.urging import is_urged, unseen
from seasons.calendar import last_moment_before


def tasks(user: Any) -> Iterator[Task]:
    if unread := list(to_read(user)):
        yield _to_read(unread)
    if is_urged(user) and (told := list(unseen(user).order_by("-pk"))):
        yield _to_see(told)
    if reports_follow_ups(user) and (owed := list(findings_owed(user).filter(OWED).order_by("due", "pk"))):
        yield _to_report(owed)
    if records_inspections(user):
        yield from _of_recorders(user)


def _of_recorders(user: Any) -> Iterator[Task]:
    rows = list(findings_kept(user).filter(TO_ANSWER | (OWED & Q(due__lt=clock.today()))).order_by("due", "pk"))
    if answers := [row for row in rows if row.reported_at]:
        yield _to_answer(answers)
    if late := [row for row in rows if not row.reported_at]:
        yield _overdue(late)
    if drafts := list(inspections_seen(user).filter(finalised_at=None)):
        yield _to_finalise(drafts)


def _to_read(rows: Sequence[Guidance]) -> Task:
    return Task(
        f"Đọc {two_digits(len(rows))} văn bản hướng dẫn",
        f"{some_of([str(row) for row in rows], 'văn bản')} Đọc xong, đồng chí bấm «Đã đọc».",
        _page([row.pk for row in rows], "guidance", "guidance_list"),
        "Mở văn bản" if len(rows) == 1 else "Xem danh sách",
        state="Chưa đọc",
        icon="eye",
    )


def _to_see(rows: Sequence[UrgingSent]) -> Task:
    return Task(
        f"Phòng được đôn đốc {two_digits(len(rows))} lần chưa xem",
        f"{rows[0].told}.",
        reverse("monitoring:urged"),
        "Mở xem",
        tone="late",
        state="Đôn đốc",
        icon="alert",
    )


def _to_report(rows: Sequence[Finding]) -> Task:
    late = rows[0].days_late
    return Task(
        f"Còn {two_digits(len(rows))} việc sau kiểm tra chưa báo cáo",
        _named(rows, with_department=False),
        _page_of(rows),
        "Báo cáo kết quả",
        tone="late" if late else "warn",
        state=f"Chậm {late} ngày" if late else "Chờ báo cáo",
        icon="alert" if late else "clock",
        due=last_moment_before(rows[0].due + timedelta(days=1)),
    )


def _to_answer(rows: Sequence[Finding]) -> Task:
    return Task(
        f"Có {two_digits(len(rows))} việc sau kiểm tra chờ xác nhận",
        f"{_named(rows)} Xác nhận, hoặc yêu cầu làm tiếp và ghi lý do.",
        _page_of(rows),
        "Xem báo cáo",
        state="Chờ xác nhận",
        icon="check",
    )


def _overdue(rows: Sequence[Finding]) -> Task:
    return Task(
        f"Có {two_digits(len(rows))} việc sau kiểm tra quá hạn",
        _named(rows),
        _page_of(rows),
        "Xem biên bản",
        tone="late",
        state=f"Chậm {rows[0].days_late} ngày",
        icon="alert",
    )


def _to_finalise(rows: Sequence[Inspection]) -> Task:
    return Task(
        f"Còn {two_digits(len(rows))} biên bản kiểm tra chưa chốt",
        f"{some_of([str(row) for row in rows], 'biên bản')} Chốt rồi thì phòng mới đọc được.",
        _page([row.pk for row in rows], "inspection", "inspections"),
        "Mở bản nháp" if len(rows) == 1 else "Xem danh sách",
        state="Bản nháp",
        icon="pen",
    )


def _named(rows: Sequence[Finding], *, with_department: bool = True) -> str:
    names = [f"{row.inspection.department}: {row}" if with_department else str(row) for row in rows]
    return some_of(names, "việc")


def _page_of(rows: Sequence[Finding]) -> str:
    return _page(sorted({row.inspection_id for row in rows}), "inspection", "inspections")


def _page(keys: Sequence[int], one: str, many: str) -> str:
    """Where the one is dealt with, or where all are listed."""
    return reverse(f"monitoring:{one}", args=keys) if len(keys) == 1 else reverse(f"monitoring:{many}")
