"""Copies of certificates for printing: as issued, or their words alone on blanks, corrected for a printer.

Every one is made for one answer from what is frozen and kept nowhere (features F01, F03, F08).
"""

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import TypeVar

import pikepdf
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.http import FileResponse
from django.shortcuts import get_object_or_404

from certificates.models import BlankTemplate, Certificate, PrinterProfile
from certificates.rendering import CertificateText, UnprintableText
from certificates.rendering.calibration import calibrated
from certificates.rendering.words import print_words
from core.uploads import read

Row = TypeVar("Row", bound=Model)


def row_asked(rows: QuerySet[Row], asked: str) -> Row | None:
    """The row that an address names by its id; none where it names none.

    :raises Http404: there is no such row among *rows*.
    """
    if not asked:
        return None
    is_id = asked.isascii() and asked.isdecimal() and len(asked) < 12
    return get_object_or_404(rows, pk=int(asked) if is_id else 0)


def corrected(content: bytes, asked: Mapping[str, str], printers: QuerySet[PrinterProfile]) -> bytes:
    """*content* for the printer that the address names as ``may``.

    :raises Http404: there is no such printer.
    :raises ValidationError: it is in use no longer, and its measures are no other printer's.
    """
    printer = row_asked(printers, asked.get("may", ""))
    if printer and not printer.in_use:
        raise ValidationError(
            f"Máy in «{printer}» đã thôi dùng nên không căn chỉnh theo số đo của máy ấy. Mời chọn máy in đang dùng; "
            "máy mới thì in trang đo rồi ghi số đo ở «Máy in» trước."
        )
    return calibrated(content, printer.shift) if printer else content


def on_blanks(rows: Sequence[Certificate], template: BlankTemplate) -> bytes:
    """The frozen words of each certificate alone, at the places of *template*.

    :raises ValidationError: words do not fit into their place; the sentence names both.
    """
    try:
        return print_words([CertificateText.from_dict(row.text) for row in rows], template.plan)
    except UnprintableText as problem:
        raise ValidationError(str(problem)) from problem


def as_issued(rows: Sequence[Certificate]) -> bytes:
    """The issued files in one, without the empty places of digital signatures: these copies are signed in ink."""
    whole = pikepdf.new()
    for row in rows:
        with pikepdf.open(BytesIO(read(row.stored_name, row.sha256))) as single:
            for page in single.pages:
                if "/Annots" in page:
                    del page["/Annots"]
            whole.pages.extend(single.pages)
    content = BytesIO()
    whole.save(content)
    return content.getvalue()


def inline_pdf(content: bytes, name: str) -> FileResponse:
    response = FileResponse(BytesIO(content), filename=name, content_type="application/pdf")
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
