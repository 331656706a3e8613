"""Which field had which value: one preset of django-simple-history for every tracked model."""

from functools import cache
from typing import Any

from django.db import models
from simple_history.manager import HistoryManager
from simple_history.models import HistoricalRecords

from core import clock


class Versions(HistoryManager):  # type: ignore[misc]
    """``row.history``. The package builds this class anew at every access, which costs as much as a query."""

    @classmethod
    @cache
    def from_queryset(cls, queryset_class: Any, class_name: str | None = None) -> Any:
        return super().from_queryset(queryset_class, class_name)


class Records(HistoricalRecords):  # type: ignore[misc]
    """History rows on the business clock."""

    def create_historical_record(self, instance: Any, history_type: str, using: str | None = None) -> None:
        instance._history_date = clock.now()
        super().create_historical_record(instance, history_type, using)


def tracked(**options: Any) -> Records:
    """History rows with a long reason; user and reason are set by the engine, not guessed from a request."""
    return Records(history_change_reason_field=models.TextField(null=True), history_manager=Versions, **options)


def keep(row: Any, *, by: Any, why: str, fields: list[str] | None = None) -> None:
    """Save *row* (only *fields*, when named) with the user and the reason in its history."""
    row._history_user, row._change_reason = by, why
    row.save(update_fields=fields)


def drop(row: Any, *, by: Any, why: str) -> None:
    """Delete *row*; its history says who did so and why."""
    row._history_user, row._change_reason = by, why
    row.delete()
