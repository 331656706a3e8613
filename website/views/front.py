"""The portal's front page, and what it is about."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core import clock
from core.access import public
from seasons.movements import with_documents
from website.queries import of_newest_year, running, season_shown, stories
from website.serving import fresh

STORIES, MODELS = 3, 12


@require_safe
@public
@fresh
def front(request: HttpRequest) -> HttpResponse:
    """The newest stories, the recognised of the newest year, how to verify a certificate, what runs."""
    models = list(of_newest_year().order_by("sort_key", "pk")[: MODELS + 1])
    context = {
        "stories": list(stories()[:STORIES]),
        "models": models[:MODELS],
        "more_models": len(models) > MODELS,
        "movements": list(running(clock.today())),
        "season": season_shown(),
    }
    return render(request, "website/front.html", context)


@require_safe
@public
@fresh
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "website/about.html")


@require_safe
@public
@fresh
def movements(request: HttpRequest) -> HttpResponse:
    return render(request, "website/movements.html", {"movements": running(clock.today()).prefetch_related(with_documents())})
