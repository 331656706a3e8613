from datetime import date

from django.db import models
from django.db.models import F, Q

from core.history import tracked


class DiscoveryChannel(models.TextChoices):
    """How role models are discovered (plan, II.2.1); one nomination names one channel and its movement."""

    BY_FIELD = "agency_by_field", "Phong trào thi đua theo lĩnh vực do cơ quan phát động"
    YEARLY = "agency_yearly", "Phong trào thi đua do cơ quan phát động và thực hiện hằng năm"
    PROVINCE = "provincial_pc", "Phong trào thi đua do UBND tỉnh phát động"
    PRIME_MINISTER = "prime_minister", "Phong trào thi đua do Thủ tướng Chính phủ phát động"
    GOOD_DEED = "good_deed", "Gương người tốt, việc tốt trong đời sống xã hội"


class LaunchLevel(models.TextChoices):
    """Who launched a movement (cấp phát động); the channel says it."""

    PRIME_MINISTER = "prime_minister", "Thủ tướng Chính phủ"
    PROVINCE = "province", "UBND tỉnh"
    AGENCY = "agency", "Cơ quan"


LEVELS = {
    DiscoveryChannel.BY_FIELD: LaunchLevel.AGENCY,
    DiscoveryChannel.YEARLY: LaunchLevel.AGENCY,
    DiscoveryChannel.PROVINCE: LaunchLevel.PROVINCE,
    DiscoveryChannel.PRIME_MINISTER: LaunchLevel.PRIME_MINISTER,
    DiscoveryChannel.GOOD_DEED: LaunchLevel.AGENCY,
}


class Movement(models.Model):
    """An emulation movement or a campaign (phong trào thi đua, cuộc vận động) of a season.

    ``ends`` is the last day as it now stands, ``stopped_on`` the first day on which a stopped movement no longer runs;
    ``changed_at`` is when it was last extended or stopped (``MovementChange``). ``register_until`` is the last day on
    which departments register.
    """

    class Kind(models.TextChoices):
        EMULATION = "emulation", "Phong trào thi đua"
        CAMPAIGN = "campaign", "Cuộc vận động"

    season = models.ForeignKey("seasons.Season", on_delete=models.PROTECT, related_name="movements")
    kind = models.CharField("loại", max_length=9, choices=Kind, default=Kind.EMULATION)
    channel = models.CharField("cách thức phát hiện", max_length=16, choices=DiscoveryChannel)
    name = models.CharField("tên phong trào", max_length=250)
    slogan = models.CharField("khẩu hiệu", max_length=300, blank=True)
    field = models.CharField("lĩnh vực", max_length=100, blank=True)
    targets = models.TextField("mục tiêu, nội dung", max_length=10_000, blank=True)
    begins = models.DateField("từ ngày")
    ends = models.DateField("đến hết ngày")
    takes_registration = models.BooleanField("các phòng đăng ký tham gia", default=False)
    register_until = models.DateField("nhận đăng ký đến hết ngày", null=True, blank=True)
    stopped_on = models.DateField("dừng từ ngày", null=True, editable=False)
    changed_at = models.DateTimeField(null=True, editable=False)

    history = tracked()

    class Meta:
        ordering = ["season", "channel", "name"]
        constraints = [
            models.UniqueConstraint(
                name="movement_names_differ",
                fields=["season", "name"],
                violation_error_message="Phong trào này đã có trong kỳ.",
            ),
            models.CheckConstraint(
                name="movement_ends_after_it_begins",
                condition=Q(ends__gte=F("begins")),
                violation_error_message="Ngày kết thúc phải từ ngày bắt đầu trở đi.",
            ),
            models.CheckConstraint(
                name="movement_registered_for_iff_until_a_day",
                condition=Q(takes_registration=True, register_until__isnull=False)
                | Q(takes_registration=False, register_until=None),
                violation_error_message="Nhận đăng ký thì ghi ngày cuối nhận đăng ký; không nhận thì để trống.",
            ),
            models.CheckConstraint(
                name="movement_stopped_at_a_moment", condition=Q(stopped_on=None) | Q(changed_at__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def level(self) -> LaunchLevel:
        return LEVELS[DiscoveryChannel(self.channel)]

    def is_stopped(self, on: date) -> bool:
        """Whether it was stopped and no longer runs on that day."""
        return self.stopped_on is not None and self.stopped_on <= on
