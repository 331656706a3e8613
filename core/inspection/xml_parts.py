"""XML of an office file, read as a stream: no document type, no entities of its own, bounded nesting."""

from dataclasses import dataclass, field
from xml.parsers import expat

from core.inspection.findings import DAMAGED, Refused

#: Deeper nesting is no document that Word or Excel writes.
MAX_DEPTH = 200
DECLARED = "Tệp này khai báo thực thể XML lạ nên không nhận được. Mời đồng chí mở bằng Word hoặc Excel rồi lưu lại."
FORMULA_ELEMENTS = frozenset({"f", "definedName", "formula", "formula1", "formula2", "calculatedColumnFormula"})
#: Elements whose text matters, and all that are looked at: the others are read and forgotten.
_TOLD = FORMULA_ELEMENTS | {"instrText"}
_KEPT = _TOLD | {"Relationship", "Default", "Override", "fldSimple", "ddeLink", "oleLink"}


@dataclass
class Element:
    """An element without its namespace: name, attributes, and the text of those that are asked for it."""

    name: str
    attributes: dict[str, str]
    text: str = field(default="")


def elements(part: bytes) -> list[Element]:
    """The elements of *part* that matter to the inspection, in their order.

    :raises Refused: it is not well-formed, too deep, or declares a document type or entities.
    """
    return _Reading().of(part)


class _Reading:
    def __init__(self) -> None:
        self.found: list[Element] = []
        self.open: list[Element] = []
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._begin
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._say
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.EntityDeclHandler = self._refuse

    def of(self, part: bytes) -> list[Element]:
        try:
            self.parser.Parse(part, True)
        except (expat.ExpatError, ValueError, LookupError) as problem:
            if isinstance(problem, Refused):
                raise
            raise Refused(DAMAGED) from None
        return self.found

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        one = Element(_local(name), {_local(key): value for key, value in attributes.items()})
        self.open.append(one)
        if len(self.open) > MAX_DEPTH:
            raise Refused(DAMAGED)
        if one.name in _KEPT:
            self.found.append(one)

    def _end(self, name: str) -> None:
        self.open.pop()

    def _say(self, text: str) -> None:
        if self.open[-1].name in _TOLD:
            self.open[-1].text += text

    def _refuse(self, *facts: object) -> None:
        raise Refused(DECLARED)


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
