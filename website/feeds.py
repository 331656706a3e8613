"""The newest stories for other sites and readers: one list, as Atom, RSS and JSON Feed 1.1.

A feed carries title, lead and address, and no name beyond them: readers keep what they fetched, so what a consent
may take back stays here.
"""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed

from core.vietnamese import VIETNAM
from stories.models import Story
from website.addresses import absolute, of_story

TITLE = "Gương điển hình tiên tiến"
#: Name of the address, media type, name for people.
FORMS = (
    ("website:atom", "application/atom+xml", "Atom"),
    ("website:rss", "application/rss+xml", "RSS"),
    ("website:json_feed", "application/feed+json", "JSON Feed"),
)


def atom(rows: Sequence[Story], agency: str) -> str:
    return _written(Atom1Feed, rows, agency, "website:atom")


def rss(rows: Sequence[Story], agency: str) -> str:
    return _written(Rss201rev2Feed, rows, agency, "website:rss")


def json_feed(rows: Sequence[Story], agency: str) -> dict[str, Any]:
    """https://www.jsonfeed.org/version/1.1/"""
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _title(agency),
        "home_page_url": absolute(reverse("website:models")),
        "feed_url": absolute(reverse("website:json_feed")),
        "language": "vi",
        "items": [_item(story) for story in rows],
    }


def _item(story: Story) -> dict[str, Any]:
    address, at = of_story(story.pk), story.published_at
    shown = {"id": address, "url": address, "title": story.title, "summary": story.lead, "content_text": story.lead}
    return {**shown, "date_published": at.astimezone(VIETNAM).isoformat(timespec="seconds")} if at else shown


def _title(agency: str) -> str:
    return f"{TITLE}, {agency}" if agency else TITLE


def _written(kind: type[SyndicationFeed], rows: Sequence[Story], agency: str, own: str) -> str:
    feed = kind(
        title=_title(agency),
        link=absolute(reverse("website:models")),
        description="Bài viết về tập thể, cá nhân được công nhận điển hình tiên tiến.",
        language="vi",
        feed_url=absolute(reverse(own)),
    )
    for story in rows:
        address, at = of_story(story.pk), story.published_at
        feed.add_item(
            title=story.title, link=address, description=story.lead, unique_id=address, unique_id_is_permalink=True,
            pubdate=at, updateddate=at,
        )  # fmt: skip
    return feed.writeString("utf-8")
