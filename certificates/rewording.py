"""What putting right the words of a certificate that nobody has signed lacks."""

from datetime import date
from typing import Any

from certificates.handling import papers_of
from certificates.models import Certificate
from certificates.readiness import Gap, not_ahead
from certificates.replacing import ending
from core.vietnamese import short_date


def before_reword(certificate: Certificate) -> list[Gap]:
    """Why the words of this certificate cannot be put right under its number, whatever they are to become."""
    number = certificate.text["register_number"]
    if not papers_of([certificate])[0].is_unsigned:
        words = "nên chữ trên giấy không sửa được nữa. Đồng chí thu lại giấy, hủy, rồi chọn «Cấp đổi» để cấp số mới."
        return [Gap(f"Giấy số {number} đã ký {words}")]
    if waiting := ending(certificate):
        words = f"Giấy này có tên trong {waiting}, đang chờ ký. Đồng chí ban hành hoặc không ban hành văn bản đó trước."
        return [Gap(words)]
    return []


def of_the_day(certificate: Certificate, on: date) -> list[Gap]:
    """A certificate bears no day before its decision's or its predecessor's, and none to come."""
    earliest, before = certificate.item.decision.day, certificate.predecessor
    if before:
        earliest = max(earliest, date.fromisoformat(before.text["signed_on"]))
    if on < earliest:
        what = "giấy trước" if before else "quyết định"
        words = f"Ngày ghi trên giấy không được trước ngày {short_date(earliest)} của {what}. Mời ghi lại ngày."
        return [Gap(words, "on")]
    return not_ahead(on)


def of_the_words(was: dict[str, Any], now: dict[str, Any], *, corrected: bool, basis: str) -> list[Gap]:
    """Other words want grounds; something has to differ."""
    if was == now:
        words = "Chưa sửa chữ nào, và người ký của ngày này vẫn như trên giấy. Mời sửa chữ sai, hoặc ghi lại ngày ký."
        return [Gap(words, "name")]
    if corrected and not basis.strip():
        words = "Chữ khác với bản đã lập mà chưa ghi căn cứ. Mời ghi số, ngày của giấy tờ chứng minh chữ đúng."
        return [Gap(words, "basis")]
    return []
