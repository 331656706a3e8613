from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q


class Mail(models.Model):
    """A letter in the outbox: sparse, so that it may lie in any mailbox; one for each person and key.

    ``letter`` is its name in the world (Message-ID): handed over again after a worker was killed it is the same letter,
    sent again by a person it is another one. ``taken_at`` is the lease of the worker that is handing it over.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Chờ gửi"
        SENDING = "sending", "Đang gửi"
        SENT = "sent", "Đã gửi"
        FAILED = "failed", "Không gửi được"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="mails")
    key = models.CharField(max_length=100)
    letter = models.UUIDField(unique=True, default=uuid4)
    address = models.EmailField()
    subject = models.CharField(max_length=200)
    body = models.TextField()
    made_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_try_at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    failure = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(name="one_letter_to_a_person_of_a_key", fields=["user", "key"]),
            models.CheckConstraint(
                name="letter_under_way_is_leased",
                condition=Q(state="sending", taken_at__isnull=False) | (~Q(state="sending") & Q(taken_at=None)),
            ),
            models.CheckConstraint(
                name="sent_letter_has_its_time",
                condition=Q(state="sent", sent_at__isnull=False) | (~Q(state="sent") & Q(sent_at=None)),
            ),
            models.CheckConstraint(name="letter_given_up_says_why", condition=~Q(state="failed") | ~Q(failure="")),
        ]
        indexes = [
            models.Index(fields=["state", "-id"]),
            models.Index(fields=["state", "next_try_at"]),
        ]

    def __str__(self) -> str:
        return self.subject
