"""Mẫu giấy công nhận and «chỉ in chữ»: the frozen words alone at places in millimetres; nothing issued changes."""

import io
from dataclasses import replace

import pdfplumber
import pikepdf
import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from accounts.models import AccessLog
from accounts.roles import Role
from certificates.actions.keep_stock import add_blank
from certificates.actions.keep_template import keep_template
from certificates.actions.render_pending import render_pending
from certificates.forms.template import HEADS
from certificates.models import Blank, BlankTemplate, Certificate
from certificates.rendering.ground import Ground
from certificates.rendering.places import PARTS, default_plan, problems, stored
from certificates.rendering.refusals import PlaceTooSmall
from certificates.rendering.words import print_words
from certificates.templates_of_blanks import specimens
from core.uploads import read
from core.workflow import AlreadyDone
from tests.certificates.rendering_samples import VARIANTS, pixels, sample, words_of
from tests.factories.certificate import Desk
from tests.factories.people import person

pytestmark = pytest.mark.slow

MM = 72 / 25.4
A4 = default_plan("a4", landscape=True)


def moved(plan, key, **changes):
    return replace(plan, places={**plan.places, key: replace(plan.places[key], **changes)})


def test_the_words_stand_alone_at_their_places():
    plan = moved(moved(A4, "name", top=90.0, height=17.0), "state", shown=False)
    pdf = print_words([sample()], plan)
    words = words_of(pdf)
    for _, value in sample().printed_fields():
        if value != sample().verify_url:
            assert value in words
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA" not in words, "the blank bears it already"
    with pdfplumber.open(io.BytesIO(pdf)) as book:
        page = book.pages[0]
        name = [one for one in page.chars if "Display-Bold" in one["fontname"] and one["text"].strip()]
        assert "".join(letter["text"] for letter in name) == "HoàngThanhHoàngBình"
        assert min(letter["top"] for letter in name) > 90 * MM and max(letter["bottom"] for letter in name) < 107 * MM
    picture = pixels(pdf, 72)
    assert picture.getpixel((round(12.5 * MM), round(100 * MM))) == (255, 255, 255), "no frame"
    assert picture.getpixel((round(60 * MM), round(112 * MM))) == (255, 255, 255), "no ground"


@pytest.mark.parametrize(("size", "landscape", "box"), [
    ("a4", True, (297, 210)), ("a4", False, (210, 297)), ("a3", True, (420, 297)), ("a3", False, (297, 420)),
])  # fmt: skip
def test_every_sheet_has_places_that_hold_every_certificate(size, landscape, box):
    plan = default_plan(size, landscape=landscape)
    assert problems(plan) == {}
    with pikepdf.open(io.BytesIO(print_words(list(VARIANTS.values()), plan))) as printed:
        assert len(printed.pages) == len(VARIANTS)
        assert [round(float(side) / MM) for side in printed.pages[0].mediabox[2:]] == list(box)


def test_a_long_name_shrinks_to_a_floor_then_wraps_and_a_small_box_is_refused():
    def sizes(name, **changes):
        with pdfplumber.open(io.BytesIO(print_words([sample(name=name)], moved(A4, "name", **changes)))) as book:
            return {round(letter["size"], 1) for letter in book.pages[0].chars if "Display-Bold" in letter["fontname"]}

    assert sizes("Lê An") == {28.0}
    assert sizes("Công Tằng Tôn Nữ Nguyễn Thị Phương Thảo Nguyên") == {23.8}
    assert sizes("Công Tằng Tôn Nữ Nguyễn Thị Phương Thảo Nguyên", left=100.0, width=90.0) == {18.2}, "wraps"
    with pytest.raises(PlaceTooSmall, match="mục “Họ và tên, tên tập thể” không vừa ô trong mẫu"):
        print_words([sample()], moved(A4, "name", width=20.0))


@pytest.mark.parametrize(("key", "changes", "measure", "sentence"), [
    ("name", {"shown": False}, "shown", "phải in"),
    ("qr", {"width": 12.0}, "width", "từ 20 đến 60 mm"),
    ("post", {"width": 4.0}, "width", "rộng ít nhất 10 mm"),
    ("post", {"height": 1.0}, "height", "cao ít nhất 3 mm"),
    ("post", {"size": 3.0}, "size", "Cỡ chữ từ 6 đến 90"),
    ("title", {"left": 100.0}, "left", "ra ngoài giấy rộng 297 mm"),
    ("mark", {"top": 205.0}, "top", "ra ngoài giấy cao 210 mm"),
    ("post", {"top": 95.0}, "top", "đè lên ô «Họ và tên, tên tập thể»"),
])  # fmt: skip
def test_a_place_that_cannot_be_is_refused_in_a_sentence(key, changes, measure, sentence):
    assert sentence in problems(moved(A4, key, **changes))[key, measure]


def test_a_hidden_part_may_lie_anywhere():
    assert problems(moved(A4, "post", top=95.0, shown=False)) == {}


def test_the_preview_shows_the_picture_of_the_blank_and_the_boxes():
    content = io.BytesIO()
    Image.new("RGB", (30, 21), (10, 200, 30)).save(content, "PNG")
    picture = pixels(print_words(specimens(), A4, Ground("image/png", content.getvalue())), 72)
    assert picture.getpixel((round(12 * MM), round(100 * MM))) == (10, 200, 30)


class Drawer:
    def __init__(self) -> None:
        self.desk = Desk(passed=2)
        self.blank = add_blank(by=self.desk.office, name="Phôi mẫu 2026", size="a4")
        self.address = reverse("certificates:template", args=[self.blank.pk])

    def given(self, after=0, orientation="landscape", **changes):
        rows = {f"{part.key}-{name}": stored(A4)[part.key].get(name) for part in PARTS for name in HEADS}
        typed = {key: str(value).replace(".", ",") for key, value in (rows | changes).items() if value is not False}
        return {**typed, "orientation": orientation, "after": str(after)}

    def keep(self, plan=A4, after=0, by=None):
        return keep_template(
            self.blank, orientation="landscape", plan=plan, picture=None, after=after, by=by or self.desk.office
        )


@pytest.mark.django_db
class TestTheOffice:
    def test_saves_versions_and_the_last_one_prints(self, as_):
        drawer = Drawer()
        client = as_(drawer.desk.office)
        assert "Chưa có mẫu" in client.get(drawer.address).content.decode()
        content = io.BytesIO()
        Image.new("RGB", (30, 21), (10, 200, 30)).save(content, "PNG")
        picture = SimpleUploadedFile("phoi.png", content.getvalue())
        assert client.post(drawer.address, drawer.given() | {"picture": picture}).status_code == 302
        assert client.post(drawer.address, drawer.given(**{"state-shown": False}, after=1)).status_code == 302
        first, second = BlankTemplate.objects.order_by("number")
        assert first.places == stored(A4) and second.places["state"]["shown"] is False
        assert first.picture_stored_name == second.picture_stored_name != "", "the picture stays"
        page = client.get(drawer.address).content.decode()
        assert "Đang dùng bản 2" in page and 'Xem thử<span class="vh"> bản 1</span>' in page
        try_ = reverse("certificates:template_try", args=[drawer.blank.pk])
        old, new = (words_of(b"".join(client.get(try_, asked).streaming_content)) for asked in ({"ban": "1"}, {}))
        assert "CỘNG HÒA" in old and "CỘNG HÒA" not in new
        assert client.get(try_, {"ban": "9"}).status_code == 404

    def test_is_told_on_trying_that_a_long_text_does_not_fit(self, as_):
        drawer = Drawer()
        drawer.keep(moved(A4, "name", width=30.0))
        page = as_(drawer.desk.clerk).get(reverse("certificates:template_try", args=[drawer.blank.pk]), follow=True)
        assert "mục “Họ và tên, tên tập thể” không vừa ô trong mẫu" in page.content.decode()

    def test_loses_nothing_typed_when_a_place_is_refused(self, as_):
        drawer = Drawer()
        client = as_(drawer.desk.office)
        refused = client.post(drawer.address, drawer.given(**{"title-left": "100,5"}))
        page = refused.content.decode()
        assert refused.status_code == 422 and 'value="100,5"' in page
        assert "Tên giấy: cách mép trái (mm): Ô ra ngoài giấy rộng 297 mm" in page
        for odd in ("", "x", "NaN", "-9", "9" * 30, "1e99", "\x00"):
            assert client.post(drawer.address, drawer.given(**{"title-left": odd})).status_code == 422
        assert client.post(drawer.address, drawer.given(after="9" * 30)).status_code == 422
        assert client.post(drawer.address, drawer.given(orientation="x")).status_code == 422
        text = SimpleUploadedFile("phoi.pdf", b"%PDF-1.4")
        assert "png, jpg" in client.post(drawer.address, drawer.given() | {"picture": text}).content.decode()
        assert not BlankTemplate.objects.exists()

    def test_a_double_click_is_one_version_and_a_newer_one_is_seen_first(self):
        drawer = Drawer()
        drawer.keep()
        with pytest.raises(AlreadyDone, match="bản 1 đã lưu đúng như vậy"):
            drawer.keep()
        with pytest.raises(ValidationError, match="Mẫu vừa có bản 1 do"):
            drawer.keep(moved(A4, "post", shown=False), after=0)
        assert drawer.keep(moved(A4, "post", shown=False), after=1).number == 2

    def test_alone_keeps_templates_and_the_records_clerk_tries_them(self, as_):
        drawer = Drawer()
        drawer.keep()
        try_ = reverse("certificates:template_try", args=[drawer.blank.pk])
        with pytest.raises(PermissionDenied):
            drawer.keep(by=drawer.desk.clerk)
        assert as_(drawer.desk.clerk).get(drawer.address).status_code == 404
        assert as_(drawer.desk.clerk).get(try_).status_code == 200
        for stranger in (drawer.desk.director, person(Role.STAFF, drawer.desk.department)):
            assert as_(stranger).get(drawer.address).status_code == as_(stranger).get(try_).status_code == 404


@pytest.mark.django_db
def test_certificates_are_printed_on_blanks_from_their_frozen_words_and_stay_as_issued(as_):
    drawer = Drawer()
    template = drawer.keep(moved(A4, "state", shown=False))
    decision = drawer.desk.issued()
    render_pending()
    before = list(Certificate.objects.order_by("pk").values())
    files = [read(row["stored_name"], row["sha256"]) for row in before]
    for nomination in drawer.desk.nominations:
        type(nomination).objects.filter(pk=nomination.pk).update(name="Tên Khác")
    client = as_(drawer.desk.clerk)
    choice, all_ = (reverse(f"certificates:{n}", args=[decision.pk]) for n in ("print_choice", "certificate_print_all"))
    assert "Chỉ in chữ, trên Phôi mẫu 2026, khổ A4" in client.get(choice).content.decode()
    printed = b"".join(client.get(all_, {"phoi": template.pk, "may": "", "tu": "2"}).streaming_content)
    words = words_of(printed)
    assert before[1]["text"]["name"] in words and before[0]["text"]["name"] not in words
    assert "Tên Khác" not in words and "CỘNG HÒA" not in words
    assert list(Certificate.objects.order_by("pk").values()) == before
    assert [read(row["stored_name"], row["sha256"]) for row in before] == files
    assert AccessLog.objects.filter(act="in chữ trên phôi", user=drawer.desk.clerk).count() == 1
    for odd in ("999", "x", "-1", "9" * 40, "\x00"):
        assert client.get(all_, {"phoi": odd}).status_code == client.get(all_, {"may": odd}).status_code == 404
    small = drawer.keep(moved(A4, "name", width=15.0), after=1)
    assert client.get(all_, {"phoi": template.pk}).status_code == 404, "only the last version prints"
    refused = client.get(all_, {"phoi": small.pk}, follow=True)
    assert "không vừa ô trong mẫu; nới ô này ở «Mẫu giấy công nhận» rồi in lại." in refused.content.decode()
    assert as_(drawer.desk.director).get(all_, {"phoi": small.pk}).status_code == 404
    assert as_(drawer.desk.director).get(choice).status_code == 403
    Blank.objects.update(in_use=False)
    assert client.get(all_, {"phoi": small.pk}).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("versions", [1, 6])
def test_the_page_asks_as_much_for_many_versions_as_for_one(as_, versions, django_assert_num_queries):
    drawer = Drawer()
    for number in range(versions):
        drawer.keep(moved(A4, "post", shown=bool(number % 2)), after=number)
    client = as_(drawer.desk.office)
    client.get(drawer.address)
    with django_assert_num_queries(10):
        assert client.get(drawer.address).status_code == 200
