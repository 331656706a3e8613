"""The people of a session: its members as frozen, who stands aside, who counts, who observes."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from nominations.concern import Ground


class SessionMember(models.Model):
    """A council member as frozen into a session, with attendance."""

    class Presence(models.TextChoices):
        UNKNOWN = "unknown", "Chưa điểm danh"
        PRESENT = "present", "Có mặt"
        REMOTE = "remote", "Từ xa"
        ABSENT = "absent", "Vắng"

    session = models.ForeignKey("councils.CouncilSession", on_delete=models.PROTECT, related_name="members")
    seat = models.ForeignKey("councils.CouncilMember", on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=150)  # "Chủ tịch Hội đồng", as it was that day
    ordinal = models.PositiveSmallIntegerField()
    presence = models.CharField(max_length=8, choices=Presence, default=Presence.UNKNOWN)
    absence_reason = models.CharField("lý do vắng", max_length=200, blank=True)
    tried_device = models.BooleanField("đã thử máy", default=False)
    on_paper = models.BooleanField("bỏ phiếu giấy", default=False)
    accepts_few = models.BooleanField("đã đồng ý bỏ phiếu giấy khi ít người bỏ phiếu giấy", default=False)

    class Meta:
        ordering = ["session", "ordinal"]
        constraints = [models.UniqueConstraint(name="session_member_once", fields=["session", "user"])]

    def __str__(self) -> str:
        return str(self.user)


class Recusal(models.Model):
    """A member who does not vote on one nomination, and on what ground; frozen with the session."""

    item = models.ForeignKey("councils.AgendaItem", on_delete=models.PROTECT, related_name="recusals")
    member = models.ForeignKey(SessionMember, on_delete=models.PROTECT, related_name="recusals")
    ground = models.CharField(max_length=20, choices=Ground)

    class Meta:
        constraints = [models.UniqueConstraint(name="recusal_once", fields=["item", "member"])]

    def __str__(self) -> str:
        return f"{self.member} {self.get_ground_display()}"


class SessionCounter(models.Model):
    """A member of the counting team (Tổ kiểm phiếu) proposed for a session; one of them is its head."""

    session = models.ForeignKey("councils.CouncilSession", on_delete=models.PROTECT, related_name="counters")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    is_head = models.BooleanField("Tổ trưởng", default=False)
    duty = models.OneToOneField("accounts.Duty", on_delete=models.PROTECT, null=True)

    class Meta:
        ordering = ["session", "-is_head", "pk"]
        indexes = [models.Index(name="counters_charged", fields=["duty"], condition=Q(duty__isnull=False))]
        constraints = [
            models.UniqueConstraint(name="counter_once", fields=["session", "user"]),
            models.UniqueConstraint(name="one_head_of_counters", fields=["session"], condition=Q(is_head=True)),
        ]

    def __str__(self) -> str:
        return str(self.user)


class SessionObserver(models.Model):
    """Somebody whom the council lets read a session's book and figures, without a vote and without a part in it."""

    session = models.ForeignKey("councils.CouncilSession", on_delete=models.PROTECT, related_name="observers")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["session", "pk"]
        constraints = [models.UniqueConstraint(name="observer_once", fields=["session", "user"])]

    def __str__(self) -> str:
        return str(self.user)
