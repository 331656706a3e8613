"""The portal's front page, and what it is about."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core import clock
from core.access import public
from seasons.movements import with_documents
from website.queries import NAMED, named_models, new_stories, running, season_shown
from website.serving import fresh


@require_safe
@public
@fresh
def front(request: HttpRequest) -> HttpResponse:
    """The newest stories, the recognised of the newest year, how to verify a certificate, what runs."""
    models = named_models.rows()
    context = {
        "stories": new_stories.rows(),
        "models": models[:NAMED],
        "more_models": len(models) > NAMED,
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
    return render(
        request, "website/movements.html", {"movements": running(clock.today()).prefetch_related(with_documents())}
    )
