"""What letters after the recognition leave to do: an answer due from the Director, a change due from the Office."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from certificates.cases import is_late, to_answer, to_link
from certificates.models import ComplaintCase
from core.todo import Task
from core.vietnamese import short_date
from seasons.calendar import last_moment_before


def case_tasks(user: Any) -> Iterator[Task]:
    """For the Director and the Office, the earliest due first."""
    for case in to_answer(user).order_by("due_on", "pk"):
        yield _task(case, f"Giải quyết đơn thư về {case.item.nomination.name}", "Xem đơn thư")
    for case in to_link(user).order_by("due_on", "pk"):
        yield _task(case, f"Lập văn bản thay đổi quyết định đối với {case.item.nomination.name}", "Xem kết quả")


def _task(case: ComplaintCase, title: str, action: str) -> Task:
    letter, late = case.complaint, is_late(case)
    why = f"{letter.get_kind_display()}, số đến {letter.number}; hạn trả lời {short_date(case.due_on)}."
    page = reverse("certificates:case", args=[case.pk])
    tone, state = ("late", "Quá hạn") if late else ("warn", "Chờ giải quyết")
    return Task(title, why, page, action, tone=tone, state=state, icon="alert", due=last_moment_before(case.due_on))
