"""The arithmetic of a vote: thresholds, columns, papers that balance, outcomes, quota and ties."""

import random
import re
from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from councils.counting import (
    Base,
    Blank,
    BoxTally,
    Choice,
    Comparison,
    Counts,
    LineTally,
    Outcome,
    Result,
    Tie,
    VotingRule,
    outcome,
    resolve_quota,
    tally,
)

calm = settings(deadline=None)
YES, NO, NONE, BLANK = Choice.APPROVE, Choice.DISAPPROVE, Choice.NO_OPINION, Choice.BLANK
RULE = VotingRule(
    base=Base.ALL_MEMBERS,
    numerator=2,
    denominator=3,
    comparison=Comparison.AT_LEAST,
    blank=Blank.NO_OPINION,
    quorum_numerator=2,
    quorum_denominator=3,
    remote_counts=False,
)
SEVEN = Counts(members=7, recused=0, present=7, returned=7)

SHARES = ((1, 2), (2, 3), (70, 100), (3, 4), (80, 100), (90, 100))


@st.composite
def rules(draw: st.DrawFn) -> VotingRule:
    numerator, denominator = draw(st.sampled_from(SHARES))
    return replace(
        RULE,
        base=draw(st.sampled_from(Base)),
        numerator=numerator,
        denominator=denominator,
        comparison=draw(st.sampled_from(Comparison)),
        blank=draw(st.sampled_from(Blank)),
    )


UNREACHABLE = "Tỷ lệ quy định phải lớn hơn 0 và có thể đạt được; chọn lại tỷ lệ hoặc cách so sánh."
NO_QUORUM = "Tỷ lệ thành viên dự họp phải lớn hơn 0 và không quá 100%; chọn lại tỷ lệ."
TOGETHER = "Chỉ tiêu và cách xử lý số phiếu ngang nhau luôn đi cùng nhau; đặt cả hai hoặc bỏ cả hai."
AGAIN = "Đặt số lần bỏ phiếu lại từ 1 trở lên và cách xử lý khi vẫn ngang phiếu."
TOO_OFTEN = "Số lần bỏ phiếu lại đã quá quy tắc của kỳ; kết quả theo các lần đã bỏ phiếu."
NOT_THE_TIED = "Bỏ phiếu lại phải gồm đúng những hồ sơ ngang phiếu; lập lại danh sách."


def exactly(sentence: str) -> str:
    """The whole refusal, as a pattern."""
    return f"^{re.escape(sentence)}$"


class TestRule:
    @pytest.mark.parametrize(
        ("share", "comparison", "base", "needed"),
        [
            ((70, 100), ">=", 7, 5), ((80, 100), ">=", 7, 6), ((90, 100), ">=", 7, 7), ((2, 3), ">=", 7, 5),
            ((7, 10), ">=", 9, 7), ((7, 10), ">=", 10, 7), ((7, 10), ">", 10, 8), ((1, 2), ">", 7, 4),
            ((1, 2), ">", 8, 5), ((1, 2), ">=", 8, 4), ((2, 3), ">=", 9, 6), ((2, 3), ">", 9, 7),
            ((90, 100), ">", 7, 7), ((1, 1), ">=", 7, 7), ((2, 3), ">=", 0, 1), ((2, 3), ">", 0, 1),
        ],
    )  # fmt: skip
    def test_needed(self, share: tuple[int, int], comparison: str, base: int, needed: int) -> None:
        rule = replace(RULE, numerator=share[0], denominator=share[1], comparison=Comparison(comparison))
        assert rule.needed(base) == needed

    @calm
    @given(rules(), st.integers(1, 60))
    def test_needed_is_the_least_number_that_reaches_the_share(self, rule: VotingRule, base: int) -> None:
        def reaches(approve: int) -> bool:
            left, right = approve * rule.denominator, base * rule.numerator
            return left > right if rule.comparison is Comparison.MORE_THAN else left >= right

        needed = rule.needed(base)
        assert 1 <= needed <= base
        assert reaches(needed)
        assert not reaches(needed - 1)

    @pytest.mark.parametrize(("members", "needed"), [(7, 5), (9, 6), (8, 6), (3, 2)])
    def test_quorum_of_two_thirds(self, members: int, needed: int) -> None:
        assert RULE.quorum_needed(members) == needed
        assert Counts(members, 0, needed, needed).has_quorum(RULE)
        assert not Counts(members, 0, needed - 1, needed).has_quorum(RULE)

    def test_remote_members_make_the_quorum_only_by_rule(self) -> None:
        counts = Counts(members=7, recused=0, present=4, returned=6, remote=2)
        assert not counts.has_quorum(RULE)
        assert counts.has_quorum(replace(RULE, remote_counts=True))

    @pytest.mark.parametrize(
        ("changes", "sentence"),
        [
            ({"numerator": 0}, UNREACHABLE),
            ({"numerator": 4}, UNREACHABLE),
            ({"numerator": 3, "comparison": Comparison.MORE_THAN}, UNREACHABLE),
            ({"quorum_numerator": 0}, NO_QUORUM),
            ({"quorum_numerator": 4}, NO_QUORUM),
            ({"quota": 0, "tie": Tie.ALL}, "Chỉ tiêu phải từ 1 trở lên; để trống nếu kỳ không có chỉ tiêu."),
            ({"quota": 2}, TOGETHER),
            ({"tie": Tie.ALL}, TOGETHER),
            ({"second_ballots": 0}, AGAIN),
            ({"still_tied": Tie.SECOND_BALLOT}, AGAIN),
            ({"least_ballots": 0}, "Số phiếu ít nhất để kiểm phiếu phải từ 1 trở lên; đặt lại số này."),
        ],
    )
    def test_a_rule_without_sense_is_refused(self, changes: dict[str, object], sentence: str) -> None:
        with pytest.raises(ValueError, match=exactly(sentence)):
            replace(RULE, **changes)

    @pytest.mark.parametrize("quorum", [(1, 2), (3, 3)])
    def test_rules_at_their_limits_hold(self, quorum: tuple[int, int]) -> None:
        held = {"quorum_numerator": quorum[0], "quorum_denominator": quorum[1]}
        replace(RULE, numerator=3, quota=1, tie=Tie.ALL, second_ballots=1, least_ballots=1, **held)


class TestTally:
    BALLOTS = ((YES, NO), (YES, BLANK), (NONE, BLANK), (BLANK, YES), (YES, YES))

    @pytest.mark.parametrize(
        ("blank", "first", "second"),
        [
            (Blank.NO_OPINION, LineTally(3, 0, 2, 0), LineTally(2, 1, 2, 0)),
            (Blank.INVALID_LINE, LineTally(3, 0, 1, 1), LineTally(2, 1, 0, 2)),
            (Blank.DISAPPROVE, LineTally(3, 1, 1, 0), LineTally(2, 3, 0, 0)),
        ],
    )
    def test_a_blank_goes_to_its_column(self, blank: Blank, first: LineTally, second: LineTally) -> None:
        assert tally(self.BALLOTS, ["A", "B"], replace(RULE, blank=blank)) == {"A": first, "B": second}

    def test_without_ballots_all_columns_are_empty(self) -> None:
        assert tally([], ["A"], RULE) == {"A": LineTally(0, 0, 0, 0)}

    @pytest.mark.parametrize("ballot", [(YES,), (YES, YES, YES)])
    def test_a_ballot_with_other_lines_is_refused(self, ballot: tuple[Choice, ...]) -> None:
        with pytest.raises(ValueError, match="zip"):
            tally([ballot], ["A", "B"], RULE)

    @calm
    @given(
        rules(),
        st.lists(st.tuples(*[st.sampled_from(Choice)] * 3), max_size=12),
        st.randoms(use_true_random=False),
    )
    def test_sums_hold_and_the_order_of_ballots_says_nothing(
        self, rule: VotingRule, ballots: list[tuple[Choice, ...]], dice: random.Random
    ) -> None:
        columns = tally(ballots, "ABC", rule)
        assert all(line.total == len(ballots) for line in columns.values())
        assert all(line.blank == 0 for line in columns.values()) or rule.blank is Blank.INVALID_LINE
        assert columns["B"].approve == sum(ballot[1] is YES for ballot in ballots)
        shuffled = dice.sample(ballots, len(ballots))
        assert tally(shuffled, "ABC", rule) == columns
        backwards = tally([ballot[::-1] for ballot in ballots], "CBA", rule)
        assert backwards == columns


BALANCED = BoxTally(
    eligible=8,
    printed=12,
    stamped=11,
    spoiled=1,
    destroyed_unused=3,
    issued=8,
    returned=8,
    valid=7,
    invalid=1,
    lines={"HS-2026-HTQT-01": LineTally(5, 1, 1, 0), "HS-2026-HTQT-02": LineTally(6, 0, 0, 1)},
)


def test_a_box_online_prints_and_spoils_nothing() -> None:
    assert BoxTally.electronic(eligible=9, issued=7, returned=6, valid=5, invalid=1) == BoxTally(
        eligible=9, printed=7, stamped=7, spoiled=0, destroyed_unused=0,
        issued=7, returned=6, valid=5, invalid=1, lines={},
    )  # fmt: skip
    assert BoxTally.electronic(7, 7, 7, 7, 0).discrepancies() == []


class TestBox:
    def test_balanced_papers_are_silent(self) -> None:
        assert BALANCED.discrepancies() == []
        assert replace(BALANCED, stamped=12).discrepancies() == []
        assert replace(BALANCED, stamped=8).discrepancies() == []

    @pytest.mark.parametrize(
        ("changes", "sentence"),
        [
            (
                {"printed": 13},
                "Số phiếu in ra là 13, nhưng phát ra 08, hỏng 01 và hủy chưa dùng 03, cộng lại là 12; đếm lại "
                "phiếu hỏng và phiếu chưa dùng.",
            ),
            (
                {"stamped": 13},
                "Số phiếu đóng dấu là 13, nhiều hơn số phiếu in ra là 12; đếm lại phiếu đã in và phiếu đã đóng dấu.",
            ),
            (
                {"stamped": 7},
                "Số phiếu phát ra là 08, nhiều hơn số phiếu đóng dấu là 07; đối chiếu danh sách nhận phiếu với "
                "số phiếu đã đóng dấu.",
            ),
            (
                {"eligible": 7},
                "Số phiếu phát ra là 08, nhiều hơn 07 thành viên dự họp được bỏ phiếu; đối chiếu danh sách nhận phiếu.",
            ),
            (
                {"returned": 9, "invalid": 2},
                "Số phiếu thu về là 09, nhiều hơn số phiếu phát ra là 08; đếm lại phiếu trong hòm và đối chiếu "
                "danh sách nhận phiếu.",
            ),
            (
                {"invalid": 0},
                "Số phiếu thu về là 08, nhưng hợp lệ 07 và không hợp lệ 00, cộng lại là 07; kiểm lại từng phiếu.",
            ),
            (
                {"invalid": 2},
                "Số phiếu thu về là 08, nhưng hợp lệ 07 và không hợp lệ 02, cộng lại là 09; kiểm lại từng phiếu.",
            ),
            (
                {"lines": {"HS-2026-LT-01": LineTally(4, 1, 1, 0)}},
                "Hồ sơ HS-2026-LT-01: tán thành 04, không tán thành 01, không có ý kiến 01, để trống 00, cộng "
                "lại là 06, khác số phiếu hợp lệ là 07; kiểm lại các cột của hồ sơ này.",
            ),
            (
                {"lines": {"HS-2026-LT-01": LineTally(8, -1, 0, 0)}},
                "Số phiếu không được nhỏ hơn 0; nhập lại các số âm.",
            ),
            ({"spoiled": -1, "destroyed_unused": 5}, "Số phiếu không được nhỏ hơn 0; nhập lại các số âm."),
        ],
    )
    def test_each_sum_that_fails_has_its_sentence(self, changes: dict[str, object], sentence: str) -> None:
        assert replace(BALANCED, **changes).discrepancies() == [sentence]

    def test_several_faults_are_all_named(self) -> None:
        faulty = replace(BALANCED, printed=20, returned=10, eligible=5)
        assert len(faulty.discrepancies()) == 4


class TestOutcome:
    LINE = LineTally(approve=5, disapprove=1, no_opinion=0, blank=1)
    COUNTS = Counts(members=9, recused=1, present=7, returned=7, remote=1)

    @pytest.mark.parametrize(
        ("base", "number", "share", "result"),
        [
            (Base.ALL_MEMBERS, 9, "55,56%", Result.FAILED),
            (Base.ALL_MINUS_RECUSED, 8, "62,50%", Result.FAILED),
            (Base.PRESENT, 8, "62,50%", Result.FAILED),
            (Base.VALID_BALLOTS, 6, "83,33%", Result.PASSED),
        ],
    )
    def test_each_base(self, base: Base, number: int, share: str, result: Result) -> None:
        found = outcome(self.LINE, replace(RULE, base=base), self.COUNTS)
        assert (found.base, found.share, found.result, found.approve) == (number, share, result, 5)

    @pytest.mark.parametrize(("share", "needed"), [((70, 100), 5), ((80, 100), 6), ((90, 100), 7), ((2, 3), 5)])
    def test_seven_members_at_the_edge(self, share: tuple[int, int], needed: int) -> None:
        rule = replace(RULE, numerator=share[0], denominator=share[1])
        edge = outcome(LineTally(needed, 7 - needed), rule, SEVEN)
        below = outcome(LineTally(needed - 1, 8 - needed), rule, SEVEN)
        assert (edge.result, below.result) == (Result.PASSED, Result.FAILED)
        assert edge.needed == below.needed == needed

    @pytest.mark.parametrize(
        ("line", "counts"),
        [
            (None, SEVEN),
            (LineTally(2, 0), replace(SEVEN, returned=2)),
            (LineTally(4, 0), replace(SEVEN, present=4, returned=4)),
        ],
    )
    @pytest.mark.parametrize(("base", "number"), [(Base.ALL_MEMBERS, 7), (Base.VALID_BALLOTS, 0)])
    def test_without_enough_voters_no_figure_is_told(
        self, line: LineTally | None, counts: Counts, base: Base, number: int
    ) -> None:
        rule = replace(RULE, base=base)
        expected = Outcome(Result.NOT_ENOUGH_VOTERS, "–", rule.needed(number), number, None)
        assert outcome(line, rule, counts) == expected

    def test_three_ballots_are_enough_to_open(self) -> None:
        counts = Counts(members=3, recused=0, present=3, returned=3)
        assert outcome(LineTally(2, 1), RULE, counts).result is Result.PASSED

    def test_nobody_passes_when_every_line_is_invalid(self) -> None:
        found = outcome(LineTally(0, 0, 0, 7), replace(RULE, base=Base.VALID_BALLOTS), SEVEN)
        assert (found.result, found.share, found.fraction) == (Result.FAILED, "–", 0)

    def test_more_votes_than_the_base_holds_are_refused(self) -> None:
        sentence = "Số phiếu tán thành nhiều hơn số dùng để tính tỷ lệ; kiểm lại số thành viên và số phiếu."
        with pytest.raises(ValueError, match=exactly(sentence)):
            outcome(LineTally(8, 0), RULE, SEVEN)

    @calm
    @given(rules(), st.integers(0, 9), st.integers(1, 5), st.integers(0, 2), st.integers(0, 2), st.integers(0, 3))
    def test_one_more_approving_vote_never_turns_passed_into_failed(
        self, rule: VotingRule, approve: int, disapprove: int, no_opinion: int, blank: int, absent: int
    ) -> None:
        line = LineTally(approve, disapprove, no_opinion, blank)
        here = line.total + 2  # two more are present, so that one more ballot may come
        counts = Counts(members=here + absent, recused=1, present=here, returned=line.total)
        rule = replace(rule, least_ballots=1)
        more = replace(line, approve=approve + 1)
        before = outcome(line, rule, counts).result
        changed = outcome(replace(more, disapprove=disapprove - 1), rule, counts).result
        added = outcome(more, rule, replace(counts, returned=line.total + 1)).result
        assert {changed, added} == {Result.PASSED} or before is not Result.PASSED

    @calm
    @given(rules(), st.lists(st.sampled_from(Choice), min_size=3, max_size=9))
    def test_ballots_typed_from_paper_and_decrypted_ones_come_to_the_same(
        self, rule: VotingRule, choices: list[Choice]
    ) -> None:
        counts = Counts(members=9, recused=0, present=9, returned=len(choices))
        online = tally([(choice,) for choice in choices], ["A"], rule)["A"]
        paper = {choice: choices.count(choice) for choice in Choice}
        column = {Blank.NO_OPINION: NONE, Blank.INVALID_LINE: BLANK, Blank.DISAPPROVE: NO}[rule.blank]
        blanks = paper.pop(BLANK)
        paper[BLANK] = 0
        paper[column] += blanks
        typed = LineTally(paper[YES], paper[NO], paper[NONE], paper[BLANK])
        assert online == typed
        assert outcome(online, rule, counts) == outcome(typed, rule, counts)


def votes(approvals: Mapping[str, int], rule: VotingRule = RULE) -> dict[str, Outcome]:
    return {who: outcome(LineTally(yes, 7 - yes), rule, SEVEN) for who, yes in approvals.items()}


def quota(number: int, tie: Tie = Tie.SECOND_BALLOT, **more: object) -> VotingRule:
    return replace(RULE, quota=number, tie=tie, **more)


class TestQuota:
    def test_without_a_quota_everyone_who_reaches_the_share_passes(self) -> None:
        found = resolve_quota([votes({"A": 7, "B": 5, "C": 4})], RULE)
        assert (found.passed, found.failed, found.second_ballot) == ({"A", "B"}, {"C"}, set())

    def test_the_higher_share_goes_first(self) -> None:
        found = resolve_quota([votes({"A": 5, "B": 7, "C": 6})], quota(2))
        assert (found.passed, found.failed, found.second_ballot) == ({"B", "C"}, {"A"}, set())

    def test_equals_that_fit_are_no_tie(self) -> None:
        found = resolve_quota([votes({"A": 6, "B": 6, "C": 5})], quota(2))
        assert (found.passed, found.failed) == ({"A", "B"}, {"C"})

    @pytest.mark.parametrize(
        ("tie", "passed", "failed", "again"),
        [
            (Tie.SECOND_BALLOT, {"A"}, {"D"}, {"B", "C"}),
            (Tie.ALL, {"A", "B", "C"}, {"D"}, set()),
            (Tie.NONE, {"A"}, {"B", "C", "D"}, set()),
        ],
    )
    def test_a_tie_at_the_last_place(self, tie: Tie, passed: set[str], failed: set[str], again: set[str]) -> None:
        found = resolve_quota([votes({"A": 7, "B": 6, "C": 6, "D": 5})], quota(2, tie))
        assert (found.passed, found.failed, found.second_ballot) == (passed, failed, again)

    def test_a_second_ballot_decides(self) -> None:
        rounds = [votes({"A": 7, "B": 6, "C": 6, "D": 2}), votes({"B": 4, "C": 5})]
        found = resolve_quota(rounds, quota(2))
        assert (found.passed, found.failed, found.second_ballot) == ({"A", "C"}, {"B", "D"}, set())

    @pytest.mark.parametrize("rule", [RULE, quota(2)])
    def test_nobody_may_reach_the_share(self, rule: VotingRule) -> None:
        found = resolve_quota([votes({"A": 4, "B": 0})], rule)
        assert (found.passed, found.failed, found.second_ballot) == (set(), {"A", "B"}, set())

    @pytest.mark.parametrize(("still_tied", "passed"), [(Tie.ALL, {"A", "B", "C"}), (Tie.NONE, {"A"})])
    def test_still_tied_after_the_last_round(self, still_tied: Tie, passed: set[str]) -> None:
        tied = votes({"B": 6, "C": 6})
        rule = quota(2, second_ballots=2, still_tied=still_tied)
        first = votes({"A": 7, "B": 6, "C": 6})
        assert resolve_quota([first, tied], rule).second_ballot == {"B", "C"}
        found = resolve_quota([first, tied, tied], rule)
        assert (found.passed, found.second_ballot) == (passed, set())

    def test_bases_differ_so_shares_are_compared_exactly(self) -> None:
        small = Outcome(Result.PASSED, "83,33%", 4, 6, 5)
        large = Outcome(Result.PASSED, "85,71%", 5, 7, 6)
        assert resolve_quota([{"A": small, "B": large}], quota(1)).passed == {"B"}

    def test_too_few_voters_take_no_place_and_have_no_outcome(self) -> None:
        unopened = outcome(None, RULE, SEVEN)
        found = resolve_quota([{**votes({"A": 6, "B": 4}), "C": unopened}], quota(1))
        assert (found.passed, found.failed, found.second_ballot) == ({"A"}, {"B"}, set())

    @pytest.mark.parametrize(
        ("rule", "rounds", "sentence"),
        [
            (RULE, [{"A": 6}, {}], TOO_OFTEN),
            (quota(1, Tie.NONE), [{"A": 6, "B": 6}, {"A": 6, "B": 5}], TOO_OFTEN),
            (quota(1), [{"A": 6, "B": 6}, {"A": 6}], NOT_THE_TIED),
            (quota(1), [{"A": 6, "B": 5}, {"A": 6}], NOT_THE_TIED),
        ],
    )
    def test_rounds_outside_the_rule_are_refused(
        self, rule: VotingRule, rounds: list[dict[str, int]], sentence: str
    ) -> None:
        with pytest.raises(ValueError, match=exactly(sentence)):
            resolve_quota([votes(approvals) for approvals in rounds], rule)

    @calm
    @given(
        st.dictionaries(st.sampled_from("ABCDEFGH"), st.integers(0, 7), min_size=1),
        st.integers(1, 5),
        st.sampled_from(Tie),
        st.randoms(use_true_random=False),
    )
    def test_everyone_has_one_place_and_order_says_nothing(
        self, approvals: dict[str, int], number: int, tie: Tie, dice: random.Random
    ) -> None:
        rule = quota(number, tie)
        found = resolve_quota([votes(approvals)], rule)
        groups = (found.passed, found.failed, found.second_ballot)
        assert sorted(who for one in groups for who in one) == sorted(approvals)
        assert len(found.passed) <= number or tie is Tie.ALL
        shuffled = dict(dice.sample(list(approvals.items()), len(approvals)))
        assert resolve_quota([votes(shuffled)], rule) == found
        behind = found.failed | found.second_ballot
        assert all(approvals[ahead] > approvals[who] for ahead in found.passed for who in behind)
