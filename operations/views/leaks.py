"""Incidents of leaked results: the list, one of them, recording, writing on, closing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from accounts.events import timeline
from core.access import on, open_to
from core.paging import shown
from core.vietnamese import clean
from core.views import acted, form_page
from nominations.timeline import Entry, told_of
from nominations.views.confirm import actor, posted
from operations.actions.keep_leak import close_leak, edit_leak, record_leak
from operations.forms import CloseLeakForm, LeakForm
from operations.leaks import files_for_leaks, leaks_kept, leaks_seen, reads_leaks, records_leaks
from operations.models import Leak
from seasons.models import Season
from seasons.queries import current_season

PAGE, FOUND = 50, 20
GET_OR_POST = require_http_methods(["GET", "POST"])
_TOLD = {"record_leak": "Ghi sự cố", "edit_leak": "Sửa nội dung sự cố", "close_leak": "Kết thúc sự cố"}


@require_GET
@open_to(reads_leaks)
def leaks(request: HttpRequest) -> HttpResponse:
    found = shown(request.GET, leaks_seen(request.user), ("-found_at", "-pk"), PAGE, "sự cố")
    asked = clean(request.GET.get("tim", "")[:100])
    files = files_for_leaks(request.user).filter(search_norm__words=asked)[:FOUND] if asked else []
    records = records_leaks(request.user) and current_season() is not None
    context = {**found, "records": records, "asked": asked, "files": files}
    return render(request, "operations/leaks.html", context)


@GET_OR_POST
@open_to(records_leaks)
def leak_add(request: HttpRequest) -> HttpResponse:
    season = get_object_or_404(Season, pk=getattr(current_season(), "pk", None))
    form = LeakForm(posted(request), user=request.user)
    if request.method == "POST" and form.is_valid():
        done = "Đã ghi sự cố. Việc công bố kết quả đi theo quyết định như đã định."
        if acted(request, form, lambda: record_leak(season, by=actor(request), **form.cleaned_data), done):
            return redirect("operations:leaks")
    return form_page(request, "operations/leak_form.html", form, season=season)


@require_GET
@on(leaks_seen)
def leak(request: HttpRequest, leak: Leak) -> HttpResponse:
    context = {
        "leak": leak,
        "files": [one.nomination for one in leak.concerns.all()],
        "writes": records_leaks(request.user) and leak.closed_at is None,
        "earlier": list(leak.history.exclude(pk=leak.history.first().pk).select_related("history_user")),
        "entries": _entries(leak),
    }
    return render(request, "operations/leak.html", context)


@GET_OR_POST
@on(leaks_kept)
def leak_edit(request: HttpRequest, leak: Leak) -> HttpResponse:
    form = LeakForm(posted(request), user=request.user, leak=leak)
    if request.method == "POST" and form.is_valid():
        done = "Đã lưu nội dung sự cố."
        if acted(request, form, lambda: edit_leak(leak, by=actor(request), **form.cleaned_data), done):
            return redirect(_page(leak))
    return form_page(request, "operations/leak_form.html", form, season=leak.season, leak=leak)


@GET_OR_POST
@on(leaks_kept)
def leak_close(request: HttpRequest, leak: Leak) -> HttpResponse:
    form = CloseLeakForm(posted(request), initial={"done": leak.done})
    if request.method == "POST" and form.is_valid():
        done = "Đã kết thúc sự cố. Từ nay nội dung không sửa được."
        if acted(request, form, lambda: close_leak(leak, by=actor(request), **form.cleaned_data), done):
            return redirect(_page(leak))
    return form_page(request, "operations/leak_close.html", form, leak=leak)


def _page(leak: Leak) -> str:
    return reverse("operations:leak", args=[leak.pk])


def _entries(leak: Leak) -> list[Entry]:
    events = list(timeline(leak).order_by("-number"))
    return [told_of(event, _TOLD[event.move], newest=event is events[0]) for event in events]
