from django.db import models

from core.history import tracked


class DiscoveryChannel(models.TextChoices):
    """How role models are discovered (plan, II.2.1); one nomination names one channel and its movement."""

    BY_FIELD = "agency_by_field", "Phong trào thi đua theo lĩnh vực do cơ quan phát động"
    YEARLY = "agency_yearly", "Phong trào thi đua do cơ quan phát động và thực hiện hằng năm"
    PROVINCE = "provincial_pc", "Phong trào thi đua do UBND tỉnh phát động"
    PRIME_MINISTER = "prime_minister", "Phong trào thi đua do Thủ tướng Chính phủ phát động"
    GOOD_DEED = "good_deed", "Gương người tốt, việc tốt trong đời sống xã hội"


class Movement(models.Model):
    """An emulation movement (phong trào thi đua) open in a season."""

    season = models.ForeignKey("seasons.Season", on_delete=models.PROTECT, related_name="movements")
    channel = models.CharField("cách thức phát hiện", max_length=16, choices=DiscoveryChannel)
    name = models.CharField("tên phong trào", max_length=250)
    field = models.CharField("lĩnh vực", max_length=100, blank=True)
    document = models.CharField("văn bản phát động", max_length=200, blank=True)
    begins = models.DateField("từ ngày")
    ends = models.DateField("đến hết ngày")

    history = tracked()

    class Meta:
        ordering = ["season", "channel", "name"]
        constraints = [
            models.UniqueConstraint(
                name="movement_names_differ",
                fields=["season", "name"],
                violation_error_message="Phong trào này đã có trong kỳ.",
            ),
        ]

    def __str__(self) -> str:
        return self.name
