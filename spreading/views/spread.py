"""Mức lan tỏa: per model how far it has spread; of the whole agency, and of one's own departments."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from accounts.access import departments_of
from core.access import open_to
from core.downloads import form_asked, sheet_file
from core.paging import shown
from core.sheets.writing import MOST_ROWS
from nominations.models import Nomination
from nominations.views.confirm import actor
from spreading.access import reads_spread, watches
from spreading.models import LearningRequest, Replication
from spreading.recognised import in_force
from spreading.sheets import spread_sheet
from spreading.spread import spread_of
from spreading.workflow import HEADS, ReplicationState

PAGE = 30


def _rows(request: HttpRequest) -> QuerySet[Nomination]:
    """Models in force: of the agency for those who watch it, else those of the departments led."""
    rows = in_force()
    return rows if watches(request.user) else rows.filter(department__in=departments_of(request.user, *HEADS))


@require_GET
@open_to(reads_spread)
def spread(request: HttpRequest) -> HttpResponse:
    context = shown(request.GET, _rows(request), ("-announced_at", "-pk"), PAGE, "điển hình")
    context |= {"rows": spread_of(context["rows"]), "watches": watches(request.user)}
    return render(request, "spreading/spread.html", context)


@require_GET
@open_to(reads_spread)
def spread_export(request: HttpRequest) -> HttpResponseBase:
    rows = list(_rows(request).order_by("-announced_at", "-pk")[: MOST_ROWS + 1])
    if len(rows) > MOST_ROWS:
        messages.info(request, f"Bảng chỉ gồm {MOST_ROWS} điển hình mới nhất.")
        rows = rows[:MOST_ROWS]
    title = "Mức lan tỏa của điển hình tiên tiến"
    return sheet_file(spread_sheet(spread_of(rows), title), "Muc-lan-toa", form_asked(request, "xlsx", "csv"))


@require_GET
@open_to(reads_spread)
def own_spread(request: HttpRequest) -> HttpResponse:
    """What the departments led give to others, and what they learn."""
    led = departments_of(actor(request), *HEADS)
    if not led:
        return redirect(reverse("spreading:spread"))
    models = list(in_force().filter(department__in=led).order_by("-announced_at", "-pk")[:PAGE])
    wishes = LearningRequest.objects.filter(department__in=led).select_related("nomination", "review", "department")
    taken = Replication.objects.filter(department__in=led).exclude(state=ReplicationState.WITHDRAWN)
    context = {
        "rows": spread_of(models),
        "wishes": list(wishes.order_by("-pk")[:PAGE]),
        "taken": list(taken.select_related("nomination", "department").order_by("-pk")[:PAGE]),
    }
    return render(request, "spreading/own_spread.html", context)
