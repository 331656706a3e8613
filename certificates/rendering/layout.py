"""Fitting the words into the page: sizes, line breaks and places, all before the page is laid out.

Lengths are millimetres on A4 landscape (297 x 210 mm), sizes are points. The style sheet
``static/certificate/certificate.css`` states the same places; a test holds the printed page to the frame.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from certificates.rendering.fonts import MM_PER_PT, Face, missing_characters, width_mm
from certificates.rendering.lines import balanced_lines
from certificates.rendering.refusals import TextTooLong, refuse_unprintable
from certificates.rendering.text import CertificateText, label_of
from core.vietnamese import long_date, two_digits

_MAIN_WIDTH = 216.0
_MAIN_TOP = 77.2
_FOOT = 184.0  # lower edge of the QR code and of the signer's name
_SIGN_LINE = 13.5 * 1.25 * MM_PER_PT
_SIGN_SPACE = 23.5  # room for the signature and a third of the seal
_GAP = 3.5  # between the achievement and the place and date
_ORGAN_WIDTH = 86.0
_ORGAN_LINES = 3  # both organs together
_SIGN_WIDTH = 96.0
_REFERENCE_WIDTH = 104.0
_MARK_WIDTH = 90.0

VERIFY_HINT = "Quét mã QR hoặc tra cứu tại"

_NAME_SIZES = (28.0, 26.0, 24.0, 22.0, 20.0, 18.0)
_POST_SIZES = (15.0, 14.0, 13.0)
_ACHIEVEMENT_SIZES = ((15.5, 1.42), (14.5, 1.36), (13.5, 1.34), (12.5, 1.32), (11.5, 1.3))  # with line heights
_MOST_LINES = {"parent_organ": 2, "organ": 2, "authority": 2, "name": 3, "post": 2, "achievement": 9}
_MOST_TITLES = 3  # TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH, PHÓ CHỦ TỊCH
_HONORIFIC_GAP = 3.6  # a space and the margin of the style sheet
_SINK = 0.36  # a short text sinks by this part of the free height


@dataclass(frozen=True)
class Block:
    """Lines of one size in one face."""

    lines: Sequence[str]
    size: float
    line_height: float
    space_above: float = 0.0

    @property
    def height(self) -> float:
        """Height in millimetres, with the space above."""
        return self.space_above + len(self.lines) * self.size * self.line_height * MM_PER_PT


@dataclass(frozen=True)
class Layout:
    """Where the varying text of one certificate goes."""

    parent_organ: Sequence[str]
    organ: Sequence[str]
    authority: Block
    name: Block
    name_face: Face
    post: Block
    achievement: Block
    sink: float

    @property
    def tall_organ(self) -> bool:
        """Whether the organs take three lines and must begin higher to clear the title."""
        return len(self.parent_organ) + len(self.organ) == _ORGAN_LINES


def arrange(text: CertificateText) -> Layout:
    """Fit the text into the page.

    A long name shrinks from 28 to 18 pt, then wraps. The achievement shrinks from 15.5 to 11.5 pt.
    Raises ``EmptyField``, ``MissingGlyph`` or ``TextTooLong``, each with what to correct.
    """
    refuse_unprintable(text)
    _refuse_wide_lines(text)
    authority = Block(_wrap("authority", text.authority, Face.SERIF_BOLD, 15, _MAIN_WIDTH, 0.02), 15, 1.25)
    name, name_face = _fit_name(text)
    post = _fit_post(text.post)
    verb = Block([text.verb], 14.5, 1.25, space_above=0.4)
    foot = _SIGN_LINE * (2 + len(text.signer_title)) + _SIGN_SPACE
    room = _FOOT - foot - _GAP - _MAIN_TOP - sum(block.height for block in (authority, verb, name, post))
    achievement = _fit_achievement(text.achievement, room)
    parent_organ = _wrap("parent_organ", text.parent_organ, Face.SERIF, 13, _ORGAN_WIDTH)
    organ = _wrap("organ", text.organ, Face.SERIF_BOLD, 13, _ORGAN_WIDTH)
    if len(parent_organ) + len(organ) > _ORGAN_LINES:
        raise TextTooLong(label_of("organ"))
    return Layout(
        parent_organ=parent_organ,
        organ=organ,
        authority=authority,
        name=name,
        name_face=name_face,
        post=post,
        achievement=achievement,
        sink=_SINK * (room - achievement.height),
    )


def small_name(text: CertificateText) -> str:
    """How a name that does not fit on one line in full size is printed, in words; empty for one that does.

    :raises UnprintableText: it cannot be printed at all.
    """
    block, _ = _fit_name(text)
    if len(block.lines) > 1:
        return f"in cỡ chữ {block.size:.0f}, thành {two_digits(len(block.lines))} dòng: {' / '.join(block.lines)}"
    return f"in cỡ chữ {block.size:.0f} trên một dòng" if block.size < _NAME_SIZES[0] else ""


def _refuse_wide_lines(text: CertificateText) -> None:
    """Raise ``TextTooLong`` for a field with a line of its own that is wider than its place."""
    place = f"{text.place}, {long_date(text.signed_on)}"
    for name, line, face, size, tracking, limit in (
        ("title", text.title, Face.DISPLAY_BLACK, 43, 0.045, _MAIN_WIDTH),
        ("subtitle", text.subtitle, Face.SERIF_BOLD, 20, 0.16, _MAIN_WIDTH),
        ("verb", text.verb, Face.SERIF_ITALIC, 14.5, 0, _MAIN_WIDTH),
        ("decision_number", f"Quyết định số {text.decision_number}", Face.SERIF, 12, 0, _REFERENCE_WIDTH),
        ("register_number", f"Vào sổ số: {text.register_number}", Face.SERIF, 12, 0, _REFERENCE_WIDTH),
        ("code", f"Mã tra cứu: {text.code}", Face.SERIF_BOLD, 9.5, 0, _REFERENCE_WIDTH),
        ("verify_hint_host", f"{VERIFY_HINT} {text.verify_hint_host}", Face.SERIF, 9.5, 0, _REFERENCE_WIDTH),
        ("place", place, Face.SERIF_ITALIC, 13.5, 0, _SIGN_WIDTH),
        *(("signer_title", line, Face.SERIF_BOLD, 13.5, 0, _SIGN_WIDTH) for line in text.signer_title),
        ("signer_name", text.signer_name, Face.SERIF_BOLD, 13.5, 0, _SIGN_WIDTH),
        ("mark", text.mark, Face.SERIF_BOLD, 12, 0.24, _MARK_WIDTH),
    ):
        if width_mm(line, face, size, tracking) > limit:
            raise TextTooLong(label_of(name))
    if len(text.signer_title) > _MOST_TITLES:
        raise TextTooLong(label_of("signer_title"))


def _wrap(field: str, text: str, face: Face, size: float, limit: float, tracking: float = 0) -> list[str]:
    """Balanced lines; raises ``TextTooLong`` when they are too many or one word is wider than the limit."""

    def width(part: str) -> float:
        return width_mm(part, face, size, tracking)

    lines = balanced_lines(text, width, limit)
    if len(lines) > _MOST_LINES[field] or any(width(line) > limit for line in lines):
        raise TextTooLong(label_of(field))
    return lines


def _fit_name(text: CertificateText) -> tuple[Block, Face]:
    """The name in the largest size that fits on one line, else wrapped in the smallest.

    A name with a letter that the display face lacks (ƀ) is set in the bold face of the text.
    """
    face = Face.SERIF_BOLD if missing_characters(text.name, Face.DISPLAY_BOLD) else Face.DISPLAY_BOLD
    honorific = width_mm(text.honorific, Face.SERIF_ITALIC, 17) + _HONORIFIC_GAP if text.honorific else 0
    for size in _NAME_SIZES:
        if honorific + width_mm(text.name, face, size) <= _MAIN_WIDTH:
            return Block([text.name], size, 1.3, space_above=0.2), face
    lines = _wrap("name", text.name, face, _NAME_SIZES[-1], _MAIN_WIDTH - honorific)
    return Block(lines, _NAME_SIZES[-1], 1.2, space_above=1.2), face


def _fit_post(text: str) -> Block:
    """The post on one line if a smaller size allows it, else wrapped in the largest."""
    if not text:
        return Block([], _POST_SIZES[0], 1.25)
    for size in _POST_SIZES:
        if width_mm(text, Face.SERIF_ITALIC, size) <= _MAIN_WIDTH:
            return Block([text], size, 1.25)
    return Block(_wrap("post", text, Face.SERIF_ITALIC, _POST_SIZES[0], _MAIN_WIDTH), _POST_SIZES[0], 1.25)


def _fit_achievement(text: str, room: float) -> Block:
    for size, line_height in _ACHIEVEMENT_SIZES:
        lines = _wrap("achievement", text, Face.SERIF, size, _MAIN_WIDTH)
        block = Block(lines, size, line_height, space_above=2.0)
        if block.height <= room:
            return block
    raise TextTooLong(label_of("achievement"))
