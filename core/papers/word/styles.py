"""The named styles of a paper in Word: whoever edits it finds every part of the form by its name."""

from dataclasses import dataclass
from enum import StrEnum

from core.papers.formats import Format
from core.vietnamese import search_norm


class Style(StrEnum):
    """Names as Word lists them."""

    NATIONAL_NAME = "VB Quốc hiệu"
    MOTTO = "VB Tiêu ngữ"
    PARENT = "VB Cơ quan chủ quản"
    ISSUER = "VB Cơ quan ban hành"
    NUMBER = "VB Số ký hiệu"
    DATELINE = "VB Địa danh ngày"
    STAMP = "VB Chỗ đóng dấu"
    KIND = "VB Tên loại"
    SUBJECT = "VB Trích yếu"
    AUTHORITY = "VB Thẩm quyền"
    ADDRESSED_TO = "VB Kính gửi"
    ADDRESSEE = "VB Kính gửi mục"
    LEGAL_BASIS = "VB Căn cứ"
    ARTICLE = "VB Điều"
    TEXT = "VB Nội dung"
    SECTION = "VB Mục"
    CODE = "VB Mã đối chiếu"
    NOTE = "VB Ghi chú"
    HEAD_CELL = "VB Đầu bảng"
    CELL = "VB Ô bảng"
    CENTRED_CELL = "VB Ô bảng giữa"
    RIGHT_CELL = "VB Ô bảng phải"
    GROUP = "VB Nhóm bảng"
    TABLE_CLOSING = "VB Cuối bảng"
    SIGNER_TITLE = "VB Chức vụ ký"
    SIGNER_NOTE = "VB Ghi chú ký"
    SIGNER_NAME = "VB Họ tên ký"
    RECIPIENTS = "VB Nơi nhận"
    RECIPIENT = "VB Nơi nhận mục"
    ANNEX = "VB Phụ lục"
    ANNEX_TITLE = "VB Tên phụ lục"
    ATTACHED = "VB Kèm theo"
    RULE = "VB Đường kẻ"
    GAP = "VB Cách bảng"
    PAGE_NUMBER = "VB Số trang"
    MARK = "VB Chân trang"

    @property
    def identifier(self) -> str:
        """The name in letters that every program accepts: VBNoiDung."""
        return "".join(word.capitalize() for word in search_norm(self.value).split()).replace("Vb", "VB", 1)


@dataclass(frozen=True, slots=True)
class Look:
    """Type, alignment (of w:jc) and spacing: sizes and gaps in points, indent in millimetres, line as a multiple."""

    size: float
    bold: bool = False
    italic: bool = False
    align: str = "center"
    before: float = 0
    after: float = 0
    indent: float = 0
    line: float = 1
    keep: bool = False


def looks(form: Format) -> dict[Style, Look]:
    """Every style for one kind of page."""
    return {**_opening(form), **_running(form), **_tables(form), **_ending(form)}


def _opening(form: Format) -> dict[Style, Look]:
    ascent = 0.891  # of the type size: number and date stand on one line of writing
    title = Look(14, bold=True, keep=True)
    return {
        Style.NATIONAL_NAME: Look(form.national_name, bold=True),
        Style.MOTTO: Look(form.motto, bold=True),
        Style.PARENT: Look(form.issuer),
        Style.ISSUER: Look(form.issuer, bold=True),
        Style.NUMBER: Look(form.number, before=form.number_gap + ascent * (form.dateline - form.number)),
        Style.DATELINE: Look(form.dateline, italic=True, before=form.number_gap),
        Style.STAMP: Look(form.stamp, italic=True, before=form.number_gap),
        Style.KIND: title,
        Style.SUBJECT: Look(form.subject, bold=True, keep=True),
        Style.AUTHORITY: Look(form.text, bold=True, before=12, after=2, keep=True),
        Style.ANNEX: title,
        Style.ANNEX_TITLE: title,
        Style.ATTACHED: Look(14, italic=True, keep=True),
        Style.PAGE_NUMBER: Look(14),
        Style.MARK: Look(9),
    }


def _running(form: Format) -> dict[Style, Look]:
    gap, indent, line = form.paragraph_gap, form.indent, form.line
    text = Look(form.text, align="both", before=gap, indent=indent, line=line)
    return {
        Style.ADDRESSED_TO: Look(form.text, before=4, after=8, line=line),
        Style.ADDRESSEE: Look(form.text, align="left", line=line),
        Style.LEGAL_BASIS: Look(form.text, italic=True, align="both", before=gap, indent=indent, line=line),
        Style.ARTICLE: text,
        Style.TEXT: text,
        Style.SECTION: Look(14, bold=True, align="left", before=9, indent=indent, line=line, keep=True),
        Style.CODE: Look(12, line=1.17),
        Style.NOTE: Look(form.note, align="both", before=form.note_gap),
    }


def _tables(form: Format) -> dict[Style, Look]:
    size, gap = form.table, form.cell_height
    return {
        Style.HEAD_CELL: Look(size, bold=True, before=gap, after=gap, keep=True),
        Style.CELL: Look(size, align="left", before=gap, after=gap),
        Style.CENTRED_CELL: Look(size, before=gap, after=gap),
        Style.RIGHT_CELL: Look(size, align="right", before=gap, after=gap),
        Style.GROUP: Look(size, bold=True, align="left", before=gap, after=gap, keep=True),
        Style.TABLE_CLOSING: Look(form.text, italic=True, align="left", before=form.paragraph_gap, line=form.line),
        Style.RULE: Look(1, align="left", keep=True),
        Style.GAP: Look(1, align="left", keep=True),
    }


def _ending(form: Format) -> dict[Style, Look]:
    return {
        Style.SIGNER_TITLE: Look(14, bold=True, keep=True),
        Style.SIGNER_NOTE: Look(13, italic=True, keep=True),
        Style.SIGNER_NAME: Look(14, bold=True),
        Style.RECIPIENTS: Look(12, bold=True, italic=True, align="left", keep=True),
        Style.RECIPIENT: Look(11, align="left"),
    }
