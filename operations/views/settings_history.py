"""Lịch sử thiết lập: what was set up for the whole portal, by whom, from what to what, and why."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.access import manages_people
from core.access import open_to
from core.changes import page_of_changes, place_at
from core.paging import AFTER, BEFORE
from operations.settings_history import CHAPTERS, sources

PAGE = 50


@require_GET
@open_to(manages_people)
def settings_history(request: HttpRequest) -> HttpResponse:
    chapter = request.GET.get("muc", "")
    beside = place_at(request.GET.get(BEFORE, ""), back=True) or place_at(request.GET.get(AFTER, ""), back=False)
    found = page_of_changes(sources(chapter), PAGE, beside)
    kept = {"muc": chapter} if chapter in CHAPTERS else {}

    def way(name: str, place: str) -> str:
        return f"?{urlencode({**kept, name: place})}" if place else ""

    context = {
        "rows": found.changes,
        "previous_url": way(BEFORE, found.newer),
        "next_url": way(AFTER, found.older),
        "chapters": [(key, label) for key, (label, _) in CHAPTERS.items()],
        "chapter": chapter,
    }
    return render(request, "operations/settings_history.html", context)
