"""A .docx or .xlsx (ECMA-376): what it is must be what it says, and nothing in it may act or call out."""

from dataclasses import dataclass

from core.archives import pack
from core.inspection.archives import read_entries
from core.inspection.findings import DAMAGED, Found, Refused
from core.inspection.office_fields import refuse_acting_text
from core.inspection.office_links import CONNECTED, EMBEDDED, MACROS, refuse_links
from core.inspection.xml_parts import DECLARED, elements

_MAIN = "application/vnd.openxmlformats-officedocument."


@dataclass(frozen=True)
class Form:
    """A kind of office file: the type of its main part, and what to call it."""

    word: str
    main: str


FORMS = {
    ".docx": Form("DOCX", f"{_MAIN}wordprocessingml.document.main+xml"),
    ".xlsx": Form("XLSX", f"{_MAIN}spreadsheetml.sheet.main+xml"),
}
#: Pieces of a part's name or type → why it is not taken. Names and types are compared in small letters.
_UNWANTED = (
    (("vba", "macro", "activex", "dialogsheet", "attachedtoolbars"), MACROS),
    (("oleobject", "embeddings/", "officedocument.package", "altchunk", "afchunk"), EMBEDDED),
    (("connections", "querytable", "externallink", "/model", "customdata", "volatiledependencies"), CONNECTED),
)
#: Binary parts that Office itself writes beside the text.
_BINARY = ("printersettings", ".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".odttf")


def inspect_office(content: bytes, extension: str) -> Found:
    """The file built anew from its parts.

    :raises Refused: it is another kind, locked, damaged, or holds what acts or calls out.
    """
    if not content.startswith(b"PK\x03\x04"):
        raise Refused(DAMAGED)
    parts = read_entries(content)
    types = _content_types(parts)
    _refuse_unwanted(types)
    _refuse_other_main(parts, types, FORMS[extension])
    for name, part in parts.items():
        if _is_markup(name, types.get(name, "")):
            _refuse_markup(name, part)
        elif not any(known in f"{name} {types.get(name, '')}".lower() for known in _BINARY):
            raise Refused(EMBEDDED)
    return Found(pack(parts.items()))


def _content_types(parts: dict[str, bytes]) -> dict[str, str]:
    """Part → its type, as the list of types says."""
    if "[Content_Types].xml" not in parts:
        raise Refused(DAMAGED)
    listed = [one.attributes for one in elements(parts["[Content_Types].xml"])]
    by_name = {one["PartName"].lstrip("/"): one.get("ContentType", "") for one in listed if "PartName" in one}
    by_end = {one["Extension"].lower(): one.get("ContentType", "") for one in listed if "Extension" in one}
    return {name: by_name.get(name) or by_end.get(name.rpartition(".")[2].lower(), "") for name in parts} | by_name


def _refuse_unwanted(types: dict[str, str]) -> None:
    for name, kind in types.items():
        seen = f"{name} {kind}".lower()
        for pieces, sentence in _UNWANTED:
            if any(piece in seen for piece in pieces):
                raise Refused(sentence)


def _refuse_other_main(parts: dict[str, bytes], types: dict[str, str], form: Form) -> None:
    """The part that the package names as its document is of the type that the extension promises."""
    roots = [one.attributes for one in elements(parts.get("_rels/.rels", b""))]
    mains = [one.get("Target", "").lstrip("/") for one in roots if one.get("Type", "").endswith("/officeDocument")]
    if len(mains) != 1 or mains[0] not in parts or types.get(mains[0]) != form.main:
        raise Refused(
            f"Tệp này không phải {form.word} thường dù tên có đuôi .{form.word.lower()}. "
            f"Mời đồng chí mở tệp, lưu thành {form.word} rồi gửi."
        )


def _is_markup(name: str, kind: str) -> bool:
    return name.lower().endswith((".xml", ".rels", ".vml")) or kind.endswith(("+xml", "/xml"))


def _refuse_markup(name: str, part: bytes) -> None:
    if name.lower().endswith(".vml"):  # drawings of old Office are not always well-formed
        if b"\x00" in part or b"<!doctype" in part.lower() or b"<!entity" in part.lower():
            raise Refused(DECLARED)
    elif name.lower().endswith(".rels"):
        refuse_links(elements(part))
    else:
        refuse_acting_text(elements(part))
