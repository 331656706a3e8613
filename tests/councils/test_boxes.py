"""Nominees grouped by who may vote on them."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from councils.boxes import Box, group, small_electorate_facts

calm = settings(deadline=None)
VOTERS = ("chair", "vice", "m1", "m2", "m3", "m4", "m5")


TWICE = "Mỗi hồ sơ và mỗi thành viên chỉ được có một lần trong danh sách; bỏ dòng lặp lại."


class TestGroup:
    def test_without_recusals_there_is_one_box(self) -> None:
        found = group(["A", "B"], VOTERS, {})
        assert found.boxes == (Box(1, ("A", "B"), VOTERS),)
        assert found.not_prepared == ()

    def test_one_box_for_every_electorate_in_the_order_of_the_agenda(self) -> None:
        found = group(["A", "B", "C", "D"], VOTERS, {"B": ["m1"], "C": {"m2", "m3"}, "D": ("m1",)})
        assert found.boxes == (
            Box(1, ("A",), VOTERS),
            Box(2, ("B", "D"), ("chair", "vice", "m2", "m3", "m4", "m5")),
            Box(3, ("C",), ("chair", "vice", "m1", "m4", "m5")),
        )

    def test_recusals_of_people_who_do_not_vote_change_nothing(self) -> None:
        assert group(["A", "B"], VOTERS, {"A": ["absent"], "withdrawn": ["m1"]}).boxes == (Box(1, ("A", "B"), VOTERS),)

    def test_too_few_voters_are_set_apart_with_a_sentence(self) -> None:
        found = group(["A", "B", "C"], VOTERS, {"A": VOTERS[2:], "C": VOTERS[3:]})
        assert [box.ordinal for box in found.boxes] == [1, 2]
        assert [box.nominees for box in found.boxes] == [("B",), ("C",)]
        (apart,) = found.not_prepared
        assert (apart.nominees, apart.voters) == (("A",), ("chair", "vice"))
        assert apart.sentence == (
            "Hồ sơ A: chỉ có 02 thành viên được bỏ phiếu, cần ít nhất 03 để giữ kín lựa chọn của từng người; "
            "thực hiện bước tiếp theo mà quy tắc kỳ này đã định."
        )

    def test_the_season_may_ask_for_more_voters(self) -> None:
        found = group(["A", "B"], VOTERS, {"A": ["m1"], "B": ["m1"]}, minimum=7)
        assert found.boxes == ()
        assert found.not_prepared[0].sentence.startswith("Hồ sơ A, B: chỉ có 06 thành viên")

    @pytest.mark.parametrize(("nominees", "voters"), [(["A", "A"], VOTERS), (["A"], ["m1", "m2", "m1"])])
    def test_someone_named_twice_is_refused(self, nominees: list[str], voters: list[str]) -> None:
        with pytest.raises(ValueError, match=f"^{TWICE}$"):
            group(nominees, voters, {})

    @calm
    @given(
        st.dictionaries(st.sampled_from("ABCDEF"), st.frozensets(st.sampled_from(VOTERS))),
        st.randoms(use_true_random=False),
    )
    def test_everyone_votes_on_exactly_what_they_may(
        self, recused: dict[str, frozenset[str]], dice: random.Random
    ) -> None:
        found = group("ABCDEF", VOTERS, recused)
        groups = [*found.boxes, *found.not_prepared]
        assert sorted(nominee for one in groups for nominee in one.nominees) == list("ABCDEF")
        for one in groups:
            for nominee in one.nominees:
                assert set(one.voters) == set(VOTERS) - recused.get(nominee, frozenset())
        assert len({one.voters for one in groups}) == len(groups)
        assert all(len(box.voters) >= 3 for box in found.boxes)
        assert all(len(apart.voters) < 3 for apart in found.not_prepared)
        assert [box.ordinal for box in found.boxes] == list(range(1, len(found.boxes) + 1))
        firsts = [box.nominees[0] for box in found.boxes]
        assert firsts == sorted(firsts)
        shuffled = {nominee: dice.sample(sorted(who), len(who)) for nominee, who in recused.items()}
        assert group("ABCDEF", VOTERS, dict(reversed(shuffled.items()))) == found


class TestSmallElectorate:
    def test_many_voters_need_no_warning(self) -> None:
        assert small_electorate_facts(voters=6, needed=5) == []

    def test_few_voters(self) -> None:
        assert small_electorate_facts(voters=5, needed=4) == [
            "Chỉ có 05 thành viên bỏ phiếu: nếu cả 05 phiếu giống nhau, ai xem kết quả cũng biết từng người đã "
            "chọn gì.",
            "Nếu 04 phiếu giống nhau và 01 phiếu khác, người bỏ phiếu khác biết những người còn lại đã chọn gì.",
        ]

    def test_passing_needs_everyone(self) -> None:
        assert small_electorate_facts(voters=6, needed=6) == [
            "Hồ sơ chỉ đạt khi cả 06 thành viên tán thành, nên kết quả đạt cho biết lựa chọn của mọi người."
        ]

    def test_passing_is_out_of_reach(self) -> None:
        assert small_electorate_facts(voters=6, needed=7) == [
            "Cần 07 phiếu tán thành nhưng chỉ có 06 thành viên bỏ phiếu, nên hồ sơ không thể đạt; xem lại quy "
            "tắc không tham gia bình xét hoặc căn cứ tính tỷ lệ."
        ]
