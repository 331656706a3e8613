"""Relationships of an office file that lead out of it (ECMA-376 part 2, 9.3)."""

from core.inspection.findings import Refused
from core.inspection.xml_parts import Element

MACROS = (
    "Tệp này có macro nên không nhận được. Mời đồng chí lưu thành .docx hoặc .xlsx thường, hay xuất ra PDF rồi gửi."
)
EMBEDDED = (
    "Tệp này có tệp khác hoặc bảng tính nhúng bên trong nên không nhận được. "
    "Mời đồng chí đổi phần nhúng thành ảnh, hoặc xuất ra PDF rồi gửi."
)
CONNECTED = (
    "Tệp này lấy dữ liệu từ nguồn ngoài nên không nhận được. "
    "Mời đồng chí ngắt kết nối dữ liệu, hoặc xuất ra PDF rồi gửi."
)
_PLAIN = ("http://", "https://", "mailto:")
_HELP = "hoặc xuất ra PDF rồi gửi."
TEMPLATE = f"Tệp này gắn mẫu văn bản ở nơi khác nên không nhận được. Mời đồng chí bỏ mẫu gắn kèm, {_HELP}"
PICTURE = f"Tệp này có ảnh lấy từ nơi khác nên không nhận được. Mời đồng chí chèn ảnh vào tệp, {_HELP}"
ADDRESS = f"Tệp này có liên kết tới tệp trên máy hoặc nơi lạ nên không nhận được. Mời đồng chí gỡ liên kết, {_HELP}"
OUTSIDE = f"Tệp này liên kết tới tệp khác ở ngoài nên không nhận được. Mời đồng chí gỡ liên kết, {_HELP}"
#: End of the relationship's type → the sentence; any other type that leads out has the last one.
_SENTENCES = {"attachedTemplate": TEMPLATE, "image": PICTURE, "hyperlink": ADDRESS}
#: Relationships that have no place in a plain file even where they stay inside, by the end of their type.
_NEVER = {
    "afchunk": EMBEDDED, "oleobject": EMBEDDED, "package": EMBEDDED, "subdocument": EMBEDDED,
    "control": MACROS, "activexcontrolbinary": MACROS, "vbaproject": MACROS, "xlmacrosheet": MACROS,
    "connections": CONNECTED, "externallink": CONNECTED, "querytable": CONNECTED,
}  # fmt: skip


def refuse_links(relationships: list[Element]) -> None:
    """Let nothing out but plain web and mail addresses that are followed when clicked.

    :raises Refused: anything else leads out.
    """
    for one in relationships:
        facts = one.attributes
        kind = facts.get("Type", "").rpartition("/")[2]
        if kind.lower() in _NEVER:
            raise Refused(_NEVER[kind.lower()])
        if facts.get("TargetMode", "").strip().lower() != "external" and not _leads_out(facts.get("Target", "")):
            continue
        if kind == "hyperlink" and facts.get("Target", "").strip().lower().startswith(_PLAIN):
            continue
        raise Refused(_SENTENCES.get(kind, OUTSIDE))


def _leads_out(target: str) -> bool:
    """Whether an address that claims to stay inside does not."""
    return ":" in target.partition("/")[0] or target.startswith(("//", "\\"))
