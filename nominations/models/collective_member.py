from django.conf import settings
from django.db import models
from django.db.models import Q


class CollectiveMember(models.Model):
    """A member of a nominated collective, from the staff list or by name."""

    nomination = models.ForeignKey("nominations.Nomination", on_delete=models.CASCADE, related_name="members")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True)
    name = models.CharField(max_length=100)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                name="collective_lists_a_person_once",
                fields=["nomination", "user"],
                condition=Q(user__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.name
