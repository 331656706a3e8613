"""Letters of results that wait to be read and sent."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count
from django.urls import reverse

from certificates.access import prepares
from certificates.models import Decision, ResultLetter
from certificates.workflow import RESULT_LETTER
from core.todo import Task
from core.vietnamese import two_digits


def letter_tasks(user: Any) -> Iterator[Task]:
    """One for each decision some of whose letters are neither sent nor put aside."""
    if not prepares(user):
        return
    waiting = ResultLetter.objects.filter(RESULT_LETTER.waiting(user, "release")).order_by()
    counts = dict(waiting.values_list("decision").annotate(Count("pk")))
    for decision in Decision.objects.filter(pk__in=counts).order_by("pk") if counts else ():
        yield Task(
            f"Gửi {two_digits(counts[decision.pk])} thư báo kết quả: {decision}",
            "Kết quả đã công bố; đọc lại từng thư rồi gửi.",
            reverse("certificates:letters"),
            "Đọc và gửi thư",
            tone="info",
            icon="send",
        )
