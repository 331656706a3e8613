from django.conf import settings
from django.db import models
from django.db.models import Q

from core.history import tracked
from core.vietnamese import short_date
from seasons.models import Season


class MeetingInsert(models.Model):
    """What is woven into a regular meeting (sinh hoạt định kỳ), and after it what came of it.

    ``attended`` and ``outcome`` are written once the meeting was held (``told_at``).
    """

    season = models.ForeignKey(Season, on_delete=models.PROTECT, editable=False, related_name="inserts")
    meets_on = models.DateField("ngày sinh hoạt", unique=True)
    place = models.CharField("địa điểm", max_length=200)
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField()
    attended = models.PositiveSmallIntegerField("số người dự", null=True)
    outcome = models.TextField("kết quả", max_length=4_000, blank=True)
    told_at = models.DateTimeField(null=True, editable=False)
    told_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )

    history = tracked()

    class Meta:
        ordering = ["-meets_on"]
        constraints = [
            models.CheckConstraint(
                name="insert_told_iff_outcome_and_number_are_there",
                condition=Q(told_at=None, told_by=None, attended=None, outcome="")
                | (Q(told_at__isnull=False, told_by__isnull=False, attended__gt=0) & ~Q(outcome="")),
            ),
        ]

    def __str__(self) -> str:
        return f"Sinh hoạt ngày {short_date(self.meets_on)}"


class InsertItem(models.Model):
    """One thing to be said at the meeting, by whom, and which movement, model or directive it is about."""

    insert = models.ForeignKey(MeetingInsert, on_delete=models.CASCADE, related_name="items")
    ordinal = models.PositiveSmallIntegerField("thứ tự")
    text = models.TextField("nội dung", max_length=1_000)
    movement = models.ForeignKey("seasons.Movement", on_delete=models.PROTECT, null=True, related_name="+")
    nomination = models.ForeignKey(
        "nominations.Nomination", on_delete=models.PROTECT, null=True, related_name="insert_items"
    )
    directive = models.ForeignKey("spreading.Directive", on_delete=models.PROTECT, null=True, related_name="+")
    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, verbose_name="người trình bày", related_name="+"
    )

    history = tracked()

    class Meta:
        ordering = ["ordinal", "pk"]

    def __str__(self) -> str:
        return self.text[:120]


class MeetingGoal(models.Model):
    """How many regular meetings of every quarter of a season are to carry an insert, and what says so."""

    season = models.OneToOneField(Season, on_delete=models.PROTECT, related_name="meeting_goal")
    a_quarter = models.PositiveSmallIntegerField("số buổi mỗi quý")
    basis = models.CharField("căn cứ", max_length=250)

    history = tracked()

    class Meta:
        constraints = [
            models.CheckConstraint(name="meeting_goal_is_one_to_twelve", condition=Q(a_quarter__range=(1, 12))),
            models.CheckConstraint(name="meeting_goal_has_a_basis", condition=~Q(basis="")),
        ]

    def __str__(self) -> str:
        return f"Mỗi quý {self.a_quarter} buổi"
