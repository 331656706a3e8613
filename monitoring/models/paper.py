from django.conf import settings
from django.db import models
from django.db.models import Q

from core.history import tracked
from monitoring.milestones import PAPERS, PLANNING, paper_choices, title_of
from monitoring.workflow import State, state_choices

#: The label that a late paper bears for ever.
LATE = "Nộp muộn"


class DepartmentPaper(models.Model):
    """The report of the year or the plan of the next (or both in one) that a department owes in a season.

    ``state`` tells of its newest version; ``valid`` is the newest version that was approved and stays in force while
    an addition is written and weighed. ``days_late`` is set once, when the paper is first handed in, and stays.
    """

    season = models.ForeignKey("seasons.Season", on_delete=models.PROTECT, related_name="department_papers")
    department = models.ForeignKey("accounts.Department", on_delete=models.PROTECT, related_name="papers")
    kind = models.CharField("loại văn bản", max_length=6, choices=paper_choices())
    state = models.CharField(max_length=9, choices=state_choices, default=State.DRAFTING, editable=False)
    begun_at = models.DateTimeField(editable=False)
    first_submitted_at = models.DateTimeField(null=True, editable=False)
    days_late = models.PositiveSmallIntegerField("số ngày nộp muộn", default=0, editable=False)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    valid = models.ForeignKey(
        "monitoring.PaperVersion", on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )

    history = tracked()

    class Meta:
        ordering = ["season", "department", "kind"]
        constraints = [
            models.UniqueConstraint(name="one_paper_of_a_kind_per_department", fields=["season", "department", "kind"]),
            models.CheckConstraint(name="department_paper_state_is_known", condition=Q(state__in=State.values)),
            models.CheckConstraint(
                name="department_paper_kind_is_known", condition=Q(kind__in=[kind.value for kind in PAPERS])
            ),
            models.CheckConstraint(
                name="department_paper_handed_in_iff_somebody_did",
                condition=Q(state=State.DRAFTING, first_submitted_at=None, submitted_by=None, days_late=0)
                | (~Q(state=State.DRAFTING) & Q(first_submitted_at__isnull=False, submitted_by__isnull=False)),
            ),
            models.CheckConstraint(
                name="approved_department_paper_has_a_valid_version",
                condition=~Q(state=State.APPROVED) | Q(valid__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} của {self.department}"

    @property
    def title(self) -> str:
        return title_of(self.kind, self.season.year)

    @property
    def late_words(self) -> str:
        """ "Nộp muộn 2 ngày", or an empty text for a paper that came in time or has not come."""
        return f"{LATE} {self.days_late} ngày" if self.days_late else ""

    @property
    def planned_year(self) -> int | None:
        """The year of the plan that it holds, which is the season under which the plan is filed; a report has none."""
        return self.season.year + 1 if self.kind in PLANNING else None


class PaperVersion(models.Model):
    """What a department wrote: one row for each time it hands the paper in, and one that it still writes.

    ``sections`` are the texts by the key of their place in ``monitoring.outline``; ``edition`` counts the saves of a
    version not handed in. Once handed in (``submitted_at``) it never changes; then it is answered once: approved, or
    returned with a reason.
    """

    class Answer(models.TextChoices):
        APPROVED = "approved", "Đã duyệt"
        RETURNED = "returned", "Trả lại"

    paper = models.ForeignKey(DepartmentPaper, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField("lần")
    sections = models.JSONField(default=dict)
    edition = models.PositiveIntegerField(default=1)
    drafted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()

    stored_name = models.CharField(max_length=40, blank=True)
    original_name = models.CharField(max_length=200, blank=True)
    media_type = models.CharField(max_length=80, blank=True)
    size = models.PositiveBigIntegerField(null=True)
    sha256 = models.CharField(max_length=64, blank=True)

    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", editable=False
    )
    submitted_at = models.DateTimeField(null=True, editable=False)
    digest = models.CharField(max_length=64, blank=True, editable=False)
    answer = models.CharField(max_length=8, choices=Answer, blank=True, editable=False)
    answer_reason = models.TextField(max_length=2_000, blank=True, editable=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", editable=False
    )
    answered_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["paper", "number"]
        constraints = [
            models.UniqueConstraint(name="paper_versions_differ", fields=["paper", "number"]),
            models.UniqueConstraint(
                name="one_version_of_a_paper_is_being_written", fields=["paper"], condition=Q(submitted_at=None)
            ),
            models.CheckConstraint(
                name="paper_version_file_is_whole",
                condition=Q(stored_name="", sha256="", size=None)
                | (~Q(stored_name="") & ~Q(sha256="") & Q(size__isnull=False)),
            ),
            models.CheckConstraint(
                name="paper_version_handed_in_iff_somebody_did",
                condition=Q(submitted_at=None, submitted_by=None, digest="")
                | (Q(submitted_at__isnull=False, submitted_by__isnull=False) & ~Q(digest="")),
            ),
            models.CheckConstraint(
                name="only_a_version_handed_in_is_answered",
                condition=Q(answer="", answered_at=None, answered_by=None)
                | (Q(submitted_at__isnull=False, answered_at__isnull=False, answered_by__isnull=False) & ~Q(answer="")),
            ),
            models.CheckConstraint(
                name="a_version_is_returned_with_a_reason", condition=~Q(answer="returned") | ~Q(answer_reason="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.paper.title}, lần {self.number}"

    @property
    def is_file(self) -> bool:
        return bool(self.stored_name)
