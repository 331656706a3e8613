"""Typing rules shared by every paper: unbreakable pieces, balanced lines, codes in groups.

Form rules are those of Decree 30/2020/NĐ-CP, annex I.
"""

import re
import unicodedata

from core.papers.fonts import text_width

NBSP = "\u00a0"


def nfc(text: str) -> str:
    """Text in precomposed form, as TCVN 6909:2001 wants it."""
    return unicodedata.normalize("NFC", text)


def code_lines(code: str) -> tuple[str, ...]:
    """A long code in groups of four characters, eight groups to a line."""
    groups = [code[start : start + 4] for start in range(0, len(code), 4)]
    return tuple(" ".join(groups[start : start + 8]) for start in range(0, len(groups), 8))


_NUMBERED = re.compile(r"\b(Điều|[Kk]hoản|[Đđ]iểm|[Ss]ố|[Nn]gày|tháng|năm|[Mm]ục|Phụ lục|Hòm phiếu) (\d|[IVX]+\b)")
_COUNTED = re.compile(
    r"(\d[\d.,/]*) (cá nhân|tập thể|phiếu|giờ|phút|giây|thành viên|người|đồng chí|hồ sơ|bản|dòng|phòng)\b"
)
_DATE = re.compile(rf"ngày{NBSP}\S+ tháng{NBSP}\S+ năm{NBSP}[\d…]+")


def bind(text: str) -> str:
    """Joins with no-break spaces what a line must not separate: “Điều 1”, “08 phiếu”, a dash and its word."""
    text = _NUMBERED.sub(rf"\1{NBSP}\2", nfc(text))
    text = _COUNTED.sub(lambda found: f"{found[1]}{NBSP}{found[2].replace(' ', NBSP)}", text)
    return re.sub(r"(?<=\S) - ", f"{NBSP}- ", text)


def bind_ending(text: str) -> str:
    """Keeps a last line from consisting of one short word.

    Never next to a piece marked unbreakable: the renderer then breaks the whole line word by word.
    """
    start, _, last = text.rpartition(" ")
    if len(text) <= 24 or len(last) >= 8 or start.endswith("]]") or "[[" in last or "]]" in last:
        return text
    return f"{start}{NBSP}{last}"


def wrap(text: str, points: float, width: float, *, bold: bool = False, italic: bool = False) -> list[str]:
    """The lines that a text takes in a width in millimetres when each line is filled in turn."""
    lines, current = [], ""
    for word in text.split(" "):
        longer = f"{current} {word}" if current else word
        if current and text_width(longer, points, bold=bold, italic=italic) > width:
            lines.append(current)
            current = word
        else:
            current = longer
    return [*lines, current]


def balance_lines(text: str, points: float, width: float, *, bold: bool = False, italic: bool = False) -> list[str]:
    """A centred title in lines of like length: the narrowest width that needs no further line.

    A line break in the text is kept, each part is balanced by itself; a date stays on one line.
    """
    lines = []
    whole_dates = _DATE.sub(lambda found: found[0].replace(" ", NBSP), bind(text))
    for part in whole_dates.split("\n"):
        least = len(wrap(part, points, width, bold=bold, italic=italic))
        narrow, wide = 0.0, width
        while wide - narrow > 0.5:
            middle = (narrow + wide) / 2
            tried = wrap(part, points, middle, bold=bold, italic=italic)
            longest = max(text_width(line, points, bold=bold, italic=italic) for line in tried)
            if len(tried) <= least and longest <= middle:
                wide = middle
            else:
                narrow = middle
        lines += wrap(part, points, wide, bold=bold, italic=italic)
    return lines
