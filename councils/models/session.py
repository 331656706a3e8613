from django.conf import settings
from django.db import models
from django.db.models import Q

from core.history import tracked
from councils.workflow import State, state_choices


class CouncilSession(models.Model):
    """One session of the council on a list of nominations.

    ``rules`` holds the season's rules as they stood when the session was convened (``seasons.rules`` keys),
    ``rule_sources`` of each its source, approved_by and approved_on (ISO date); from then on members, agenda
    and rules are frozen.
    """

    class Kind(models.TextChoices):
        MEETING = "meeting", "Họp"
        REMOTE = "remote", "Họp, có thành viên bỏ phiếu từ xa"
        WRITTEN = "written", "Lấy phiếu không họp"

    class Way(models.TextChoices):
        PAPER = "paper", "Bằng phiếu giấy"
        ELECTRONIC = "electronic", "Bằng phiếu điện tử"

    season = models.ForeignKey("seasons.Season", on_delete=models.PROTECT, related_name="sessions")
    council = models.ForeignKey("councils.Council", on_delete=models.PROTECT, related_name="sessions")
    ordinal = models.PositiveSmallIntegerField(editable=False)
    kind = models.CharField("loại phiên họp", max_length=8, choices=Kind, default=Kind.MEETING)
    permission = models.CharField("văn bản cho phép lấy phiếu không họp", max_length=200, blank=True)
    way = models.CharField("cách bỏ phiếu kín", max_length=10, choices=Way, default=Way.PAPER)
    held_at = models.DateTimeField("thời gian")
    place = models.CharField("địa điểm", max_length=150)
    chair = models.ForeignKey(
        "councils.CouncilMember", on_delete=models.PROTECT, related_name="+", verbose_name="chủ tọa"
    )
    secretary = models.ForeignKey(
        "councils.CouncilMember", on_delete=models.PROTECT, related_name="+", verbose_name="thư ký"
    )
    state = models.CharField(max_length=10, choices=state_choices, default=State.PLANNED, editable=False)
    rules = models.JSONField(default=dict, editable=False)
    rule_sources = models.JSONField(default=dict, editable=False)
    team_for = models.PositiveSmallIntegerField("số giơ tay tán thành Tổ kiểm phiếu", null=True, editable=False)
    team_against = models.PositiveSmallIntegerField("số giơ tay không tán thành", null=True, editable=False)
    way_for = models.PositiveSmallIntegerField("số giơ tay tán thành bỏ phiếu điện tử", null=True, editable=False)
    way_against = models.PositiveSmallIntegerField("số giơ tay không tán thành", null=True, editable=False)
    ballot_code = models.CharField("mã phiên", max_length=24, blank=True, editable=False)
    convened_at = models.DateTimeField(null=True, editable=False)
    opened_at = models.DateTimeField(null=True, editable=False)
    started_at = models.DateTimeField(null=True, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)
    end_reason = models.TextField("lý do kết thúc khi còn phiếu chưa thu về", blank=True, editable=False)
    here_at_end = models.PositiveSmallIntegerField("số thành viên dự họp khi kết thúc", null=True, editable=False)
    counted_at = models.DateTimeField(null=True, editable=False)
    concluded_at = models.DateTimeField(null=True, editable=False)
    discussion = models.TextField("diễn biến phiên họp", blank=True)
    conclusions = models.TextField("kết luận của chủ tọa", blank=True)
    remarks = models.TextField("việc phát sinh khi bỏ phiếu, kiểm phiếu", blank=True)

    history = tracked()

    class Meta:
        ordering = ["-held_at"]
        constraints = [
            models.CheckConstraint(name="session_state_is_known", condition=Q(state__in=State.values)),
            models.UniqueConstraint(name="session_ordinals_differ", fields=["season", "ordinal"]),
            models.CheckConstraint(
                name="session_without_meeting_has_permission",
                condition=~Q(kind="written") | ~Q(permission=""),
                violation_error_message="Lấy phiếu không họp phải ghi văn bản cho phép của Chủ tịch Hội đồng.",
            ),
            models.CheckConstraint(
                name="voting_started_with_a_confirmed_team",
                condition=Q(started_at=None) | Q(team_for__isnull=False, team_against__isnull=False),
            ),
            models.CheckConstraint(
                name="session_counted_iff_it_has_a_time",
                condition=Q(state__in=[State.COUNTED, State.CONCLUDED], counted_at__isnull=False)
                | (~Q(state__in=[State.COUNTED, State.CONCLUDED]) & Q(counted_at=None)),
            ),
        ]

    def __str__(self) -> str:
        return f"Phiên họp {self.ordinal} năm {self.season.year}"

    @property
    def is_electronic(self) -> bool:
        return self.way == self.Way.ELECTRONIC


class AgendaItem(models.Model):
    """A nomination put to this session."""

    session = models.ForeignKey(CouncilSession, on_delete=models.PROTECT, related_name="agenda")
    nomination = models.ForeignKey("nominations.Nomination", on_delete=models.PROTECT, related_name="agenda_items")
    round = models.PositiveSmallIntegerField()
    ordinal = models.PositiveSmallIntegerField()
    dropped_at = models.DateTimeField(null=True)
    drop_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["session", "ordinal"]
        constraints = [
            models.UniqueConstraint(name="agenda_lists_a_nomination_once", fields=["session", "nomination"]),
        ]

    def __str__(self) -> str:
        return str(self.nomination.name)


class Extension(models.Model):
    """More time given to a vote under way, and why."""

    session = models.ForeignKey(CouncilSession, on_delete=models.PROTECT, related_name="extensions")
    until = models.DateTimeField("gia hạn đến")
    reason = models.CharField("lý do", max_length=300)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["session", "made_at"]

    def __str__(self) -> str:
        return self.reason
