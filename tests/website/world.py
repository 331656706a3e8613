"""A public story with a photo whose files exist, and a visitor who opens every public address."""

import re
from io import BytesIO
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.test import Client
from django.urls import reverse
from PIL import Image

from certificates.models import Certificate
from core.uploads import keep
from nominations.models import Nomination
from stories.models import Photo, Rendition, Story
from tests.factories.certificate import Desk
from tests.factories.story import agree, live_photo, published_story

TITLE = "Người giữ lửa phong trào"
#: Where a visitor's way ends: the register answers by itself, people sign in, styles and pictures of the frame.
ELSEWHERE = ("/tra-cuu/", "/tai-khoan/", "/viec-cua-toi/", "/static/")
_ADDRESS = re.compile(
    r"""(?:href|src|content)="([^"]+)"|<loc>([^<]+)</loc>|<link>([^<]+)</link>|"(?:url|feed_url)": "([^"]+)\""""
)
_SOURCES = re.compile(r'srcset="([^"]+)"')


def recognised(passed: int = 1) -> list[Nomination]:
    desk = Desk(passed=passed)
    desk.issued()
    return list(Nomination.objects.filter(pk__in=[one.pk for one in desk.nominations]).order_by("pk"))


def with_files(photo: Photo, *widths: int) -> Photo:
    """Renditions of plain colour in both forms."""
    for width in widths or (48, 96):
        height = width * 3 // 4
        for form, media_type in (("jpeg", "image/jpeg"), ("webp", "image/webp")):
            written = BytesIO()
            Image.new("RGB", (width, height), "#C3922E").save(written, form)
            kept = keep(written.getvalue(), f"anh.{form}", media_type)
            Rendition.objects.create(photo=photo, form=form, width=width, height=height, **vars(kept))
    return photo


class Published:
    """One story that the public sees with its photo; ``given`` are the consents of the person it is about."""

    def __init__(self, **words: str) -> None:
        self.desk = Desk(passed=1)
        self.desk.issued()
        self.nomination = Nomination.objects.get(pk=self.desk.nominations[0].pk)
        self.certificate = Certificate.objects.get()
        self.story: Story = published_story(self.nomination, **{"title": TITLE, **words})
        self.given = {one.thing: one for one in agree(self.nomination)}
        self.photo = with_files(live_photo(self.story, self.nomination))

    @property
    def name(self) -> str:
        return self.nomination.name

    @property
    def address(self) -> str:
        return reverse("website:story", args=[self.story.pk])

    @property
    def card(self) -> str:
        return reverse("website:card", args=[self.story.pk])


def crawl(start: tuple[str, ...] = ("/", "/robots.txt", "/sitemap.xml", "/nhung/")) -> dict[str, str]:
    """Every public address that leads on from *start*, with what it answered; a file's answer is "200"."""
    client, found, waiting = Client(), dict[str, str](), list(start)
    while waiting:
        path = waiting.pop()
        if path in found or path.startswith(ELSEWHERE):
            continue
        found[path] = answer(client, path)
        waiting += _addresses(found[path])
    return found


def answer(client: Client, path: str) -> str:
    response: Any = client.get(path)
    if response.status_code != 200:
        return str(response.status_code)
    if response.streaming or response["Content-Type"].startswith("image/"):
        b"".join(response)
        return "200"
    return str(response.content.decode())


def _addresses(body: str) -> list[str]:
    found = [next(filter(None, groups)) for groups in _ADDRESS.findall(body)]
    found += [one.split()[0] for many in _SOURCES.findall(body) for one in many.split(", ")]
    found += [line.split(" ")[1].rstrip("$") for line in body.splitlines() if line.startswith("Allow: ")]
    return [_path(one) for one in found if one.startswith(("/", settings.PUBLIC_URL)) and not one.startswith("//")]


def _path(address: str) -> str:
    parts = urlsplit(address.replace("&amp;", "&"))
    return unquote(parts.path) + (f"?{parts.query}" if parts.query else "")
