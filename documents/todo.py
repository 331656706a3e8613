"""What waits for those who keep the book: drafts without a number, papers without their signed copy."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.urls import reverse

from accounts.access import holds
from accounts.roles import Role
from core.todo import Task, some_of
from core.vietnamese import two_digits
from documents.models import Composed
from documents.queries import unfinished


def tasks(user: Any) -> Iterator[Task]:
    """For the Office every draft, for the records clerk every numbered paper of which no signed copy is on file."""
    numbers, scans = holds(user, Role.OFFICE), holds(user, Role.RECORDS_CLERK)
    if not numbers and not scans:
        return
    rows = list(unfinished())
    drafts, unsigned = [row for row in rows if row.is_draft], [row for row in rows if not row.is_draft]
    if numbers and drafts:
        yield _to_number(drafts)
    if scans and unsigned:
        yield _to_scan(unsigned)


def _to_number(drafts: Sequence[Composed]) -> Task:
    names = some_of([str(row) for row in drafts], "văn bản")
    return Task(
        f"Còn {two_digits(len(drafts))} bản nháp chờ cấp số",
        f"{names} Xem bản in thử rồi cấp số; không dùng thì bỏ bản nháp.",
        _page(drafts, "composed"),
        "Mở bản nháp" if len(drafts) == 1 else "Xem danh sách",
        state="Bản nháp",
        icon="pen",
    )


def _to_scan(unsigned: Sequence[Composed]) -> Task:
    names = some_of([f"{row.get_kind_display()} số {row.paper.number}" for row in unsigned], "văn bản")
    return Task(
        f"Còn {two_digits(len(unsigned))} văn bản chưa có bản ký",
        f"{names} Quét bản đã ký, đóng dấu rồi tải lên.",
        _page(unsigned, "composed_scan"),
        "Tải bản ký lên" if len(unsigned) == 1 else "Xem danh sách",
        tone="warn",
        state="Chưa có bản ký",
        icon="file",
    )


def _page(rows: Sequence[Composed], name: str) -> str:
    """Where the one is dealt with, or where all are listed."""
    return reverse(f"documents:{name}", args=[rows[0].pk]) if len(rows) == 1 else reverse("documents:composed_list")
