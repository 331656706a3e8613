"""Vietnamese typing rules shared by every paper: dates, numbers, unbreakable pieces, balanced lines.

Form rules are those of Decree 30/2020/NĐ-CP, annex I.
"""

import re
import unicodedata
from datetime import date, datetime

from core.papers.fonts import text_width

NBSP = "\u00a0"
_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def clean(text: str) -> str:
    """Text in precomposed form, as TCVN 6909:2001 wants it, without invisible characters but line feeds."""
    composed = unicodedata.normalize("NFC", text).replace("\t", " ")
    return "".join(sign for sign in composed if sign == "\n" or unicodedata.category(sign)[0] != "C")


def code_lines(code: str) -> tuple[str, ...]:
    """A long code in groups of four characters, eight groups to a line."""
    groups = [code[start : start + 4] for start in range(0, len(code), 4)]
    return tuple(" ".join(groups[start : start + 8]) for start in range(0, len(groups), 8))


def two_digits(number: int) -> str:
    """Counts and document numbers below 10 are written with a leading zero: 05, 12, 120."""
    return f"{number:02d}"


def long_date(day: date) -> str:
    """ngày 06 tháng 01 năm 2027: a zero stands only before days below 10 and months 1 and 2."""
    month = two_digits(day.month) if day.month < 3 else str(day.month)
    return f"ngày{NBSP}{day.day:02d} tháng{NBSP}{month} năm{NBSP}{day.year}"


def short_date(day: date) -> str:
    """06/01/2027 and 14/6/1986, for table cells: zeros as in the long form."""
    month = two_digits(day.month) if day.month < 3 else str(day.month)
    return f"{day.day:02d}/{month}/{day.year}"


def clock_time(moment: datetime, *, seconds: bool = False) -> str:
    """08 giờ 30 phút, and 08 giờ 30 phút 05 giây where a receipt needs the second.

    The moment is written as it stands: hand over Vietnamese local time.
    """
    text = f"{moment.hour:02d}{NBSP}giờ {moment.minute:02d}{NBSP}phút"
    return f"{text} {moment.second:02d}{NBSP}giây" if seconds else text


def percent(part: int, whole: int) -> str:
    """88,89%: two decimals, half rounded up, made from integers so that nothing is lost in floats."""
    hundredths = (part * 20000 + whole) // (2 * whole)
    return f"{hundredths // 100},{hundredths % 100:02d}%"


def in_words(number: int) -> str:
    """A count from 0 to 999 in Vietnamese words: 21 is “hai mươi mốt”, 105 is “một trăm linh năm”."""
    if not 0 <= number <= 999:
        raise ValueError(f"{number} is not a count between 0 and 999")
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return _below_hundred(rest)
    words = f"{_DIGITS[hundreds]} trăm"
    if not rest:
        return words
    return f"{words} linh {_DIGITS[rest]}" if rest < 10 else f"{words} {_below_hundred(rest)}"


def _below_hundred(number: int) -> str:
    tens, unit = divmod(number, 10)
    if not tens:
        return _DIGITS[unit]
    words = "mười" if tens == 1 else f"{_DIGITS[tens]} mươi"
    if unit == 1 and tens > 1:
        return f"{words} mốt"
    if unit == 5:
        return f"{words} lăm"
    return f"{words} {_DIGITS[unit]}" if unit else words


_NUMBERED = re.compile(r"\b(Điều|[Kk]hoản|[Đđ]iểm|[Ss]ố|[Nn]gày|tháng|năm|[Mm]ục|Phụ lục|Hòm phiếu) (\d|[IVX]+\b)")
_COUNTED = re.compile(
    r"(\d[\d.,/]*) (cá nhân|tập thể|phiếu|giờ|phút|giây|thành viên|người|đồng chí|hồ sơ|bản|dòng|phòng)\b"
)


def bind(text: str) -> str:
    """Joins with no-break spaces what a line must not separate: “Điều 1”, “08 phiếu”, a dash and its word."""
    text = _NUMBERED.sub(rf"\1{NBSP}\2", clean(text))
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

    A line break in the text is kept; each part is balanced by itself.
    """
    lines = []
    for part in bind(text).split("\n"):
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
