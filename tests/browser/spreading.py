"""What journeys of sessions and stories do alike, by the words that people read: sessions, stories, visitors."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

import zxingcpp
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from core import clock
from tests.browser.desk import Desk
from tests.browser.journey import Journey
from tests.browser.office_day import said
from tests.browser.steps import press

OFFICE, STANDING, EDITOR = "vanphong", "phogiamdoc", "bientap"
PHONE = 360
#: How it is known that the person of an account was at a session.
THERE = (
    "SELECT presence.way FROM spreading_presence presence JOIN accounts_user person ON person.id = presence.person_id "
    "WHERE presence.review_id = ? AND person.username = ?"
)
STORY = "SELECT state, published_at IS NOT NULL FROM stories_story WHERE id = ?"
_ID = re.compile(r"/(\d+)/")


def field(page: Page, label: str) -> Locator:
    """The field with exactly this label, whether it must be filled or not."""
    return page.get_by_label(re.compile(rf"^\s*{label}\s*\*?\s*$"))


def choose(page: Page, label: str, words: str) -> None:
    """The first option that has these *words*."""
    box = field(page, label)
    options = box.locator("option").all_inner_texts()
    box.select_option(label=next(one for one in options if words in one))


def follow(page: Page, words: str) -> None:
    """The link with exactly these words."""
    with page.expect_navigation():
        page.get_by_role("link", name=words, exact=True).first.click(timeout=10_000)


def number_in(page: Page) -> int:
    """The id in the address of the page."""
    found = _ID.search(page.url)
    assert found is not None, page.url
    return int(found[1])


def scanned(page: Page) -> str:
    """What a phone reads from the code on the screen."""
    code = page.locator("svg.qr")
    picture = Image.open(BytesIO(code.screenshot())).convert("L")
    (found,) = zxingcpp.read_barcodes(picture)
    return found.text


def picture_file(title: str, colour: str) -> dict[str, object]:
    drawn, kept = Image.new("RGB", (1600, 1000), colour), BytesIO()
    drawn.save(kept, "JPEG")
    return {"name": f"{title}.jpg", "mimeType": "image/jpeg", "buffer": kept.getvalue()}


@contextmanager
def visitor(journey: Journey, width: int = 0) -> Iterator[Page]:
    """Somebody without an account; what the pages complain of is that a story is gone, if anything."""
    size = {"width": width or journey.width, "height": 800}
    site = journey.portal.server.address
    with journey.chromium.new_context(viewport=size, locale="vi-VN", base_url=site) as context:
        desk = Desk(context, site)
        yield desk.page
        assert [one for one in desk.complaints if "status of 410" not in one] == []


def plan(journey: Journey, title: str) -> tuple[Page, int]:
    """A session of today; its id."""
    office = journey.at(OFFICE)
    office.goto("/nhan-rong/so-ket/")
    follow(office, "Lập buổi sơ kết, tổng kết")
    choose(office, "Hình thức", "Sơ kết")
    field(office, "Tên buổi").fill(title)
    field(office, "Ngày").fill(f"{clock.today()}")
    field(office, "Giờ bắt đầu").fill("14:00")
    field(office, "Địa điểm").fill("Phòng họp tầng 2")
    choose(office, "Chủ trì", "Tạ Quang Hiệp Ân")
    choose(office, "Thư ký", "Mạc Thùy Lam Yên")
    field(office, "Chương trình").fill("Báo cáo sơ kết\nĐiển hình tiên tiến báo cáo kinh nghiệm\nThảo luận")
    press(office, "Lưu, chuẩn bị tiếp")
    return office, number_in(office)


def add_model(office: Page, name: str, topic: str) -> None:
    follow(office, "Thêm điển hình")
    choose(office, "Điển hình báo cáo", name)
    field(office, "Chủ đề").fill(topic)
    press(office, "Thêm vào chương trình")


def shown_code(office: Page, review: int) -> str:
    """The address that the code in the room opens."""
    office.goto(f"/nhan-rong/so-ket/{review}/")
    follow(office, "Danh sách có mặt")
    follow(office, "Hiện mã có mặt")
    return scanned(office)


def say_present(journey: Journey, username: str, address: str) -> Page:
    phone = journey.at(username, width=PHONE)
    phone.goto(address)
    press(phone, "Tôi có mặt")
    assert "Đồng chí đã có tên trong danh sách có mặt" in said(phone)
    return phone


def hold(office: Page, review: int) -> None:
    office.goto(f"/nhan-rong/so-ket/{review}/")
    follow(office, "Ghi đã tổ chức")
    press(office, "Ghi đã tổ chức")


def agree(journey: Journey, username: str, *things: str) -> Page:
    """The person agrees to *things* at his or her own page, so far as that was not done."""
    page = journey.at(username)
    page.goto("/bai-viet/dong-y/")
    for thing in things or ("Họ tên", "Hình ảnh", "Bài viết"):
        if page.get_by_role("button", name=f"Đồng ý : {thing}", exact=True).count():
            press(page, f"Đồng ý : {thing}")
        assert page.get_by_role("button", name=f"Rút đồng ý : {thing}", exact=True).count() == 1
    return page


def write_story(journey: Journey, about: str, title: str, *paragraphs: str) -> tuple[Page, int]:
    """A story typed in the editor and saved; the page of the story, its id."""
    writer = journey.at(EDITOR)
    writer.goto("/bai-viet/")
    follow(writer, "Viết bài mới")
    press(writer, f"Viết bài về {about}")
    field(writer, "Tên bài").fill(title)
    field(writer, "Sapo").fill(f"Một việc đáng học tập: {title}.")
    page = writer.locator("[data-page]")
    expect(page).to_be_visible()
    page.click()
    for place, words in enumerate(paragraphs):
        if place:
            writer.keyboard.press("Enter")
        writer.keyboard.type(words)
    press(writer, "Lưu, xem bài")
    return writer, number_in(writer)


def add_photo(writer: Page, story: int, who: str, alt: str, colour: str) -> None:
    writer.goto(f"/bai-viet/{story}/")
    follow(writer, "Ảnh")
    writer.set_input_files("[name=upload]", picture_file("anh", colour))
    press(writer, "Thêm ảnh")
    field(writer, "Mô tả ảnh").fill(alt)
    writer.get_by_label(re.compile(f"^{who}")).check()
    press(writer, "Lưu ảnh")


def hand_in(writer: Page, story: int) -> None:
    writer.goto(f"/bai-viet/{story}/")
    press(writer, "Gửi duyệt")


def approve(journey: Journey, story: int) -> None:
    standing = journey.at(STANDING)
    standing.goto(f"/bai-viet/{story}/")
    follow(standing, "Duyệt đăng")
    press(standing, "Duyệt đăng")
    assert "Khách xem được từ lúc này." in said(standing)
    assert journey.row(STORY, story) == ("published", 1)


def public_lists(page: Page, year: int) -> dict[str, str]:
    """Every public page and file that lists stories, as a visitor gets them now."""
    paths = ("/", f"/guong-dien-hinh/?nam={year}", "/nhung/", "/guong-dien-hinh/atom.xml", "/guong-dien-hinh/rss.xml",
             "/guong-dien-hinh/feed.json", "/sitemap.xml")  # fmt: skip
    return {path: _text(page, path) for path in paths}


def _text(page: Page, path: str) -> str:
    answer = page.request.get(path)
    assert answer.ok, (path, answer.status)
    text = answer.text()
    return json.dumps(json.loads(text), ensure_ascii=False) if path.endswith(".json") else text
