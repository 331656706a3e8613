"""What acts in a PDF (ISO 32000-2, 12.6 and 7.11), and taking it out."""

import re
from collections.abc import Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Object, Stream

#: Keys that hold nothing but acts, other files or forms of another program, wherever they stand.
_ACTING_KEYS = (
    "/AA", "/JS", "/JavaScript", "/EF", "/EmbeddedFiles", "/AF", "/XFA", "/Renditions", "/Collection",
    "/RichMediaContent", "/RichMediaSettings",
)  # fmt: skip
_OUTSIDE_OF_STREAMS = ("/F", "/FFilter", "/FDecodeParms", "/Ref", "/OPI")
_ACTION_KEYS = ("/A", "/PA", "/Next", "/OpenAction")
_GRAVE = {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE"}
_TURNING_PAGES = {"/NextPage", "/PrevPage", "/FirstPage", "/LastPage"}
_ACTING_ANNOTATIONS = {"/RichMedia", "/Screen", "/Movie", "/Sound", "/FileAttachment", "/3D"}
#: An address without any of these beginnings may name a file beside the document.
_PLAIN_ADDRESS = re.compile(rb"(?:https?://|mailto:|tel:|www\.|#)[^\x00-\x1f]*", re.IGNORECASE)
#: Direct nesting deeper than this is no document of an office.
_DEPTH = 60


def disarm(document: pikepdf.Pdf) -> bool:
    """Take out of every object what acts; whether there was anything.

    :raises ValueError: objects are nested too deep to be read.
    """
    found = False
    for item in (document.trailer, *document.objects):
        for part in _parts(item, _DEPTH):
            found |= _drop_items(part) if isinstance(part, Array) else _drop_keys(part)
    return found


def is_action(value: Any) -> bool:
    """Whether *value* is an action that must not stay.

    A place in this document, turning a page, and a plain web or mail address that is followed when clicked stay.
    """
    if not isinstance(value, Dictionary) or "/S" not in value:
        return False
    kind = str(value["/S"])
    if kind == "/URI":
        return not _PLAIN_ADDRESS.fullmatch(bytes(value.get("/URI", b"")).strip())
    if kind == "/Named":
        return str(value.get("/N", "")) not in _TURNING_PAGES
    return kind != "/GoTo"


def _parts(item: Any, depth: int) -> Iterator[Any]:
    """*item* and everything that stands directly in it; what it refers to is visited by itself."""
    if not isinstance(item, Dictionary | Array | Stream):
        return
    if not depth:
        raise ValueError("nested too deep")
    yield item
    for value in list(item) if isinstance(item, Array) else [item[key] for key in item.keys()]:  # noqa: SIM118
        if isinstance(value, Object) and not value.is_indirect:
            yield from _parts(value, depth - 1)


def _drop_items(array: Array) -> bool:
    """Take acting annotations and scripts out of a list."""
    places = [place for place, one in enumerate(array) if _is_acting_item(one)]
    for place in reversed(places):
        del array[place]
    return bool(places)


def _is_acting_item(one: Any) -> bool:
    if not isinstance(one, Dictionary):
        return False
    return str(one.get("/Subtype", "")) in _ACTING_ANNOTATIONS or str(one.get("/S", "")) in _GRAVE


def _drop_keys(part: Any) -> bool:
    unwanted = [key for key in _ACTING_KEYS if key in part]
    unwanted += [key for key in _ACTION_KEYS if key in part and _holds_action(key, part[key])]
    if isinstance(part, Stream):
        unwanted += [key for key in _OUTSIDE_OF_STREAMS if key in part]
    elif str(part.get("/S", "")) in _GRAVE:
        unwanted += [key for key in ("/S", "/F", "/D", "/Win", "/Mac", "/Unix") if key in part]
    for key in unwanted:
        del part[key]
    return bool(unwanted)


def _holds_action(key: str, value: Any) -> bool:
    if key == "/OpenAction" and isinstance(value, Dictionary):
        return str(value.get("/S", "")) != "/GoTo"
    if isinstance(value, Array):
        return any(is_action(one) for one in value)
    return is_action(value)
