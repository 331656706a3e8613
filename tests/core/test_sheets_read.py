"""Tables as people fill them in: read with what they mean, refused with a sentence."""

import zipfile
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font

from core.sheets.cells import as_date, as_integer, as_number, as_text, as_year
from core.sheets.columns import Column, below, guessed, heads_of, letter, tables_of, understood
from core.sheets.limits import COLUMNS, ROWS
from core.sheets.reading import read_sheet
from core.sheets.template import Lookup, template

COLUMNS_WANTED = (
    Column("code", "Mã công chức", ("mã cb", "mã nv")),
    Column("name", "Họ và tên", ("họ tên",), required=True),
    Column("year", "Năm sinh", ("ngày sinh",)),
)
SHEET = "xl/worksheets/sheet1.xml"


def xlsx(*rows: tuple[Any, ...], change: Any = None) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    if change:
        change(book)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def texts(content: bytes, extension: str = ".xlsx") -> list[list[str]]:
    return [[as_text(cell.value) for cell in row.cells] for row in read_sheet(content, extension).rows]


def refusal(content: bytes, extension: str = ".xlsx") -> str:
    with pytest.raises(ValidationError) as refused:
        read_sheet(content, extension)
    return " ".join(refused.value.messages)


def part_changed(content: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """The file with another text in one of its parts."""
    changed = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as before, zipfile.ZipFile(changed, "w") as after:
        for entry in before.infolist():
            part = before.read(entry)
            assert entry.filename != name or old in part
            after.writestr(entry.filename, part.replace(old, new) if entry.filename == name else part)
    return changed.getvalue()


def test_values_keep_their_types_and_rows_their_numbers():
    sheet = read_sheet(xlsx(("Tên", "Số"), (), ("An", 12.0), ("Bình", datetime(2026, 1, 5)), (True, 1.5)), ".xlsx")
    assert [row.number for row in sheet.rows] == [1, 3, 4, 5]
    assert sheet.empty == 1
    assert [as_text(row.cell(1).value) for row in sheet.rows] == ["Số", "12", "05/01/2026", "1.5"]
    assert as_text(sheet.rows[-1].cell(0).value) == "Có"
    assert sheet.rows[0].cell(9).is_empty


def test_hidden_rows_are_told():
    def hide(book):
        book.active.row_dimensions[2].hidden = True

    assert [row.hidden for row in read_sheet(xlsx(("a",), ("b",), ("c",), change=hide), ".xlsx").rows] == [
        False, True, False,
    ]  # fmt: skip


def test_what_is_merged_downwards_stands_in_every_row_and_a_merged_title_once():
    def merge(book):
        book.active.merge_cells("A1:C1")
        book.active.merge_cells("B2:B3")

    rows = texts(xlsx(("Danh sách", None, None), ("An", "Phòng", 1), ("Bình", None, 2), change=merge))
    assert rows == [["Danh sách"], ["An", "Phòng", "1"], ["Bình", "Phòng", "2"]]


def test_formulas_are_not_computed_but_their_stored_values_are_read():
    content = xlsx(("Tên", "=1+1"))
    cell = read_sheet(content, ".xlsx").rows[0].cell(1)
    assert cell.fault.startswith("Ô này có công thức chưa tính.")
    stored = part_changed(content, SHEET, b"<v></v>", b"<v>2</v>")
    assert read_sheet(stored, ".xlsx").rows[0].cell(1).value == 2


def test_an_error_of_excel_is_a_fault_of_its_cell():
    def broken(book):
        book.active["A1"].value, book.active["A1"].data_type = "#REF!", "e"

    assert read_sheet(xlsx(("x",), change=broken), ".xlsx").rows[0].cell(0).fault.startswith("Ô này báo lỗi #REF!.")


def test_a_cell_with_too_much_text_is_a_fault_of_its_cell():
    assert read_sheet(xlsx(("x" * 6000,)), ".xlsx").rows[0].cell(0).fault.startswith("Ô này có 6000 ký tự")
    assert read_sheet(("x" * 6000).encode(), ".csv").rows[0].cell(0).fault.startswith("Ô này có 6000 ký tự")


def test_the_font_comes_with_the_text():
    def old(book):
        book.active["A1"].font = Font(name=".VnTimeH")

    assert read_sheet(xlsx(("nguyÔn",), change=old), ".xlsx").rows[0].cell(0).font == ".VnTimeH"


def test_only_the_first_sheet_is_read():
    assert texts(xlsx(("một",), change=lambda book: book.create_sheet("Hai").append(["hai"]))) == [["một"]]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (xlsx(), "Trang tính đầu tiên của tệp không có chữ nào."),
        (xlsx(*[("x",)] * (ROWS + 2)), "Bảng có hơn 2000 dòng."),
        (xlsx(("x",) * (COLUMNS + 1)), "Bảng có hơn 60 cột."),
        (xlsx(("x",), change=lambda book: book.active.cell(30_000, 1, "y")), "Có chữ ở dòng 30000, quá xa danh sách."),
        (b"PK\x03\x04 not a workbook", "Không đọc được tệp Excel này."),
        (b"", "Không đọc được tệp Excel này."),
        (xlsx(("x",))[:-200], "Không đọc được tệp Excel này."),
    ],
)
def test_a_workbook_that_cannot_be_taken(content, says):
    assert refusal(content).startswith(says)


def test_a_workbook_that_unpacks_into_too_much():
    huge = BytesIO(xlsx(("x",)))
    with zipfile.ZipFile(huge, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/x.bin", b"\0" * (61 * 1024 * 1024))
    assert refusal(huge.getvalue()).startswith("Tệp Excel quá lớn.")


def merged(*refs: str) -> bytes:
    cells = "".join(f'<mergeCell ref="{ref}"/>' for ref in refs)
    return part_changed(xlsx(("x",)), SHEET, b"</sheetData>", f"</sheetData><mergeCells>{cells}</mergeCells>".encode())


def test_many_merged_cells_are_refused():
    assert refusal(merged(*[f"{letter(place)}2:{letter(place)}19000" for place in range(60)])).startswith(
        "Bảng có quá nhiều ô gộp."
    )
    assert refusal(merged("A2:A1048576")).startswith("Có chữ ở dòng 1048576")


def test_entities_are_not_expanded():
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet'
    content = part_changed(xlsx(("x",)), SHEET, b"<worksheet", bomb)
    assert texts(content) == [["x"]]


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv(separator, encoding):
    text = f'Mã{separator}Họ và tên\r\nNV1{separator}"Nguyễn Văn An"\r\n\r\nNV2{separator}Đỗ Thị Ánh'
    assert texts(text.encode(encoding), ".csv") == [
        ["Mã", "Họ và tên"],
        ["NV1", "Nguyễn Văn An"],
        ["NV2", "Đỗ Thị Ánh"],
    ]


def test_csv_of_old_code_pages():
    assert texts("Ma\u0303;Tên\nNV1;Phan Đư\u0301c".encode("cp1258"), ".csv") == [["Mã", "Tên"], ["NV1", "Phan Đức"]]
    assert texts("M·;Tªn\nNV1;NguyÔn V¨n An".encode("latin-1"), ".csv") == [["M·", "Tªn"], ["NV1", "NguyÔn V¨n An"]]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "Trang tính đầu tiên của tệp không có chữ nào."),
        (b"a;b\n\0\0", "Tệp này không phải bảng CSV"),
        (b'a;"' + b"x" * 200_000, "Không đọc được tệp CSV từ dòng 1."),
        (b";" * 70 + b"x", "Bảng có hơn 60 cột."),
        (b"x\n" * 2_002, "Bảng có hơn 2000 dòng."),
    ],
)
def test_a_csv_that_cannot_be_taken(content, says):
    assert refusal(content, ".csv").startswith(says)


@given(st.binary(max_size=300), st.sampled_from([".xlsx", ".csv"]))
def test_any_bytes_are_read_or_refused(content, extension):
    try:
        read_sheet(content, extension)
    except ValidationError as refused:
        assert refused.messages[0].endswith(".")


@pytest.mark.parametrize(
    ("written", "number"),
    [("1.234,5", "1234.5"), ("1.234", "1234"), ("12", "12"), (12.5, "12.5"), ("1234.5", "1234.5"), ("-3", "-3"),
     ("1 234", "1234"), (7, "7")],
)  # fmt: skip
def test_numbers(written, number):
    assert as_number(written) == Decimal(number)


@pytest.mark.parametrize("written", ["", "mười", "1,2,3x", "NaN", "Infinity", "9" * 31, float("inf"), True])
def test_no_numbers(written):
    with pytest.raises(ValidationError, match="không phải là số"):
        as_number(written)


def test_a_whole_number_has_no_part():
    assert as_integer("1.200") == 1200
    with pytest.raises(ValidationError, match="«2,5» không phải là số nguyên"):
        as_integer("2,5")


@pytest.mark.parametrize(
    "written", ["05/01/2026", "5/1/2026", "05-01-2026", "5.1.2026", "2026-01-05", 46027, datetime(2026, 1, 5, 7)]
)
def test_dates(written):
    assert as_date(written) == date(2026, 1, 5)


@pytest.mark.parametrize("written", ["31/02/2026", "hôm nay", "", 0, -1, 9e9, True])
def test_no_dates(written):
    with pytest.raises(ValidationError, match="không phải là ngày"):
        as_date(written)


@pytest.mark.parametrize("written", [1985, "1985", "1985 ", 1985.0, date(1985, 3, 2), "02/03/1985", 31107])
def test_years(written):
    assert as_year(written) == 1985


@pytest.mark.parametrize("written", ["85", "một nghìn", "", 5e8, float("inf"), "1985-13-40"])
def test_no_years(written):
    with pytest.raises(ValidationError, match="không phải là năm"):
        as_year(written)


def test_heads_are_found_under_a_title_with_or_without_marks():
    rows = [("SỞ NGOẠI VỤ",), ("DANH SÁCH",), ("STT", "HO TEN", "Ngày sinh (nếu có)", "Mã NV"), (1, "An", 1985, "NV1")]
    sheet = read_sheet(xlsx(*rows), ".xlsx")
    heads = heads_of(sheet, COLUMNS_WANTED)
    assert heads.number == 3
    assert guessed(heads.labels, COLUMNS_WANTED) == {"name": 1, "year": 2, "code": 3}
    assert heads.offered()[1] == (1, "B: HO TEN")
    assert [row.number for row in below(sheet, heads)] == [4]


def test_heads_in_an_old_encoding_are_understood():
    sheet = read_sheet(xlsx(("M· c«ng chøc", "Hä vµ tªn", "N¨m sinh")), ".xlsx")
    assert guessed(heads_of(sheet, COLUMNS_WANTED).labels, COLUMNS_WANTED) == {"code": 0, "name": 1, "year": 2}


def test_a_whole_match_goes_before_a_beginning_and_no_column_twice():
    labels = ("Họ và tên vợ, chồng", "Họ và tên")
    assert guessed(labels, COLUMNS_WANTED) == {"name": 1}


def test_letters_of_columns():
    assert [letter(place) for place in (0, 25, 26, 59)] == ["A", "Z", "AA", "BH"]


def test_a_column_leans_together():
    rows = read_sheet(xlsx(("Nguyeãn Vaên An",), ("Traàn Höông",), ("Sôn",)), ".xlsx").rows
    table = tables_of(rows, {"name": 0})["name"]
    reading = understood(rows[2].cell(0), table)
    assert (reading.written, reading.text, reading.is_repaired) == ("Sôn", "Sơn", True)
    good = understood(read_sheet(xlsx(("Nguye\u0302\u0303n",)), ".xlsx").rows[0].cell(0), None)
    assert (good.text, good.is_repaired) == ("Nguyễn", False)


def test_the_template_comes_back_as_it_was_sent():
    columns = (*COLUMNS_WANTED, Column("kind", "Đối tượng", choices=("Cá nhân", "Tập thể")))
    content = template(
        columns, guidance="Ghi từ dòng 3.", lookups={"Công chức": Lookup(("Mã", "Tên"), [("NV1", "=1+1")])}
    )
    heads = heads_of(read_sheet(content, ".xlsx"), columns)
    assert heads.number == 2
    assert guessed(heads.labels, columns) == {"code": 0, "name": 1, "year": 2, "kind": 3}
    book = load_workbook(BytesIO(content))
    assert book.sheetnames == ["Danh sách", "Công chức", "Danh mục"]
    rule = book["Danh sách"].data_validations.dataValidation[0]
    assert (rule.formula1, str(rule.sqref)) == ("'Danh mục'!$A$2:$A$3", "D3:D2002")
    assert [cell.value for cell in book["Danh mục"]["A"]] == ["Đối tượng", "Cá nhân", "Tập thể"]
    assert book["Công chức"]["B2"].data_type == "s"
