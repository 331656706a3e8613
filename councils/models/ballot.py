from django.conf import settings
from django.db import models
from django.db.models import F, Q


class BallotBox(models.Model):
    """The ballots of the nominees that one and the same set of members may vote on.

    All figures count ballots. On paper one counter enters them and another confirms; an electronic box, which has
    a ``key``, is opened by two counters and has no figures of printing. A box that is not ``used`` has too few
    voters to keep a vote secret: nobody votes in it. ``head`` names the last of ``height`` events on its board.
    """

    session = models.ForeignKey("councils.CouncilSession", on_delete=models.PROTECT, related_name="boxes")
    ordinal = models.PositiveSmallIntegerField()
    used = models.BooleanField(default=True)
    key = models.OneToOneField("councils.BoxKey", on_delete=models.PROTECT, null=True, related_name="box")
    head = models.CharField("mã niêm phong sổ phiếu", max_length=64, blank=True)
    height = models.PositiveIntegerField(default=0)
    printed = models.PositiveSmallIntegerField("số phiếu in", null=True)
    stamped = models.PositiveSmallIntegerField("số phiếu đóng dấu", null=True)
    issued = models.PositiveSmallIntegerField("số phiếu phát ra", null=True)
    spoiled = models.PositiveSmallIntegerField("số phiếu hỏng đã đổi", null=True)
    unused = models.PositiveSmallIntegerField("số phiếu không dùng, đã hủy", null=True)
    returned = models.PositiveSmallIntegerField("số phiếu thu về", null=True)
    valid = models.PositiveSmallIntegerField("số phiếu hợp lệ", null=True)
    invalid = models.PositiveSmallIntegerField("số phiếu không hợp lệ", null=True)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    entered_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["session", "ordinal"]
        constraints = [
            models.UniqueConstraint(name="box_ordinals_differ", fields=["session", "ordinal"]),
            models.CheckConstraint(
                name="box_returned_is_valid_plus_invalid",
                condition=Q(entered_at=None) | Q(returned=F("valid") + F("invalid")),
            ),
            models.CheckConstraint(
                name="box_issued_covers_returned", condition=Q(entered_at=None) | Q(issued__gte=F("returned"))
            ),
            models.CheckConstraint(
                name="box_printed_balances",
                condition=Q(entered_at=None) | Q(printed=F("issued") + F("spoiled") + F("unused")),
            ),
            models.CheckConstraint(
                name="box_confirmed_by_another",
                condition=Q(confirmed_at=None)
                | (Q(confirmed_by__isnull=False, entered_by__isnull=False) & ~Q(confirmed_by=F("entered_by"))),
            ),
        ]

    def __str__(self) -> str:
        return f"Hòm phiếu {self.ordinal}"


class BoxVoter(models.Model):
    """A member on the roll of a box."""

    box = models.ForeignKey(BallotBox, on_delete=models.PROTECT, related_name="voters")
    member = models.ForeignKey("councils.SessionMember", on_delete=models.PROTECT, related_name="boxes")

    class Meta:
        constraints = [models.UniqueConstraint(name="on_a_roll_once", fields=["box", "member"])]

    def __str__(self) -> str:
        return str(self.member)


class BallotLine(models.Model):
    """One nominee's line on the ballots of a box, with its figures and outcome."""

    class Outcome(models.TextChoices):
        PASSED = "passed", "Đạt"
        FAILED = "failed", "Không đạt"
        SECOND_BALLOT = "second_ballot", "Bỏ phiếu lại"
        TOO_FEW = "too_few", "Không đủ số người bỏ phiếu"

    box = models.ForeignKey(BallotBox, on_delete=models.PROTECT, related_name="lines")
    item = models.OneToOneField("councils.AgendaItem", on_delete=models.PROTECT, related_name="line")
    ordinal = models.PositiveSmallIntegerField()
    approve = models.PositiveSmallIntegerField("tán thành", null=True)
    disapprove = models.PositiveSmallIntegerField("không tán thành", null=True)
    no_opinion = models.PositiveSmallIntegerField("không có ý kiến", null=True)
    invalid_line = models.PositiveSmallIntegerField("không hợp lệ đối với hồ sơ", null=True)
    needed = models.PositiveSmallIntegerField("số phiếu tán thành cần có", null=True)
    base = models.PositiveSmallIntegerField("số làm cơ sở tính tỷ lệ", null=True)
    outcome = models.CharField(max_length=13, choices=Outcome, blank=True)

    class Meta:
        ordering = ["box", "ordinal"]
        constraints = [models.UniqueConstraint(name="box_lines_differ", fields=["box", "ordinal"])]

    def __str__(self) -> str:
        return str(self.item)
