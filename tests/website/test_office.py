"""What the Office and the editor have of the public site: addresses to give away, the sheet to print."""

from io import BytesIO
from typing import Any

import pikepdf
import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image

from accounts.roles import Role
from stories.models import Rendition
from tests.factories.people import person
from tests.factories.story import withdraw
from tests.scenarios.pages import faults_of_page
from tests.website.world import TITLE, Published
from website.cards import HEIGHT, WIDTH, CardWords, card

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
KEEPERS = (Role.OFFICE, Role.EDITOR, Role.STANDING_COUNCIL, Role.DIRECTOR)


#: Eleven words: five of it are a paragraph, 24 paragraphs a story of the customary length.
PARAGRAPH = "Mỗi sáng, người cán bộ ấy đến sớm đón bà con. "


@pytest.fixture
def shown() -> Published:
    return Published()


def browser(role: Role) -> Client:
    client = Client()
    client.force_login(person(role))
    return client


def sheet(shown: Published) -> str:
    return reverse("website:poster", args=[shown.story.pk])


class TestAddresses:
    def test_the_office_copies_them(self, shown: Published, settings: Any) -> None:
        settings.PUBLIC_URL, settings.EMBED_ORIGINS = "https://thidua.example.vn", ["https://sngv.example.vn"]
        response = browser(Role.OFFICE).get(reverse("website:addresses"))
        page = response.content.decode()
        assert list(faults_of_page(response)) == []
        assert "&lt;iframe src=&quot;https://thidua.example.vn/nhung/&quot;" in page.replace('"', "&quot;")
        assert "https://sngv.example.vn" in page and "https://thidua.example.vn/guong-dien-hinh/atom.xml" in page
        assert TITLE in page and sheet(shown) in page

    def test_it_says_that_nobody_may_embed_yet(self) -> None:
        page = browser(Role.EDITOR).get(reverse("website:addresses")).content.decode()
        assert "Chưa trang nào được nhúng" in page and "Chưa có bài nào đang đăng" in page

    @pytest.mark.parametrize("role", KEEPERS)
    def test_who_has_the_page(self, role: Role) -> None:
        assert browser(role).get(reverse("website:addresses")).status_code == 200

    @pytest.mark.parametrize("role", [Role.RECORDS_CLERK, Role.COUNCIL_CHAIR, Role.ADMINISTRATOR])
    def test_who_has_not(self, role: Role, shown: Published) -> None:
        assert browser(role).get(reverse("website:addresses")).status_code == 403
        assert browser(role).get(sheet(shown)).status_code == 403

    def test_strangers_sign_in_first(self, shown: Published) -> None:
        for path in (reverse("website:addresses"), sheet(shown)):
            assert Client().get(path).status_code == 302

    @pytest.mark.parametrize("many", [1, 3])
    def test_queries_do_not_grow(self, many: int, django_assert_num_queries: Any) -> None:
        from tests.factories.story import agree, published_story
        from tests.website.world import recognised

        for nomination in recognised(many):
            published_story(nomination)
            agree(nomination)
        client = browser(Role.EDITOR)
        client.get(reverse("website:addresses"))
        with django_assert_num_queries(ADDRESSES_QUERIES):
            client.get(reverse("website:addresses"))


#: Session, account, duties with the unit, the frame; the page of stories and how many there are.
ADDRESSES_QUERIES = 9


@pytest.mark.slow
class TestSheet:
    def test_it_is_one_page_of_a3_with_its_own_fonts(self) -> None:
        shown = Published(prose="\n\n".join([PARAGRAPH * 5] * 24))
        response = browser(Role.EDITOR).get(sheet(shown))
        assert (response.status_code, response["Content-Type"]) == (200, "application/pdf")
        with pikepdf.open(BytesIO(response.content)) as pdf:
            [page] = pdf.pages
            width, height = (round(float(side) / 72 * 25.4) for side in page.mediabox[2:])
            assert (width, height) == (297, 420)
            fonts = list(page.Resources.Font.values())
            files = [font.DescendantFonts[0].FontDescriptor.get("/FontFile2") for font in fonts]
            assert files and all(file is not None for file in files)
            assert len(page.Resources.get("/XObject", {})) == 1, "the photo; the code is drawn"

    def test_a_long_story_goes_on_overleaf(self) -> None:
        shown = Published(prose="\n\n".join([PARAGRAPH * 5] * 60))
        with pikepdf.open(BytesIO(browser(Role.EDITOR).get(sheet(shown)).content)) as pdf:
            assert len(pdf.pages) > 1

    def test_what_is_not_public_has_none(self, shown: Published) -> None:
        withdraw([shown.given["text"]])
        assert browser(Role.EDITOR).get(sheet(shown)).status_code == 404

    def test_a_photo_that_may_not_be_seen_is_not_printed(self, shown: Published) -> None:
        withdraw([shown.given["photo"]])
        Rendition.objects.update(sha256="00" * 32)  # would refuse the sheet if it were read
        assert browser(Role.EDITOR).get(sheet(shown)).status_code == 200

    def test_what_cannot_be_printed_is_told(self, shown: Published) -> None:
        Rendition.objects.update(sha256="00" * 32)
        page = browser(Role.EDITOR).get(sheet(shown), follow=True).content.decode()
        assert "Tệp lưu không còn nguyên vẹn." in page
        shown.story.title = "Bài 𝄞"
        shown.story.save()
        answer = browser(Role.EDITOR).get(sheet(shown), follow=True)
        assert answer.redirect_chain == [(reverse("website:addresses"), 302)] and "𝄞" in answer.content.decode()


class TestCard:
    @pytest.mark.parametrize("title", ["Một", TITLE, "Nguyễn " * 60, "x" * 300, ""])
    def test_it_is_a_picture_of_its_size(self, title: str) -> None:
        words = CardWords(title, 2026, "Sở Ngoại vụ tỉnh Sông Lam " * 3)
        content = card(words)
        with Image.open(BytesIO(content)) as picture:
            assert (picture.format, picture.size) == ("PNG", (WIDTH, HEIGHT))
        assert content == card(words) and len(content) < 60_000

    def test_other_words_are_another_card(self) -> None:
        assert CardWords("A", 2026, "").digest != CardWords("A", 2025, "").digest
