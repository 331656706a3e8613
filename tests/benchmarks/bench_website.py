"""Public pages against a bare view, which finds the story by its key and shows its words in the same frame.

The bare view asks no gate, parses nothing and shows nothing beside. Below it stand ``website_frameless_view``, the
same without the frame, and ``website_empty_view``, which answers two letters.

CPU milliseconds of one request of a stranger through the whole stack, medians of interleaved rounds, so that other
work on the machine weighs on all alike. Prints: name value unit against-what.
"""

import gc
import os
import tempfile
from collections.abc import Callable, Mapping
from statistics import median
from time import process_time
from typing import Any

ROUNDS, TIMES = 7, 12
BASE, FRAMELESS, EMPTY = "website_bare_view", "website_frameless_view", "website_empty_view"


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="portal-bench-") as folder:
        os.environ |= {
            "PORTAL_MODE": "test", "VAR_DIR": folder, "DATABASE_URL": f"sqlite:///{folder}/portal.sqlite3",
            "PRIVATE_MEDIA_ROOT": f"{folder}/private", "DJANGO_SETTINGS_MODULE": "emulation_portal.settings_test",
        }  # fmt: skip
        import django

        django.setup()
        from django.conf import settings

        settings.PRODUCTION = True  # no page asks whether there are demonstration accounts
        _show(_measured(_pages(_story())))


def _story() -> Any:
    """A story of the customary length without photos, among a few others."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    from tests.factories.story import agree, published_story
    from tests.website.world import recognised

    paragraph = "Mỗi sáng, người cán bộ ấy đến sớm đón bà con vùng biên giới. " * 5
    prose = "\n\n".join([f"{paragraph}\n\n{paragraph}\n\n## Một bảng kiểm, bốn bước"] * 10)
    stories = []
    for nomination in recognised(8):
        stories.append(published_story(nomination, title="Chuyến xe lãnh sự về tận bản", prose=prose))
        agree(nomination)
    return stories[0]


def _pages(story: Any) -> dict[str, Callable[[], object]]:
    from django.http import HttpRequest, HttpResponse
    from django.shortcuts import get_object_or_404
    from django.template import engines
    from django.test import Client
    from django.urls import path, reverse

    from core.access import public
    from emulation_portal import urls
    from stories.models import Story

    words = "<h1>{{ story.title }}</h1><p>{{ story.lead }}</p>{{ story.prose|linebreaks }}"
    framed = "{% extends 'base_site.html' %}{% block title %}{{ story.title }}{% endblock %}{% block main %}"

    def finding(source: str) -> Callable[..., HttpResponse]:
        template = engines["django"].from_string(source)

        def bare(request: HttpRequest, pk: int) -> HttpResponse:
            return HttpResponse(template.render({"story": get_object_or_404(Story, pk=pk)}, request))

        return public(bare)

    @public
    def empty(request: HttpRequest) -> HttpResponse:
        return HttpResponse("ok")

    urls.urlpatterns[:0] = [
        path("bare/<int:pk>/", finding(framed + words + "{% endblock %}")),
        path("frameless/<int:pk>/", finding(words)),
        path("empty/", empty),
    ]

    def asked(address: str, **headers: str) -> Callable[[], object]:
        client = Client(SERVER_NAME="localhost", headers=headers)
        assert client.get(address).status_code in (200, 304), address
        return lambda: client.get(address)

    address = reverse("website:story", args=[story.pk])
    etag = Client(SERVER_NAME="localhost").get(address)["ETag"]
    return {
        BASE: asked(f"/bare/{story.pk}/"),
        FRAMELESS: asked(f"/frameless/{story.pk}/"),
        EMPTY: asked("/empty/"),
        "website_story": asked(address),
        "website_story_packed": asked(address, accept_encoding="gzip"),
        "website_story_not_modified": asked(address, if_none_match=etag),
        "website_front": asked("/"),
        "website_models": asked(reverse("website:models")),
        "website_feed": asked(reverse("website:atom")),
        "website_card": asked(reverse("website:card", args=[story.pk])),
    }


def _measured(works: Mapping[str, Callable[[], object]]) -> dict[str, float]:
    found: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(ROUNDS):
        for name, work in works.items():
            gc.collect()
            start = process_time()
            for _ in range(TIMES):
                work()
            found[name].append((process_time() - start) * 1000 / TIMES)
    return {name: median(times) for name, times in found.items()}


def _show(figures: Mapping[str, float]) -> None:
    for name, value in figures.items():
        against = "CPU of one request" if name == BASE else f"{value / figures[BASE]:.1f} times {BASE}"
        print(f"{name} {value:.2f} ms {against}")


if __name__ == "__main__":
    main()
