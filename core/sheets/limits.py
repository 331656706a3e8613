"""How large a table may be that a person sends."""

from django.core.exceptions import ValidationError

ROWS, COLUMNS, CHARACTERS = 2_000, 60, 5_000
#: The last row that may hold anything: rows far below are leftovers that nobody sees.
LAST_ROW = 20_000
#: Bytes of an .xlsx once unpacked.
UNPACKED = 60 * 1024 * 1024


def refuse_unless_small(rows: int, columns: int, last: int) -> None:
    """:raises ValidationError: more rows or columns than a list has, or one far below the others."""
    if columns > COLUMNS:
        raise ValidationError(
            f"Bảng có hơn {COLUMNS} cột. Mời đồng chí bỏ bớt cột không dùng, kể cả cột ẩn, rồi gửi lại."
        )
    if last > LAST_ROW:
        raise ValidationError(
            f"Có chữ ở dòng {last}, quá xa danh sách. Mời đồng chí xóa các dòng thừa ở cuối bảng rồi gửi lại."
        )
    if rows > ROWS + 1:
        raise ValidationError(f"Bảng có hơn {ROWS} dòng. Mời đồng chí chia thành nhiều tệp rồi gửi từng tệp.")


def too_long(text: str) -> str:
    """Why a cell's text cannot be taken, or an empty text."""
    if len(text) <= CHARACTERS:
        return ""
    return f"Ô này có {len(text)} ký tự, tối đa {CHARACTERS}. Mời rút gọn."
