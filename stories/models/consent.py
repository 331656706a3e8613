from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from core.history import tracked
from core.vietnamese import name_key


class Subject(models.Model):
    """A person of whom something may be made public: of the staff list (``user``), or known by name alone.

    ``described`` tells people outside the staff list apart: "Tổ trưởng tổ dân phố 3". ``nomination`` is set for a
    nominee outside the staff list: whoever has the same name in another file is another subject.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="public_subject"
    )
    nomination = models.OneToOneField(
        "nominations.Nomination", on_delete=models.PROTECT, null=True, related_name="outside_subject"
    )
    name = models.CharField("họ và tên", max_length=200, blank=True)
    described = models.CharField("là ai", max_length=200, blank=True)
    name_key = models.CharField(max_length=400, editable=False, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(name="subjects_on_the_staff_list", fields=["user"], condition=Q(user__isnull=False)),
            models.Index(name="subjects_of_a_file", fields=["nomination"], condition=Q(nomination__isnull=False)),
        ]
        constraints = [
            models.CheckConstraint(
                name="subject_is_of_the_staff_list_or_named",
                condition=Q(user__isnull=False, nomination=None, name="", described="") | (Q(user=None) & ~Q(name="")),
            ),
            models.UniqueConstraint(
                name="people_known_by_name_differ",
                fields=["name_key", "described"],
                condition=Q(user=None, nomination=None),
                violation_error_message="Người này đã có trong danh sách. Mời chọn trong danh sách.",
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    def save(self, **kwargs: Any) -> None:
        self.name_key = name_key(self.name)
        super().save(**kwargs)

    @property
    def full_name(self) -> str:
        return self.user.full_name if self.user else self.name

    @property
    def told(self) -> str:
        """Who it is: "Trần Thị A (Phòng Lãnh sự)"."""
        who = str(self.user.department) if self.user else self.described
        return f"{self.full_name} ({who})" if who else self.full_name


class Consent(models.Model):
    """That a person agrees to one thing being public: the name, pictures, or what is written (domain 9.4).

    Given in the portal by the person who is signed in, or on a signed paper that the Office recorded. What was given
    never changes; it is withdrawn once, and what is given anew is a new row.
    """

    class Thing(models.TextChoices):
        NAME = "name", "Họ tên"
        PHOTO = "photo", "Hình ảnh"
        TEXT = "text", "Bài viết"

    class Means(models.TextChoices):
        PORTAL = "portal", "Trên cổng"
        PAPER = "paper", "Phiếu có chữ ký"

    class Scope(models.TextChoices):
        SITE = "site", "Cổng này và trang thông tin điện tử của Sở"
        PRESS = "press", "Cả báo chí và các kênh khác do Sở cung cấp"

    subject = models.ForeignKey(Subject, on_delete=models.PROTECT, related_name="consents")
    thing = models.CharField("đồng ý công khai", max_length=5, choices=Thing)
    scope = models.CharField("phạm vi", max_length=5, choices=Scope, default=Scope.SITE)
    means = models.CharField("cách đồng ý", max_length=6, choices=Means)
    given_on = models.DateField("ngày đồng ý")
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    stored_name = models.CharField(max_length=40, blank=True)
    original_name = models.CharField(max_length=200, blank=True)
    media_type = models.CharField(max_length=80, blank=True)
    size = models.PositiveBigIntegerField(null=True)
    sha256 = models.CharField(max_length=64, blank=True)

    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    withdrawal_reason = models.CharField("lý do rút", max_length=300, blank=True)

    history = tracked()

    class Meta:
        ordering = ["-recorded_at", "-pk"]
        constraints = [
            # answers the gate too: which consent of a person is in force
            models.UniqueConstraint(
                name="one_consent_in_force_for_a_thing",
                fields=["subject", "thing"],
                condition=Q(withdrawn_at=None),
                violation_error_message="Đồng ý này đã được ghi nhận và còn hiệu lực.",
            ),
            models.CheckConstraint(
                name="consent_on_paper_iff_the_paper_is_kept",
                condition=Q(means="paper", size__isnull=False) & ~Q(stored_name="") & ~Q(sha256="")
                | Q(means="portal", size=None, stored_name="", sha256=""),
            ),
            models.CheckConstraint(
                name="consent_withdrawn_iff_somebody_did",
                condition=Q(withdrawn_at=None, withdrawn_by=None, withdrawal_reason="")
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject}: {self.get_thing_display()}"

    @property
    def is_in_force(self) -> bool:
        return self.withdrawn_at is None
