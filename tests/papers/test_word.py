"""Every paper as .docx: its form as stored and as LibreOffice prints it; spoiled copies do not pass."""

import hashlib
import io
import os
import re
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph as Line
from lxml.html import document_fromstring

from core.papers import (
    Annex,
    CodeLines,
    CountingSignatures,
    MissingGlyph,
    Paper,
    Paragraph,
    Recipients,
    SignatureBlock,
    Signer,
    Table,
    TableTooNarrow,
    render_docx,
    render_html,
    render_pdf,
)
from core.papers.blocks import AddressedTo, Column, Row
from core.papers.checking import failures, text_of
from core.papers.word.styles import Style
from tests.papers import samples
from tests.papers.form_checker import failures_of
from tests.papers.office import FAMILY, printed_by_office
from tests.papers.printed import Printed, plain_spaces, read

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
DECISION = samples.decision_paper(samples.REHEARSAL)


def two_annexes(mark: str = "") -> Paper:
    paper = samples.decision_with(30)
    table = paper.annexes[0].blocks
    annexes = tuple(Annex(f"Phụ lục {number}", "DANH SÁCH", "(Kèm theo)", table) for number in ("I", "II"))
    return replace(paper, annexes=annexes, mark=mark)


def unsigned(mark: str = "") -> Paper:
    """A letter to several bodies with a code to compare, which nobody signs."""
    paper = samples.submission_paper(mark)
    blocks = (
        *paper.blocks[:1],
        AddressedTo(("Phòng Hợp tác quốc tế", "Phòng Lễ tân")),
        Paragraph("Mã kiểm tra tệp của công văn này, để nơi nhận đối chiếu với bản đăng trên cổng của Sở:"),
        CodeLines(("7c41 e0b9 52da 8f36", "90ce 1b7d a4f2 63e8")),
        Recipients(("Như trên", "Lưu: VT, VP")),
    )
    return replace(paper, blocks=blocks)


PAPERS: dict[str, Callable[..., Paper]] = {**samples.PAPERS, "two-annexes": two_annexes, "unsigned": unsigned}


def words(text: str) -> list[str]:
    return plain_spaces(text).split()


def stored(content: bytes) -> str:
    """What the body says, paragraph by paragraph."""
    body = docx.Document(io.BytesIO(content)).element.body
    return "\n".join(text_of(paragraph) for paragraph in body.iter(qn("w:p")))


@pytest.mark.parametrize("name", PAPERS)
@pytest.mark.parametrize("mark", ["", samples.REHEARSAL])
def test_every_paper_keeps_the_form(name: str, mark: str) -> None:
    paper = PAPERS[name](mark)
    content = render_docx(paper)
    assert failures(content, paper) == []
    assert failures(content, replace(paper, mark="BẢN NHÁP")) != []


def letters_of_print(paper: Paper) -> str:
    """What the HTML of the print says, in its order, without blanks."""
    return "".join(words("".join(document_fromstring(render_html(paper)).find("body").itertext())))


def letters_of_word(paper: Paper) -> str:
    return "".join(words(stored(render_docx(paper))))


@pytest.mark.parametrize("name", PAPERS)
def test_word_says_what_the_print_says(name: str) -> None:
    """Letter by letter; of signatures without order, since their names stand in a row of their own."""
    paper = PAPERS[name]()
    signatures = (SignatureBlock, CountingSignatures)
    text = replace(paper, blocks=tuple(block for block in paper.blocks if not isinstance(block, signatures)))
    assert letters_of_word(text) == letters_of_print(text)
    assert Counter(letters_of_word(paper)) == Counter(letters_of_print(paper))


@pytest.mark.parametrize("name", samples.PAPERS)
def test_the_letters_are_those_of_the_pdf(name: str) -> None:
    paper = samples.PAPERS[name]()
    printed = read(render_pdf(paper))
    numbers = {line.text for line in printed.lines if line.text.isdigit() and line.baseline < 15}
    seen, kept = set(words(printed.text)), set(words(stored(render_docx(paper))))
    assert {word for word in kept - seen if "-" not in word} == set()
    assert {word for word in seen - kept - numbers if "-" not in word} == set()


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Printed]:
    documents = {name: render_docx(paper(samples.REHEARSAL)) for name, paper in PAPERS.items()}
    return printed_by_office(documents, tmp_path_factory.mktemp("office"))


@pytest.mark.parametrize("name", PAPERS)
def test_libreoffice_prints_it_in_form(name: str, office: dict[str, Printed]) -> None:
    paper = PAPERS[name](samples.REHEARSAL)
    assert failures_of(office[name], paper, FAMILY) == []
    assert len(office[name].pages) == len(read(render_pdf(paper)).pages)


def test_the_same_paper_gives_the_same_bytes_in_every_process() -> None:
    code = (
        "import hashlib; from core.papers import render_docx; from tests.papers import samples; "
        "print(hashlib.sha256(render_docx(samples.decision_paper())).hexdigest())"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "1", "PYTHONPATH": str(ROOT), "TZ": "Asia/Ho_Chi_Minh"}
    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, cwd=ROOT, env=environment, text=True, timeout=60
    )
    assert told.stdout.strip() == hashlib.sha256(render_docx(samples.decision_paper())).hexdigest()


def test_no_time_and_nothing_of_the_template_is_left() -> None:
    with zipfile.ZipFile(io.BytesIO(render_docx(DECISION))) as archive:
        names = archive.namelist()
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in names if "thumbnail" in name or "customXml" in name or "numbering" in name]
        styles = archive.read("word/styles.xml").decode()
    assert set(re.findall(r'w:name w:val="([^"]+)"', styles)) - set(Style) == {
        "Normal",
        "Default Paragraph Font",
        "Normal Table",
        "No List",
    }


def test_what_people_type_is_only_ever_text() -> None:
    paper = samples.supplement_paper()
    typed = r"\*\*đậm\*\* <w:b/> & \[\[ \{\{o\}\}"
    content = render_docx(replace(paper, blocks=(Paragraph(typed), *paper.blocks)))
    assert "**đậm** <w:b/> & [[ {{o}}" in stored(content)


def test_letters_that_cannot_be_printed_are_refused_here_too() -> None:
    paper = samples.supplement_paper()
    with pytest.raises(MissingGlyph, match=r"Hãy thay ký tự này"):
        render_docx(replace(paper, blocks=(Paragraph("中"), *paper.blocks)))
    name = "[[Ông Nguyễn Thị Ngọc Ánh Minh Châu Long]]"
    narrow = Table(tuple(Column("", 1) for _ in range(4)), (Row((name,) * 4),), headless=True)
    with pytest.raises(TableTooNarrow, match=r"Hãy rút ngắn"):
        render_docx(replace(paper, blocks=(narrow, *paper.blocks)))


def test_a_number_of_a_paper_is_not_broken() -> None:
    xml = docx.Document(io.BytesIO(render_docx(DECISION))).element.body.xml
    assert re.search(r"số\u00a0152/2025/NĐ</w:t>\s*<w:noBreakHyphen/>\s*<w:t[^>]*>CP", xml)


def _style(document: Any, name: str) -> Any:
    return document.styles[name]


def _strip(document: Any, tag: str) -> None:
    for found in list(document.element.body.iter(qn(tag))):
        found.getparent().remove(found)


def _first(document: Any, style: str) -> Any:
    return next(p for p in document.element.body.iter(qn("w:p")) if p.style == document.styles[style].style_id)


def _line(document: Any) -> Line:
    return Line(_first(document, "VB Điều"), document)


def _narrow_room(document: Any) -> None:
    _first(document, "VB Họ tên ký").pPr.spacing.set(qn("w:before"), "567")


def _longer_rule(document: Any) -> None:
    for found in document.element.body.iter(qn("w:ind")):
        found.set(qn("w:left"), "0")
        found.set(qn("w:right"), "0")


def _lose(document: Any, style: str) -> None:
    found = _first(document, style)
    found.getparent().remove(found)


def _loose_signature(document: Any) -> None:
    _style(document, "VB Cách bảng").paragraph_format.keep_with_next = False
    _strip(document, "w:keepNext")


SPOILED: dict[str, tuple[Callable[[Any], object], str]] = {
    "left": (lambda d: setattr(d.sections[0], "left_margin", Mm(25)), "lề trái"),
    "right": (lambda d: setattr(d.sections[1], "right_margin", Mm(15)), "lề phải"),
    "top": (lambda d: setattr(d.sections[0], "top_margin", Mm(15)), "lề trên"),
    "bottom": (lambda d: setattr(d.sections[0], "bottom_margin", Mm(30)), "lề dưới"),
    "letter": (lambda d: setattr(d.sections[0], "page_width", Mm(216)), "khổ giấy"),
    "number on page 1": (
        lambda d: setattr(d.sections[0], "different_first_page_header_footer", False),
        "trang đầu không hiện số trang",
    ),
    "no number": (lambda d: d.sections[0].header.paragraphs[0].clear(), "số trang canh giữa ở lề trên"),
    "number low": (lambda d: setattr(d.sections[0], "header_distance", Mm(19)), "số trang nằm trong lề trên"),
    "annex goes on": (
        lambda d: d.sections[1]._sectPr.remove(d.sections[1]._sectPr.find(qn("w:pgNumType"))),
        "phụ lục đánh số trang từ 1",
    ),
    "no mark": (
        lambda d: d.sections[0].first_page_footer.paragraphs[0].clear(),
        "dòng đánh dấu có một lần ở mỗi trang",
    ),
    "small text": (lambda d: setattr(_style(d, "VB Nội dung").font, "size", Pt(12)), "VB Nội dung 13–14"),
    "upright basis": (lambda d: setattr(_style(d, "VB Căn cứ").font, "italic", False), "VB Căn cứ đúng chữ"),
    "left text": (lambda d: setattr(_style(d, "VB Điều").paragraph_format, "alignment", 0), "VB Điều canh lề"),
    "indent": (lambda d: setattr(_style(d, "VB Điều").paragraph_format, "first_line_indent", Mm(5)), "lùi đầu dòng 10"),
    "lines": (lambda d: setattr(_style(d, "VB Điều").paragraph_format, "line_spacing", 1.9), "giãn dòng 1–1,5"),
    "other typeface": (
        lambda d: setattr(_style(d, "VB Nội dung").font, "name", "Arial"),
        "một phông chữ Times New Roman",
    ),
    "by hand": (lambda d: setattr(_line(d).runs[0].font, "name", "Arial"), "không đổi phông chữ từng đoạn"),
    "other style": (lambda d: setattr(_line(d), "style", "Normal"), "chỉ dùng kiểu chữ đặt tên VB"),
    "no motto": (lambda d: _lose(d, "VB Tiêu ngữ"), "VB Tiêu ngữ"),
    "no date": (lambda d: _lose(d, "VB Địa danh ngày"), "VB Địa danh ngày"),
    "long rules": (_longer_rule, "đường kẻ"),
    "no rules": (lambda d: _strip(d, "w:pBdr"), "đường kẻ dưới"),
    "head once": (lambda d: _strip(d, "w:tblHeader"), "đầu bảng lặp ở mỗi trang"),
    "rows cut": (lambda d: _strip(d, "w:cantSplit"), "dòng của bảng không bị cắt trang"),
    "a lost row": (lambda d: d.tables[2]._tbl.remove(d.tables[2]._tbl.tr_lst[-1]), "số dòng của bảng"),
    "no room to sign": (_narrow_room, "khoảng trống để"),
    "signature alone": (_loose_signature, "đi cùng đoạn văn"),
    "empty lines": (lambda d: _line(d).insert_paragraph_before("", "VB Nội dung"), "không có đoạn trống"),
    "old mode": (
        lambda d: next(d.settings.element.iter(qn("w:compatSetting"))).set(qn("w:val"), "12"),
        "chế độ Word 2013 trở lên",
    ),
}


@pytest.mark.parametrize("change", SPOILED)
def test_a_spoiled_document_fails(change: str) -> None:
    spoil, rule = SPOILED[change]
    document = docx.Document(io.BytesIO(render_docx(DECISION)))
    spoil(document)
    spoiled = io.BytesIO()
    document.save(spoiled)
    found = failures(spoiled.getvalue(), DECISION)
    assert any(rule in line for line in found), found


@pytest.mark.parametrize("place", range(len(DECISION.blocks)))
def test_a_lost_block_is_seen_in_the_text(place: int) -> None:
    kept = replace(DECISION, blocks=DECISION.blocks[:place] + DECISION.blocks[place + 1 :])
    assert words(stored(render_docx(kept))) != words(stored(render_docx(DECISION)))


def test_names_share_a_line_whatever_stands_above_them() -> None:
    long = Signer(("TM. HỘI ĐỒNG", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH THƯỜNG TRỰC", "PHÓ GIÁM ĐỐC SỞ"), "Trịnh Thị Mai Lan")
    ending = SignatureBlock(long, Signer(("THƯ KÝ",), "Tạ Thị Hồng Vân", sealed=False))
    document = docx.Document(io.BytesIO(render_docx(replace(DECISION, blocks=(ending,), annexes=()))))
    names = document.tables[-1].rows[-1]
    assert [cell.text for cell in names.cells] == ["Tạ Thị Hồng Vân", "Trịnh Thị Mai Lan"]
    assert {cell.vertical_alignment for cell in names.cells} == {3}  # bottom
