from django.conf import settings
from django.db import models


class NameConfirmation(models.Model):
    """Somebody has confirmed, letter by letter, how the nominee is named on the certificate. Added, never changed.

    It holds while the nomination bears this very name and honorific; another name must be confirmed anew.
    ``reason`` says on what the Office relied when it entered a confirmation given on paper; empty for one's own.
    """

    nomination = models.ForeignKey(
        "nominations.Nomination", on_delete=models.PROTECT, related_name="name_confirmations", verbose_name="hồ sơ"
    )
    name = models.CharField("họ tên hoặc tên tập thể", max_length=200)
    honorific = models.CharField("danh xưng", max_length=8, blank=True)
    reason = models.CharField("căn cứ", max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["nomination", "pk"]
        constraints = [
            models.UniqueConstraint(name="a_name_is_confirmed_once", fields=["nomination", "name", "honorific"])
        ]

    def __str__(self) -> str:
        return f"{self.honorific} {self.name}".strip()
