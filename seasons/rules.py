"""The rules of a season as they stand: values and what they come to in numbers."""

from collections.abc import Mapping
from fractions import Fraction

from core.reading import once_a_page
from seasons.models import Season, SeasonRule
from seasons.rule_specs import SPECS, YES


class Rules:
    """The values that hold in one season; a rule not yet set has its proposed value and no source."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self.values = {key: values.get(key, spec.default) for key, spec in SPECS.items()}

    def __getitem__(self, key: str) -> str:
        return self.values[key]

    def yes(self, key: str) -> bool:
        return self.values[key] == YES

    def share(self, key: str) -> Fraction:
        return Fraction(self.values[key])

    def share_or_none(self, key: str) -> Fraction | None:
        return None if self.values[key] == "none" else self.share(key)

    def count(self, key: str) -> int | None:
        return None if self.values[key] == "none" else int(self.values[key])


@once_a_page
def rules_of(season: Season) -> Rules:
    """The season's rules as they stand now."""
    return Rules({rule.key: rule.value for rule in SeasonRule.objects.filter(season=season)})
