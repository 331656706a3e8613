from django.conf import settings
from django.db import models
from django.db.models import Q

from core.fields import KeyField
from core.history import tracked
from core.search import SearchField
from core.vietnamese import name_key, search_norm, sort_key, text_sort_key
from nominations.models import Nomination
from nurturing.workflow import LIVE, State, state_choices
from seasons.models import DiscoveryChannel


class NewFactor(models.Model):
    """A person or collective that stands out and is helped to become a role model (nhân tố mới).

    ``person`` is of the staff list, or None where a name was typed; ``department`` nurtures it now, whoever found it
    (``Proposer``). ``aspect`` says in what one on one side stands out. ``paused_from`` and ``paused_until`` (as far as
    it is known) belong to the pause; ``disciplined`` is a pause that only the Standing Council lifts, and why is told
    to few (``LifeEvent``). ``namesake_reason`` tells it from one with a like name.
    """

    class Scope(models.TextChoices):
        ALL_ROUND = "all_round", "Toàn diện"
        ONE_SIDE = "one_side", "Từng mặt"

    Kind, MeritKind = Nomination.Kind, Nomination.MeritKind
    #: What ``save`` makes of the name.
    KEYS = ("sort_key", "search_norm", "name_key")

    kind = models.CharField("đối tượng", max_length=10, choices=Nomination.Kind)
    state = models.CharField(max_length=10, choices=state_choices, default=State.FOUND, editable=False)
    department = models.ForeignKey(
        "accounts.Department", on_delete=models.PROTECT, related_name="new_factors", verbose_name="phòng bồi dưỡng"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="nurtured_as",
        verbose_name="người trong danh sách công chức",
    )  # fmt: skip
    name = models.CharField("họ tên hoặc tên tập thể", max_length=200)
    honorific = models.CharField("danh xưng", max_length=8, blank=True)
    post = models.CharField("chức vụ, đơn vị", max_length=200, blank=True)
    namesake_reason = models.CharField("lý do xác nhận không trùng", max_length=300, blank=True)

    merit_kind = models.CharField("lĩnh vực", max_length=10, choices=Nomination.MeritKind)
    channel = models.CharField("cách thức phát hiện", max_length=16, choices=DiscoveryChannel, blank=True)
    movement = models.ForeignKey(
        "seasons.Movement", on_delete=models.PROTECT, null=True, blank=True, verbose_name="phong trào"
    )
    scope = models.CharField("phạm vi", max_length=9, choices=Scope, default=Scope.ALL_ROUND)
    aspect = models.CharField("nổi trội ở mặt nào", max_length=200, blank=True)
    strengths = models.TextField("điểm nổi trội", max_length=4_000)
    found_on = models.DateField("ngày phát hiện")
    how_found = models.CharField("phát hiện qua việc gì", max_length=300, blank=True)

    paused_from = models.DateField(null=True, editable=False)
    paused_until = models.DateField(null=True, editable=False)
    disciplined = models.BooleanField(default=False, editable=False)
    introduced_at = models.DateTimeField(null=True, editable=False)
    ended_at = models.DateTimeField(null=True, editable=False)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(editable=False)

    sort_key = KeyField(max_length=900, editable=False)
    search_norm = SearchField(max_length=250, editable=False)
    name_key = models.CharField(max_length=400, editable=False)

    history = tracked()

    class Meta:
        ordering = ["sort_key", "pk"]
        indexes = [
            models.Index(name="new_factors_of_a_state", fields=["state", "sort_key", "id"]),
            models.Index(name="new_factors_of_a_department", fields=["department", "sort_key", "id"]),
            models.Index(name="new_factors_by_name", fields=["sort_key", "id"]),
            models.Index(name="new_factors_alike", fields=["search_norm"]),
        ]
        constraints = [
            models.CheckConstraint(name="new_factor_state_is_known", condition=Q(state__in=State.values)),
            models.UniqueConstraint(
                name="a_person_is_nurtured_once_at_a_time",
                fields=["person"],
                condition=Q(person__isnull=False, state__in=sorted(LIVE)),
                violation_error_message="Đồng chí này đã có trong sổ nhân tố mới.",
            ),
            models.CheckConstraint(
                name="only_an_individual_is_of_the_staff_list",
                condition=Q(person=None) | Q(kind=Nomination.Kind.INDIVIDUAL),
            ),
            models.CheckConstraint(
                name="one_side_is_named",
                condition=Q(scope="all_round", aspect="") | (Q(scope="one_side") & ~Q(aspect="")),
                violation_error_message="Chọn «Từng mặt» thì ghi mặt nổi trội; chọn «Toàn diện» thì để trống.",
            ),
            models.CheckConstraint(
                name="new_factor_is_paused_since_a_day",
                condition=Q(state=State.PAUSED, paused_from__isnull=False)
                | (~Q(state=State.PAUSED) & Q(paused_from=None, paused_until=None)),
            ),
            models.CheckConstraint(
                name="discipline_pauses_or_ends",
                condition=Q(disciplined=False) | Q(state__in=[State.PAUSED, State.ENDED]),
            ),
            models.CheckConstraint(
                name="introduced_new_factor_since_when",
                condition=Q(state=State.INTRODUCED, introduced_at__isnull=False)
                | (~Q(state=State.INTRODUCED) & Q(introduced_at=None)),
            ),
            models.CheckConstraint(
                name="ended_new_factor_since_when",
                condition=Q(state=State.ENDED, ended_at__isnull=False) | (~Q(state=State.ENDED) & Q(ended_at=None)),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, **kwargs: object) -> None:
        person = self.kind == Nomination.Kind.INDIVIDUAL
        name = sort_key(self.name) if person else text_sort_key(self.name)
        self.sort_key = f"{Nomination.PEOPLE_FIRST if person else Nomination.COLLECTIVES_LAST}{name}"
        self.search_norm, self.name_key = search_norm(self.name), name_key(self.name)
        super().save(**kwargs)  # type: ignore[arg-type]

    @property
    def addressed(self) -> str:
        """How papers name it: "Bà Trần Thị A", "Tập thể Tổ Phiên dịch"."""
        return f"{self.honorific} {self.name}".strip()

    @property
    def is_live(self) -> bool:
        return self.state in LIVE


class Proposer(models.Model):
    """A department that proposed the new factor, the first or one that joined it; ``suggestion`` led to it, if any."""

    new_factor = models.ForeignKey(NewFactor, on_delete=models.PROTECT, related_name="proposers")
    department = models.ForeignKey("accounts.Department", on_delete=models.PROTECT, related_name="+")
    words = models.TextField("điểm nổi trội phòng ghi nhận", max_length=4_000, blank=True)
    suggestion = models.ForeignKey(
        "nominations.Suggestion", on_delete=models.PROTECT, null=True, related_name="proposed_as"
    )
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(name="a_department_proposes_once", fields=["new_factor", "department"]),
        ]

    def __str__(self) -> str:
        return str(self.department)


class Introduction(models.Model):
    """That the new factor was put forward as this nomination; ``over_at`` when the department went on nurturing it."""

    new_factor = models.ForeignKey(NewFactor, on_delete=models.PROTECT, related_name="introductions")
    nomination = models.OneToOneField("nominations.Nomination", on_delete=models.PROTECT, related_name="introduction")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    over_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(name="one_introduction_stands", fields=["new_factor"], condition=Q(over_at=None)),
        ]

    def __str__(self) -> str:
        return f"Giới thiệu {self.new_factor}"
