"""Nhật ký nhắc việc: which step was told to whom and who has seen it, and what tomorrow will be told."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from core import clock
from core.access import open_to
from core.paging import asked_beside, counted, how_many, page_of
from monitoring.access import reads_reminders, reminders
from monitoring.digest_words import department_words
from monitoring.digests import told_next
from monitoring.reminder_log import ORDER, told_steps
from nominations.views.asking import season_asked
from seasons.models import Season

PAGE = 60


@require_GET
@open_to(reads_reminders)
def reminder_log(request: HttpRequest) -> HttpResponse:
    season = season_asked(request)
    if season is None:
        return render(request, "monitoring/reminders.html", {"season": None})
    rows = reminders(request.user).filter(season=season)
    page = page_of([rows], ORDER, PAGE, asked_beside(request.GET))
    is_open, tomorrow = season.state == "open", clock.today() + timedelta(days=1)
    context = {
        "season": season,
        "seasons": list(Season.objects.all()),
        "steps": told_steps(page.rows),
        "position": how_many(counted(rows), "lượt nhắc"),
        "is_open": is_open,
        "tomorrow": tomorrow,
        "next": list(department_words(told_next(season, tomorrow, request.user))) if is_open else [],
        **page.ways({"nam": str(season.year)}),
    }
    return render(request, "monitoring/reminders.html", context)
