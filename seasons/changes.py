"""What was set up for a season, who changed it, from what to what, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from core.vietnamese import clean, short_date
from seasons.models import Criterion, LegalBasis, Movement, Season, SeasonRule, Stage
from seasons.rule_specs import SPECS
from seasons.workflow import SEASON

FIELDS: dict[Any, tuple[str, ...]] = {
    Season: ("state", "plan_number", "plan_date", "plan_due", "recognition_due"),
    Stage: ("begins", "ends"),
    Criterion: ("kind", "text"),
    Movement: ("channel", "name", "field", "document", "begins", "ends"),
    SeasonRule: ("value", "source", "approved_by", "approved_on"),
}
BASIS_FIELDS = (
    "citation", "kind", "number", "dated", "issuer", "abstract", "ordinal", "since", "until", "replaced_by",
)  # fmt: skip
PARENT = {Season: "id", Stage: "season_id", Movement: "season_id", SeasonRule: "season_id"}
LABELS = {(Season, "state"): "trạng thái", (SeasonRule, "value"): "giá trị"}


@dataclass(frozen=True)
class FieldChange:
    """One value before and after; the first value has nothing before."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Change:
    """What one person changed of one thing at one moment."""

    at: datetime
    who: str
    what: str
    fields: tuple[FieldChange, ...]
    why: str
    gone: bool


def changes_of(season: Season) -> list[Change]:
    """Every change of the season's dates, stages, criteria, movements and rules, the newest first."""
    found = [change for model in FIELDS for change in _changes(model, _owner(model, season), FIELDS[model])]
    return sorted(found, key=lambda change: change.at, reverse=True)


def changes_of_basis(basis: LegalBasis) -> list[Change]:
    """Every change of one text in the library, the newest first."""
    return list(_changes(LegalBasis, {"id": basis.pk}, BASIS_FIELDS))[::-1]


def _owner(model: Any, season: Season) -> dict[str, Any]:
    return {PARENT[model]: season.pk} if model in PARENT else {"criteria_set__season": season}


def _changes(model: Any, owner: dict[str, Any], names: tuple[str, ...]) -> Iterator[Change]:
    rows = model.history.filter(**owner).select_related("history_user").order_by("id", "history_id")
    for _, versions in groupby(rows, key=lambda row: row.id):
        before = None
        for row in versions:
            gone = row.history_type == "-"
            fields = () if gone else tuple(_compared(model, before, row, names))
            if gone or fields:
                yield Change(row.history_date, str(row.history_user or ""), _named(row), fields, _why(row), gone)
            before = row


def _compared(model: Any, before: Any, row: Any, names: tuple[str, ...]) -> Iterator[FieldChange]:
    for name in names:
        was, now = _shown(before, name) if before else "", _shown(row, name)
        if was != now:
            yield FieldChange(LABELS.get((model, name)) or str(model._meta.get_field(name).verbose_name), was, now)


def _shown(row: Any, name: str) -> str:
    value = getattr(row, name)
    if name == "value":
        return SPECS[row.key].words(value)
    if isinstance(value, date):
        return short_date(value)
    display = getattr(row, f"get_{name}_display", None)
    return str(display() if display else value or "")


def _named(row: Any) -> str:
    if hasattr(row, "key"):
        return SPECS[row.key].label
    if hasattr(row, "criteria_set_id"):
        return f"Tiêu chuẩn {row.ordinal}"
    if hasattr(row, "channel"):
        return f"Phong trào «{row.name}»"
    return f"Bước «{row.name}»" if hasattr(row, "name") else "Kỳ bình xét"


def _why(row: Any) -> str:
    """The reason as a person wrote it; the engine notes the name of a move instead."""
    reason = clean(row.history_change_reason or "")
    return "" if reason in SEASON.moves else reason
