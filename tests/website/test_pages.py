"""Every public page as a visitor finds it, and how it is sent."""

import gzip
import json
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from accounts.roles import Role
from core import clock
from nominations.models import Nomination
from seasons.models import Movement, MovementDocument, Season
from spreading.models import Replication
from stories.models import Rendition
from tests.factories.people import DepartmentFactory, UserFactory, person
from tests.factories.season import AgencyFactory, SeasonFactory
from tests.factories.story import agree, live_photo, published_story
from tests.scenarios.pages import faults_of_headers, faults_of_page
from tests.website.world import TITLE, Published, recognised, with_files

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

PAGES = (
    "operations:home", "website:models", "website:movements", "website:about", "website:search", "website:embed",
)  # fmt: skip
LISTS = ("website:atom", "website:rss", "website:json_feed", "website:sitemap", "website:robots")


@pytest.fixture
def shown() -> Published:
    return Published()


def body(path: str) -> str:
    response = Client().get(path)
    assert response.status_code == 200, path
    return str(response.content.decode())


class TestHowItIsSent:
    @pytest.fixture(params=[*PAGES, *LISTS, "story", "card", "photo"])
    def path(self, request: Any, shown: Published) -> str:
        own = {"story": shown.address, "card": shown.card}
        if request.param == "photo":
            return reverse("website:photo", args=[Rendition.objects.all()[0].pk])
        return own.get(request.param) or reverse(request.param)

    def test_it_must_be_asked_for_again_and_gives_no_cookie(self, path: str) -> None:
        first = Client().get(path)
        assert (first.status_code, first["Cache-Control"]) == (200, "no-cache")
        assert not first.cookies
        again = Client().get(path, headers={"if-none-match": first["ETag"]})
        assert (again.status_code, again.content, again["Cache-Control"]) == (304, b"", "no-cache")
        assert again["ETag"] == first["ETag"] and not first["ETag"].startswith("W/")
        assert Client().get(path, headers={"if-none-match": '"another"'}).status_code == 200

    def test_its_head_is_its_own(self, path: str) -> None:
        assert Client().head(path)["ETag"] == Client().get(path)["ETag"]

    def test_it_keeps_the_rules_of_every_page(self, path: str) -> None:
        response = Client().get(path)
        assert list(faults_of_headers(response)) == []
        if response["Content-Type"].startswith("text/html"):
            assert list(faults_of_page(response)) == []


def test_text_is_packed_for_who_can_unpack(shown: Published) -> None:
    plain = Client().get(shown.address)
    packed = Client().get(shown.address, headers={"accept-encoding": "br, gzip"})
    assert packed["Content-Encoding"] == "gzip" and "Accept-Encoding" in packed["Vary"]
    assert gzip.decompress(packed.content) == plain.content
    assert packed["ETag"] != plain["ETag"]


def test_who_is_signed_in_has_nothing_kept(shown: Published) -> None:
    client = Client()
    client.force_login(person(Role.OFFICE))
    page = client.get(shown.address)
    assert page["Cache-Control"] == "private, no-store" and "ETag" not in page
    assert "Việc của tôi" in page.content.decode()


def test_larger_text_is_another_page(shown: Published) -> None:
    client = Client(enforce_csrf_checks=True)
    small = client.get(shown.address)
    assert client.post(reverse("accounts:larger_text"), {"next": shown.address}).status_code == 302
    large = client.get(shown.address, headers={"if-none-match": small["ETag"]})
    assert large.status_code == 200 and 'class="text-larger"' in large.content.decode()


@pytest.fixture
def in_production(settings: Any) -> Iterator[None]:
    """As where it is used: no page asks whether there are demonstration accounts."""
    settings.PRODUCTION = True
    assert connection.features.supports_json_field  # SQLite is asked once a process
    yield


@pytest.mark.both_engines
@pytest.mark.parametrize("many", [1, 3])
class TestQueries:
    #: The agency; then what each page is about.
    COUNTS = {
        "operations:home": 5, "website:models": 3, "website:movements": 3, "website:about": 1, "website:search": 1,
        "website:embed": 2, "website:atom": 2, "website:rss": 2, "website:json_feed": 2, "website:sitemap": 2,
        "website:robots": 0,
    }  # fmt: skip

    @pytest.fixture
    def story(self, many: int, in_production: None) -> Any:
        stories = []
        for nomination in recognised(many):
            story = published_story(nomination)
            agree(nomination)
            for _ in range(many):
                with_files(live_photo(story, nomination))
            stories.append(story)
        self._movements(many)
        return stories[0]

    def _movements(self, many: int) -> None:
        season = Season.objects.order_by("-year")[0]
        for place in range(many):
            movement = _running(season, name=f"Phong trào {place}")
            _launched(movement)

    @pytest.mark.parametrize("name", COUNTS)
    def test_they_do_not_grow(self, story: Any, django_assert_num_queries: Callable[[int], Any], name: str) -> None:
        with django_assert_num_queries(self.COUNTS[name]):
            Client().get(reverse(name))

    def test_of_a_story(self, story: Any, django_assert_num_queries: Callable[[int], Any]) -> None:
        with django_assert_num_queries(4):
            Client().get(reverse("website:story", args=[story.pk]))
        with django_assert_num_queries(2):
            Client().get(reverse("website:card", args=[story.pk]))
        photo = reverse("website:photo", args=[Rendition.objects.all()[0].pk])
        with django_assert_num_queries(1):
            Client().get(photo)

    def test_of_a_page_further_on_and_of_a_search(
        self, story: Any, django_assert_num_queries: Callable[[int], Any]
    ) -> None:
        with django_assert_num_queries(4):
            Client().get(f"{reverse('website:models')}?sau=999999")
        with django_assert_num_queries(4):
            Client().get(f"{reverse('website:search')}?tim=nguoi")


def _running(season: Season, **facts: Any) -> Movement:
    today = clock.today()
    usual = {"channel": "agency_by_field", "begins": today, "ends": today + timedelta(days=30)}
    row: Movement = Movement.objects.create(season=season, **{**usual, **facts})
    return row


def _launched(movement: Movement) -> None:
    MovementDocument.objects.create(
        movement=movement, number="12/KH-SNgV", dated=date(2026, 2, 15), issuer="Sở Ngoại vụ", abstract="Phát động",
        added_at=clock.now(), added_by=UserFactory(),
    )  # fmt: skip


class TestStory:
    def test_it_says_who_by_which_decision_and_where_to_verify(self, shown: Published) -> None:
        page, text = body(shown.address), shown.certificate.text
        assert (
            f'Số <span class="nowrap">{text["register_number"]}</span>' in page
            and f"/tra-cuu/{shown.certificate.code}/" in page
        )
        assert f"Quyết định số {text['decision_number']} ngày" in page and text["name"] in page
        assert f"Bài, ảnh và tên đăng theo đồng ý công khai ngày {clock.today():%d/%m/%Y}." in page
        assert "Đọc khoảng 1 phút." in page

    def test_where_it_is_applied(self, shown: Published) -> None:
        department, when = DepartmentFactory(name="Phòng Hợp tác quốc tế"), clock.now()
        facts = {"nomination": shown.nomination, "adopted": "Bảng kiểm", "result": "Nhanh hơn", "entered_at": when,
                 "entered_by": UserFactory(), "changed_by": UserFactory()}  # fmt: skip
        by = {"state": "confirmed", "confirmed_by": UserFactory(), "confirmed_at": when}
        Replication.objects.create(department=department, since=date(2026, 3, 1), **facts, **by)
        Replication.objects.create(body="Huyện bạn chưa xác nhận", since=date(2026, 4, 1), **facts)
        page = body(shown.address)
        assert "Nơi đã áp dụng" in page and "Phòng Hợp tác quốc tế, từ 3/2026" in page
        assert "Huyện bạn" not in page

    def test_its_words_are_words(self, client: Client) -> None:
        hostile = '<script>alert(1)</script>"><img src=x onerror=alert(1)>'
        shown = Published(title=hostile, lead=hostile, prose=f"{hostile}\n\n## {hostile}\n\n- {hostile}")
        shown.story.quote, shown.story.quoted, shown.story.video = hostile, hostile, "javascript:alert(1)"
        shown.story.save()
        shown.photo.caption = shown.photo.alt = hostile
        shown.photo.save()
        for path in (shown.address, "/", "/guong-dien-hinh/", "/nhung/", "/tim-kiem/?tim=alert"):
            response = client.get(path)
            assert list(faults_of_page(response)) == []
            assert "<script" not in response.content.decode() and "javascript:" not in response.content.decode()
        for path in ("website:atom", "website:rss"):
            ElementTree.fromstring(client.get(reverse(path)).content)  # noqa: S314 - our own
        assert client.get(shown.card).status_code == 200

    def test_photos_stand_where_they_are_called(self) -> None:
        shown = Published(prose="Đầu.\n\n[ảnh 2]\n\nGiữa.\n\n[ảnh 9]\n\nCuối.")
        second = with_files(live_photo(shown.story))
        second.caption = "Ảnh thứ hai."
        second.save()
        page = body(shown.address)
        places = [page.index(words) for words in ("Đầu.", "Ảnh thứ hai.", "Giữa.", "Cuối.", "Trong giờ làm việc.")]
        assert places == sorted(places) and "ảnh 9" not in page
        assert page.count("<figure") == 2
        assert 'width="96" height="72"' in page and 'alt="Một buổi làm việc."' in page
        assert page.count('loading="lazy"') == 1, "the photo at the beginning is in sight"

    def test_a_link_and_a_video_lead_out(self) -> None:
        shown = Published(prose="Xem [trang của tỉnh](https://binhphuoc.gov.vn/a).")
        shown.story.video = "https://www.youtube.com/watch?v=1"
        shown.story.save()
        page = body(shown.address)
        assert '<a href="https://binhphuoc.gov.vn/a" rel="external nofollow noopener">trang của tỉnh</a>' in page
        assert "Xem video về điển hình này tại www.youtube.com" in page

    def test_the_quotation_stands_in_the_middle(self) -> None:
        shown = Published(prose="Một.\n\nHai.\n\nBa.")
        shown.story.quote, shown.story.quoted = "Bớt cho bà con một chuyến đi.", "Người trong bài"
        shown.story.save()
        page = body(shown.address)
        assert page.index("Hai.") < page.index("Bớt cho bà con") < page.index("Ba.")

    def test_a_share_has_whole_addresses_and_no_photo(self, settings: Any) -> None:
        settings.PUBLIC_URL = "https://thidua.example.vn"
        shown = Published()
        page = body(shown.address)
        assert f'<meta property="og:url" content="https://thidua.example.vn{shown.address}">' in page
        assert f'<meta property="og:image" content="https://thidua.example.vn{shown.card}">' in page

    def test_each_opening_is_counted_and_no_other_asking(self, shown: Published, settings: Any) -> None:
        from stories.reads import waiting

        first = Client().get(shown.address)
        Client().get(shown.address)
        Client().get(shown.address, headers={"if-none-match": first["ETag"]})
        Client().head(shown.address)
        Client().get("/guong-dien-hinh/bai/99999/")
        assert waiting().read_text().splitlines() == [f"{shown.story.pk} {clock.today().isoformat()}"] * 2


class TestPhoto:
    def test_it_is_the_file(self, shown: Published) -> None:
        one = Rendition.objects.filter(form="webp")[0]
        response = Client().get(reverse("website:photo", args=[one.pk]))
        assert response["Content-Type"] == "image/webp" and len(b"".join(response)) == one.size
        assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"

    def test_a_damaged_file_is_none(self, shown: Published) -> None:
        Rendition.objects.update(sha256="00" * 32)
        assert Client().get(reverse("website:photo", args=[Rendition.objects.all()[0].pk])).status_code == 404


class TestModels:
    def test_by_year_and_choice(self, shown: Published) -> None:
        path, season = reverse("website:models"), shown.nomination.season
        movement = _running(season, name="Cải cách hành chính", field="Lãnh sự")
        Nomination.objects.update(movement=movement, merit_kind="work")
        page = body(path)
        assert shown.name in page and f">{season.year}</a>" in page and "Cải cách hành chính" in page
        department = shown.nomination.department.name
        for asked in ({"linh-vuc": "Lãnh sự"}, {"loai": "work"}, {"phong": department}, {"nam": season.year}):
            assert shown.name in Client().get(path, asked).content.decode()
        assert shown.name not in Client().get(path, {"loai": "study"}).content.decode()

    @pytest.mark.parametrize("value", ["0", "-1", "9" * 30, "\0", "x'--", "Phòng không có", "²"])
    def test_nonsense_chooses_nothing(self, shown: Published, value: str) -> None:
        for name in ("nam", "linh-vuc", "loai", "phong", "sau", "truoc"):
            response = Client().get(reverse("website:models"), {name: value})
            assert response.status_code == 200 and shown.name in response.content.decode()

    def test_pages_lead_on_and_back(self) -> None:
        names = []
        for nomination in recognised(3):
            agree(nomination, "name")
            names.append(nomination.name)
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr("website.views.models.PAGE", 2)
            first = Client().get(reverse("website:models"))
            second = Client().get(f"{reverse('website:models')}{first.context['next_url']}")
        told = [sum(name in page.content.decode() for name in names) for page in (first, second)]
        assert told == [2, 1] and second.context["previous_url"] and not second.context["next_url"]

    def test_who_did_not_agree_is_not_named(self) -> None:
        named, silent = recognised(2)
        agree(named, "name")
        page = body(reverse("website:models"))
        assert named.name in page and silent.name not in page

    def test_an_empty_list_says_why(self) -> None:
        assert "Chưa có điển hình tiên tiến nào được công khai" in body(reverse("website:models"))


class TestSearch:
    @pytest.mark.parametrize("words", ["nguoi giu lua", "GIỮ LỬA", "phong trao", "thu tuc", "nghiem"])
    def test_without_accents_and_by_beginnings(self, shown: Published, words: str) -> None:
        assert TITLE in Client().get(reverse("website:search"), {"tim": words}).content.decode()

    @pytest.mark.parametrize("words", ["khong co", "\0", "%", "'", "()", "a" * 5_000, "*"])
    def test_others_are_not_found(self, shown: Published, words: str) -> None:
        response = Client().get(reverse("website:search"), {"tim": words})
        assert response.status_code == 200 and TITLE not in response.content.decode()
        assert response["X-Robots-Tag"] == "noindex"


class TestMovements:
    def test_only_those_that_run(self) -> None:
        season, today = SeasonFactory(), clock.today()
        _launched(_running(season, name="Đang chạy", slogan="Nhanh, gọn, đúng hẹn"))
        _running(season, name="Đã hết", begins=today - timedelta(days=9), ends=today - timedelta(days=1))
        _running(season, name="Chưa tới", begins=today + timedelta(days=1))
        _running(season, name="Dừng rồi", stopped_on=today, changed_at=clock.now())
        for path in ("/", reverse("website:movements")):
            page = body(path)
            assert "Đang chạy" in page and "Nhanh, gọn, đúng hẹn" in page
            assert not any(name in page for name in ("Đã hết", "Chưa tới", "Dừng rồi"))
        assert "Số 12/KH-SNgV ngày 15/02/2026 của Sở Ngoại vụ" in page

    def test_none(self) -> None:
        assert "Hôm nay không có phong trào nào đang diễn ra" in body(reverse("website:movements"))


class TestFeeds:
    def test_they_tell_the_same(self, shown: Published, settings: Any) -> None:
        address = f"{settings.PUBLIC_URL}{shown.address}"
        told = json.loads(body(reverse("website:json_feed")))
        assert told["version"] == "https://jsonfeed.org/version/1.1"
        assert [(one["id"], one["title"]) for one in told["items"]] == [(address, TITLE)]
        atom = ElementTree.fromstring(body(reverse("website:atom")).encode())  # noqa: S314 - our own
        names = {"a": "http://www.w3.org/2005/Atom"}
        assert [one.text for one in atom.findall("a:entry/a:title", names)] == [TITLE]
        assert [one.text for one in atom.findall("a:entry/a:id", names)] == [address]
        rss = ElementTree.fromstring(body(reverse("website:rss")).encode())  # noqa: S314 - our own
        assert [one.text for one in rss.findall("channel/item/link")] == [address]
        for name in ("website:atom", "website:rss", "website:json_feed"):
            assert shown.name not in body(reverse(name))

    def test_every_page_names_them(self) -> None:
        page = body("/")
        for name, media_type in (("atom", "atom+xml"), ("rss", "rss+xml"), ("json_feed", "feed+json")):
            assert f'type="application/{media_type}"' in page and reverse(f"website:{name}") in page


class TestRobots:
    def test_the_inside_is_not_visited(self, settings: Any) -> None:
        settings.PUBLIC_URL = "https://thidua.example.vn"
        lines = body("/robots.txt").splitlines()
        assert lines[0] == "User-agent: *" and "Disallow: /" in lines
        assert "Allow: /$" in lines and "Allow: /guong-dien-hinh/" in lines
        assert lines[-1] == "Sitemap: https://thidua.example.vn/sitemap.xml"
        assert not any("viec-cua-toi" in line or "nhung" in line for line in lines)


class TestEmbedding:
    PATH = "/nhung/"

    def test_nobody_may_unless_named(self, shown: Published) -> None:
        response = Client().get(self.PATH)
        assert "frame-ancestors 'none'" in response["Content-Security-Policy"]
        assert response["X-Frame-Options"] == "DENY"

    def test_the_named_site_may_and_only_this_page(self, shown: Published, settings: Any) -> None:
        settings.EMBED_ORIGINS = ["https://sngv.example.gov.vn"]
        response = Client().get(self.PATH)
        assert "frame-ancestors 'self' https://sngv.example.gov.vn;" in f"{response['Content-Security-Policy']};"
        assert "X-Frame-Options" not in response and TITLE in response.content.decode()
        for path in ("/", shown.address, "/guong-dien-hinh/"):
            other = Client().get(path)
            assert "frame-ancestors 'none'" in other["Content-Security-Policy"] and other["X-Frame-Options"] == "DENY"


def test_the_front_page_of_an_empty_portal() -> None:
    AgencyFactory()
    page = body("/")
    assert "Chưa có bài nào được đăng." in page and "Chưa lập kỳ bình xét nào" in page
