"""Nhật ký đính chính (G08): every word put right and every certificate replaced or ended, with day and basis."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from certificates import wording
from certificates.models import AsideRendering, Certificate, ChangeItem, DecisionChange
from certificates.workflow import ChangeState
from core.sheets.writing import Column, Sheet
from core.vietnamese import local_day

_FIELDS = {
    "register_number": "Số vào sổ",
    "honorific": "Danh xưng",
    "name": "Họ và tên, tên tập thể",
    "post": "Chức vụ, đơn vị",
    "achievement": "Thành tích",
    "signed_on": "Ngày ký",
    "signer_title": "Chức vụ người ký",
    "signer_name": "Người ký",
}
COLUMNS = (
    Column("Ngày", 12, "center"),
    Column("Việc", 26),
    Column("Số vào sổ", 22),
    Column("Cá nhân, tập thể", 32),
    Column("Căn cứ", 40),
    Column("Trước", 50),
    Column("Sau", 50),
)


@dataclass(frozen=True)
class Correction:
    """One line of the log; *was* and *became* are empty where nothing was reworded."""

    on: date
    what: str
    register_number: str
    name: str
    basis: str
    was: str = ""
    became: str = ""


def corrections_in(year: int) -> list[Correction]:
    """What took effect in that year, the newest first; three queries and one for certificates, whatever the number."""
    found = [*_unsigned(year), *_replaced(year), *_changed(year)]
    return sorted(found, key=lambda line: line.on, reverse=True)


def corrections_sheet(lines: list[Correction], year: int) -> Sheet:
    """The log as a table."""
    rows = tuple(
        (line.on, line.what, line.register_number, line.name, line.basis, line.was, line.became) for line in lines
    )
    heading = tuple(text for text in ("NHẬT KÝ ĐÍNH CHÍNH, THAY ĐỔI", f"Năm {year}", wording.mark()) if text)
    total = ("", f"Tổng cộng: {len(rows)} việc", *("",) * (len(COLUMNS) - 2))
    return Sheet("Nhật ký đính chính", COLUMNS, rows, heading, total)


def _unsigned(year: int) -> Iterator[Correction]:
    rows = AsideRendering.objects.filter(at__year=year).select_related("certificate").order_by("-pk")
    for row in rows.prefetch_related("certificate__aside"):
        later = [one.text for one in row.certificate.aside.all() if one.pk > row.pk]
        was, became = _differing(row.text, later[0] if later else row.certificate.text)
        yield Correction(local_day(row.at), "Sửa chữ khi chưa ký", *_of(row.certificate), row.basis, was, became)


def _replaced(year: int) -> Iterator[Correction]:
    rows = Certificate.objects.filter(predecessor__replaced_on__year=year).select_related("predecessor")
    for row in rows.order_by("-pk"):
        before = row.predecessor
        if before is None or before.replaced_on is None:
            continue
        was, became = _differing(before.text, row.text)
        what = f"{'Cấp lại' if row.is_reissue else 'Cấp đổi'} vì {row.get_ground_display()}"
        yield Correction(before.replaced_on, what, *_of(before), row.correction_basis, was, became)


def _changed(year: int) -> Iterator[Correction]:
    rows = ChangeItem.objects.filter(change__state=ChangeState.ISSUED, change__dated__year=year)
    rows = rows.select_related("change", "item__nomination").prefetch_related("item__certificates").order_by("-pk")
    for row in rows:
        change, certificate = row.change, row.item.certificate if row.item else None
        number, _ = _of(certificate) if certificate else ("", "")
        after = row.becomes if change.kind in DecisionChange.WORDING else ""
        what = str(change.get_kind_display())
        yield Correction(change.dated, what, number, str(row), change.cited, row.printed, after)


def _of(certificate: Certificate) -> tuple[str, str]:
    return certificate.text["register_number"], certificate.holder


def _differing(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[str, str]:
    """The fields that differ, as they were and as they became."""
    names = [name for name in _FIELDS if before.get(name) != after.get(name)]
    return _told(before, names), _told(after, names)


def _told(text: Mapping[str, Any], names: list[str]) -> str:
    return "; ".join(f"{_FIELDS[name]}: {_words(text.get(name))}" for name in names)


def _words(value: Any) -> str:
    return ", ".join(value) if isinstance(value, (list, tuple)) else str(value or "")
