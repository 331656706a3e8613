"""A file sent over a line that breaks in the middle, in a real browser."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, Route

from tests.browser.desk import Desk
from tests.uploads.remains import remains

pytestmark = pytest.mark.browser


def _photo(folder: Path, side: int) -> Path:
    """A photo of a camera, too large for a slow line."""
    path = folder / "anh.jpg"
    noise = Image.effect_noise((side, side), 120).convert("RGB")
    noise.save(path, "JPEG", quality=95)
    return path


def _form(desk: Desk) -> Page:
    page = desk.sign_in("dvdn")
    page.click("a:has-text('Xem và hoàn thiện')")
    dossier = re.search(r"/ho-so/\d+/", page.url)
    assert dossier
    desk.open(f"{dossier[0]}minh-chung/them/")
    page.select_option("[name=kind]", "photo")
    page.select_option("[name=criterion]", index=1)
    page.fill("[name=title]", "Ảnh chụp từ máy ảnh")
    return page


@pytest.mark.parametrize("desk", [360, 1280], indirect=True)
def test_a_cut_line_costs_a_piece_and_not_the_file(desk: Desk, tmp_path: Path) -> None:
    page = _form(desk)
    offsets: list[int] = []
    failures = [3, 4]

    def pass_on(route: Route) -> None:
        offsets.append(int(route.request.headers["upload-offset"]))
        if len(offsets) in failures:
            route.abort("connectionreset")
        else:
            route.continue_()

    page.route(re.compile(r"/minh-chung/gui/[0-9a-f]{32}/$"), pass_on)
    page.set_input_files("[name=upload]", _photo(tmp_path, 2400))
    page.click("button:has-text('Thêm minh chứng')")
    page.wait_for_url(re.compile(r"/soan/"))
    assert offsets[:5] == [0, 256 * 1024, 512 * 1024, 512 * 1024, 512 * 1024]  # asked again until it was heard
    assert offsets[5:] == sorted({*offsets[5:]})
    link = page.locator("li.filerow", has_text="Ảnh chụp từ máy ảnh").last.locator("a", has_text="Tải tệp")
    content = page.request.get(f"{desk.site}{link.get_attribute('href')}").body()
    assert remains("anh.jpg", content) == []
    assert Image.open(BytesIO(content)).size == (2400, 2400)
    assert [line for line in desk.complaints if "ERR_CONNECTION_RESET" not in line] == []


@pytest.mark.parametrize("desk", [360], indirect=True)
def test_a_photo_is_made_smaller_before_it_is_sent(desk: Desk, tmp_path: Path) -> None:
    page = _form(desk)
    page.set_input_files("[name=photo]", _photo(tmp_path, 3600))
    page.click("button:has-text('Thêm rồi thêm tiếp')")
    page.wait_for_url(re.compile(r"/minh-chung/them/\?tieu-chuan=\d+$"))
    page.go_back()
    page.goto(re.sub(r"minh-chung/them/.*", "soan/", page.url))
    link = page.locator("li.filerow", has_text="Ảnh chụp từ máy ảnh").last.locator("a", has_text="Tải tệp")
    content = page.request.get(f"{desk.site}{link.get_attribute('href')}").body()
    assert max(Image.open(BytesIO(content)).size) == 2560
