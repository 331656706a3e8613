"""What letters about files leave to do: one to deal with, one on which a file may be suspended."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from core.todo import Task
from core.vietnamese import short_date
from nominations.complaints import to_handle, to_weigh
from nominations.models import Complaint


def tasks(user: Any) -> Iterator[Task]:
    """For those who preside, and for the Standing Council."""
    handled = list(to_handle(user))
    for letter in handled:
        yield _task(letter, f"Xử lý đơn thư về hồ sơ {letter.nomination.name}", "Xem và xử lý")
    for letter in to_weigh(user).exclude(pk__in=[letter.pk for letter in handled]):
        yield _task(letter, f"Có đơn thư về hồ sơ {letter.nomination.name}", "Xem đơn thư")


def _task(letter: Complaint, title: str, action: str) -> Task:
    why = f"{letter.get_kind_display()}, số đến {letter.number} ngày {short_date(letter.received_on)}."
    page = reverse("nominations:complaint", args=[letter.pk])
    return Task(title, why, page, action, tone="warn", state="Chờ xem xét", icon="alert")
