"""The result of one nominee as the minutes print it; figures that disagree are refused."""

from dataclasses import dataclass
from enum import StrEnum

from core.papers import plain
from core.vietnamese import percent, two_digits
from councils.counting import LineTally, Outcome, Result, VotingRule
from councils.papers.errors import require
from councils.papers.parts import Member
from nominations.papers.nominee import Nominee

#: Of a box, or a whole vote, whose every file left it.
NO_RESULTS = "Mọi hồ sơ đã tạm dừng xét trong khi bỏ phiếu nên không hồ sơ nào được tính kết quả."


class Verdict(StrEnum):
    """What became of a nominee, in the words of the minutes."""

    PASSED = "Đạt"
    FAILED = "Không đạt"
    SECOND_BALLOT = "Bỏ phiếu lại"
    NOT_COUNTED = "Không đủ số người bỏ phiếu"


@dataclass(frozen=True, slots=True)
class Recusal:
    """A member who does not take part in the vote on a nominee, and why."""

    member: Member
    reason: str


@dataclass(frozen=True, slots=True)
class NomineeResult:
    """Votes on one nominee; `line` is None in a box that was not opened.

    `note` explains a verdict that the share alone does not give (a quota, a tie).
    """

    nominee: Nominee
    line: LineTally | None
    outcome: Outcome
    verdict: Verdict
    recusals: tuple[Recusal, ...] = ()
    note: str = ""

    @property
    def fraction(self) -> str:
        """Approving votes out of the base: 07/09."""
        if self.outcome.approve is None:
            return "–"
        return f"{two_digits(self.outcome.approve)}/{two_digits(self.outcome.base)}"

    @property
    def verdict_cell(self) -> str:
        """Verdict, with its note under it, marked."""
        note = f"\n__{plain(self.note)}__" if self.note else ""
        return f"{self.verdict}{note}"


def check_result(result: NomineeResult, rule: VotingRule) -> None:
    """Raises FiguresDisagree unless share, number needed and verdict are what the rule gives."""
    name, outcome, line = result.nominee.name, result.outcome, result.line
    if line is None or outcome.approve is None:
        told = line is None and outcome.approve is None
        require(
            told and outcome.result is Result.NOT_ENOUGH_VOTERS and result.verdict is Verdict.NOT_COUNTED,
            f"Hồ sơ “{name}”: hòm phiếu không mở thì không có số phiếu và không có tỷ lệ.",
        )
        return
    require(
        line.approve == outcome.approve <= outcome.base and percent(line.approve, outcome.base) == outcome.share,
        f"Hồ sơ “{name}”: {line.approve} phiếu tán thành, cơ sở tính {outcome.base}, tỷ lệ {outcome.share} không "
        "khớp nhau.",
    )
    needed = rule.needed(outcome.base)
    reached = line.approve >= needed
    fits = {
        Verdict.PASSED: reached,
        Verdict.FAILED: not reached or bool(result.note),
        Verdict.SECOND_BALLOT: reached and bool(result.note),
        Verdict.NOT_COUNTED: False,
    }
    require(
        fits[result.verdict] and needed == outcome.needed,
        f"Hồ sơ “{name}”: kết quả ghi “{result.verdict}” không đúng với tỷ lệ quy định ({line.approve} phiếu tán "
        f"thành, cần ít nhất {needed}).",
    )
