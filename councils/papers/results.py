"""The result of one nominee: figures, base, required share, outcome; figures that disagree are refused."""

from dataclasses import dataclass
from enum import StrEnum

from core.papers import plain
from core.papers.typography import percent, two_digits
from councils.papers.errors import require
from councils.papers.parts import Member
from nominations.papers.nominee import Nominee


class Outcome(StrEnum):
    """What the count says of a nominee, in the words of the minutes."""

    PASSED = "Đạt"
    FAILED = "Không đạt"
    NOT_COUNTED = "Không đủ số người bỏ phiếu"


@dataclass(frozen=True, slots=True)
class RequiredShare:
    """Share of the base that must approve, as a fraction; `strict` means more than the share."""

    numerator: int
    denominator: int
    strict: bool = False

    def needed(self, base: int) -> int:
        """The least number of approving votes on this base."""
        if self.strict:
            return self.numerator * base // self.denominator + 1
        return -(-self.numerator * base // self.denominator)


@dataclass(frozen=True, slots=True)
class Recusal:
    """A member who does not take part in the vote on a nominee, and why."""

    member: Member
    reason: str


@dataclass(frozen=True, slots=True)
class NomineeResult:
    """Votes on one nominee.

    `invalid_lines` counts valid ballots whose line for this nominee is not valid; `base` is the number that
    the share is reckoned on; `note` explains an outcome that the share alone does not (a quota, a tie).
    """

    nominee: Nominee
    approve: int
    disapprove: int
    base: int
    outcome: Outcome
    no_opinion: int = 0
    invalid_lines: int = 0
    recusals: tuple[Recusal, ...] = ()
    note: str = ""

    @property
    def lines(self) -> int:
        """All lines of this nominee, which must be as many as there are valid ballots."""
        return self.approve + self.disapprove + self.no_opinion + self.invalid_lines

    @property
    def fraction(self) -> str:
        """Approving votes out of the base: 07/09."""
        return f"{two_digits(self.approve)}/{two_digits(self.base)}"

    @property
    def share(self) -> str:
        """Approving votes as a percentage of the base."""
        return percent(self.approve, self.base)

    @property
    def outcome_cell(self) -> str:
        """Outcome, with its note under it, marked."""
        note = f"\n__{plain(self.note)}__" if self.note else ""
        return f"{self.outcome}{note}"


def check_result(result: NomineeResult, valid_ballots: int, required: RequiredShare) -> None:
    """Raises FiguresDisagree if the lines do not add up or the outcome is not what the rule gives."""
    name = result.nominee.name
    votes = (result.approve, result.disapprove, result.no_opinion, result.invalid_lines)
    require(min(votes) >= 0, f"Số phiếu của hồ sơ “{name}” không được là số âm.")
    require(
        result.lines == valid_ballots,
        f"Hồ sơ “{name}”: cộng các cột được {result.lines}, không bằng số phiếu hợp lệ {valid_ballots}.",
    )
    require(
        result.base > 0 and result.approve <= result.base,
        f"Hồ sơ “{name}”: {result.approve} phiếu tán thành, cơ sở tính {result.base} là không đúng.",
    )
    enough = result.approve >= required.needed(result.base)
    agrees = result.outcome == Outcome.PASSED if enough else result.outcome == Outcome.FAILED
    require(
        agrees or (enough and result.outcome == Outcome.FAILED and bool(result.note)),
        f"Hồ sơ “{name}”: kết quả ghi “{result.outcome}” không đúng với tỷ lệ quy định "
        f"({result.approve} phiếu tán thành, cần {required.needed(result.base)}).",
    )
