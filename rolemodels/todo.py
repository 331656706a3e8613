"""What the Office owes the recognised: benefits to be given, a list of benefits to be made."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from core.todo import Task
from core.vietnamese import two_digits
from rolemodels.access import keeps_role_models
from rolemodels.models import Benefit
from rolemodels.queries import missing_count, recognised_in
from seasons.models import Season

#: Of the season under way and the one before it: the benefits of January belong to the year that is over.
_SEASONS = 2


def tasks(user: Any) -> Iterator[Task]:
    """One for each of the two newest seasons in which somebody recognised waits."""
    if not keeps_role_models(user):
        return
    for season in Season.objects.order_by("-year")[:_SEASONS]:
        page = reverse("rolemodels:benefits", args=[season.year])
        if count := missing_count(season):
            yield Task(
                f"Còn {two_digits(count)} quyền lợi năm {season.year} chưa thực hiện",
                "Ghi quyền lợi đã thực hiện cùng ngày và chứng từ, hoặc ghi vì sao không áp dụng.",
                page,
                "Xem quyền lợi",
                tone="warn",
                state="Chưa thực hiện",
            )
        elif recognised_in(season).exists() and not Benefit.objects.filter(season=season).exists():
            yield Task(
                f"Năm {season.year} chưa có danh sách quyền lợi",
                "Đã có cá nhân, tập thể được công nhận. Mời lập danh sách theo kế hoạch của năm.",
                page,
                "Lập danh sách",
                state="Chưa lập",
                icon="pen",
            )
