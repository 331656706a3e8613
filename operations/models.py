from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q

from core import clock
from core.history import tracked
from core.vietnamese import clock_time, short_date

#: After so long without a sign of life the clock command counts as stopped.
SILENCE = timedelta(minutes=10)


class ClockRun(models.Model):
    """When the clock command last did one of its duties, and how that went.

    Without ``finished_at`` the process ``runner`` ("machine:number") does it right now, or was killed amid it.
    """

    duty = models.CharField(max_length=40, unique=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    failure = models.TextField(blank=True)
    runner = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return self.duty

    @property
    def is_silent(self) -> bool:
        """Whether the duty has not been tried for too long."""
        return self.started_at is None or clock.now() - self.started_at > SILENCE


class SeasonArchive(models.Model):
    """One volume of a closed season's archive: asked for, written by the clock bit by bit, then a stored file.

    ``total`` and ``done`` count its groups of files (``operations.archives``). A later volume of the same part takes
    the place of an earlier one, of which the row and the digest stay.
    """

    season = models.ForeignKey("seasons.Season", on_delete=models.PROTECT, related_name="archives")
    part = models.CharField("tập", max_length=10)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    failure = models.TextField(blank=True)
    made_at = models.DateTimeField(null=True)
    stored_name = models.CharField(max_length=40, blank=True)
    original_name = models.CharField(max_length=200, blank=True)
    media_type = models.CharField(max_length=80, default="application/zip")
    size = models.PositiveBigIntegerField(null=True)
    sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["season", "part", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="one_archive_of_a_part_in_the_making", fields=["season", "part"], condition=Q(made_at=None)
            ),
            models.CheckConstraint(
                name="made_archive_has_size_and_digest",
                condition=Q(made_at=None, sha256="") | (Q(made_at__isnull=False, size__isnull=False) & ~Q(sha256="")),
            ),
        ]

    def __str__(self) -> str:
        return f"Tập lưu trữ, {str(self.season).lower()}"

    @property
    def working_name(self) -> str:
        """Of the half-written file."""
        return f"{self.pk}.zip"


class Leak(models.Model):
    """An incident: something of a result was known outside before the announcement, as who presides recorded it.

    Nothing is released by it. It is written on until it is closed; ``history`` keeps what stood there before.
    """

    season = models.ForeignKey("seasons.Season", on_delete=models.PROTECT, related_name="leaks")
    found_at = models.DateTimeField("phát hiện lúc")
    what = models.TextField("lộ nội dung gì, ở đâu")
    done = models.TextField("việc đã làm", blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)

    history = tracked()

    class Meta:
        ordering = ["-found_at", "-pk"]
        constraints = [
            models.CheckConstraint(name="leak_says_what_leaked", condition=~Q(what="")),
            models.CheckConstraint(
                name="closed_leak_says_what_was_done",
                condition=Q(closed_at=None, closed_by=None)
                | (Q(closed_at__isnull=False, closed_by__isnull=False) & ~Q(done="")),
            ),
        ]

    def __str__(self) -> str:
        return f"Sự cố phát hiện ngày {short_date(self.found_at)}"

    @property
    def found_text(self) -> str:
        return f"{clock_time(self.found_at)} ngày {short_date(self.found_at)}"

    @property
    def closed_text(self) -> str:
        return f"{short_date(self.closed_at)}, {self.closed_by}" if self.closed_at else ""


class LeakFile(models.Model):
    """A file of which something leaked."""

    leak = models.ForeignKey(Leak, on_delete=models.CASCADE, related_name="concerns")
    nomination = models.ForeignKey("nominations.Nomination", on_delete=models.PROTECT, related_name="leaks")

    history = tracked()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(name="leak_names_a_file_once", fields=["leak", "nomination"])]

    def __str__(self) -> str:
        return str(self.nomination)
