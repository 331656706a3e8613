from datetime import date

from django.db import models
from django.db.models import F, Q

from core.fields import KeyField
from core.history import tracked
from core.vietnamese import text_sort_key


class DepartmentQuerySet(models.QuerySet["Department"]):
    def in_force(self, on: date) -> "DepartmentQuerySet":
        return self.filter(since__lte=on).filter(Q(until=None) | Q(until__gte=on))


class Department(models.Model):
    """A unit of the agency, with the dates between which it exists under this name."""

    code = models.CharField("ký hiệu", max_length=12, help_text="Chữ in hoa không dấu, ví dụ HTQT.")
    name = models.CharField("tên phòng", max_length=150)
    sort_key = KeyField(max_length=400, editable=False)
    introduces = models.BooleanField("được giới thiệu điển hình", default=True)
    since = models.DateField("từ ngày")
    until = models.DateField("đến hết ngày", null=True, blank=True)

    objects = DepartmentQuerySet.as_manager()
    history = tracked()

    class Meta:
        ordering = ["sort_key"]
        constraints = [
            models.UniqueConstraint(
                name="one_department_in_force_per_code",
                fields=["code"],
                condition=Q(until=None),
                violation_error_message="Ký hiệu này đang dùng cho một phòng khác. Mời chọn ký hiệu khác.",
            ),
            models.CheckConstraint(
                name="department_ends_after_it_begins",
                condition=Q(until=None) | Q(until__gte=F("since")),
                violation_error_message="Ngày kết thúc phải từ ngày bắt đầu trở đi.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, **kwargs: object) -> None:
        self.sort_key = text_sort_key(self.name)
        super().save(**kwargs)  # type: ignore[arg-type]
