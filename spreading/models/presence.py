from django.conf import settings
from django.db import models
from django.db.models import Q

from core.history import tracked
from spreading.models.kept_file import KeptFile
from spreading.models.review import ReviewSession


class Presence(models.Model):
    """That a person of the staff was there: as he or she said by the code of the session, or as the Office ticked."""

    class Way(models.TextChoices):
        CODE = "code", "Tự báo bằng mã"
        TICKED = "ticked", "Văn phòng ghi"

    review = models.ForeignKey(ReviewSession, on_delete=models.PROTECT, related_name="presences")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="presences")
    way = models.CharField(max_length=6, choices=Way)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(name="a_person_is_present_once", fields=["review", "person"]),
            models.CheckConstraint(name="presence_way_is_known", condition=Q(way__in=("code", "ticked"))),
            models.CheckConstraint(
                name="nobody_is_there_by_the_code_of_another",
                condition=~Q(way="code") | Q(noted_by=models.F("person")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.review}"


class PaperSheet(KeptFile):
    """The scan of the sheet that was signed in the room, and how many on it stand on no list of the portal."""

    review = models.OneToOneField(ReviewSession, on_delete=models.PROTECT, related_name="sheet")
    count = models.PositiveSmallIntegerField("số người")
    typed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    typed_at = models.DateTimeField()

    history = tracked()

    class Meta:
        constraints = [
            models.CheckConstraint(name="paper_sheet_counts_at_least_one", condition=Q(count__gt=0)),
        ]


class LearningRequest(models.Model):
    """A department registers, after a session, to learn from a model who presented there."""

    review = models.ForeignKey(ReviewSession, on_delete=models.PROTECT, related_name="learning_requests")
    nomination = models.ForeignKey("nominations.Nomination", on_delete=models.PROTECT, related_name="learning_requests")
    department = models.ForeignKey("accounts.Department", on_delete=models.PROTECT, related_name="learning_requests")
    wanted = models.TextField("nội dung muốn học", max_length=1_000)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    history = tracked()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="a_department_registers_once_with_a_model", fields=["review", "nomination", "department"]
            ),
        ]

    def __str__(self) -> str:
        return f"{self.department}: {self.wanted}"
