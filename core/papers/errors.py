"""Refusals of the paper engine: each is a full Vietnamese sentence that says what to do next."""


class PaperError(ValueError):
    """A paper that must not be printed as it stands."""


class MissingGlyph(PaperError):
    """The embedded font has no drawing for a character, which would come out as an empty box."""

    def __init__(self, characters: str, text: str) -> None:
        self.characters = characters
        signs = ", ".join(f"“{sign}” (U+{ord(sign):04X})" for sign in characters)
        excerpt = text if len(text) <= 60 else f"{text[:60]}…"
        super().__init__(
            f"Phông chữ của văn bản không có ký tự {signs} trong đoạn “{excerpt}”. "
            "Hãy thay ký tự này bằng chữ rồi lập lại văn bản."
        )


class TableTooNarrow(PaperError):
    """A column cannot hold its longest unbreakable piece on this page."""

    def __init__(self, column: str) -> None:
        super().__init__(f"Bảng không đủ rộng cho cột “{column}”. Hãy rút ngắn chữ trong cột này rồi lập lại văn bản.")


class TemplateRefused(PaperError):
    """A Word template that cannot be filled, or holds what a template may not hold."""
