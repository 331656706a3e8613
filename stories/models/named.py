from django.conf import settings
from django.db import models
from django.db.models import Q


class Named(models.Model):
    """That a story names a person.

    ``drafted`` for the text being written, ``live`` for the text that is up: what is declared late holds for both,
    what is taken out of the draft holds until the next approval.
    """

    story = models.ForeignKey("stories.Story", on_delete=models.CASCADE, related_name="named")
    subject = models.ForeignKey("stories.Subject", on_delete=models.PROTECT, related_name="named_in")
    is_nominee = models.BooleanField(default=False)
    drafted = models.BooleanField(default=True)
    live = models.BooleanField(default=False)
    declared_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    declared_at = models.DateTimeField()

    class Meta:
        ordering = ["-is_nominee", "pk"]
        constraints = [
            models.UniqueConstraint(name="a_story_names_a_person_once", fields=["story", "subject"]),
            models.CheckConstraint(name="named_in_some_text", condition=Q(drafted=True) | Q(live=True)),
        ]
        indexes = [models.Index(name="those_named_in_public", fields=["story", "subject"], condition=Q(live=True))]

    def __str__(self) -> str:
        return str(self.subject)


class Dismissal(models.Model):
    """That words of a story which are also the name of somebody of the staff list do not mean that person."""

    story = models.ForeignKey("stories.Story", on_delete=models.CASCADE, related_name="dismissals")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    dismissed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    dismissed_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(name="a_name_is_dismissed_once", fields=["story", "user"])]

    def __str__(self) -> str:
        return str(self.user)
