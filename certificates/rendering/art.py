"""The unchanging art of the page, drawn once and put under the words of every certificate.

WeasyPrint parses and draws every SVG again on every page (its issue 1978), most of the time of a certificate.
The art is therefore drawn alone once; its page content becomes a Form XObject (ISO 32000-1, 8.10) that the
finisher puts into each file. The pixels are the same.
"""

import zlib
from dataclasses import dataclass

import pydyf  # type: ignore[import-untyped]
from weasyprint import Document


@dataclass(frozen=True)
class Art:
    """A drawn page: its content, already deflated, and the graphics states that the content names."""

    content: bytes
    states: pydyf.Dictionary
    box: pydyf.Array

    @classmethod
    def of(cls, document: Document) -> "Art":
        """Draw the first page of the document."""
        drawn: list[Art] = []

        def keep(_document: Document, pdf: pydyf.PDF) -> None:
            page, content = _first_page(pdf)
            resources = _referenced(pdf, page["Resources"])
            joined = b"\n".join(line if isinstance(line, bytes) else str(line).encode() for line in content.stream)
            drawn.append(cls(zlib.compress(joined, 9), resources["ExtGState"], page["MediaBox"]))

        document.write_pdf(finisher=keep)
        return drawn[0]

    def underlay(self, _document: Document, pdf: pydyf.PDF) -> None:
        """Put the art under the first page of ``pdf``: a finisher of ``Document.write_pdf``.

        The art is an artifact (ISO 32000-1, 14.8.2.2): readers aloud pass over it.
        """
        form = pydyf.Stream(
            [self.content],
            {
                "Type": "/XObject",
                "Subtype": "/Form",
                "BBox": self.box,
                "Resources": pydyf.Dictionary({"ExtGState": self.states}),
                "Filter": "/FlateDecode",
            },
        )
        pdf.add_object(form)
        page, content = _first_page(pdf)
        _referenced(pdf, page["Resources"])["XObject"]["art"] = form.reference
        content.stream.insert(0, b"/Artifact BMC\nq\n/art Do\nQ\nEMC")


def _first_page(pdf: pydyf.PDF) -> tuple[pydyf.Dictionary, pydyf.Stream]:
    page = _referenced(pdf, pdf.page_references[0])
    return page, _referenced(pdf, page["Contents"])


def _referenced(pdf: pydyf.PDF, reference: bytes) -> pydyf.Object:
    return pdf.objects[int(reference.split()[0])]
