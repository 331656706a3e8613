from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from core import clock
from core.history import tracked
from core.vietnamese import local_day
from nurturing.workflow import FollowUpState, follow_up_state_choices


class FollowUp(models.Model):
    """One follow-up, due on a day in time: of a new factor by its plan, or once a year of a recognised nomination.

    What is written is kept as a draft (``edition`` counts the saves) until it is handed in, or skipped with a reason.
    """

    new_factor = models.ForeignKey(
        "nurturing.NewFactor", on_delete=models.PROTECT, null=True, related_name="follow_ups"
    )
    nomination = models.ForeignKey(
        "nominations.Nomination", on_delete=models.PROTECT, null=True, related_name="follow_ups"
    )
    due = models.DateField("hạn")
    state = models.CharField(max_length=7, choices=follow_up_state_choices, default=FollowUpState.DUE, editable=False)
    text = models.TextField("kết quả, tiến bộ", max_length=6_000, blank=True)
    needs = models.TextField("khó khăn, việc cần hỗ trợ", max_length=4_000, blank=True)
    edition = models.PositiveIntegerField(default=0, editable=False)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", editable=False
    )
    why = models.CharField("lý do bỏ qua, thôi theo dõi", max_length=500, blank=True, editable=False)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", editable=False
    )
    done_at = models.DateTimeField(null=True, editable=False)
    made_at = models.DateTimeField(editable=False)

    history = tracked(excluded_fields=["text", "needs"])

    class Meta:
        ordering = ["due", "pk"]
        indexes = [
            models.Index(name="follow_ups_owed", fields=["due", "id"], condition=Q(state=FollowUpState.DUE)),
            models.Index(name="follow_ups_of_a_new_factor", fields=["new_factor", "done_at"]),
        ]
        constraints = [
            models.CheckConstraint(name="follow_up_state_is_known", condition=Q(state__in=FollowUpState.values)),
            models.CheckConstraint(
                name="follow_up_is_of_one_of_two",
                condition=Q(new_factor__isnull=False, nomination=None) | Q(new_factor=None, nomination__isnull=False),
            ),
            models.UniqueConstraint(
                name="one_follow_up_of_a_new_factor_a_day",
                fields=["new_factor", "due"],
                condition=Q(new_factor__isnull=False) & ~Q(state=FollowUpState.DROPPED),
            ),
            models.UniqueConstraint(
                name="one_follow_up_of_the_recognised_a_day",
                fields=["nomination", "due"],
                condition=Q(nomination__isnull=False),
            ),
            models.CheckConstraint(
                name="follow_up_is_done_by_somebody_with_words_or_a_reason",
                condition=Q(state="due", done_at=None, done_by=None, why="")
                | (Q(state="done", done_at__isnull=False, done_by__isnull=False, why="") & ~Q(text=""))
                | (Q(state__in=["skipped", "dropped"], done_at__isnull=False, done_by__isnull=False) & ~Q(why="")),
            ),
        ]

    def __str__(self) -> str:
        return f"Theo dõi {self.subject}"

    @property
    def about(self) -> Any:
        """The new factor, else the nomination."""
        return self.new_factor or self.nomination

    @property
    def subject(self) -> str:
        """Whom it is about, by name."""
        return str(self.about.name)

    @property
    def days_late(self) -> int:
        """Days since it was due, until it was done; 0 where it was in time."""
        until: date = local_day(self.done_at) if self.done_at else clock.today()
        return max((until - self.due).days, 0)


class FollowingEnd(models.Model):
    """The Office ended the yearly follow-ups of a recognised nomination; of whoever is followed there is no row."""

    nomination = models.OneToOneField("nominations.Nomination", on_delete=models.PROTECT, related_name="following_end")
    reason = models.CharField("lý do thôi theo dõi", max_length=500)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(name="following_ends_for_a_reason", condition=~Q(reason=""))]

    def __str__(self) -> str:
        return f"Thôi theo dõi {self.nomination}"
