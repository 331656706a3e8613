"""The register of certificates as offices keep it in Excel."""

from collections.abc import Iterable
from datetime import date

from certificates import wording
from certificates.models import Certificate
from certificates.workflow import ENDED, CertificateState
from core.sheets.writing import Column, Sheet, Value

COLUMNS = (
    Column("Số vào sổ", 20),
    Column("Họ tên, tập thể", 32),
    Column("Chức vụ, đơn vị", 40),
    Column("Phòng", 28),
    Column("Quyết định", 18),
    Column("Ngày quyết định", 14, "center"),
    Column("Mã tra cứu", 28),
    Column("Hiệu lực", 16),
    Column("Thu hồi, hủy bỏ từ ngày", 14, "center"),
    Column("Văn bản thu hồi, hủy bỏ", 34),
)


def register_sheet(rows: Iterable[Certificate], told: str = "") -> Sheet:
    """Sổ theo dõi cấp Giấy công nhận; *told* says by what it is narrowed, or of which day it is."""
    lines = tuple(_line(row) for row in rows)
    heading = ("SỔ THEO DÕI CẤP GIẤY CÔNG NHẬN", told, wording.mark())
    return Sheet("Sổ Giấy công nhận", COLUMNS, lines, tuple(line for line in heading if line), _total(len(lines)))


def _line(row: Certificate) -> tuple[Value, ...]:
    text, then = row.text, getattr(row, "state_then", row.state)
    return (
        text["register_number"],
        row.holder,
        text["post"],
        str(row.item.nomination.department),
        text["decision_number"],
        date.fromisoformat(text["decision_date"]),
        row.code,
        str(CertificateState(then).label),
        row.revoked_on if then in ENDED else None,
        row.revocation_decision if then in ENDED else "",
    )


def _total(rows: int) -> tuple[Value, ...]:
    return ("", f"Tổng cộng: {rows} Giấy công nhận", *("",) * (len(COLUMNS) - 2))
