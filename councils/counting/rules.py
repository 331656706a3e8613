"""The voting rule of a session, frozen when it is convened: data, never constants."""

from dataclasses import dataclass
from enum import StrEnum


class Base(StrEnum):
    """What the share of approving votes is taken of."""

    ALL_MEMBERS = "all_members"
    ALL_MINUS_RECUSED = "all_minus_recused"
    PRESENT = "present"
    VALID_BALLOTS = "valid_ballots"


class Comparison(StrEnum):
    AT_LEAST = ">="
    MORE_THAN = ">"


class Blank(StrEnum):
    """What a line left blank on a valid ballot means: the column of the minutes it goes to."""

    NO_OPINION = "no_opinion"
    INVALID_LINE = "invalid_line"
    DISAPPROVE = "disapprove"


class Tie(StrEnum):
    """What happens to those with equal shares at the last place of the quota."""

    SECOND_BALLOT = "second_ballot"
    ALL = "all"
    NONE = "none"


@dataclass(frozen=True)
class VotingRule:
    """How one vote is decided.

    ``numerator``/``denominator`` is the share to reach (2/3, 70/100); the quorum is a share of all
    members, to which remote members count only if ``remote_counts``. A box with fewer than
    ``least_ballots`` returned is not opened. ``quota`` None means any number may pass. With
    ``Tie.SECOND_BALLOT`` the tied vote again up to ``second_ballots`` times, then ``still_tied`` holds.

    Raises ValueError, with a sentence for the person who sets the rule, when the rule makes no sense.
    """

    base: Base
    numerator: int
    denominator: int
    comparison: Comparison
    blank: Blank
    quorum_numerator: int
    quorum_denominator: int
    remote_counts: bool
    quota: int | None = None
    tie: Tie | None = None
    second_ballots: int = 1
    still_tied: Tie = Tie.NONE
    least_ballots: int = 3

    def __post_init__(self) -> None:
        for complaint in self._complaints():
            raise ValueError(complaint)

    def _complaints(self) -> list[str]:
        can_be_exceeded = self.numerator < self.denominator or self.comparison is Comparison.AT_LEAST
        checks = (
            (
                0 < self.numerator <= self.denominator and can_be_exceeded,
                "Tỷ lệ quy định phải lớn hơn 0 và có thể đạt được; chọn lại tỷ lệ hoặc cách so sánh.",
            ),
            (
                0 < self.quorum_numerator <= self.quorum_denominator,
                "Tỷ lệ thành viên dự họp phải lớn hơn 0 và không quá 100%; chọn lại tỷ lệ.",
            ),
            (
                self.quota is None or self.quota > 0,
                "Chỉ tiêu phải từ 1 trở lên; để trống nếu kỳ không có chỉ tiêu.",
            ),
            (
                (self.quota is None) == (self.tie is None),
                "Chỉ tiêu và cách xử lý số phiếu ngang nhau luôn đi cùng nhau; đặt cả hai hoặc bỏ cả hai.",
            ),
            (
                self.second_ballots > 0 and self.still_tied is not Tie.SECOND_BALLOT,
                "Đặt số lần bỏ phiếu lại từ 1 trở lên và cách xử lý khi vẫn ngang phiếu.",
            ),
            (self.least_ballots > 0, "Số phiếu ít nhất để kiểm phiếu phải từ 1 trở lên; đặt lại số này."),
        )
        return [complaint for holds, complaint in checks if not holds]

    def needed(self, base_count: int) -> int:
        """The least number of approving votes that passes on this base; never below 1."""
        if self.comparison is Comparison.MORE_THAN:
            return base_count * self.numerator // self.denominator + 1
        return max(1, -(-base_count * self.numerator // self.denominator))

    def quorum_needed(self, members: int) -> int:
        """The least number of members taking part for the session to be valid."""
        return -(-members * self.quorum_numerator // self.quorum_denominator)
