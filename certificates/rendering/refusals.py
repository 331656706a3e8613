"""Why a text cannot be printed, each in a sentence that says what to do."""

import unicodedata
from dataclasses import fields

from certificates.rendering.fonts import Face, missing_characters
from certificates.rendering.text import CertificateText, as_printed


class UnprintableText(ValueError):
    """The text cannot be printed on a certificate; the message is for the person who typed it."""


class EmptyField(UnprintableText):
    """A field that every certificate bears is empty."""

    def __init__(self, label: str) -> None:
        super().__init__(f"Mục “{label}” của Giấy công nhận còn trống; nhập mục này trước khi in.")


class MissingGlyph(UnprintableText):
    """The fonts of the certificate lack a character."""

    def __init__(self, character: str, label: str) -> None:
        self.character = character
        shown = f"“{character}” (U+{ord(character):04X})" if _visible(character) else f"U+{ord(character):04X}"
        super().__init__(
            f"Phông chữ của Giấy công nhận không có ký tự {shown} ở mục “{label}”; "
            "nhập lại mục này không dùng ký tự đó."
        )


class TextTooLong(UnprintableText):
    """A field does not fit into its place even in the smallest size."""

    def __init__(self, label: str) -> None:
        super().__init__(f"Mục “{label}” quá dài so với khổ Giấy công nhận; rút gọn mục này rồi lưu lại.")


class PlaceTooSmall(UnprintableText):
    """A field does not fit into its box on a blank; the words are issued, so the box must grow."""

    def __init__(self, label: str, register_number: str) -> None:
        super().__init__(
            f"Giấy số {register_number}: mục “{label}” không vừa ô trong mẫu; nới ô này ở "
            "«Mẫu giấy công nhận» rồi in lại."
        )


def refuse_unprintable(text: CertificateText) -> None:
    """Raise ``EmptyField`` or ``MissingGlyph`` for the first field that cannot be printed."""
    for item in fields(text):
        label, value = item.metadata["label"], as_printed(getattr(text, item.name))
        if not value and not item.metadata["may_be_empty"]:
            raise EmptyField(label)
        for character in missing_characters(value, _face(item.name)):
            raise MissingGlyph(character, label)


def _face(name: str) -> Face:
    """The face whose characters count. All faces of Tinos have the same ones."""
    return Face.DISPLAY_BLACK if name == "title" else Face.SERIF


def _visible(character: str) -> bool:
    return unicodedata.category(character)[0] not in "CZM"
