from django.conf import settings
from django.db import models

from core.history import tracked
from nominations.concern import Ground


class ConflictDeclaration(models.Model):
    """A person's statement about one file: no conflict of interest, or a ground for standing aside."""

    nomination = models.ForeignKey("nominations.Nomination", on_delete=models.PROTECT, related_name="declarations")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ground = models.CharField("lý do", max_length=20, choices=Ground, blank=True)
    declared_at = models.DateTimeField()

    history = tracked()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="one_declaration_of_a_person_per_file", fields=["nomination", "user"])
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_ground_display() or 'không có xung đột lợi ích'}"
