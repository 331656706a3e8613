"""Who appraises which files, how far it has come, and why someone may not: for lists and guards alike."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from councils.models import AppraisalSheet, Assignment
from councils.recusals import from_appraisal
from councils.seats import sitting
from nominations.concern import Grounds, ground_words, kept_rows
from nominations.models import ConflictDeclaration, Nomination
from nominations.workflow import UNDER_APPRAISAL, State
from seasons.models import Season
from seasons.rules import Rules, rules_of

#: Within files of one state: people first, in the order of names.
IN_ORDER = ("sort_key", "pk")


@dataclass(frozen=True)
class Standing:
    """How one member stands to one file; empty texts and None where there is nothing to tell."""

    nomination: Nomination
    user_id: int
    ground: str  # why this member stands aside
    declared: bool
    sheet: AppraisalSheet | None
    filed: int
    eligible: int
    needed: int
    appraisers: frozenset[int]  # ids of the members charged with it; empty where it is everybody's
    aside: Mapping[int, str]  # by user, the ground on which somebody stands aside today

    def overtaken(self, sheet: AppraisalSheet) -> str:
        """Of a filed sheet whose writer stands aside since, why; the sheet stands and counts. Else an empty text."""
        ground = self.aside.get(sheet.appraiser_id, "")
        return f"Người thẩm định nay {ground_words(ground)}; phiếu nộp trước đó vẫn giữ." if ground else ""

    @property
    def is_open(self) -> bool:
        return self.nomination.state == State.RECEIVED

    @property
    def ground_words(self) -> str:
        return ground_words(self.ground) if self.ground else ""

    @property
    def has_filed(self) -> bool:
        return self.sheet is not None and self.sheet.filed_at is not None

    @property
    def is_assigned(self) -> bool:
        """Whether the file waits for this member by name."""
        return self.user_id in self.appraisers

    @property
    def expected(self) -> int:
        """How many sheets may come in."""
        return max(len(self.appraisers) or self.eligible, self.filed)

    @property
    def enough(self) -> bool:
        return self.filed >= self.needed


def files(season: Season, user: Any) -> QuerySet[Nomination]:
    """The season's files under appraisal or appraised, those to appraise first, without those kept from *user*."""
    rows = Nomination.objects.filter(season=season, state__in=UNDER_APPRAISAL).exclude(kept_rows(user))
    return rows.select_related("season", "department").order_by("-state", *IN_ORDER)


def chapters(rows: QuerySet[Nomination]) -> list[QuerySet[Nomination]]:
    """Such files in two lists, each of one state and so in the order of one index."""
    return [rows.filter(state=state) for state in (State.RECEIVED, State.APPRAISED)]


def standings(season: Season, nominations: Iterable[Nomination], user: Any) -> list[Standing]:
    """How *user* stands to each file, in a fixed number of queries."""
    listed = list(nominations)
    rules = rules_of(season)
    grounds = from_appraisal(listed, rules["recusal_appraisal"])
    own = _own_sheets(listed, user)
    declared = set(
        ConflictDeclaration.objects.filter(user=user.pk, nomination__in=listed).values_list("nomination_id", flat=True)
    )
    filed, charged = _filed(listed), _charged(listed)
    members = {seat.duty.user_id for seat in sitting(season)}
    return [
        Standing(
            nomination,
            user.pk,
            grounds.get((nomination.pk, user.pk), ""),
            nomination.pk in declared,
            own.get(nomination.pk),
            filed.get(nomination.pk, 0),
            _eligible(nomination, members, grounds),
            int(rules["min_appraisals"]),
            frozenset(charged.get(nomination.pk, ())),
            {user_id: ground for (key, user_id), ground in grounds.items() if key == nomination.pk},
        )
        for nomination in listed
    ]


def standing(nomination: Nomination, user: Any) -> Standing:
    """How *user* stands to one file."""
    return standings(nomination.season, [nomination], user)[0]


def why_not(found: Standing, rules: Rules, user: Any) -> str:
    """Why *user* may not declare or appraise now; empty when nothing forbids it."""
    nomination = found.nomination
    if user.pk not in {seat.duty.user_id for seat in sitting(nomination.season)}:
        return "Chỉ thành viên Hội đồng đang làm nhiệm vụ mới thẩm định hồ sơ."
    if found.ground:
        return f"Đồng chí không tham gia thẩm định hồ sơ này vì {found.ground_words}."
    if nomination.state != State.RECEIVED:
        return "Hồ sơ này không ở bước thẩm định. Đồng chí tải lại trang để xem việc tiếp theo."
    if nomination.suspended_at is not None:
        return "Hồ sơ đang tạm dừng xét. Đồng chí chờ Thường trực Hội đồng cho xét tiếp."
    if rules["appraisers"] == "assigned" and not found.is_assigned:
        return "Hồ sơ này do thành viên được phân công thẩm định. Đồng chí đề nghị Thư ký Hội đồng phân công nếu cần."
    if rules.yes("referral") and nomination.referred_at is None:
        return "Giám đốc chưa giao Hội đồng bình xét hồ sơ này. Đồng chí chờ Giám đốc giao."
    return ""


def opinions(found: Standing) -> QuerySet[AppraisalSheet]:
    """Other members' filed sheets of this round: only once one's own is filed, never to those who stand aside."""
    sheets = AppraisalSheet.objects.filter(nomination=found.nomination, round=found.nomination.round)
    if found.ground or not found.has_filed:
        return sheets.none()
    others = sheets.filter(filed_at__isnull=False).exclude(appraiser=found.sheet.appraiser_id if found.sheet else None)
    return others.select_related("appraiser").prefetch_related("marks__criterion").order_by("filed_at")


def standing_assignments(nominations: Iterable[Nomination]) -> QuerySet[Assignment]:
    """Those in force in each file's present round."""
    rows = Assignment.objects.filter(nomination__in=nominations, round=F("nomination__round"), ended_at=None)
    return rows.select_related("appraiser")


def _charged(nominations: list[Nomination]) -> dict[int, list[int]]:
    charged: dict[int, list[int]] = {}
    for nomination_id, user_id in standing_assignments(nominations).values_list("nomination_id", "appraiser_id"):
        charged.setdefault(nomination_id, []).append(user_id)
    return charged


def _own_sheets(nominations: list[Nomination], user: Any) -> dict[int, AppraisalSheet]:
    sheets = AppraisalSheet.objects.filter(nomination__in=nominations, appraiser=user.pk, round=F("nomination__round"))
    return {sheet.nomination_id: sheet for sheet in sheets}


def _filed(nominations: list[Nomination]) -> dict[int, int]:
    filed = Q(filed_at__isnull=False, round=F("nomination__round"), nomination__in=nominations)
    counted = AppraisalSheet.objects.filter(filed).values("nomination_id").annotate(number=Count("pk"))
    return {row["nomination_id"]: row["number"] for row in counted}


def _eligible(nomination: Nomination, members: set[int], grounds: Grounds) -> int:
    return sum((nomination.pk, member) not in grounds for member in members)
