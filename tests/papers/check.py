"""What every rule of the form needs: the paper, its print, and a list of what is wrong."""

from dataclasses import dataclass, field

from core.papers import Paper
from tests.papers.printed import Line, Page, Printed, plain_spaces

SIZES = {"a4": (210, 297), "a4-landscape": (297, 210), "a4-form": (210, 297), "a5": (148, 210)}


@dataclass
class Check:
    """Collects what is wrong, one line each: rule and measured value."""

    paper: Paper
    printed: Printed
    wrong: list[str] = field(default_factory=list)

    @property
    def first(self) -> Page:
        return self.printed.pages[0]

    @property
    def is_form(self) -> bool:
        """Ballots, whose sizes and margins are reduced together."""
        return self.paper.size in ("a5", "a4-form")

    @property
    def is_small(self) -> bool:
        return self.paper.size == "a5"

    @property
    def middle(self) -> float:
        """Centre of the text area of an official page."""
        return self.first.width / 2 if self.is_form else (30 + self.first.width - 16) / 2

    @property
    def content(self) -> list[Line]:
        """Lines without page numbers and the mark."""
        return [
            line
            for line in self.printed.lines
            if line.text != self.paper.mark and not (line.text.isdigit() and line.baseline < 15)
        ]

    def that(self, right: bool, rule: str, measured: object) -> None:
        if not right:
            self.wrong.append(f"{rule}: {measured}")

    def line(self, text: str, rule: str, lines: list[Line] | None = None) -> Line | None:
        """The first line with just this text; not finding it is a failure."""
        wanted = plain_spaces(text)
        found = next((line for line in lines or self.printed.lines if line.text == wanted), None)
        self.that(found is not None, rule, f"not found: {wanted!r}")
        return found
