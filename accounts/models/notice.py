from django.conf import settings
from django.db import models
from django.db.models import Q


class Notice(models.Model):
    """Something told to one person in the portal, once for each key.

    The text is sparse: no result, nobody's name. Those who keep the staff list read it too, with the day it was seen.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices")
    key = models.CharField(max_length=100)
    text = models.CharField(max_length=300)
    url = models.CharField(max_length=300)
    made_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(name="a_person_is_told_once_of_a_key", fields=["user", "key"]),
            models.CheckConstraint(name="notice_leads_to_a_page_of_the_portal", condition=Q(url__startswith="/")),
        ]
        indexes = [
            models.Index(fields=["user", "-id"]),
            models.Index(fields=["key", "user"]),
            models.Index(name="notices_unseen", fields=["user", "-id"], condition=Q(seen_at=None)),
        ]

    def __str__(self) -> str:
        return self.text
