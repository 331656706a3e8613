"""How many words a kept file has, for its writer's guidance: what stands between blanks counts as one."""

from io import BytesIO

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: The same text once more, for readers that know no text boxes.
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
#: What parts two words as a blank does.
_PARTING = {f"{_WORD}{name}" for name in ("p", "tab", "br", "cr")}


def words_of_pdf(content: bytes) -> int:
    """Words of the text layer of all pages; a scan has none."""
    import pypdfium2

    found = 0
    with pypdfium2.PdfDocument(content) as document:
        for page in document:
            text = page.get_textpage()
            found += len(text.get_text_bounded().split())
            text.close()
            page.close()
    return found


def words_of_document(content: bytes) -> int:
    """Words of the body of a .docx, tables and text boxes included; what was struck out by its reviewer is not."""
    import docx

    body = docx.Document(BytesIO(content)).element
    for again in list(body.iter(_FALLBACK)):
        again.getparent().remove(again)
    pieces = (
        " " if element.tag in _PARTING else element.text or "" if element.tag == f"{_WORD}t" else ""
        for element in body.iter()
    )
    return len("".join(pieces).split())
