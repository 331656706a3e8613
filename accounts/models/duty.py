from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from accounts.roles import LENT, OF_DEPARTMENT, Acting, Role
from core.history import tracked


class DutyQuerySet(models.QuerySet["Duty"]):
    def in_force(self, on: date) -> "DutyQuerySet":
        return self.filter(since__lte=on).filter(Q(until=None) | Q(until__gte=on))


class Duty(models.Model):
    """What a person is charged with, between two dates; every right in the portal follows from these rows."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="duties")
    role = models.CharField("nhiệm vụ", max_length=20, choices=Role)
    department = models.ForeignKey(
        "accounts.Department", on_delete=models.PROTECT, null=True, blank=True, verbose_name="phòng"
    )
    acting = models.CharField("tư cách ký", max_length=4, choices=Acting, blank=True, default="")
    basis = models.CharField("căn cứ", max_length=200, blank=True, help_text="Số, ngày văn bản phân công.")
    since = models.DateField("từ ngày")
    until = models.DateField("đến hết ngày", null=True, blank=True)

    objects = DutyQuerySet.as_manager()
    history = tracked()

    class Meta:
        ordering = ["role", "pk"]
        constraints = [
            models.CheckConstraint(name="duty_role_is_known", condition=Q(role__in=Role.values)),
            models.CheckConstraint(
                name="duty_names_a_department_iff_it_belongs_to_one",
                condition=Q(role__in=OF_DEPARTMENT, department__isnull=False)
                | (~Q(role__in=OF_DEPARTMENT) & Q(department__isnull=True)),
                violation_error_message="Nhiệm vụ này phải ghi rõ phòng; nhiệm vụ cấp Sở thì không ghi phòng.",
            ),
            models.CheckConstraint(
                name="duty_lends_the_signature_iff_it_is_the_signatorys",
                condition=Q(role=Role.SIGNATORY, acting__in=LENT) | (~Q(role=Role.SIGNATORY) & ~Q(acting__in=LENT)),
                violation_error_message="Thừa lệnh (TL.), thừa ủy quyền (TUQ.) chỉ ghi với nhiệm vụ «Người được giao "
                "ký thừa lệnh, thừa ủy quyền», và nhiệm vụ đó phải ghi một trong hai tư cách này.",
            ),
            models.CheckConstraint(
                name="authorisation_is_written_and_limited_in_time",
                condition=~Q(acting=Acting.AUTHORISED) | (Q(until__isnull=False) & ~Q(basis="")),
                violation_error_message="Ký thừa ủy quyền (TUQ.) phải có văn bản ủy quyền và thời hạn. Mời ghi số, "
                "ngày văn bản ở «Căn cứ» và ngày cuối ở «Đến hết ngày».",
            ),
            models.CheckConstraint(
                name="duty_ends_after_it_begins",
                condition=Q(until=None) | Q(until__gte=F("since")),
                violation_error_message="Ngày kết thúc phải từ ngày bắt đầu trở đi.",
            ),
            models.UniqueConstraint(
                name="one_open_duty_of_a_kind_in_a_department",
                fields=["user", "role", "department"],
                condition=Q(until=None, department__isnull=False),
                violation_error_message="Đồng chí này đang giữ nhiệm vụ đó rồi.",
            ),
            models.UniqueConstraint(
                name="one_open_duty_of_a_kind_in_the_agency",
                fields=["user", "role"],
                condition=Q(until=None, department=None),
                violation_error_message="Đồng chí này đang giữ nhiệm vụ đó rồi.",
            ),
        ]
        indexes = [models.Index(fields=["user", "since"])]

    def __str__(self) -> str:
        return f"{self.get_role_display()}{f' {self.department}' if self.department_id else ''}"

    @property
    def title(self) -> str:
        """The duty in words: "Trưởng phòng Hợp tác quốc tế", "Q. Giám đốc Sở"."""
        label, unit = str(self.get_role_display()), self.department
        if unit and self.role in (Role.HEAD, Role.DEPUTY_HEAD):
            if unit.name.startswith("Phòng "):
                label = f"{label} {unit.name.removeprefix('Phòng ')}"
            else:
                label = f"{'Người đứng đầu' if self.role == Role.HEAD else 'Cấp phó của người đứng đầu'} {unit.name}"
        return f"{self.acting} {label}".strip()
