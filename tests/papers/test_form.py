"""Every paper keeps the form; copies spoiled on purpose do not pass."""

from dataclasses import replace

import pytest
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from core.papers import Annex, Article, GroupRow, Paper, SignatureBlock, Signer, Table, render_html, render_pdf
from core.papers.pdf import STYLESHEET
from tests.papers import samples
from tests.papers.form_checker import failures
from tests.papers.printed import read

pytestmark = pytest.mark.slow

FONTS = FontConfiguration()
FORM = CSS(filename=STYLESHEET, font_config=FONTS)


def spoiled(paper: Paper, css: str) -> bytes:
    """The paper printed with rules that break its form."""
    sheets = [FORM, CSS(string=css, font_config=FONTS)]
    return bytes(HTML(string=render_html(paper)).write_pdf(stylesheets=sheets, font_config=FONTS))


@pytest.mark.parametrize("name", samples.PAPERS)
def test_every_paper_keeps_the_form(name: str) -> None:
    paper = samples.PAPERS[name]()
    assert failures(render_pdf(paper), paper) == []


@pytest.mark.parametrize("name", samples.PAPERS)
@pytest.mark.slow
def test_a_rehearsal_is_marked_on_every_page_and_keeps_the_form(name: str) -> None:
    paper = samples.PAPERS[name](samples.REHEARSAL)
    pdf = render_pdf(paper)
    assert failures(pdf, paper) == []
    assert failures(pdf, replace(paper, mark="BẢN NHÁP")) != []


@pytest.mark.parametrize(("rows", "pages"), [(1, 3), (60, 8)])
@pytest.mark.slow
def test_an_annex_of_any_length_counts_its_own_pages(rows: int, pages: int) -> None:
    paper = samples.decision_with(rows)
    pdf = render_pdf(paper)
    assert failures(pdf, paper) == []
    assert len(read(pdf).pages) >= pages


@pytest.mark.slow
def test_a_page_filled_too_far_down_fails() -> None:
    paper = samples.decision_with(60)
    found = failures(spoiled(paper, "@page { margin-bottom: 8mm }"), paper)
    assert any("bottom margin" in line for line in found), found


@pytest.mark.slow
def test_two_annexes_each_count_from_one() -> None:
    table = samples.decision_with(30).annexes[0].blocks
    annexes = tuple(Annex(f"Phụ lục {number}", "DANH SÁCH", "(Kèm theo)", table) for number in ("I", "II"))
    paper = replace(samples.decision_paper(), annexes=annexes)
    pdf = render_pdf(paper)
    assert failures(pdf, paper) == []
    numbers = [line.text for line in read(pdf).lines if line.text.isdigit() and line.baseline < 15]
    assert numbers.count("3") == 2


def test_four_title_lines_keep_the_names_on_one_line() -> None:
    long = Signer(("TM. HỘI ĐỒNG", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH THƯỜNG TRỰC", "PHÓ GIÁM ĐỐC SỞ"), "Trịnh Thị Mai Lan")
    ending = SignatureBlock(long, Signer(("THƯ KÝ",), "Tạ Thị Hồng Vân"))
    paper = samples.meeting_paper()
    blocks = tuple(ending if isinstance(block, SignatureBlock) else block for block in paper.blocks)
    paper = replace(paper, blocks=blocks)
    assert failures(render_pdf(paper), paper) == []


SPOILED = {
    "@page { margin-left: 25mm }": "left margin",
    "@page { margin-right: 10mm }": "right margin",
    "@page { margin-top: 12mm }": "top margin",
    "@page { size: Letter }": "page size",
    "html { color: #345 }": "black",
    "html { font-family: monospace }": "one typeface",
    ".national-name { font-weight: 400 }": "national lines",
    ".rule.full::after { width: 60% }": "rule under the motto",
    ".rule.full::after { display: none }": "rule under the motto",
    ".issuer { font-size: 16pt }": "issuing body",
    ".parent { font-weight: 700 }": "parent body",
    ".rule.short::after { width: 90% }": "rule under the subject",
    ".rule.short::after { display: none }": "rule under the issuing body",
    ".number { font-size: 11pt }": "number 13",
    ".dateline { font-style: normal }": "date 13–14",
    ".number { padding-bottom: 4mm } table.head tr + tr td { vertical-align: bottom }": "number and date",
    ".kind { text-align: left }": "kind of paper",
    ".subject { font-weight: 400 }": "subject in bold",
    ".legal-basis { font-style: normal }": "legal basis",
    ".paragraph { font-size: 12.6pt }": "running text",
    ".paragraph { text-indent: 5mm }": "indent",
    ".paragraph { text-align: left }": "justified",
    ".paragraph { margin-top: 2pt }": "between paragraphs",
    ".paragraph { line-height: 1.9 }": "line spacing",
    "@page { @top-center { content: none } }": "number of page",
    "@page { @top-center { font-weight: 700 } }": "page number",
    "@page :first { @top-center { content: counter(page) } }": "number of page 1",
    "@page :nth(1 of annex-even) { counter-reset: none; counter-increment: page }": "number of page",
    "table.ruled thead { display: table-row-group }": "table head repeated",
    "table.ruled td { width: 10mm } .unbreakable { white-space: normal } col:nth-child(2) { width: 8% !important }": (
        "unbreakable piece"
    ),
    ".signing-space { height: 12mm }": "room for the signature",
    "table.signatures { break-before: page }": "stands with text",
    ".signer-name { font-weight: 400 }": "name of the signer",
    ".recipients { font-style: normal }": "Nơi nhận",
    ".recipient { font-size: 13pt }": "recipient 11",
    "body { string-set: mark '' }": "mark once on every page",
}


@pytest.mark.slow
@pytest.mark.parametrize("css", SPOILED)
def test_a_spoiled_print_fails(css: str) -> None:
    paper = samples.decision_paper(samples.REHEARSAL)
    found = failures(spoiled(paper, css), paper)
    assert any(SPOILED[css] in line for line in found), found


DECISION = samples.decision_paper()


@pytest.mark.slow
@pytest.mark.parametrize("place", range(len(DECISION.blocks)))
def test_a_lost_block_fails(place: int) -> None:
    kept = replace(DECISION, blocks=DECISION.blocks[:place] + DECISION.blocks[place + 1 :])
    assert failures(render_pdf(kept), DECISION) != []


def _without_annex(paper: Paper) -> Paper:
    return replace(paper, annexes=())


def _other_signer(paper: Paper) -> Paper:
    block = paper.blocks[-1]
    assert isinstance(block, SignatureBlock)
    return replace(paper, blocks=(*paper.blocks[:-1], replace(block, right=replace(block.right, name="TS. Ai Đó"))))


def _without_stop(paper: Paper) -> Paper:
    return replace(
        paper,
        blocks=tuple(
            replace(block, text=block.text.replace("./.", "")) if isinstance(block, Article) else block
            for block in paper.blocks
        ),
    )


def _without_rows(paper: Paper) -> Paper:
    annex = paper.annexes[0]
    table = annex.blocks[0]
    assert isinstance(table, Table)
    fewer = replace(table, rows=(GroupRow("I. CÁ NHÂN"),))
    return replace(paper, annexes=(replace(annex, blocks=(fewer,)),))


@pytest.mark.parametrize("change", [_without_annex, _other_signer, _without_stop, _without_rows])
def test_other_content_fails(change: object) -> None:
    assert callable(change)
    assert failures(render_pdf(change(DECISION)), DECISION) != []


@pytest.mark.parametrize(
    ("head", "rule"),
    [
        ({"number": "5/QĐ-SNgV"}, "number 13"),
        ({"number": "05 QĐ-SNgV"}, "number 13"),
        ({"dateline": "Sông Lam, ngày 6 tháng 1 năm 2027"}, "zeros of a date"),
        ({"dateline": "Sông Lam, ngày 06 tháng 04 năm 2027"}, "zeros of a date"),
    ],
)
def test_a_wrong_number_or_date_fails(head: dict[str, str], rule: str) -> None:
    paper = replace(DECISION, head=replace(DECISION.head, **head))
    assert any(rule in line for line in failures(render_pdf(paper), paper))
