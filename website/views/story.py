"""A story in public: its page, its photos, its share card. Each address asks the gate anew."""

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from core.access import on, public
from core.uploads import serve
from stories.models import Rendition, Story
from stories.published import published, published_renditions
from stories.reads import note
from website.addresses import absolute, of_story
from website.article import SIZES, article, video_host
from website.cards import CardWords, card
from website.queries import agency_named, places_applied, the_files, the_story
from website.serving import fresh, with_etag

#: No row has such a key: SQLite and PostgreSQL count to here.
_TOO_LARGE = 2**63


@require_safe
@public
def story(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The page; of a story that was up once and is not shown now, a neutral word, whatever the reason (J12)."""
    response = _shown(request, pk=pk)
    if request.method == "GET" and response.status_code == 200:
        note(Story(pk=pk))
    return response


@fresh
def _shown(request: HttpRequest, pk: int) -> HttpResponse:
    found = the_story.first(pk) if pk < _TOO_LARGE else None
    if found is None:
        return _gone(request, pk)
    shown = article(found, the_files.rows(found.pk))
    context = {
        "story": found,
        "article": shown,
        "sizes": SIZES,
        "video_host": video_host(found),
        "applied": places_applied.rows(found.nomination_id),
        "address": of_story(found.pk),
        "card": absolute(reverse("website:card", args=[found.pk])),
    }
    return render(request, "website/story.html", context)


def _gone(request: HttpRequest, pk: int) -> HttpResponse:
    if pk >= _TOO_LARGE or not Story.objects.filter(pk=pk, first_published_at__isnull=False).exists():
        raise Http404
    response = render(request, "website/gone.html", status=410)
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
@public
@on(lambda user: published_renditions())
def photo(request: HttpRequest, found: Rendition) -> HttpResponseBase:
    """One file of a photo; its ETag is its digest, so that it is read from disk only for who does not have it."""
    held = with_etag(request, HttpResponse(), found.sha256)
    if held.status_code == 304:
        return held
    try:
        response = serve(found, inline=True)
    except ValidationError as lost:
        raise Http404 from lost
    return with_etag(request, response, found.sha256)


@require_safe
@public
@on(lambda user: published().select_related("nomination__season"))
def share_card(request: HttpRequest, found: Story) -> HttpResponseBase:
    """The picture by which a shared link is shown; of words alone, because other sites keep what they fetched."""
    words = CardWords(found.title, found.nomination.season.year, agency_named())
    held = with_etag(request, HttpResponse(), words.digest)
    if held.status_code == 304:
        return held
    return with_etag(request, HttpResponse(card(words), content_type="image/png"), words.digest)
