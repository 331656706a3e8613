"""What was set up for a season, who changed it, from what to what, and why."""

from typing import Any

from core.changes import Change, Tracked, changes
from seasons.models import Agency, Criterion, DayOff, LegalBasis, Movement, Phase, Season, SeasonRule, Stage
from seasons.rule_specs import SPECS
from seasons.workflow import SEASON

#: Reasons that the engine notes where no person gave one.
_SILENT = frozenset(SEASON.moves) | {"add", "edit", "drop"}


def _season_of(row: Any) -> str:
    return str(row.season or "")


SEASONS = Tracked(
    Season, ("state", "plan_number", "plan_date", "plan_due", "recognition_due", "director_buffer"),
    lambda row: "Kỳ bình xét", within=lambda row: f"Kỳ bình xét năm {row.year}", labels={"state": "trạng thái"},
    silent=_SILENT,
)  # fmt: skip
STAGES = Tracked(
    Stage, ("begins", "ends"), lambda row: f"Bước «{row.name}»", within=_season_of, silent=_SILENT,
    related=("season",),
)  # fmt: skip
CRITERIA = Tracked(
    Criterion, ("kind", "text"), lambda row: f"Tiêu chuẩn {row.ordinal}",
    within=lambda row: str(row.criteria_set.season) if row.criteria_set else "", silent=_SILENT,
    related=("criteria_set__season",),
)  # fmt: skip
MOVEMENTS = Tracked(
    Movement,
    (
        "kind", "channel", "name", "slogan", "field", "targets", "begins", "ends", "takes_registration",
        "register_until", "stopped_on",
    ),
    lambda row: f"Phong trào «{row.name}»", within=_season_of, silent=_SILENT, related=("season",),
)  # fmt: skip
RULES = Tracked(
    SeasonRule, ("value", "source", "approved_by", "approved_on"), lambda row: SPECS[row.key].label,
    within=_season_of, labels={"value": "giá trị"}, shown={"value": lambda row: SPECS[row.key].words(row.value)},
    silent=_SILENT, related=("season",),
)  # fmt: skip
BASES = Tracked(
    LegalBasis,
    ("citation", "kind", "number", "dated", "issuer", "abstract", "ordinal", "since", "until", "replaced_by"),
    lambda row: f"Căn cứ «{row.citation}»", silent=_SILENT, related=("replaced_by",),
)  # fmt: skip
AGENCIES = Tracked(
    Agency, ("name", "parent", "province", "place", "short_code", "contact", "since"), lambda row: "Tên cơ quan",
    silent=_SILENT,
)  # fmt: skip
PHASES = Tracked(
    Phase,
    ("name", "first_year", "last_year", "scheme", "plan", "goals"),
    lambda row: "Giai đoạn nhiều năm",
    silent=_SILENT,
)
DAYS_OFF = Tracked(DayOff, ("day", "name", "worked"), lambda row: "Ngày nghỉ, ngày làm bù", silent=_SILENT)


def changes_of(season: Season) -> list[Change]:
    """Every change of the season's dates, stages, criteria, movements and rules, the newest first."""
    own: list[tuple[Tracked, dict[str, Any]]] = [
        (SEASONS, {"id": season.pk}), (STAGES, {"season_id": season.pk}), (MOVEMENTS, {"season_id": season.pk}),
        (RULES, {"season_id": season.pk}), (CRITERIA, {"criteria_set__season": season}),
    ]  # fmt: skip
    found = [change for tracked, owner in own for change in changes(tracked, owner)]
    return sorted(found, key=lambda change: change.at, reverse=True)


def changes_of_basis(basis: LegalBasis) -> list[Change]:
    """Every change of one text in the library, the newest first."""
    return list(changes(BASES, {"id": basis.pk}))[::-1]
