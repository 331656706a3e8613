"""Refusals of the council's papers."""

from core.papers import PaperError


class FiguresDisagree(PaperError):
    """Figures that contradict each other; such minutes are never printed."""

    def __init__(self, sentence: str) -> None:
        super().__init__(f"{sentence} Hãy kiểm lại số liệu với Tổ kiểm phiếu rồi lập lại biên bản.")


def require(agrees: bool, sentence: str) -> None:
    """Raises FiguresDisagree with the sentence unless the figures agree."""
    if not agrees:
        raise FiguresDisagree(sentence)
