"""The rules of a season, each with its source and approver."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from core.history import keep
from core.workflow import lock, record_event
from seasons.access import tending
from seasons.models import Season, SeasonRule
from seasons.readiness import refuse_closed, refuse_late_change
from seasons.rule_specs import SPECS


@dataclass(frozen=True)
class Setting:
    """The value of one rule, and the text that it comes from."""

    value: str
    source: str


@transaction.atomic
def set_rules(
    season: Season, *, by: Any, settings: Mapping[str, Setting], approved_by: str, approved_on: date
) -> list[SeasonRule]:
    """Set the rules that differ from what is kept, and return them; rules not named stay as they are.

    Sessions already convened keep the rules they froze.

    :param settings: by key of ``seasons.rules.SPECS``.
    :raises PermissionDenied: *by* does not tend the season.
    :raises ValidationError: the season is closed, a value is none of the rule's or comes too late, or a source or
        approver is missing.
    """
    capacity, row = tending(by), lock(season)
    refuse_closed(row)
    kept = {rule.key: rule for rule in row.rules.all()}
    changed = []
    for key, setting in settings.items():
        _check(key, setting)
        rule = kept.get(key) or SeasonRule(season=row, key=key)
        if rule.pk and (rule.value, rule.source) == (setting.value, setting.source):
            continue
        if setting.value != (rule.value or SPECS[key].default):
            refuse_late_change(row, key)
        rule.value, rule.source = setting.value, setting.source
        rule.approved_by, rule.approved_on = approved_by, approved_on
        rule.full_clean()
        keep(rule, by=by, why="")
        changed.append(rule)
    if changed:
        named = "; ".join(SPECS[rule.key].label for rule in changed)
        record_event(row, "set_rules", by=by, was=row.state, now=row.state, reason=named, capacity=capacity)
    return changed


def _check(key: str, setting: Setting) -> None:
    spec = SPECS[key]
    if setting.value not in dict(spec.choices):
        raise ValidationError(f"«{spec.label}»: giá trị đã chọn không có. Mời chọn lại.")
    if not setting.source.strip():
        raise ValidationError(f"«{spec.label}»: chưa ghi nguồn. Mời ghi điều khoản quy chế hoặc văn bản.")
