"""Who opened or downloaded other people's data: one row a view, kept for the question "who has seen this"."""

from typing import Any

from django.db.models import Model

from accounts.models import AccessLog
from core import clock


def seen(user: Any, subject: Model, act: str) -> None:
    """Keep that *user* did *act* ("xem", "tải tệp", …; up to 30 characters) on *subject*."""
    AccessLog.objects.create(
        user=user, subject_type=subject._meta.label_lower, subject_id=subject.pk, act=act, at=clock.now()
    )
