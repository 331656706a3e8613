"""What the acts on a report share: its next version."""

from typing import Any

from django.db.models import Max

from accounts.models import User
from core import clock
from nominations.models import Nomination, ReportVersion


def keep_version(row: Nomination, *, by: User, **facts: Any) -> ReportVersion:
    """One version more of the report, inside the transaction of the act that saves it."""
    last = row.report_versions.aggregate(last=Max("number"))["last"] or 0
    return ReportVersion.objects.create(nomination=row, number=last + 1, made_at=clock.now(), made_by=by, **facts)
