from django.conf import settings
from django.db import models

from documents.models import Composed
from seasons.models import Season


class UrgingLetter(models.Model):
    """The công văn đôn đốc that was drafted on a day: one a season and day, unless its draft was dropped.

    ``asked_by`` is None where the clock drafted it.
    """

    season = models.ForeignKey(Season, on_delete=models.PROTECT, related_name="urging_letters")
    day = models.DateField()
    composed = models.OneToOneField(Composed, on_delete=models.PROTECT, related_name="urging")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["season", "day"])]

    def __str__(self) -> str:
        return str(self.composed)


class UrgingSent(models.Model):
    """That a department was urged: on which day, in which way, with what words; ``told`` is what it owed then."""

    class Way(models.TextChoices):
        LETTER = "letter", "Văn bản"
        ZALO = "zalo", "Zalo"
        PHONE = "phone", "Điện thoại"

    season = models.ForeignKey(Season, on_delete=models.PROTECT, related_name="urgings")
    department = models.ForeignKey("accounts.Department", on_delete=models.PROTECT, related_name="urgings")
    way = models.CharField("cách đôn đốc", max_length=6, choices=Way)
    day = models.DateField()
    told = models.TextField()
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()

    class Meta:
        ordering = ["-sent_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="a_department_is_urged_once_a_day_in_a_way", fields=["season", "department", "way", "day"]
            ),
        ]

    def __str__(self) -> str:
        return f"Đôn đốc {self.department}"


class UrgingSeen(models.Model):
    """That a head or deputy of the department has seen it, as he or she said on «Việc của tôi»."""

    urging = models.ForeignKey(UrgingSent, on_delete=models.PROTECT, related_name="seen_by")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    seen_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(name="an_urging_is_seen_once_by_each", fields=["urging", "user"])]

    def __str__(self) -> str:
        return f"{self.user}: {self.urging}"
