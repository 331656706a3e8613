from django.conf import settings
from django.db import models


class NameReport(models.Model):
    """Whoever is asked to confirm a name says that it is wrong. Added, never changed.

    It waits while the nomination bears this very name and nobody has confirmed it: the name is put right, or what is
    written is confirmed after all.
    """

    nomination = models.ForeignKey(
        "nominations.Nomination", on_delete=models.PROTECT, related_name="name_reports", verbose_name="hồ sơ"
    )
    name = models.CharField("họ tên hoặc tên tập thể đang ghi", max_length=200)
    honorific = models.CharField("danh xưng", max_length=8, blank=True)
    right = models.CharField("ghi đúng là", max_length=200)
    basis = models.CharField("giấy tờ làm căn cứ", max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["nomination", "pk"]

    def __str__(self) -> str:
        return self.right
