"""What a Word template may hold: words, pictures and the named places; nothing that acts and no styles left out."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from core.papers.errors import TemplateRefused
from core.papers.word.styles import Style

HEAD, CONTENT = "[[phan_dau]]", "[[noi_dung]]"
PLACES = (HEAD, CONTENT)
MOST_BYTES, MOST_UNPACKED = 2 * 1024 * 1024, 12 * 1024 * 1024
_MARK = re.compile(r"\[\[.*?\]\]|\{\{.*?\}\}|\{%|%\}|\{#|\$\{|<%")
_FIELDS = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b[^\"]*", re.IGNORECASE)
_HELP = "Mời đồng chí tải mẫu gốc, sửa trên mẫu đó rồi gửi lại."


def places_of(body: Any) -> dict[str, Any]:
    """Place → its paragraph, of those that stand by themselves in the text of the document."""
    found = {}
    for line in body.findall(qn("w:p")):
        if (text := _text(line).strip()) in PLACES:
            found[text] = line
    return found


def judge_template(template: bytes) -> None:
    """Look at a .docx that the inspection of uploads let pass.

    :raises TemplateRefused: it is too large, holds code, fields or drawings that may act, or lacks a place or a style.
    """
    if len(template) > MOST_BYTES or sum(size for _, size in _sizes(template)) > MOST_UNPACKED:
        raise TemplateRefused("Mẫu lớn hơn 2 MB. Mời đồng chí thu nhỏ ảnh trong mẫu rồi gửi lại.")
    if any(name.lower().endswith((".svg", ".emf", ".wmf")) for name, _ in _sizes(template)):
        raise TemplateRefused("Mẫu có hình vẽ dạng SVG, EMF hoặc WMF. Mời đồng chí chèn hình dạng PNG rồi gửi lại.")
    for name, part in _markup(template):
        _refuse_code(part)
        _refuse_fields(part)
        if name != "word/document.xml" and any(place in _text(part) for place in PLACES):
            raise TemplateRefused(f"Chỗ {' và '.join(PLACES)} phải đứng trong thân văn bản. {_HELP}")
    document = docx.Document(io.BytesIO(template))
    _refuse_places(document.element.body)
    _refuse_styles(document)
    if len(document.sections) != 1:
        raise TemplateRefused(f"Mẫu có hơn một phần (section). Mời đồng chí bỏ dấu ngắt phần. {_HELP}")


def _sizes(template: bytes) -> list[tuple[str, int]]:
    with zipfile.ZipFile(io.BytesIO(template)) as archive:
        return [(entry.filename, entry.file_size) for entry in archive.infolist()]


def _markup(template: bytes) -> Iterator[tuple[str, Any]]:
    with zipfile.ZipFile(io.BytesIO(template)) as archive:
        for name in archive.namelist():
            if name.startswith("word/") and name.endswith(".xml"):
                yield name, parse_xml(archive.read(name))


def _refuse_code(part: Any) -> None:
    for line in part.iter(qn("w:p")):
        for found in _MARK.findall(_text(line)):
            if found not in PLACES:
                raise TemplateRefused(
                    f"Mẫu có «{found[:40]}» là mã lệnh hoặc chỗ mà cổng không biết. Mẫu chỉ có các chỗ "
                    f"{' và '.join(PLACES)}. Mời đồng chí bỏ phần đó rồi gửi lại."
                )


def _refuse_fields(part: Any) -> None:
    simple = [found.get(qn("w:instr"), "") for found in part.iter(qn("w:fldSimple"))]
    written = ["".join(found.text or "" for found in line.iter(qn("w:instrText"))) for line in part.iter(qn("w:p"))]
    for instruction in filter(str.strip, [*simple, *written]):
        if not _FIELDS.fullmatch(instruction):
            raise TemplateRefused(
                f"Mẫu có trường «{instruction.strip()[:40]}». Mẫu chỉ dùng được trường số trang. "
                "Mời đồng chí đổi trường thành chữ rồi gửi lại."
            )


def _refuse_places(body: Any) -> None:
    counted = {place: sum(_text(line).count(place) for line in body.iter(qn("w:p"))) for place in PLACES}
    alone = places_of(body)
    for place in PLACES:
        if counted[place] != 1 or place not in alone:
            raise TemplateRefused(
                f"Chỗ {place} phải có đúng một lần, đứng riêng một đoạn và không nằm trong bảng, khung. {_HELP}"
            )
    if list(alone) != list(PLACES):
        raise TemplateRefused(f"Chỗ {HEAD} phải đứng trước chỗ {CONTENT}. {_HELP}")


def _refuse_styles(document: Any) -> None:
    held = {style.style_id for style in document.styles if style.name.startswith("VB ")}
    lost = [style.value for style in Style if style.identifier not in held]
    if lost:
        raise TemplateRefused(f"Mẫu thiếu kiểu chữ «{lost[0]}»{' và kiểu khác' if lost[1:] else ''}. {_HELP}")


def _text(element: Any) -> str:
    return "".join(found.text or "" for found in element.iter(qn("w:t")))
