"""Kiểm chứng sổ phiếu in Chromium: on the portal's page and from disk the same verdicts, and no file leaves."""

import re
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from councils.ballot.archive import written_archive
from councils.offline_verifier import offline_verifier
from tests.ballot.boxes import MOMENT, MadeBox, counted_box
from tests.ballot.forging import MANIPULATIONS, board_of, steps_of
from tests.browser.desk import WIDTHS, Desk
from tests.browser.test_pages import AXE
from tests.plugins.tools import require_axe

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]

ADDRESS = "/hoi-dong/kiem-chung/"
#: Chromium asks for it when it likes.
ICON = "/static/img/emblem"
#: Remembers what is told of the progress whenever the page is drawn.
WATCH = """() => {
    window.drawn = new Set();
    const look = () => {
        window.drawn.add(document.getElementById("progress-text").textContent);
        requestAnimationFrame(look);
    };
    look();
}"""
Files = dict[str, Path]


@pytest.fixture(scope="module")
def box() -> MadeBox:
    return counted_box(nominees=6)


@pytest.fixture(scope="module")
def files(box: MadeBox, tmp_path_factory: pytest.TempPathFactory) -> Files:
    """Archives on disk, by what is the matter with them."""
    folder, good = tmp_path_factory.mktemp("so-phieu"), box.archive()
    contents = {
        "dung": good, "hom-khac": counted_box().archive(), "cut": good[:-700],
        "gia": written_archive(MANIPULATIONS["ballot_left_out"].forge(box), MOMENT),
        "chua-kiem": written_archive(board_of(steps_of(box.board)[:7]), MOMENT),
    }  # fmt: skip
    for name, content in contents.items():
        (folder / f"{name}.bel").write_bytes(content)
    return {name: folder / f"{name}.bel" for name in contents}


@pytest.fixture(params=[(where, width) for where in ("portal", "disk") for width in WIDTHS], ids=lambda one: f"{one}")
def desk(request: pytest.FixtureRequest, chromium: Browser, tmp_path: Path) -> Iterator[Desk]:
    """The page before a reader: that of the portal, or the file from disk, where every request is a complaint."""
    where, width = request.param
    with chromium.new_context(viewport={"width": width, "height": 800}, locale="vi-VN") as context:
        if where == "portal":
            found = Desk(context, request.getfixturevalue("site"))
            found.sign_in("chanhvanphong")
            found.open(ADDRESS)
        else:
            file = tmp_path / "kiem-chung.html"
            file.write_bytes(offline_verifier().content)
            found = Desk(context, file.as_uri())
            found.open("")
        found.page.on("pageerror", lambda error: found.complaints.append(str(error)))
        yield found


def choose(page: Page, *paths: Path) -> None:
    page.set_input_files("#files", paths)
    expect(page.locator("#status")).not_to_be_empty(timeout=60_000)


def look_up(page: Page, code: str) -> str:
    page.fill("#tracker", code)
    page.press("#tracker", "Enter")
    return page.inner_text("#standing")


def test_verdicts_are_told_and_nothing_is_sent(desk: Desk, box: MadeBox, files: Files) -> None:
    page, sent, verified = desk.page, list[str](), box.verified()
    page.on("request", lambda request: sent.append(request.url))
    choose(page, files["dung"])
    card = page.locator(".finding")
    expect(card.locator("h2")).to_have_text("ĐÚNGdung.bel")
    for text in (box.election.name, verified.head, box.election.uuid, "Phiếu trong sổ5", "Phiếu được tính4"):
        expect(card).to_contain_text(text)
    rows = [re.split(r"\s*\n\s*|\t", row.strip()) for row in card.locator("tbody tr").all_inner_texts()]
    assert rows == [[question.text, "3", "0", "1"] for question in box.election.questions]
    assert "được tính." in look_up(page, verified.ballots[1].tracker)
    assert "nhưng không được tính" in look_up(page, verified.ballots[0].tracker)
    choose(page, files["gia"], files["cut"], files["chua-kiem"])
    expect(page.locator("#status")).to_have_text("Đã kiểm chứng xong: 2 tệp SAI, 1 tệp chưa kiểm xong.")
    assert [text.split("\n")[0] for text in card.all_inner_texts()] == ["SAI", "SAI", "CHƯA KIỂM XONG"]
    expect(card.nth(0)).to_contain_text("Tổng đã mã hóa không phải là tổng của các phiếu.")
    expect(page.locator("#session-code")).to_contain_text("Chưa tính Mã phiên")
    assert ([url for url in sent if ICON not in url], desk.complaints) == ([], [])


def test_files_of_one_session_have_one_code(desk: Desk, files: Files) -> None:
    page, codes = desk.page, set()
    for names in (("dung", "hom-khac"), ("hom-khac", "dung")):
        choose(page, *(files[name] for name in names))
        codes.add(page.inner_text("#session-code .finding__code"))
    assert len(codes) == 1 and re.fullmatch(r"(\w{4}-){4}\w{4}", codes.pop())
    choose(page, files["dung"], files["chua-kiem"])
    expect(page.locator("#session-code")).to_contain_text("hai tệp của cùng một hòm phiếu")
    assert desk.complaints == []


def test_the_page_is_alive_while_it_verifies(desk: Desk, files: Files) -> None:
    page = desk.page
    page.evaluate(WATCH)
    choose(page, files["dung"])
    expect(page.locator("#files")).to_be_focused()
    told = {f"Đang kiểm chứng phiếu {number} trên 5…" for number in range(1, 6)}
    assert len(told & set(page.evaluate("[...window.drawn]"))) >= 3  # a busy machine skips frames


def test_every_answer_is_accessible_and_fits(desk: Desk, box: MadeBox, files: Files) -> None:
    page = desk.page
    choose(page, files["dung"], files["gia"], files["chua-kiem"])
    look_up(page, box.verified().ballots[1].tracker)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.evaluate(require_axe())  # sets styles of its own while it looks, which the policy refuses
    assert page.evaluate(AXE) == []


def test_what_the_portal_hands_out_is_the_file_whose_code_it_shows(
    chromium: Browser, site: str, tmp_path: Path
) -> None:
    with chromium.new_context(base_url=site) as context:
        page = Desk(context, site).sign_in("chanhvanphong")
        page.goto(ADDRESS)
        with page.expect_download() as started:
            page.click("text=Tải kiem-chung.html")
        assert started.value.suggested_filename == "kiem-chung.html"
        started.value.save_as(tmp_path / "kiem-chung.html")
        content = (tmp_path / "kiem-chung.html").read_bytes()
        assert content == offline_verifier().content
        assert sha256(content).hexdigest() in page.inner_text("main")


def test_a_file_that_was_changed_runs_nothing(chromium: Browser, tmp_path: Path) -> None:
    changes: list[Callable[[bytes], bytes]] = [
        lambda page: page.replace(b'"use strict";', b'"use strict"; document.title = "khac";', 1),
        lambda page: page.replace(b"</body>", b'<script>document.title = "khac";</script></body>'),
        lambda page: page.replace(b"</body>", b'<img src="x" onerror="document.title = 1"></body>'),
    ]
    with chromium.new_context() as context:
        page = context.new_page()
        for number, change in enumerate(changes):
            file = tmp_path / f"{number}.html"
            file.write_bytes(change(offline_verifier().content))
            page.goto(file.as_uri())
            assert page.title() == "Kiểm chứng sổ phiếu"
        page.goto((tmp_path / "0.html").as_uri())
        expect(page.locator("#files")).to_be_disabled()
