from django.conf import settings
from django.db import models
from django.db.models import Q

from core.history import tracked
from core.vietnamese import short_date
from seasons.models import Season


class AwarenessActivity(models.Model):
    """One occasion on which people were told why role models matter: when, in which form, whom, how many.

    ``department`` is the unit that did so; none where the Party cell or the Office did so for the agency.
    """

    class Form(models.TextChoices):
        PARTY_MEETING = "party_meeting", "Sinh hoạt chi bộ"
        MEETING = "meeting", "Hội nghị, họp cơ quan"
        TRAINING = "training", "Tập huấn, sinh hoạt chuyên đề"
        WEBSITE = "website", "Trang thông tin điện tử, mạng xã hội"
        BOARD = "board", "Bảng tin, khẩu hiệu, tờ tin"
        OTHER = "other", "Hình thức khác"

    season = models.ForeignKey(Season, on_delete=models.PROTECT, editable=False, related_name="awareness")
    department = models.ForeignKey("accounts.Department", on_delete=models.PROTECT, null=True, related_name="awareness")
    directive = models.ForeignKey("spreading.Directive", on_delete=models.PROTECT, null=True, related_name="awareness")
    held_on = models.DateField("ngày")
    form = models.CharField("hình thức", max_length=13, choices=Form)
    topic = models.CharField("nội dung", max_length=250)
    audience = models.CharField("đối tượng", max_length=200)
    people = models.PositiveIntegerField("số người")
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    history = tracked()

    class Meta:
        ordering = ["-held_on", "-pk"]
        constraints = [
            models.CheckConstraint(name="awareness_form_is_known", condition=Q(form__in=[
                "party_meeting", "meeting", "training", "website", "board", "other",
            ])),
            models.CheckConstraint(name="awareness_reaches_somebody", condition=Q(people__gt=0)),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["-held_on", "-id"], name="awareness_newest_first"),
            models.Index(fields=["season", "form"], name="awareness_counted"),
        ]

    def __str__(self) -> str:
        return f"{self.topic}, ngày {short_date(self.held_on)}"
