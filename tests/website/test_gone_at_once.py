"""What a consent or a certificate no longer covers is gone from every public address in the very next request."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.factories.certificate import ended
from tests.factories.story import withdraw
from tests.website.world import TITLE, Published, crawl

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines, pytest.mark.slow]
SEARCHES = ("/tim-kiem/?tim=giu+lua", "/tim-kiem/?tim=nghiem")
START = ("/", "/robots.txt", "/sitemap.xml", "/nhung/", *SEARCHES)

Act = Callable[[Published], object]


def _withdrawn(*things: str) -> Act:
    return lambda shown: withdraw([shown.given[thing] for thing in things])


def _ended(kind: str) -> Act:
    return lambda shown: ended(shown.certificate, by=shown.desk.clerk, kind=kind)


def _photos(found: dict[str, str]) -> set[str]:
    return {path for path in found if path.startswith("/guong-dien-hinh/anh/")}


def _telling(found: dict[str, str], words: str) -> set[str]:
    return {path.partition("?")[0] for path, body in found.items() if words in body}


#: Where the story is told of by its title, and where the person by name.
TOLD = {
    "/", "/guong-dien-hinh/", "/guong-dien-hinh/atom.xml", "/guong-dien-hinh/rss.xml", "/guong-dien-hinh/feed.json",
    "/nhung/", "/tim-kiem/",
}  # fmt: skip
NAMED = {"/", "/guong-dien-hinh/", "/nhung/", "/tim-kiem/"}


@pytest.fixture
def shown() -> Published:
    return Published()


def test_before_it_is_everywhere(shown: Published) -> None:
    found = crawl(START)
    assert _telling(found, TITLE) == {*TOLD, shown.address}
    assert _telling(found, shown.name) == {*NAMED, shown.address}
    assert shown.address in found["/sitemap.xml"] and found[shown.card] == "200"
    assert len(_photos(found)) == 4 and {found[path] for path in _photos(found)} == {"200"}


def test_a_photo_alone(shown: Published) -> None:
    photos = _photos(crawl(START))
    _withdrawn("photo")(shown)
    found = crawl(START)
    assert _photos(found) == set() and _telling(found, "/guong-dien-hinh/anh/") == set()
    assert _telling(found, TITLE) == {*TOLD, shown.address}
    assert {Client().get(path).status_code for path in photos} == {404}


def test_the_text(shown: Published) -> None:
    before = crawl(START)
    _withdrawn("text")(shown)
    _gone(shown, before)
    assert _telling(crawl(START), shown.name) == {"/", "/guong-dien-hinh/", "/tim-kiem/"}, "the name is still agreed to"


@pytest.mark.parametrize(
    "act", [_withdrawn("name"), _ended("recall"), _ended("annul")], ids=["name", "recall", "annul"]
)
def test_the_name_the_certificate(shown: Published, act: Act) -> None:
    before = crawl(START)
    act(shown)
    _gone(shown, before)
    after = crawl(START)
    assert _telling(after, shown.name) == set()
    assert _telling(after, shown.certificate.code) == set()


def _gone(shown: Published, before: dict[str, str]) -> None:
    """Neither the addresses of before nor those that are found now tell of the story."""
    client = Client()
    found = {**crawl(START), **{path: _again(client, path) for path in before}}
    assert _telling(found, TITLE) == set()
    assert found[shown.address] == "410" and found[shown.card] == "404"
    assert _photos(found) and {found[path] for path in _photos(found)} == {"404"}
    assert shown.address not in found["/sitemap.xml"]


def _again(client: Client, path: str) -> str:
    response = client.get(path)
    return response.content.decode() if response.status_code == 200 else str(response.status_code)


def test_who_kept_a_page_is_told_that_it_holds_no_longer(shown: Published) -> None:
    client = Client()
    kept = {path: client.get(path)["ETag"] for path in ("/", shown.address, shown.card, "/guong-dien-hinh/atom.xml")}
    photo = next(iter(_photos(crawl(START))))
    kept[photo] = client.get(photo)["ETag"]
    for path, etag in kept.items():
        assert client.get(path, headers={"if-none-match": etag}).status_code == 304
    _withdrawn("text")(shown)
    for path, etag in kept.items():
        assert client.get(path, headers={"if-none-match": etag}).status_code in (200, 404, 410)


def test_the_neutral_word_tells_nothing(shown: Published) -> None:
    _ended("recall")(shown)
    page = Client().get(shown.address)
    told = page.content.decode()
    assert page.status_code == 410 and "Bài này không còn được đăng" in told
    assert shown.name not in told and TITLE not in told and "thu hồi" not in told
    assert page["X-Robots-Tag"] == "noindex"


def test_a_story_that_never_was_public_is_no_page(shown: Published) -> None:
    shown.story.first_published_at = shown.story.published_at = None
    shown.story.state = "draft"
    shown.story.save()
    assert Client().get(shown.address).status_code == 404
    assert Client().get("/guong-dien-hinh/bai/99999999/").status_code == 404
