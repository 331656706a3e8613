"""The arithmetic of a vote: rules, tallies, ballot papers that balance, outcomes, quota and ties.

Pure and exact: whole numbers and fractions only. Paper and online votes are counted by the same functions.
"""

from councils.counting.outcomes import Counts, Outcome, Result, outcome
from councils.counting.quota import QuotaResult, resolve_quota
from councils.counting.rules import Base, Blank, Comparison, Tie, VotingRule
from councils.counting.tallies import BoxTally, Choice, LineTally, tally

__all__ = [
    "Base",
    "Blank",
    "BoxTally",
    "Choice",
    "Comparison",
    "Counts",
    "LineTally",
    "Outcome",
    "QuotaResult",
    "Result",
    "Tie",
    "VotingRule",
    "outcome",
    "resolve_quota",
    "tally",
]
