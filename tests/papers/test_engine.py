"""Stored and restored papers, identical bytes, no network, column widths."""

import hashlib
import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from core.papers import (
    Column,
    Head,
    Paper,
    Row,
    SignatureBlock,
    Signer,
    Table,
    TableTooNarrow,
    page_count,
    render_pdf,
)
from core.papers.paper import Issuer, Reference
from core.papers.tables import column_widths, fitted
from tests.papers import samples
from tests.papers.printed import read

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("name", samples.PAPERS)
def test_a_frozen_paper_comes_back_as_it_was(name: str) -> None:
    paper = samples.PAPERS[name](samples.REHEARSAL)
    stored = json.dumps(paper.to_json(), sort_keys=True)
    assert Paper.from_json(json.loads(stored)) == paper


@pytest.mark.parametrize(
    "stored",
    [
        {"format": 2, "paper": {}},
        {"format": 1, "paper": {"is": "Path"}},
        {"format": 1, "paper": {"is": "Heading", "kind": "a", "subject": "b", "attached": ""}},
        {"format": 1, "paper": {"is": "Paper", "unknown": 1}},
    ],
)
def test_what_is_not_a_paper_is_refused(stored: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"stored|unknown"):
        Paper.from_json(stored)


@pytest.mark.parametrize(("left", "right"), [(False, True), (True, False), (False, False), (True, True)])
def test_names_of_two_signers_stand_on_one_line_whoever_has_a_seal(left: bool, right: bool) -> None:
    signers = SignatureBlock(
        Signer(("GIÁM ĐỐC",), "Trần Thử Nghiệm", sealed=right), Signer(("NGƯỜI LẬP",), "Lê Lập Bảng", sealed=left)
    )
    printed = read(render_pdf(Paper("Hai người ký", samples.DECISION_HEAD, (signers,))))
    baselines = {line.text: line.baseline for page in printed.pages for line in page.lines}
    assert baselines["Lê Lập Bảng"] == pytest.approx(baselines["Trần Thử Nghiệm"], abs=0.1)


@pytest.mark.slow
def test_the_same_paper_gives_the_same_bytes_in_every_process() -> None:
    code = (
        "import hashlib; from core.papers import render_pdf; from tests.papers import samples; "
        "print(hashlib.sha256(render_pdf(samples.decision_paper())).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            check=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            text=True,
            timeout=60,
        ).stdout.strip()
        for seed in ("1", "2")
    }
    assert digests == {hashlib.sha256(render_pdf(samples.decision_paper())).hexdigest()}


def test_nothing_is_fetched_from_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object, **options: object) -> None:
        raise AssertionError(f"a connection was opened: {arguments}")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    assert render_pdf(samples.receipt_paper()).startswith(b"%PDF")


def test_all_faces_come_from_our_own_fonts() -> None:
    assert read(render_pdf(samples.decision_paper())).families == {"Tinos-VB"}


def table(*cells: str, widths: tuple[float, ...] = (1, 1)) -> Table:
    return Table(tuple(Column("", width) for width in widths), (Row(cells),), headless=True)


def test_a_column_is_widened_to_a_name_that_must_not_break() -> None:
    widths = column_widths(table("[[Ông Nguyễn Thị Ngọc Ánh]]", "a", widths=(1, 9)), 164, 12)
    assert widths[0] > 40
    assert sum(widths) == pytest.approx(164)


def test_what_one_column_cannot_spare_comes_from_several() -> None:
    widths = column_widths(table("[[Ông Nguyễn Thị Ngọc Ánh]]", *"abcdef", widths=(1, *[2] * 6)), 90, 12)
    assert widths[0] > 50 and min(widths) > 4
    assert sum(widths) == pytest.approx(90)


def test_columns_with_room_keep_their_share() -> None:
    assert column_widths(table("a", "b", widths=(1, 3)), 164, 12) == [41, 123]


def test_a_name_takes_two_lines_where_the_page_has_no_room_for_all() -> None:
    """Names of five words beside four counts: as in counting minutes with a column for no opinion."""
    name = "[[Bà Nguyễn Thị Bích Thanh Nhàn]]"
    crowded = table(name, name, name, widths=(1, 1, 1))
    with pytest.raises(TableTooNarrow):
        column_widths(crowded, 164, 12)
    held, widths = fitted(crowded, 164)
    assert held.rows[0].cells[0] == "[[Bà Nguyễn Thị]] [[Bích Thanh Nhàn]]"
    assert sum(widths) == pytest.approx(164)
    assert fitted(table(name, "02", widths=(3, 1)), 164)[0].rows[0].cells[0] == name


def test_a_table_that_cannot_hold_its_names_is_refused() -> None:
    name = "[[Ông Nguyễn Thị Ngọc Ánh Minh Châu]]"
    with pytest.raises(TableTooNarrow, match=r"không đủ rộng.*Hãy rút ngắn"):
        column_widths(table(name, name, name, widths=(1, 1, 1)), 124, 12)


def test_a_web_address_is_broken_rather_than_refused() -> None:
    address = "https://vidu.gov.vn/" + "a" * 300
    paper = Paper("Thử", samples.DECISION_HEAD, (table("1", address),))
    page = read(render_pdf(paper)).pages[0]
    assert max(line.right for line in page.lines) < 210 - 15


def test_cells_and_columns_are_equally_many() -> None:
    with pytest.raises(ValueError, match="cells for"):
        table("a")


def test_pages_are_counted_as_they_are_printed() -> None:
    paper = samples.decision_paper()
    assert page_count(paper) == len(read(render_pdf(paper)).pages)


def test_a_number_not_given_yet_leaves_room_to_write() -> None:
    draft = Reference(None, "QĐ-SNgV", None)
    head = Issuer((), ("SỞ",), "Sông Lam").undated_head(number=draft.text)
    assert head.number.endswith("/QĐ-SNgV")
    assert head.number.startswith("\u00a0")
    assert "năm" in head.dateline
    assert draft.cited == "số\u00a0…/QĐ-SNgV ngày\u00a0… tháng\u00a0… năm\u00a0…"
    assert samples.DECISION.cited == "số\u00a005/QĐ-SNgV ngày 06 tháng 01 năm 2027"


def test_a_head_bears_only_what_it_was_given() -> None:
    assert samples.COUNCIL.head() == Head(("SỞ NGOẠI VỤ",), ("HỘI ĐỒNG", "THI ĐUA - KHEN THƯỞNG"))
