"""Quy tắc kỳ này: the season's rules as they stand today, worked through with its council's numbers."""

from dataclasses import dataclass
from datetime import date

from councils.seats import sitting
from councils.voting import worked
from seasons.models import Season, SeasonRule
from seasons.rule_specs import SPECS
from seasons.rules import rules_of


@dataclass(frozen=True)
class WorkedRule:
    """A rule in words, what it means for this council, where it comes from; dates are None until approved."""

    label: str
    value: str
    worked: str
    source: str
    approved_by: str
    approved_on: date | None


def worked_rules(season: Season) -> list[WorkedRule]:
    """Every rule in the order of the list; contradictory rules are shown without their example."""
    values = rules_of(season).values
    rows = {rule.key: rule for rule in SeasonRule.objects.filter(season=season)}
    members = len(sitting(season))
    return [_worked(key, values, rows.get(key), members) for key in SPECS]


def _worked(key: str, values: dict[str, str], row: SeasonRule | None, members: int) -> WorkedRule:
    try:
        example = worked(key, values, members)
    except ValueError as contradiction:
        example = str(contradiction)
    return WorkedRule(
        SPECS[key].label,
        SPECS[key].words(values[key]),
        example,
        row.source if row else "",
        row.approved_by if row else "",
        row.approved_on if row else None,
    )
