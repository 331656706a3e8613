from django.conf import settings
from django.db import models
from django.db.models import Q

from core.fields import KeyField
from core.history import tracked
from core.search import SearchField
from core.vietnamese import name_key, search_norm, sort_key, text_sort_key
from nominations.models.eligibility import Rating, Stated
from nominations.models.invariants import OF_A_NOMINATION
from nominations.workflow import FINAL, LIVE, State, state_choices
from seasons.models import DiscoveryChannel

#: From whom a file is kept while it is appraised: the index by which files are counted holds all that this asks.
WRITERS = ("submitted_by", "drafted_by")
#: Between which the stages of a file lie: the index by which they are timed holds all of them.
MOMENTS = ("submitted_at", "received_at", "appraised_at", "announced_at")


class Nomination(models.Model):
    """A department's nomination of a person or a collective, with its dossier.

    ``name``, ``honorific``, ``post`` and ``birth_year`` are what papers print: taken from the staff list
    when the nominee is chosen from it, and kept even if the person's data change later. ``post`` is post
    and unit in one line, "Chuyên viên, Phòng Lãnh sự".
    ``report_upload`` is the file that is handed in as the report; the typed ``report`` is then kept aside.
    ``namesake_reason`` tells the nominee from one with a like name (``nominations.namesakes``). ``round`` counts the
    council's votes on the file; ``version`` rises with every edit. ``sort_key`` puts people before collectives,
    either in the order of names.
    """

    class Kind(models.TextChoices):
        INDIVIDUAL = "individual", "Cá nhân"
        COLLECTIVE = "collective", "Tập thể"

    class MeritKind(models.TextChoices):
        WORK = "work", "Công tác"
        STUDY = "study", "Học tập"
        MOVEMENT = "movement", "Phong trào thi đua"
        GOOD_DEED = "good_deed", "Người tốt, việc tốt"

    #: With which ``sort_key`` begins.
    PEOPLE_FIRST, COLLECTIVES_LAST = "0", "1"
    #: What ``save`` makes of the name.
    KEYS = ("sort_key", "search_norm", "name_key")

    season = models.ForeignKey(
        "seasons.Season", on_delete=models.PROTECT, related_name="nominations", db_index=False
    )  # every index below begins with it
    department = models.ForeignKey("accounts.Department", on_delete=models.PROTECT, verbose_name="phòng giới thiệu")
    ordinal = models.PositiveSmallIntegerField(editable=False)
    kind = models.CharField("đối tượng", max_length=10, choices=Kind)
    state = models.CharField(max_length=10, choices=state_choices, default=State.DRAFT, editable=False)
    round = models.PositiveSmallIntegerField(default=1, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="nominations",
        verbose_name="người được giới thiệu",
    )  # fmt: skip
    unlisted_reason = models.CharField("lý do chọn người ngoài danh sách", max_length=300, blank=True)
    name = models.CharField("họ tên hoặc tên tập thể", max_length=200)
    namesake_reason = models.CharField("lý do xác nhận không trùng", max_length=300, blank=True)
    honorific = models.CharField("danh xưng", max_length=8, blank=True)
    post = models.CharField("chức vụ, đơn vị", max_length=200, blank=True)
    birth_year = models.PositiveSmallIntegerField("năm sinh", null=True, blank=True)
    collective_head = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="người đứng đầu tập thể",
    )  # fmt: skip
    headcount = models.PositiveSmallIntegerField("số người của tập thể", null=True, blank=True)

    channel = models.CharField("cách thức phát hiện", max_length=16, choices=DiscoveryChannel, blank=True)
    movement = models.ForeignKey(
        "seasons.Movement", on_delete=models.PROTECT, null=True, blank=True, verbose_name="phong trào"
    )
    merit_kind = models.CharField("loại thành tích", max_length=10, choices=MeritKind, blank=True)
    merit = models.CharField("tóm tắt thành tích", max_length=300, blank=True)
    report = models.TextField("báo cáo thành tích", max_length=20_000, blank=True)
    report_upload = models.ForeignKey(
        "nominations.ReportVersion", on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    discipline = models.CharField("xem xét, thi hành kỷ luật", max_length=9, choices=Stated, blank=True)
    inspection = models.CharField("điều tra, thanh tra, kiểm tra", max_length=9, choices=Stated, blank=True)
    complaint = models.CharField("khiếu nại, tố cáo", max_length=9, choices=Stated, blank=True)
    circumstances = models.CharField("nội dung cần nói rõ", max_length=500, blank=True)
    rating = models.CharField("xếp loại năm", max_length=9, choices=Rating, blank=True)
    rating_document = models.CharField("văn bản xếp loại", max_length=200, blank=True)
    criteria_set = models.ForeignKey("seasons.CriteriaSet", on_delete=models.PROTECT, editable=False)

    drafted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(editable=False)
    submitted_at = models.DateTimeField(null=True, editable=False)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, editable=False, related_name="+"
    )
    content_digest = models.CharField(max_length=64, blank=True, editable=False)
    late = models.BooleanField("nộp muộn", default=False, editable=False)
    supplement_due = models.DateTimeField(null=True, editable=False)
    received_at = models.DateTimeField(null=True, editable=False)
    referred_at = models.DateTimeField(null=True, editable=False)
    appraised_at = models.DateTimeField(null=True, editable=False)
    suspended_at = models.DateTimeField(null=True, editable=False)
    suspension_reason = models.TextField(blank=True, editable=False)
    question = models.TextField("nội dung Giám đốc yêu cầu giải trình", blank=True, editable=False)
    answer = models.TextField("phòng giải trình", blank=True, editable=False)
    withdrawn_at = models.DateTimeField(null=True, editable=False)
    announced_at = models.DateTimeField(null=True, editable=False)

    sort_key = KeyField(max_length=900, editable=False)
    search_norm = SearchField(max_length=250, editable=False)
    name_key = models.CharField(max_length=400, editable=False)

    history = tracked(excluded_fields=["report"])

    class Meta:
        ordering = ["sort_key", "pk"]
        indexes = [
            models.Index(name="dossiers_of_a_season", fields=["season", "sort_key", "id"]),
            models.Index(
                name="dossiers_handed_in", fields=["season", "sort_key", "id"], condition=Q(submitted_at__isnull=False)
            ),
            models.Index(name="dossiers_of_a_state", fields=["season", "state", "sort_key", "id", "submitted_at"]),
            models.Index(
                name="dossiers_of_a_department",
                fields=["season", "department", "sort_key", "id", "state", "announced_at"],
            ),
            models.Index(
                name="dossiers_counted",
                fields=["season", "kind", "channel", "state", "movement", "department", "announced_at", *WRITERS],
                condition=Q(submitted_by__isnull=False),
            ),
            models.Index(
                name="dossiers_timed",
                fields=["season", "id", "round", *MOMENTS, "state", "department", *WRITERS],
                condition=Q(submitted_by__isnull=False),
            ),
            models.Index(name="dossiers_late", fields=["season", "sort_key", "id"], condition=Q(late=True)),
        ]
        constraints = OF_A_NOMINATION

    def __str__(self) -> str:
        return f"{self.number} {self.name}"

    def save(self, **kwargs: object) -> None:
        person = self.kind == self.Kind.INDIVIDUAL
        name = sort_key(self.name) if person else text_sort_key(self.name)
        self.sort_key = f"{self.PEOPLE_FIRST if person else self.COLLECTIVES_LAST}{name}"
        self.search_norm, self.name_key = search_norm(self.name), name_key(self.name)
        super().save(**kwargs)  # type: ignore[arg-type]

    @property
    def number(self) -> str:
        """The dossier number, in one form everywhere: HS-2026-HTQT-02."""
        return f"HS-{self.season.year}-{self.department.code}-{self.ordinal:02d}"

    @property
    def addressed(self) -> str:
        """How papers name the nominee: "Bà Trần Thị A", "Tập thể Tổ Phiên dịch"."""
        return f"{self.honorific} {self.name}".strip()

    @property
    def has_report(self) -> bool:
        """Whether there is an achievement report, typed or as a file."""
        return self.report_upload_id is not None or bool(self.report.strip())

    @property
    def is_final(self) -> bool:
        return self.state in FINAL

    @property
    def is_live(self) -> bool:
        return self.state in LIVE
