"""Who passes when the season has a quota, and what a tie at its last place leads to."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Generic, TypeVar

from councils.counting.outcomes import Outcome, Result
from councils.counting.rules import Tie, VotingRule

Nominee = TypeVar("Nominee", bound=Hashable)


@dataclass(frozen=True)
class QuotaResult(Generic[Nominee]):
    """Sets, because no order among nominees ever decides anything.

    ``second_ballot`` holds those who vote again among themselves; until then they have no outcome.
    """

    passed: frozenset[Nominee]
    failed: frozenset[Nominee]
    second_ballot: frozenset[Nominee] = frozenset()


def resolve_quota(rounds: Sequence[Mapping[Nominee, Outcome]], rule: VotingRule) -> QuotaResult[Nominee]:
    """The state of the vote after all its rounds: the first over everyone, each next over the tied.

    Every round asks the share again; among those who reach it the higher exact share goes first. Nominees
    without enough voters are in none of the sets: their next step is the season's. Raises ValueError when
    there are more rounds than the rule allows, or one not over exactly those tied in the round before.
    """
    allowed = rule.second_ballots if rule.tie is Tie.SECOND_BALLOT else 0
    if len(rounds) > 1 + allowed:
        raise ValueError("Số lần bỏ phiếu lại đã quá quy tắc của kỳ; kết quả theo các lần đã bỏ phiếu.")
    passed: frozenset[Nominee] = frozenset()
    failed: frozenset[Nominee] = frozenset()
    tied = frozenset(rounds[0])
    for outcomes in rounds:
        if outcomes.keys() != tied:
            raise ValueError("Bỏ phiếu lại phải gồm đúng những hồ sơ ngang phiếu; lập lại danh sách.")
        reached = {who: found.fraction for who, found in outcomes.items() if found.result is Result.PASSED}
        places = len(reached) if rule.quota is None else rule.quota - len(passed)
        above, tied = _at_the_last_place(reached, places)
        passed |= above
        failed |= {who for who, found in outcomes.items() if found.result is Result.FAILED}
        failed |= reached.keys() - above - tied
    return _settle(passed, failed, tied, rule, len(rounds) - 1)


def _at_the_last_place(
    reached: Mapping[Nominee, Fraction], places: int
) -> tuple[frozenset[Nominee], frozenset[Nominee]]:
    """Those who surely pass, and those who share the last place with more than fit."""
    if len(reached) <= places:
        return frozenset(reached), frozenset()
    last = sorted(reached.values(), reverse=True)[places - 1]
    above = frozenset(who for who, share in reached.items() if share > last)
    level = frozenset(who for who, share in reached.items() if share == last)
    if len(above) + len(level) <= places:
        return above | level, frozenset()
    return above, level


def _settle(
    passed: frozenset[Nominee],
    failed: frozenset[Nominee],
    tied: frozenset[Nominee],
    rule: VotingRule,
    second_ballots_held: int,
) -> QuotaResult[Nominee]:
    if rule.tie is Tie.SECOND_BALLOT and second_ballots_held < rule.second_ballots:
        return QuotaResult(passed, failed, tied)
    final = rule.still_tied if rule.tie is Tie.SECOND_BALLOT else rule.tie
    if final is Tie.ALL:
        return QuotaResult(passed | tied, failed)
    return QuotaResult(passed, failed | tied)
