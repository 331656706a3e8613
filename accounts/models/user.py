from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from core.fields import KeyField
from core.history import tracked
from core.vietnamese import clean, search_norm, sort_key


class UserManager(BaseUserManager["User"]):
    def people(self) -> models.QuerySet["User"]:
        """The staff list in the order of Vietnamese names."""
        return self.filter(is_active=True).select_related("department").order_by("sort_key", "pk")


class User(AbstractBaseUser):
    """A person of the agency's staff list; signs in once an invitation has been accepted.

    ``username`` is the name typed at sign-in; ``sort_key`` and ``search_norm`` are kept by ``save``.
    """

    class Honorific(models.TextChoices):
        MR = "Ông", "Ông"
        MS = "Bà", "Bà"

    username = models.CharField("tên đăng nhập", max_length=60, unique=True)
    full_name = models.CharField("họ và tên", max_length=100)
    honorific = models.CharField("danh xưng", max_length=3, choices=Honorific)
    post = models.CharField("chức vụ", max_length=120)
    staff_code = models.CharField("mã công chức", max_length=20, unique=True, null=True, blank=True)
    birth_year = models.PositiveSmallIntegerField("năm sinh", null=True, blank=True)
    department = models.ForeignKey(
        "accounts.Department", on_delete=models.PROTECT, verbose_name="phòng", related_name="people"
    )
    email = models.EmailField("thư điện tử", blank=True)
    extension = models.CharField("máy lẻ", max_length=10, blank=True)
    is_active = models.BooleanField("đang công tác", default=True)
    is_demo = models.BooleanField(default=False, editable=False)
    sort_key = KeyField(max_length=400, editable=False, db_index=True)
    search_norm = models.CharField(max_length=200, editable=False)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]

    objects = UserManager()
    history = tracked(excluded_fields=["password", "last_login"])

    class Meta:
        ordering = ["sort_key"]

    def __str__(self) -> str:
        return self.full_name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.full_name = clean(self.full_name)
        self.sort_key, self.search_norm = sort_key(self.full_name), search_norm(self.full_name)
        super().save(*args, **kwargs)

    @property
    def addressed(self) -> str:
        """How papers name the person: "Bà Trần Thị A"."""
        return f"{self.honorific} {self.full_name}"
