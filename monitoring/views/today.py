"""«Hôm nay» for the Office and the Standing Council."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from core import clock
from core.access import open_to
from core.vietnamese import weekday_date
from monitoring.today import owed_today, owes_today, sees_today
from monitoring.views.urging import contact
from seasons.queries import current_season


@require_GET
@open_to(sees_today)
def today(request: HttpRequest) -> HttpResponse:
    season = current_season()
    parts = [
        ("phong-no", "Các phòng phải làm", owed_today(request.user, season, contact())),
        ("minh-no", "Cơ quan phải làm", owes_today(request.user, season)),
    ]
    day = weekday_date(clock.today())
    return render(request, "monitoring/today.html", {"day": f"{day[0].upper()}{day[1:]}", "parts": parts})
