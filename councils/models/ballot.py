from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q, QuerySet


class Papers(models.Model):
    """Ballots in figures, entered by one counter and confirmed by another."""

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
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_returned_is_valid_plus_invalid",
                condition=Q(entered_at=None) | Q(returned=F("valid") + F("invalid")),
            ),
            models.CheckConstraint(
                name="%(class)s_issued_covers_returned", condition=Q(entered_at=None) | Q(issued__gte=F("returned"))
            ),
            models.CheckConstraint(
                name="%(class)s_printed_balances",
                condition=Q(entered_at=None) | Q(printed=F("issued") + F("spoiled") + F("unused")),
            ),
            models.CheckConstraint(
                name="%(class)s_confirmed_by_another",
                condition=Q(confirmed_at=None)
                | (Q(confirmed_by__isnull=False, entered_by__isnull=False) & ~Q(confirmed_by=F("entered_by"))),
            ),
        ]


class Columns(models.Model):
    """The figures of one nominee's line."""

    approve = models.PositiveSmallIntegerField("tán thành", null=True)
    disapprove = models.PositiveSmallIntegerField("không tán thành", null=True)
    no_opinion = models.PositiveSmallIntegerField("không có ý kiến", null=True)
    invalid_line = models.PositiveSmallIntegerField("không hợp lệ đối với hồ sơ", null=True)

    class Meta:
        abstract = True


class BallotBox(Papers):
    """The ballots of the nominees that one and the same set of members may vote on.

    An electronic box, which has a ``key``, is opened by two counters; its figures are of all its ballots, ``cast`` of
    them online, the others in its paper part, and it has no figures of printing. A box that is not ``used`` has too
    few voters to keep a vote secret: nobody votes in it. ``head`` names the last of ``height`` events on its board.
    """

    session = models.ForeignKey("councils.CouncilSession", on_delete=models.PROTECT, related_name="boxes")
    ordinal = models.PositiveSmallIntegerField()
    used = models.BooleanField(default=True)
    key = models.OneToOneField("councils.BoxKey", on_delete=models.PROTECT, null=True, related_name="box")
    head = models.CharField("mã niêm phong sổ phiếu", max_length=64, blank=True)
    height = models.PositiveIntegerField(default=0)
    cast = models.PositiveSmallIntegerField("số phiếu điện tử thu về", null=True)

    class Meta(Papers.Meta):
        ordering = ["session", "ordinal"]
        indexes = [models.Index(name="boxes_with_a_key", fields=["key"], condition=Q(key__isnull=False))]
        constraints = [
            *Papers.Meta.constraints,
            models.UniqueConstraint(name="box_ordinals_differ", fields=["session", "ordinal"]),
        ]

    def __str__(self) -> str:
        return f"Hòm phiếu {self.ordinal}"


class PaperPart(Papers):
    """The ballots on paper beside an electronic box, of members who vote on no device; counted as a box of paper is."""

    box = models.OneToOneField(BallotBox, on_delete=models.PROTECT, related_name="paper")

    #: As of a box of paper in use.
    used, key_id = True, None

    class Meta(Papers.Meta):
        ordering = ["box"]

    def __str__(self) -> str:
        return f"Phiếu giấy của {str(self.box).lower()}"

    @property
    def session(self) -> Any:
        return self.box.session

    @property
    def voters(self) -> QuerySet["BoxVoter"]:
        return self.box.voters.filter(member__on_paper=True)


class PaperLine(Columns):
    """One nominee's line on the ballots of a paper part."""

    part = models.ForeignKey(PaperPart, on_delete=models.PROTECT, related_name="lines")
    item = models.ForeignKey("councils.AgendaItem", on_delete=models.PROTECT, related_name="+")
    ordinal = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["part", "ordinal"]
        constraints = [models.UniqueConstraint(name="paper_lines_differ", fields=["part", "ordinal"])]

    def __str__(self) -> str:
        return str(self.item)


class BoxVoter(models.Model):
    """A member on the roll of a box."""

    box = models.ForeignKey(BallotBox, on_delete=models.PROTECT, related_name="voters")
    member = models.ForeignKey("councils.SessionMember", on_delete=models.PROTECT, related_name="boxes")

    class Meta:
        constraints = [models.UniqueConstraint(name="on_a_roll_once", fields=["box", "member"])]

    def __str__(self) -> str:
        return str(self.member)


class BallotLine(Columns):
    """One nominee's line on the ballots of a box, with its figures and outcome."""

    class Outcome(models.TextChoices):
        PASSED = "passed", "Đạt"
        FAILED = "failed", "Không đạt"
        SECOND_BALLOT = "second_ballot", "Bỏ phiếu lại"
        TOO_FEW = "too_few", "Không đủ số người bỏ phiếu"

    box = models.ForeignKey(BallotBox, on_delete=models.PROTECT, related_name="lines")
    item = models.OneToOneField("councils.AgendaItem", on_delete=models.PROTECT, related_name="line")
    ordinal = models.PositiveSmallIntegerField()
    needed = models.PositiveSmallIntegerField("số phiếu tán thành cần có", null=True)
    base = models.PositiveSmallIntegerField("số làm cơ sở tính tỷ lệ", null=True)
    outcome = models.CharField(max_length=13, choices=Outcome, blank=True)

    class Meta:
        ordering = ["box", "ordinal"]
        constraints = [models.UniqueConstraint(name="box_lines_differ", fields=["box", "ordinal"])]

    def __str__(self) -> str:
        return str(self.item)
