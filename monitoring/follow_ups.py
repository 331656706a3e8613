"""Follow-ups of visits as lists and tasks ask for them."""

from django.db.models import Count, Prefetch, Q, QuerySet

from core import clock
from monitoring.models import Finding, FindingReport, Inspection

#: Of finalised records, what waits for the department, and what for the Standing Council.
OWED = Q(inspection__finalised_at__isnull=False, reported_at=None)
TO_ANSWER = Q(reported_at__isnull=False, confirmed_at=None)


def with_counts(rows: QuerySet[Inspection]) -> QuerySet[Inspection]:
    """The records, each with how many follow-ups it has (``total``), not done (``owed``), late, and to answer."""
    owed = Q(findings__reported_at=None)
    return rows.annotate(
        total=Count("findings"),
        owed=Count("findings", filter=owed),
        late=Count("findings", filter=owed & Q(findings__due__lt=clock.today())),
        answers=Count("findings", filter=Q(findings__reported_at__isnull=False, findings__confirmed_at=None)),
    )


def with_reports(rows: QuerySet[Finding]) -> QuerySet[Finding]:
    """The findings, each with its reports, the newest first (``told``)."""
    reports = FindingReport.objects.select_related("reported_by", "answered_by").order_by("-pk")
    return rows.select_related("responsible").prefetch_related(Prefetch("reports", queryset=reports, to_attr="told"))


def late_follow_ups() -> QuerySet[Finding]:
    """What departments have not reported though it is past due, the longest first."""
    rows = Finding.objects.filter(OWED, due__lt=clock.today()).select_related("inspection__department", "responsible")
    return rows.order_by("due", "pk")
