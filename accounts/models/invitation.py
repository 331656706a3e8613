from django.conf import settings
from django.db import models
from django.db.models import Q


class Invitation(models.Model):
    """A single-use way to begin an account or to set a new password; only the digest of its code is kept.

    Its letter bears the code, so it leaves at once and never lies in the outbox: ``mailed_at`` or ``mail_failure`` say
    what became of it, neither of them that none was written.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="invitations")
    code_digest = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="invitations_given"
    )
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)
    mail_failure = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["-invited_at"]
        constraints = [
            models.UniqueConstraint(
                name="one_open_invitation_per_person",
                fields=["user"],
                condition=Q(used_at=None, revoked_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"Giấy mời của {self.user}"
