"""The outcome of one nominee's line under the rule, with the figures that the minutes print."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from core.vietnamese import percent
from councils.counting.rules import Base, VotingRule
from councils.counting.tallies import LineTally


class Result(StrEnum):
    """Đạt; Không đạt; Không đủ số người bỏ phiếu."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_ENOUGH_VOTERS = "not_enough_voters"


@dataclass(frozen=True)
class Counts:
    """The people behind one nominee's line.

    ``members`` of the council, ``recused`` of them for this nominee, ``present`` in the room, ``remote``
    taking part from elsewhere, and the ballots ``returned`` in this nominee's box.
    """

    members: int
    recused: int
    present: int
    returned: int
    remote: int = 0

    def has_quorum(self, rule: VotingRule) -> bool:
        """Whether enough members take part, remote ones counted as the rule says."""
        counted = self.present + (self.remote if rule.remote_counts else 0)
        return counted >= rule.quorum_needed(self.members)


@dataclass(frozen=True)
class Outcome:
    """What the vote on one nominee came to.

    Without enough voters no figure of the line is told: no share, no votes, and of the base
    "số phiếu hợp lệ" nothing but 0.
    """

    result: Result
    share: str
    needed: int
    base: int
    approve: int | None

    @property
    def fraction(self) -> Fraction:
        """The exact share, for comparing nominees with different bases; 0 without figures."""
        return Fraction(self.approve or 0, self.base or 1)


def outcome(line: LineTally | None, rule: VotingRule, counts: Counts) -> Outcome:
    """Whether the nominee passed, by how much and on which base.

    ``line`` is None for a box that was not opened. Members voting remotely are part of the base
    "thành viên dự họp", so that no share exceeds 100%. Raises ValueError when more approve than the base
    holds: such figures must be corrected first (:meth:`BoxTally.discrepancies`).
    """
    if line is None or counts.returned < rule.least_ballots or not counts.has_quorum(rule):
        base = _base(None, rule, counts)
        return Outcome(Result.NOT_ENOUGH_VOTERS, "–", rule.needed(base), base, None)
    base = _base(line, rule, counts)
    needed = rule.needed(base)
    if line.approve > base:
        raise ValueError("Số phiếu tán thành nhiều hơn số dùng để tính tỷ lệ; kiểm lại số thành viên và số phiếu.")
    result = Result.PASSED if line.approve >= needed else Result.FAILED
    return Outcome(result, percent(line.approve, base), needed, base, line.approve)


def _base(line: LineTally | None, rule: VotingRule, counts: Counts) -> int:
    if rule.base is Base.VALID_BALLOTS:
        return line.valid if line else 0
    return {
        Base.ALL_MEMBERS: counts.members,
        Base.ALL_MINUS_RECUSED: counts.members - counts.recused,
        Base.PRESENT: counts.present + counts.remote,
    }[rule.base]
