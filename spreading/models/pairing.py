from django.conf import settings
from django.db import models
from django.db.models import F, Q

from core.history import tracked
from seasons.models import Season
from spreading.workflow import PairingState, pairing_state_choices

_STARTED = Q(state__in=(PairingState.RUNNING, PairingState.CLOSED))


class PairingCampaign(models.Model):
    """A campaign «Thi đua cùng điển hình tiên tiến» of a season: aim, time, pairs, and the closing review.

    ``results`` is the closing review over all pairs.
    """

    season = models.ForeignKey(Season, on_delete=models.PROTECT, editable=False, related_name="pairing_campaigns")
    title = models.CharField("tên đợt", max_length=200)
    aim = models.TextField("mục đích", max_length=4_000)
    begins = models.DateField("từ ngày")
    ends = models.DateField("đến hết ngày")
    state = models.CharField(
        max_length=9, choices=pairing_state_choices, default=PairingState.PREPARING, editable=False
    )
    results = models.TextField("kết quả chung", max_length=10_000, blank=True, editable=False)
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)
    drop_reason = models.CharField("lý do không thực hiện", max_length=500, blank=True, editable=False)

    history = tracked()

    class Meta:
        ordering = ["-begins", "-pk"]
        constraints = [
            models.CheckConstraint(name="pairing_state_is_known", condition=Q(state__in=PairingState.values)),
            models.CheckConstraint(name="pairing_ends_after_it_begins", condition=Q(ends__gte=F("begins"))),
            models.CheckConstraint(
                name="pairing_started_iff_it_has_a_time",
                condition=(_STARTED & Q(started_at__isnull=False)) | (~_STARTED & Q(started_at=None)),
            ),
            models.CheckConstraint(
                name="pairing_closed_iff_results_are_written",
                condition=(Q(state=PairingState.CLOSED, closed_at__isnull=False) & ~Q(results=""))
                | (~Q(state=PairingState.CLOSED) & Q(closed_at=None, results="")),
            ),
            models.CheckConstraint(
                name="pairing_dropped_iff_a_reason_says_so",
                condition=(Q(state=PairingState.DROPPED) & ~Q(drop_reason=""))
                | (~Q(state=PairingState.DROPPED) & Q(drop_reason="")),
            ),
        ]
        indexes = [models.Index(fields=["-begins", "-id"], name="pairings_newest_first")]

    def __str__(self) -> str:
        return self.title


class Pair(models.Model):
    """A person or a unit that strives together with a model, towards written targets; ``result`` closes it."""

    campaign = models.ForeignKey(PairingCampaign, on_delete=models.PROTECT, related_name="pairs")
    nomination = models.ForeignKey("nominations.Nomination", on_delete=models.PROTECT, related_name="pairs")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="pairs")
    department = models.ForeignKey("accounts.Department", on_delete=models.PROTECT, null=True, related_name="pairs")
    targets = models.TextField("chỉ tiêu", max_length=2_000)
    result = models.TextField("kết quả", max_length=2_000, blank=True)

    history = tracked()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="pair_is_with_a_person_or_a_department",
                condition=Q(person__isnull=False, department=None) | Q(person=None, department__isnull=False),
            ),
            models.UniqueConstraint(
                name="a_person_strives_once_with_a_model",
                fields=["campaign", "nomination", "person"],
                condition=Q(person__isnull=False),
            ),
            models.UniqueConstraint(
                name="a_department_strives_once_with_a_model",
                fields=["campaign", "nomination", "department"],
                condition=Q(department__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nomination.name} – {self.partner}"

    @property
    def partner(self) -> str:
        """Who strives with the model: "Bà Trần Thị A", "Phòng Lễ tân"."""
        return self.person.addressed if self.person else str(self.department)


class PairNote(models.Model):
    """How far a pair has come, as somebody of it noted on a day; notes only grow."""

    pair = models.ForeignKey(Pair, on_delete=models.PROTECT, related_name="notes")
    text = models.TextField("tiến độ", max_length=2_000)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.text[:120]
