"""One ballot box as the minutes report it: its ballots and the results of its nominees."""

from dataclasses import dataclass, replace

from councils.counting import BoxTally, LineTally, VotingRule
from councils.papers.errors import FiguresDisagree, require
from councils.papers.results import NomineeResult, check_result


@dataclass(frozen=True, slots=True)
class BoxReport:
    """Figures and results of a box; the label is empty where there is only one.

    `unopened` is empty, or tells why the box was not opened and what follows; then nothing in it is counted.
    An `electronic` box has no ballots of paper to balance, but those of its `paper` part, which its figures include.
    """

    label: str
    tally: BoxTally
    results: tuple[NomineeResult, ...]
    unopened: str = ""
    electronic: bool = False
    paper: BoxTally | None = None

    @property
    def not_returned(self) -> int:
        """Ballots issued and not put into the box."""
        return self.tally.issued - self.tally.returned

    @property
    def has_blank_lines(self) -> bool:
        """Whether some valid ballot has a line that is not valid."""
        return any(result.line.blank for result in self.results if result.line)


def check_box(box: BoxReport, rule: VotingRule) -> None:
    """Raises FiguresDisagree if ballots or results of the box do not balance."""
    tally = box.tally
    if box.unopened:
        uncounted = not (tally.valid or tally.invalid or any(result.line for result in box.results))
        require(uncounted, f"{box.label}: hòm phiếu không mở thì không có số liệu kiểm phiếu.")
        tally = replace(tally, valid=tally.returned, lines={})
    else:
        counted = all(result.line for result in box.results)
        require(counted, f"{box.label}: hòm phiếu đã mở thì mỗi hồ sơ phải có số phiếu.")
        tally = replace(tally, lines=_lines(box.results))
    beside = replace(box.paper, lines={}).discrepancies() if box.paper else []
    for sentence in (*tally.discrepancies(), *beside):
        raise FiguresDisagree(sentence)
    for result in box.results:
        check_result(result, rule)


def _lines(results: tuple[NomineeResult, ...]) -> dict[str, LineTally]:
    """Lines by place and name: two nominees may bear one name."""
    return {f"{place}. {item.nominee.name}": item.line for place, item in enumerate(results, 1) if item.line}
