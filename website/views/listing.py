"""What programs read: feeds, the site map, what robots may visit; and the list that other sites embed."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from core.access import public
from stories.published import published
from website import feeds
from website.addresses import absolute, of_story
from website.queries import LISTED, agency_named, choices, embedded_stories, told_stories
from website.serving import fresh

#: Pages that a site map names beside the stories.
_PAGES = ("operations:home", "website:models", "website:movements", "website:about", "certificates:verify")


@require_safe
@public
@fresh
def atom(request: HttpRequest) -> HttpResponse:
    return HttpResponse(
        feeds.atom(told_stories.rows(), agency_named()), content_type="application/atom+xml; charset=utf-8"
    )


@require_safe
@public
@fresh
def rss(request: HttpRequest) -> HttpResponse:
    return HttpResponse(
        feeds.rss(told_stories.rows(), agency_named()), content_type="application/rss+xml; charset=utf-8"
    )


@require_safe
@public
@fresh
def json_feed(request: HttpRequest) -> HttpResponse:
    content = feeds.json_feed(told_stories.rows(), agency_named())
    return JsonResponse(content, content_type="application/feed+json", json_dumps_params={"ensure_ascii": False})


@require_safe
@public
@fresh
def embed(request: HttpRequest) -> HttpResponse:
    """The newest stories as a page of their own without scripts; the sites of ``EMBED_ORIGINS`` may frame it."""
    response = render(request, "website/embed.html", {"stories": embedded_stories.rows()})
    response["X-Robots-Tag"] = "noindex"
    if settings.EMBED_ORIGINS:
        response._csp_replace = {"frame-ancestors": ["'self'", *settings.EMBED_ORIGINS]}  # type: ignore[attr-defined]
        return xframe_options_exempt(lambda: response)()
    return response


@require_safe
@public
@fresh
def sitemap(request: HttpRequest) -> HttpResponse:
    pages: list[dict[str, Any]] = [{"address": absolute(reverse(name)), "on": None} for name in _PAGES]
    pages += [{"address": absolute(f"{reverse('website:models')}?nam={year}"), "on": None} for year in choices().years]
    rows = published().values_list("pk", "published_at")[:LISTED]
    pages += [{"address": of_story(pk), "on": at} for pk, at in rows]
    return render(request, "website/sitemap.xml", {"pages": pages}, content_type="application/xml")


@require_safe
@public
@fresh
def robots(request: HttpRequest) -> HttpResponse:
    """Public pages may be visited, everything else may not."""
    allowed = [f"{reverse('operations:home')}$", *(reverse(name) for name in _PAGES[1:-1])]
    allowed += [f"{reverse('certificates:verify')}$", f"/{settings.STATIC_URL.strip('/')}/"]
    lines = ["User-agent: *", *(f"Allow: {path}" for path in allowed), "Disallow: /"]
    lines.append(f"Sitemap: {absolute(reverse('website:sitemap'))}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
