"""Lists for Excel: typed values, text that stays text, print set-up, the same bytes each time."""

import csv
import io
import zipfile
from datetime import UTC, date, datetime
from typing import Any

import pytest
from openpyxl import load_workbook

from core.sheets.writing import MOST_ROWS, Column, Sheet, to_csv, to_xlsx

LATE = datetime(2026, 12, 14, 18, 30, tzinfo=UTC)  # 01:30 of the next day in Vietnam
SHEET = Sheet(
    name="Danh sách",
    heading=("DANH SÁCH", "Năm 2026"),
    columns=(Column("STT", 6, "center"), Column("Họ và tên", 30), Column("Ngày", 12), Column("Lúc", 18)),
    rows=((1, "Điểu K'Sroi", date(2026, 1, 2), LATE), (2, "", None, None)),
    total=("", "Tổng cộng: 02 cá nhân", None, None),
)
DANGEROUS = ["=1+1", "+84 912", "-5", "@SUM(A1)", '=HYPERLINK("http://x")', "\t=1", "\r=1", " =1", "\x00=1", "\u200b=1"]


def one_column(*texts: str) -> Sheet:
    return Sheet("Thử", (Column("Chữ"),), tuple((text,) for text in texts))


def page_of(sheet: Sheet) -> Any:
    return load_workbook(io.BytesIO(to_xlsx(sheet))).worksheets[0]


def lines_of(sheet: Sheet) -> list[list[str]]:
    return list(csv.reader(io.StringIO(to_csv(sheet).decode("utf-8-sig"), newline="")))


def test_dates_and_numbers_are_real_and_moments_are_those_of_vietnam():
    page = page_of(SHEET)
    assert [cell.value for cell in page[4]] == [1, "Điểu K'Sroi", datetime(2026, 1, 2), datetime(2026, 12, 15, 1, 30)]
    assert [cell.number_format for cell in page[4]] == ["0", "General", "dd/mm/yyyy", "dd/mm/yyyy hh:mm"]
    assert [cell.value for cell in page[5]] == [2, None, None, None]


def test_the_page_is_set_up_to_be_read_and_printed():
    page = page_of(SHEET)
    assert page.title == "Danh sách"
    assert [page["A1"].value, page["A2"].value] == ["DANH SÁCH", "Năm 2026"]
    assert {str(merged) for merged in page.merged_cells.ranges} == {"A1:D1", "A2:D2"}
    assert [cell.value for cell in page[3]] == ["STT", "Họ và tên", "Ngày", "Lúc"]
    assert page.freeze_panes == "A4" and page.print_title_rows == "$3:$3"
    assert page.auto_filter.ref == "A3:D5", "the total is not filtered"
    assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (1, 0)
    assert [page.column_dimensions[name].width for name in "ABCD"] == [6, 30, 12, 18]
    assert page["B6"].value == "Tổng cộng: 02 cá nhân" and page["B6"].font.b and not page["B5"].font.b


@pytest.mark.parametrize("text", DANGEROUS)
def test_text_never_becomes_a_formula(text):
    shown = text.strip("\t\r \x00\u200b")
    cell = page_of(one_column(text))["A2"]
    assert (cell.value, cell.data_type) == (shown, "s")
    assert cell.quotePrefix, "nor when somebody edits the cell"
    assert lines_of(one_column(text))[1] == [f"'{shown}"]


@pytest.mark.parametrize("text", ["Nguyễn Văn A", "a=b", "1+1", "'=1"])
def test_harmless_text_is_left_alone(text):
    cell = page_of(one_column(text))["A2"]
    assert (cell.value, bool(cell.quotePrefix)) == (text, False)
    assert lines_of(one_column(text))[1] == [text]


def test_control_characters_are_removed_and_letters_composed():
    text = "Tie\u0302\u0301n\x00\x07\ufffe\ud800 sĩ\u200b\ndòng hai"
    assert page_of(one_column(text))["A2"].value == lines_of(one_column(text))[1][0] == "Tiến sĩ\ndòng hai"


def test_what_looks_like_an_escape_is_text():
    with zipfile.ZipFile(io.BytesIO(to_xlsx(one_column("_x0041_ _x_")))) as archive:
        assert b"_x005F_x0041_ _x_" in archive.read("xl/worksheets/sheet1.xml")


def test_a_text_longer_than_a_cell_is_cut():
    assert len(page_of(one_column("a" * 40_000))["A2"].value) == 32_767


def test_csv_opens_in_excel_with_its_letters():
    content = to_csv(SHEET)
    assert content.startswith(b"\xef\xbb\xbf") and content.endswith(b"\r\n")
    assert lines_of(SHEET) == [
        ["STT", "Họ và tên", "Ngày", "Lúc"],
        ["1", "Điểu K'Sroi", "02/01/2026", "15/12/2026 01:30"],
        ["2", "", "", ""],
        ["", "Tổng cộng: 02 cá nhân", "", ""],
    ]
    quoted = 'a,"b"\nc'
    assert lines_of(one_column(quoted))[1] == [quoted]


def test_the_same_sheet_gives_the_same_bytes(monkeypatch):
    first = to_xlsx(SHEET)
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        properties = archive.read("docProps/core.xml").decode()
    assert properties.count("1980-01-01T00:00:00Z") == 2 and "openpyxl" not in properties
    assert to_xlsx(SHEET) == first


def test_a_sheet_without_heading_or_total_is_a_bare_table():
    page = page_of(one_column("a"))
    assert (page["A1"].value, page.freeze_panes, page.max_row) == ("Chữ", "A2", 2)


def test_rows_are_whole_and_bounded():
    with pytest.raises(ValueError, match="rows of other lengths"):
        Sheet("Thử", (Column("a"), Column("b")), (("một",),))
    with pytest.raises(ValueError, match="rows of other lengths"):
        Sheet("Thử", (Column("a"),), (), total=("", ""))
    with pytest.raises(ValueError, match="at most 2000"):
        one_column(*["a"] * (MOST_ROWS + 1))
