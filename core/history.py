"""Which field had which value: one preset of django-simple-history for every tracked model."""

from typing import Any

from django.db import models
from simple_history.models import HistoricalRecords


def tracked(**options: Any) -> HistoricalRecords:
    """History rows with a long reason; user and reason are set by the engine, not guessed from a request."""
    return HistoricalRecords(history_change_reason_field=models.TextField(null=True), **options)


def keep(row: Any, *, by: Any, why: str, fields: list[str] | None = None) -> None:
    """Save *row* (only *fields*, when named) with the user and the reason in its history."""
    row._history_user, row._change_reason = by, why
    row.save(update_fields=fields)


def drop(row: Any, *, by: Any, why: str) -> None:
    """Delete *row*; its history says who did so and why."""
    row._history_user, row._change_reason = by, why
    row.delete()
