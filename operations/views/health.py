"""The state of the installation, for those who answer for it."""

import shutil

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.access import manages_people
from core.access import open_to
from operations.clock_state import clock_states


@require_GET
@open_to(manages_people)
def health(request: HttpRequest) -> HttpResponse:
    return render(
        request,
        "operations/health.html",
        {
            "states": clock_states(),
            "engine": "SQLite" if settings.SQLITE else "PostgreSQL",
            "free": shutil.disk_usage(settings.VAR_DIR).free,
        },
    )
