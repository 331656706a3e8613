"""«Việc của tôi»: what waits for this person, then the lists of each duty, and always the year's dates."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from core.access import open_to, signed_in
from core.tiles import tiles_of
from core.todo import tasks_of
from operations.panels import panels_of


@require_GET
@open_to(signed_in)
def my_work(request: HttpRequest) -> HttpResponse:
    user: Any = request.user
    return render(
        request,
        "operations/my_work.html",
        {
            "who": f"{user.addressed}, {user.post}",
            "tasks": tasks_of(user),
            "tiles": tiles_of(user),
            "panels": list(panels_of(user)),
        },
    )
