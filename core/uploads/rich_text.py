"""A foreign text looked at and forgotten: words and looks of the clipboard's HTML or of a .docx, read apart."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from core.inspection import Refused
from core.uploads.accepting import refuse_kind, refuse_size
from core.uploads.apart import inspect_apart, work_apart
from core.uploads.names import safe_name
from core.uploads.scanning import scan

#: Bytes of HTML on a clipboard: what Word makes of twenty pages; a little less than a request may hold.
MOST_HTML = 2 * 1024 * 1024
_TOO_LONG = "Đoạn dán dài quá mức cổng nhận một lần. Mời đồng chí dán từng phần."
_DOCX = ".docx"


def html_text(html: str) -> dict[str, Any]:
    """``blocks`` and ``is_cut`` of ``core.inspection.rich``.

    :raises ValidationError: it is too long or cannot be read.
    """
    content = html.encode("utf-8", "replace")
    if len(content) > MOST_HTML:
        raise ValidationError(_TOO_LONG)
    return _read(content, "html")


def docx_text(upload: "UploadedFile[Any]") -> dict[str, Any]:
    """The same of an uploaded document, which passes every inspection and is not kept.

    :raises ValidationError: it is refused; the sentence says why and what to choose.
    """
    name = safe_name(upload.name or "")
    refuse_kind(_DOCX if name.endswith(_DOCX) else name[-5:], (_DOCX,))
    refuse_size(upload.size or 0)
    content = upload.read()
    scan(content)
    try:
        inspected = inspect_apart(content, _DOCX).content
    except Refused as refusal:
        raise ValidationError(str(refusal)) from refusal
    return _read(inspected, "docx")


def _read(content: bytes, kind: str) -> dict[str, Any]:
    try:
        return work_apart("rich", content, kind)[0]
    except Refused as refusal:
        raise ValidationError(str(refusal)) from refusal
