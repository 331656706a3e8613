"""Các bản: the words of a paper as they were saved, two of them compared word by word."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from core.access import on, open_to
from documents.access import composed, keeps_book
from documents.models import Composed
from documents.versions import Version, differences, versions


@require_GET
@open_to(keeps_book)
@on(composed)
def composed_versions(request: HttpRequest, row: Composed) -> HttpResponse:
    """The newest against the one before it, unless the address names two others."""
    found = versions(row)
    context = {"row": row, "versions": found}
    if len(found) > 1:
        older, newer = sorted(
            (_named(request, "tu", found, found[1]), _named(request, "den", found, found[0])),
            key=lambda version: version.ordinal,
        )
        context |= {"older": older, "newer": newer, "changes": list(differences(older, newer))}
    return render(request, "documents/composed_versions.html", context)


def _named(request: HttpRequest, name: str, found: list[Version], otherwise: Version) -> Version:
    asked = request.GET.get(name, "")
    return next((version for version in found if str(version.ordinal) == asked), otherwise)
