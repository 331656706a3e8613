from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar

from django.db import models
from django.db.models import F, Q

from core.fields import KeyField
from core.history import tracked
from core.vietnamese import text_sort_key

T = TypeVar("T")


class DepartmentQuerySet(models.QuerySet["Department"]):
    def in_force(self, on: date) -> "DepartmentQuerySet":
        return self.filter(since__lte=on).filter(Q(until=None) | Q(until__gte=on))

    def keeping_files(self, on: date) -> "dict[int, Department]":
        """Which unit keeps the files of each on that day, by the id of the unit that made them."""
        return {key: unit for unit in self.in_force(on) for key in unit.with_files_of}


class Department(models.Model):
    """A unit of the agency, with the dates between which it exists under this name.

    A unit renamed, merged or split ends, and others begin (``begun_by``). ``earlier`` holds the ids of all units that
    it comes from, ``later`` of all that came from it, over every generation; ``files_of`` of those of ``earlier`` whose
    files it took over. They are lists in the row, since whoever reads a duty has the row at hand.
    """

    code = models.CharField("ký hiệu", max_length=12, help_text="Chữ in hoa không dấu, ví dụ HTQT.")
    name = models.CharField("tên phòng", max_length=150)
    sort_key = KeyField(max_length=400, editable=False)
    introduces = models.BooleanField("được giới thiệu điển hình", default=True)
    since = models.DateField("từ ngày")
    until = models.DateField("đến hết ngày", null=True, blank=True)
    begun_by = models.ForeignKey(
        "accounts.Reorganisation", on_delete=models.PROTECT, null=True, blank=True, editable=False,
        related_name="begun",
    )  # fmt: skip
    earlier = models.JSONField(default=list, blank=True, editable=False)
    later = models.JSONField(default=list, blank=True, editable=False)
    files_of = models.JSONField(default=list, blank=True, editable=False)

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

    def is_in_force(self, on: date) -> bool:
        return self.since <= on and (self.until is None or on <= self.until)

    @property
    def with_files_of(self) -> list[int]:
        """Ids of the unit and of those whose files it took over."""
        return [self.pk, *self.files_of]

    def own_or_taken_over(self, rows: Mapping[Any, T], *more: object) -> T | None:
        """Of *rows* by a unit's id (and *more*) its own; else that of a unit whose files it took over; else None."""
        keys = ((key, *more) if more else key for key in self.with_files_of)
        return next((rows[key] for key in keys if key in rows), None)

    @property
    def whole_line(self) -> list[int]:
        """Ids of the unit, of all that it comes from and of all that came from it."""
        return [self.pk, *self.earlier, *self.later]
