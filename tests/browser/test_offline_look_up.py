"""Tra cứu from disk in Chromium: codes in any form, the PDF itself, a revoked one, data that somebody changed."""

import json
import re
from base64 import b64decode, b64encode
from collections.abc import Iterator
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import pytest
from playwright.sync_api import Browser, Page, expect

from certificates.bundle import bundle_of
from tests.browser.desk import WIDTHS, Desk
from tests.browser.test_pages import AXE
from tests.certificates.rendering_samples import sample
from tests.plugins.tools import require_axe

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
PDF = b"%PDF-1.7 a certificate"
AT = datetime(2026, 12, 3, 2, 0, tzinfo=UTC)


def row(number: int, **facts: Any) -> SimpleNamespace:
    """A certificate as the register has it."""
    text = sample(number)
    plain = {"sha256": "", "state": "issued", "revoked_on": None, "revocation_decision": ""}
    return SimpleNamespace(code=text.code, text=text.to_dict(), **{**plain, **facts})


VALID = row(7, sha256=sha256(PDF).hexdigest())
REVOKED = row(8, state="revoked", revoked_on=date(2027, 3, 1), revocation_decision="Quyết định số 12/QĐ-SNgV")
with patch("certificates.bundle.corrections", return_value=[]):
    PAGE = bundle_of([VALID, REVOKED], "Sở Ngoại vụ tỉnh Sông Lam", AT).page


@pytest.fixture(params=WIDTHS)
def desk(request: pytest.FixtureRequest, chromium: Browser, tmp_path: Path) -> Iterator[Desk]:
    """The page from disk, where every request is a complaint."""
    with chromium.new_context(viewport={"width": request.param, "height": 800}, locale="vi-VN") as context:
        yield _opened(context, tmp_path, PAGE)


def _opened(context: Any, folder: Path, content: bytes) -> Desk:
    file = folder / "tra-cuu.html"
    file.write_bytes(content)
    found = Desk(context, file.as_uri())
    found.open("")
    found.page.on("pageerror", lambda error: found.complaints.append(str(error)))
    return found


def ask(page: Page, typed: str) -> str:
    page.fill("#code", typed)
    page.press("#code", "Enter")
    expect(page.locator("#answer")).not_to_be_empty()
    return page.inner_text("#answer")


def test_codes_in_any_form_and_the_pdf_are_answered(desk: Desk, tmp_path: Path) -> None:
    page = desk.page
    assert "nguyên vẹn" in page.inner_text("#signed")
    code, name = VALID.code, VALID.text["name"]
    loose = code.lower().replace("-", " ").replace("0", "o")
    for typed in (code, loose, f"HTTPS://PORTAL.EXAMPLE.VN/C/{code}"):
        answer = ask(page, typed)
        assert "còn hiệu lực" in answer and name in answer and VALID.text["decision_number"] in answer
    said = ask(page, REVOKED.code)
    assert "Đã thu hồi" in said and "01/03/2027 theo Quyết định số 12/QĐ-SNgV" in said
    for typed in ("", "x", code[:-1] + ("0" if code[-1] != "0" else "1"), "<b>", "Đ" * 200):
        assert "Không tìm thấy" in ask(page, typed)
    for content, sentence in ((PDF, "còn hiệu lực"), (PDF + b" ", "đã bị sửa")):
        file = tmp_path / "giay.pdf"
        file.write_bytes(content)
        page.set_input_files("#file", [])
        page.set_input_files("#file", file)
        expect(page.locator("#answer")).to_contain_text(sentence)
    ask(page, code)
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
    assert desk.complaints == []
    page.evaluate(require_axe())
    assert page.evaluate(AXE) == []


def test_data_that_somebody_changed_answer_nothing(chromium: Browser, tmp_path: Path) -> None:
    data = re.search(rb'id="data">"([^"]+)"', PAGE)
    assert data
    content = json.loads(b64decode(data[1]))
    content["agency"] = "Sở khác"
    forged = PAGE.replace(data[1], b64encode(json.dumps(content, ensure_ascii=False).encode()))
    with chromium.new_context(locale="vi-VN") as context:
        page = _opened(context, tmp_path, forged).page
        assert "SAI" in page.inner_text("#signed")
        assert "Không tìm thấy" in ask(page, VALID.code)
