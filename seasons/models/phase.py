from django.db import models
from django.db.models import F, Q

from core.history import tracked


class Phase(models.Model):
    """A span of years (giai đoạn, five by custom) that the province's scheme and the agency's own plan cover.

    Seasons belong to it by their year; two phases never share one (``seasons.actions.keep_phase``).
    """

    name = models.CharField("tên giai đoạn", max_length=80, help_text="Ví dụ: Giai đoạn 2026 - 2030.")
    first_year = models.PositiveSmallIntegerField("từ năm")
    last_year = models.PositiveSmallIntegerField("đến năm")
    scheme = models.CharField("đề án của tỉnh", max_length=300, blank=True, help_text="Số, ngày, cơ quan ban hành.")
    plan = models.CharField("kế hoạch giai đoạn của Sở", max_length=300, blank=True, help_text="Số, ngày ban hành.")
    goals = models.TextField("mục tiêu", max_length=4_000, blank=True)

    history = tracked()

    class Meta:
        ordering = ["-first_year"]
        constraints = [
            models.UniqueConstraint(
                name="one_phase_begins_in_a_year",
                fields=["first_year"],
                violation_error_message="Đã có giai đoạn bắt đầu từ năm này. Mời sửa giai đoạn đã có.",
            ),
            models.CheckConstraint(
                name="phase_ends_after_it_begins",
                condition=Q(last_year__gte=F("first_year")),
                violation_error_message="Năm cuối phải từ năm đầu trở đi. Mời ghi lại năm.",
            ),
        ]

    def __str__(self) -> str:
        return self.name
