"""Fields of a document and formulas of a sheet that fetch or run something when the file is opened."""

import re

from core.inspection.findings import Refused
from core.inspection.xml_parts import FORMULA_ELEMENTS, Element

FIELDS = (
    "Tệp này có trường tự lấy dữ liệu từ nơi khác (DDE, INCLUDE, LINK) nên không nhận được. "
    "Mời đồng chí gỡ trường đó, hoặc xuất ra PDF rồi gửi."
)
FORMULAS = (
    "Bảng tính này có công thức gọi chương trình hoặc dữ liệu bên ngoài nên không nhận được. "
    "Mời đồng chí đổi thành giá trị, hoặc xuất ra PDF rồi gửi."
)
#: Names of fields that no honest text holds, and those that may also stand in an address or a sentence.
_FETCHES = re.compile(r"\b(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|MACROBUTTON)\b", re.IGNORECASE)
_BEGINS = re.compile(r"\s*(?:INCLUDE|IMPORT|LINK|DATABASE|RD|QUOTE)\b", re.IGNORECASE)
_CALLS = re.compile(r"\||\b(?:WEBSERVICE|RTD|CALL|REGISTER\.ID|REGISTER|EXEC|DDE|SQL\.REQUEST)\s*\(", re.IGNORECASE)
_QUOTED = re.compile(r'"(?:[^"]|"")*"')


def refuse_acting_text(found: list[Element]) -> None:
    """Look at all fields of a part as one text, so that none hides by being cut into pieces.

    :raises Refused: a field or a formula fetches or runs something.
    """
    pieces = [one.text for one in found if one.name == "instrText"]
    pieces += [text for one in found if (text := one.attributes.get("instr"))]
    if _FETCHES.search("".join(pieces)) or any(_BEGINS.match(text) for text in pieces):
        raise Refused(FIELDS)
    formulas = [one.text for one in found if one.name in FORMULA_ELEMENTS]
    if any(_CALLS.search(_QUOTED.sub("", text)) for text in formulas):
        raise Refused(FORMULAS)
    if any(one.name in ("ddeLink", "oleLink") for one in found):
        raise Refused(FORMULAS)
