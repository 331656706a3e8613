from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q

#: How long a table waits between the steps.
LIFE = timedelta(days=1)


class TableImport(models.Model):
    """A table that someone sent to be imported: what each column says, and what importing it would do.

    ``places`` is column → place in the table, ``plan`` what ``accounts.tables.plan`` reads. A day after it was sent
    nothing of it is left; what came of it stands in the events of what it changed.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    stored_name = models.CharField(max_length=40)
    original_name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=80)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    places = models.JSONField(default=dict)
    plan = models.JSONField(default=dict)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    imported_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_expires_after_it_was_made", condition=Q(expires_at__gt=F("made_at"))
            ),
        ]

    def __str__(self) -> str:
        return self.original_name
