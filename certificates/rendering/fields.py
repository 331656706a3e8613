"""The two empty signature fields that every certificate is printed with.

Both stand in the file before anybody signs: a field added after the Director has certified the file would be a
change that his signature forbids (ISO 32000-1, 12.8.2.2). They draw nothing until they are filled.
"""

from dataclasses import dataclass

import pydyf  # type: ignore[import-untyped]

PT_PER_MM = 72 / 25.4
_PAGE_HEIGHT = 210.0
_SAVED_BY_ADDING_ONLY = 1 | 2  # holds signature fields; tools may only append (ISO 32000-1, table 219)
_PRINTED_AND_LOCKED = 4 | 128  # printed, and nobody moves it (ISO 32000-1, table 165)


@dataclass(frozen=True)
class SignatureField:
    """A place for a signature: its name in the file, what readers aloud call it, its box in mm from the top left."""

    name: str
    label: str
    left: float
    top: float
    width: float
    height: float

    @property
    def rect(self) -> tuple[float, float, float, float]:
        """The box in points from the lower left corner of the page: left, bottom, right, top."""
        corners = (
            self.left,
            _PAGE_HEIGHT - self.top - self.height,
            self.left + self.width,
            _PAGE_HEIGHT - self.top,
        )
        left, bottom, right, top = (round(value * PT_PER_MM, 2) for value in corners)
        return left, bottom, right, top


#: Between the post and the name of the signer, whose middle is at 217 mm.
DIRECTOR = SignatureField("ChuKyNguoiKy", "Chữ ký số của người có thẩm quyền", 189.5, 155.2, 55, 22)
#: The seal in its actual size over the left third of the signature (Decree 30/2020, article 33).
ORGAN = SignatureField("DauCoQuan", "Con dấu, chữ ký số của cơ quan", 171.8, 148.2, 36, 36)


def add_fields(pdf: pydyf.PDF) -> None:
    """Put both fields on the first page of *pdf*, in the order in which they are signed."""
    nothing = pydyf.Stream([], {"Type": "/XObject", "Subtype": "/Form", "BBox": pydyf.Array([0, 0, 0, 0])})
    pdf.add_object(nothing)
    widgets = pydyf.Array(_widget(pdf, field, nothing) for field in (DIRECTOR, ORGAN))
    page = pdf.objects[int(pdf.page_references[0].split()[0])]
    page["Annots"] = widgets
    pdf.catalog["AcroForm"] = pydyf.Dictionary({"Fields": widgets, "SigFlags": _SAVED_BY_ADDING_ONLY})


def _widget(pdf: pydyf.PDF, field: SignatureField, appearance: pydyf.Stream) -> bytes:
    widget = pydyf.Dictionary(
        {
            "Type": "/Annot",
            "Subtype": "/Widget",
            "FT": "/Sig",
            "T": pydyf.String(field.name),
            "TU": pydyf.String(field.label),
            "Rect": pydyf.Array(field.rect),
            "F": _PRINTED_AND_LOCKED,
            "P": pdf.page_references[0],
            "AP": pydyf.Dictionary({"N": appearance.reference}),
        }
    )
    pdf.add_object(widget)
    reference: bytes = widget.reference
    return reference
