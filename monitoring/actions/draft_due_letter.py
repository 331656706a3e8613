"""Công văn đôn đốc soạn sẵn: on the eve of a last day the clock drafts the letter and tells the Office."""

from contextlib import suppress
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse

from accounts.access import holders
from accounts.actions.notify import notify
from accounts.roles import Role
from core import clock
from core.workflow import lock
from monitoring.actions.draft_urging import draft
from monitoring.board import board, by_department
from monitoring.ladder import EVE, day_of
from monitoring.models import UrgingLetter
from monitoring.urging import Owing
from seasons.calendar import days_left
from seasons.models import Season

READY = "Công văn đôn đốc đã soạn sẵn. Mời xem bản in thử, sửa nếu cần rồi cấp số."


def draft_due_letter(season: Season) -> None:
    """Draft it for the departments that are not done on the eve of their date; once a date, and for nobody not at all.

    A letter drafted since that eve, by anybody, is that letter, even if its draft was dropped.
    """
    if days_left(clock.today(), season.plan_due) > EVE:  # more time is only ever given after it
        return
    pressing = [row for row in board(season) if not row.done and row.days_left <= EVE]
    if not pressing:
        return
    since = max(day_of(row.due, EVE) for row in pressing)
    if not _is_there(season, since):
        owing = [Owing(department, season.year, tuple(rows)) for department, rows in by_department(pressing)]
        with suppress(ValidationError):  # somebody drafted these very words by hand
            _drafted(season, owing, since)


def _is_there(season: Season, since: date) -> bool:
    return UrgingLetter.objects.filter(season=season, day__gte=since).exists()


@transaction.atomic
def _drafted(season: Season, owing: list[Owing], since: date) -> None:
    if _is_there(lock(season), since):
        return
    composed = draft(season, owing, by=None)
    office = holders(Role.OFFICE)
    page = reverse("documents:composed", args=[composed.pk])
    notify(office, key=f"urging-letter:{composed.pk}", text=READY, url=page)
