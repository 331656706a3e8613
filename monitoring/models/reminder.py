from django.conf import settings
from django.db import models
from django.db.models import Q

from monitoring.milestones import Milestone


class Matter(models.TextChoices):
    """What people are reminded of: the milestones of the board, a file to supplement, a follow-up of a visit, one of a
    new factor or of a recognised role model.
    """

    NOMINATIONS = Milestone.NOMINATIONS.value, Milestone.NOMINATIONS.label
    REPORT = Milestone.REPORT.value, Milestone.REPORT.label
    PLAN = Milestone.PLAN.value, Milestone.PLAN.label
    BOTH = Milestone.BOTH.value, Milestone.BOTH.label
    SUPPLEMENT = "supplement", "Bổ sung hồ sơ"
    FOLLOW_UP = "follow_up", "Việc sau kiểm tra"
    NURTURING = "nurturing", "Theo dõi nhân tố mới"
    RECOGNISED = "recognised", "Theo dõi điển hình đã được công nhận"


#: What is about one thing and not about a department's milestone.
OF_A_SUBJECT = [Matter.SUPPLEMENT.value, Matter.FOLLOW_UP.value, Matter.NURTURING.value, Matter.RECOGNISED.value]


class Reminder(models.Model):
    """One step of the ladder told to one person, by the notice of that day; rows only grow.

    - ``subject``: the file or the follow-up, by its id; 0 of a milestone of the board.
    - ``due``: the strict date ("trước ngày") from which the step was counted: another date begins another ladder.
    - ``step``: days before the last day in time, negative after it (``monitoring.ladder``).
    - ``copied``: the person watches the departments and owes nothing here.
    """

    season = models.ForeignKey("seasons.Season", on_delete=models.PROTECT, related_name="reminders")
    department = models.ForeignKey("accounts.Department", on_delete=models.PROTECT, related_name="reminders")
    matter = models.CharField("việc", max_length=11, choices=Matter)
    subject = models.PositiveBigIntegerField(default=0)
    due = models.DateField("trước ngày")
    step = models.SmallIntegerField()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="reminders")
    copied = models.BooleanField(default=False)
    notice = models.ForeignKey("accounts.Notice", on_delete=models.PROTECT, related_name="reminders")
    day = models.DateField()
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                name="a_person_is_reminded_once_of_a_step",
                fields=["season", "department", "matter", "subject", "due", "step", "user"],
            ),
            models.CheckConstraint(name="reminder_matter_is_known", condition=Q(matter__in=Matter.values)),
            models.CheckConstraint(
                name="reminder_names_a_subject_iff_it_is_no_milestone",
                condition=Q(matter__in=OF_A_SUBJECT, subject__gt=0) | (~Q(matter__in=OF_A_SUBJECT) & Q(subject=0)),
            ),
        ]
        indexes = [
            models.Index(fields=["season", "-day", "-department", "-due", "-step", "-id"], name="reminders_newest"),
            models.Index(fields=["day", "user"]),
        ]

    def __str__(self) -> str:
        return f"{self.get_matter_display()}, {self.department}"
