"""A session's frozen rules as the arithmetic needs them, and what they mean with this council's numbers."""

from collections.abc import Mapping

from councils.counting import Base, Blank, Comparison, Tie, VotingRule
from seasons.rule_specs import SPECS
from seasons.rules import Rules


def voting_rule(values: Mapping[str, str], *, quota_left: int | None = None) -> VotingRule:
    """The voting rule; *quota_left* replaces the season's quota where earlier votes took some of its places.

    :raises ValueError: the rules make no sense together; the sentence says which.
    """
    rules = Rules(values)
    ratio, quorum = rules.share("ratio"), rules.share("quorum")
    quota = rules.count("quota") if quota_left is None else quota_left
    return VotingRule(
        base=Base(rules["base"]),
        numerator=ratio.numerator,
        denominator=ratio.denominator,
        comparison=Comparison(rules["comparison"]),
        blank=Blank(rules["blank_line"]),
        quorum_numerator=quorum.numerator,
        quorum_denominator=quorum.denominator,
        remote_counts=rules.yes("quorum_remote"),
        quota=quota,
        tie=None if quota is None else Tie(rules["tie"]),
        least_ballots=int(rules["min_box"]),
    )


def base_of(rule: VotingRule, *, members: int, recused: int, participants: int, ballots: int) -> int:
    """The number that the share is taken of, before the vote: *ballots* is the most that can be valid."""
    return {
        Base.ALL_MEMBERS: members,
        Base.ALL_MINUS_RECUSED: members - recused,
        Base.PRESENT: participants,
        Base.VALID_BALLOTS: ballots,
    }[rule.base]


def base_words(values: Mapping[str, str]) -> str:
    """What the share is taken of, in words."""
    return SPECS["base"].words(Rules(values)["base"])


def ratio_words(values: Mapping[str, str]) -> str:
    """ "từ 2/3 trở lên", "trên 70%"."""
    rules = Rules(values)
    share = SPECS["ratio"].words(rules["ratio"])
    return f"trên {share}" if rules["comparison"] == ">" else f"từ {share} trở lên"


def worked(key: str, values: Mapping[str, str], members: int) -> str:
    """What one rule means for a council of *members*; empty where there is nothing to reckon.

    For instance "9 thành viên, từ 2/3 trở lên: cần 6 phiếu tán thành".
    """
    if not members or key not in ("quorum", "ratio", "base", "min_box", "quorum_remote"):
        return ""
    rule = voting_rule(values)
    return {
        "quorum": f"{members} thành viên thì cần ít nhất {rule.quorum_needed(members)} thành viên dự họp",
        "quorum_remote": _worked_remote(rule, members),
        "ratio": f"{members} thành viên, {ratio_words(values)}: cần {rule.needed(members)} phiếu tán thành",
        "base": _worked_base(rule, members),
        "min_box": (
            f"Hội đồng {members} thành viên: một hồ sơ có hơn {members - rule.least_ballots} thành viên không "
            "tham gia bình xét hoặc vắng mặt thì không đủ số người bỏ phiếu"
        ),
    }[key]


def _worked_remote(rule: VotingRule, members: int) -> str:
    others = max(rule.quorum_needed(members) - 1, 0)
    return f"{others} thành viên có mặt và 1 thành viên từ xa: " + (
        "đủ số thành viên dự họp" if rule.remote_counts else "chưa đủ số thành viên dự họp"
    )


def _worked_base(rule: VotingRule, members: int) -> str:
    """One member recused and one more absent: the case in which the four bases differ."""
    base = base_of(rule, members=members, recused=1, participants=members - 1, ballots=max(members - 2, 0))
    return (
        f"Hồ sơ có 1 người không tham gia bình xét, phiên họp vắng 1 người khác: tính trên {base}, "
        f"cần {rule.needed(base)} phiếu tán thành"
    )
