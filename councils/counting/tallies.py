"""Ballots added up by line, and a box's figures that must agree before minutes may be printed."""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from core.vietnamese import two_digits
from councils.counting.rules import Blank, VotingRule

Line = TypeVar("Line", bound=Hashable)


class Choice(StrEnum):
    """What a member chose on one line of the ballot."""

    APPROVE = "approve"
    DISAPPROVE = "disapprove"
    NO_OPINION = "no_opinion"
    BLANK = "blank"


@dataclass(frozen=True)
class LineTally:
    """The columns of one line in the minutes; ``blank`` counts only lines that are invalid by the rule."""

    approve: int
    disapprove: int
    no_opinion: int = 0
    blank: int = 0

    @property
    def valid(self) -> int:
        """Votes that are valid for this line: the base "số phiếu hợp lệ"."""
        return self.approve + self.disapprove + self.no_opinion

    @property
    def total(self) -> int:
        """All four columns, which make up the box's valid ballots."""
        return self.valid + self.blank


_BLANK_COLUMN = {
    Blank.NO_OPINION: Choice.NO_OPINION,
    Blank.INVALID_LINE: Choice.BLANK,
    Blank.DISAPPROVE: Choice.DISAPPROVE,
}


def tally(ballots: Sequence[Sequence[Choice]], lines: Sequence[Line], rule: VotingRule) -> dict[Line, LineTally]:
    """The columns of every line, from valid ballots that hold one choice for each line in order.

    A blank goes to the column that the rule gives it, on paper and online alike. Raises ValueError for a
    ballot with more or fewer choices than lines.
    """
    columns = {line: Counter[Choice]() for line in lines}
    for ballot in ballots:
        for line, choice in zip(lines, ballot, strict=True):
            columns[line][_BLANK_COLUMN[rule.blank] if choice is Choice.BLANK else choice] += 1
    return {
        line: LineTally(
            column[Choice.APPROVE],
            column[Choice.DISAPPROVE],
            column[Choice.NO_OPINION],
            column[Choice.BLANK],
        )
        for line, column in columns.items()
    }


@dataclass(frozen=True)
class BoxTally:
    """The figures of one ballot box.

    ``eligible`` is how many of those taking part may vote in this box; ``spoiled`` and
    ``destroyed_unused`` ballots were never issued, or were handed back for another one.
    """

    eligible: int
    printed: int
    stamped: int
    spoiled: int
    destroyed_unused: int
    issued: int
    returned: int
    valid: int
    invalid: int
    lines: Mapping[str, LineTally]

    @classmethod
    def electronic(cls, eligible: int, issued: int, returned: int, valid: int, invalid: int) -> "BoxTally":
        """A box online: nothing is printed or spoiled; only ballots on paper beside it may be invalid."""
        return cls(eligible, issued, issued, 0, 0, issued, returned, valid, invalid, {})

    def discrepancies(self) -> list[str]:
        """A sentence with the figures for every sum that does not hold; empty when all agree."""
        return [
            *([] if self._none_negative() else ["Số phiếu không được nhỏ hơn 0; nhập lại các số âm."]),
            *self._paper(),
            *self._box(),
            *(self._line(name, line) for name, line in self.lines.items() if line.total != self.valid),
        ]

    def _none_negative(self) -> bool:
        own = (value for name, value in vars(self).items() if name != "lines")
        columns = (value for line in self.lines.values() for value in vars(line).values())
        return all(value >= 0 for value in (*own, *columns))

    def _paper(self) -> list[str]:
        used = self.issued + self.spoiled + self.destroyed_unused
        found = []
        if self.printed != used:
            found.append(
                f"Số phiếu in ra là {two_digits(self.printed)}, nhưng phát ra {two_digits(self.issued)}, "
                f"hỏng {two_digits(self.spoiled)} và hủy chưa dùng {two_digits(self.destroyed_unused)}, "
                f"cộng lại là {two_digits(used)}; đếm lại phiếu hỏng và phiếu chưa dùng."
            )
        if self.stamped > self.printed:
            found.append(
                f"Số phiếu đóng dấu là {two_digits(self.stamped)}, nhiều hơn số phiếu in ra là "
                f"{two_digits(self.printed)}; đếm lại phiếu đã in và phiếu đã đóng dấu."
            )
        if self.issued > self.stamped:
            found.append(
                f"Số phiếu phát ra là {two_digits(self.issued)}, nhiều hơn số phiếu đóng dấu là "
                f"{two_digits(self.stamped)}; đối chiếu danh sách nhận phiếu với số phiếu đã đóng dấu."
            )
        return found

    def _box(self) -> list[str]:
        found = []
        if self.issued > self.eligible:
            found.append(
                f"Số phiếu phát ra là {two_digits(self.issued)}, nhiều hơn {two_digits(self.eligible)} thành "
                "viên dự họp được bỏ phiếu; đối chiếu danh sách nhận phiếu."
            )
        if self.returned > self.issued:
            found.append(
                f"Số phiếu thu về là {two_digits(self.returned)}, nhiều hơn số phiếu phát ra là "
                f"{two_digits(self.issued)}; đếm lại phiếu trong hòm và đối chiếu danh sách nhận phiếu."
            )
        if self.returned != self.valid + self.invalid:
            found.append(
                f"Số phiếu thu về là {two_digits(self.returned)}, nhưng hợp lệ {two_digits(self.valid)} và "
                f"không hợp lệ {two_digits(self.invalid)}, cộng lại là "
                f"{two_digits(self.valid + self.invalid)}; kiểm lại từng phiếu."
            )
        return found

    def _line(self, name: str, line: LineTally) -> str:
        return (
            f"Hồ sơ {name}: tán thành {two_digits(line.approve)}, không tán thành "
            f"{two_digits(line.disapprove)}, không có ý kiến {two_digits(line.no_opinion)}, để trống "
            f"{two_digits(line.blank)}, cộng lại là {two_digits(line.total)}, khác số phiếu hợp lệ là "
            f"{two_digits(self.valid)}; kiểm lại các cột của hồ sơ này."
        )
