"""A PDF is opened by its structure; whatever acts, calls out or hides in it is taken out.

One in which there is nothing to take out, and in which no byte lies outside its structure, is kept byte for
byte: a digital signature in it stays whole.
"""

import warnings
from io import BytesIO

import pikepdf

from core.inspection.findings import DAMAGED, Found, Refused
from core.inspection.pdf_actions import disarm
from core.inspection.pdf_bytes import is_an_archive, is_whole

MAX_PAGES = 500
ENCRYPTED = "Tệp PDF này có mật khẩu hoặc bị khóa nên không kiểm tra được. Mời đồng chí bỏ mật khẩu, lưu lại rồi gửi."
CLEANED = "Cổng đã gỡ phần tự chạy, liên kết ra ngoài hoặc tệp nhúng trong tệp PDF này; phần nhìn thấy giữ nguyên."
TRIMMED = "Cổng đã bỏ phần lạ nằm ngoài nội dung của tệp PDF này; phần nhìn thấy giữ nguyên."
UNSIGNED = " Chữ ký số trong tệp vì thế không còn kiểm tra được."
#: How the reading of a document that is none ends.
_UNREADABLE = (pikepdf.PdfError, ValueError, TypeError, LookupError, AttributeError, RuntimeError, OSError)


def inspect_pdf(content: bytes) -> Found:
    """The PDF as it came, or written anew without what acts.

    :raises Refused: it is no PDF, is locked, or has no page or more than 500.
    """
    try:
        with warnings.catch_warnings(action="ignore"), pikepdf.open(BytesIO(content)) as document:
            return _judged(content, document)
    except pikepdf.PasswordError:
        raise Refused(ENCRYPTED) from None
    except _UNREADABLE as problem:
        raise problem if isinstance(problem, Refused) else Refused(DAMAGED) from None


def _judged(content: bytes, document: pikepdf.Pdf) -> Found:
    if document.is_encrypted:
        raise Refused(ENCRYPTED)
    pages = len(document.pages)
    if not pages:
        raise Refused(DAMAGED)
    if pages > MAX_PAGES:
        raise Refused(f"Tệp PDF này có {pages} trang, nhiều hơn {MAX_PAGES}. Mời đồng chí chia nhỏ tệp rồi gửi.")
    signed = _is_signed(document)
    acted = disarm(document)
    if not acted and is_whole(content) and not document.get_warnings():
        return Found(content)
    notice = (CLEANED if acted else TRIMMED) + (UNSIGNED if signed else "")
    return Found(_written_anew(document, pages), notice)


def _written_anew(document: pikepdf.Pdf, pages: int) -> bytes:
    """The same document in new bytes, opened once more to see that it is whole.

    A stream that nothing unpacks is carried over as it is, whatever is in it.
    """
    kept = BytesIO()
    document.save(kept, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    with pikepdf.open(kept) as again:
        if len(again.pages) != pages or again.get_warnings() or is_an_archive(kept.getvalue()):
            raise Refused(DAMAGED)
    return kept.getvalue()


def _is_signed(document: pikepdf.Pdf) -> bool:
    return any(isinstance(found, pikepdf.Dictionary) and "/ByteRange" in found for found in document.objects)
