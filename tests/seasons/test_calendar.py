"""Strict dates and working days, against the plan's five seasons counted by hand."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.vietnamese import VIETNAM
from seasons import calendar as cal

calm = settings(deadline=None)
days = st.dates(date(2024, 1, 1), date(2032, 12, 31)) | st.dates(date(2026, 10, 1), date(2027, 2, 28))
few_days_off = st.frozensets(st.dates(date(2026, 11, 1), date(2027, 1, 31)), max_size=12)


def new_year(year: int) -> frozenset[date]:
    return frozenset({date(year + 1, 1, 1)})


class TestStrictDates:
    def test_last_moment_is_the_end_of_the_day_before_in_vietnam(self) -> None:
        last = cal.last_moment_before(date(2027, 1, 10))
        assert last.isoformat() == "2027-01-09T23:59:59.999999+07:00"

    @pytest.mark.parametrize(
        ("moment", "kept"),
        [
            (datetime(2027, 1, 9, 16, 59, 59, 999999, tzinfo=UTC), True),
            (datetime(2027, 1, 9, 17, 0, tzinfo=UTC), False),
            (datetime(2027, 1, 10, 0, 0, tzinfo=VIETNAM), False),
        ],
    )
    def test_before_the_day_ends_with_the_midnight_of_vietnam(self, moment: datetime, kept: bool) -> None:
        assert cal.is_before(moment, date(2027, 1, 10)) is kept

    @calm
    @given(days)
    def test_both_readings_agree(self, day: date) -> None:
        last = cal.last_moment_before(day)
        assert cal.is_before(last, day)
        assert not cal.is_before(last + timedelta(microseconds=1), day)

    def test_a_moment_without_zone_is_refused(self) -> None:
        with pytest.raises(ValueError, match="time zone"):
            cal.is_before(datetime(2027, 1, 9), date(2027, 1, 10))

    @pytest.mark.parametrize(
        ("today", "left"),
        [(date(2026, 12, 1), 13), (date(2026, 12, 13), 1), (date(2026, 12, 14), 0), (date(2026, 12, 16), -2)],
    )
    def test_days_left_end_on_the_last_day(self, today: date, left: int) -> None:
        assert cal.days_left(today, date(2026, 12, 15)) == left


class TestWorkingDays:
    @pytest.mark.parametrize(
        ("year", "last_working_day", "between"),
        [
            (2025, date(2026, 1, 9), 19),
            (2026, date(2027, 1, 8), 18),
            (2027, date(2028, 1, 7), 18),
            (2028, date(2029, 1, 9), 17),
            (2030, date(2031, 1, 9), 18),
        ],
    )
    def test_the_five_seasons(self, year: int, last_working_day: date, between: int) -> None:
        dates = cal.strict_dates(year)
        off = new_year(year)
        assert cal.last_moment_before(dates.nominations_before).date() == date(year, 12, 14)
        assert cal.last_moment_before(dates.recognition_before).date() == date(year + 1, 1, 9)
        assert cal.last_working_day_before(dates.recognition_before, off) == last_working_day
        found = cal.working_days_between(dates.nominations_before, dates.recognition_before, off)
        assert found == between

    def test_a_swap_moves_work_to_the_weekend(self) -> None:
        off, worked = frozenset({date(2027, 1, 8)}), frozenset({date(2027, 1, 9)})
        assert cal.last_working_day_before(date(2027, 1, 10), off) == date(2027, 1, 7)
        assert cal.last_working_day_before(date(2027, 1, 10), off, worked) == date(2027, 1, 9)
        assert cal.working_days_between(date(2027, 1, 4), date(2027, 1, 11), off, worked) == 5
        assert cal.is_working_day(date(2027, 1, 8), off, frozenset({date(2027, 1, 8)}))

    def test_no_days_in_an_empty_span(self) -> None:
        assert cal.working_days_between(date(2027, 1, 4), date(2027, 1, 4)) == 0
        assert cal.working_days_between(date(2027, 1, 5), date(2027, 1, 4)) == 0

    @calm
    @given(days, st.integers(0, 80), few_days_off, few_days_off)
    def test_counting_is_the_sum_of_the_days(
        self, first: date, span: int, off: frozenset[date], worked: frozenset[date]
    ) -> None:
        each = [cal.is_working_day(first + timedelta(days=ahead), off, worked) for ahead in range(span)]
        assert cal.working_days_between(first, first + timedelta(days=span), off, worked) == sum(each)

    @calm
    @given(days, st.integers(1, 40), few_days_off)
    def test_counting_back_and_counting_between_agree(self, day: date, count: int, off: frozenset[date]) -> None:
        first = cal.working_days_back(day, count, off)
        assert cal.is_working_day(first, off)
        assert cal.working_days_between(first, day, off) == count


class TestProposal:
    @pytest.mark.parametrize(("year", "intake"), [(2025, 6), (2026, 5), (2027, 5), (2028, 4), (2030, 5)])
    def test_the_five_seasons_fit(self, year: int, intake: int) -> None:
        proposal = cal.plan_backwards(cal.strict_dates(year), new_year(year))
        assert proposal.warnings == ()
        assert [stage.kind for stage in proposal.stages] == [
            "nominating", "supplementing", "appraising", "voting", "deciding", "handing_over",
        ]  # fmt: skip
        assert [stage.working_days for stage in proposal.stages[1:]] == [intake, 4, 2, 5, 2]
        assert proposal.stages[0].before == date(year, 12, 15)
        assert proposal.stages[-1].before == date(year + 1, 1, 10)

    def test_the_season_of_2026_day_by_day(self) -> None:
        stages = {stage.kind: stage for stage in cal.plan_backwards(cal.strict_dates(2026), new_year(2026)).stages}
        assert {kind: (stage.begins, stage.ends) for kind, stage in stages.items()} == {
            "nominating": (date(2026, 11, 16), date(2026, 12, 14)),
            "supplementing": (date(2026, 12, 15), date(2026, 12, 21)),
            "appraising": (date(2026, 12, 22), date(2026, 12, 27)),
            "voting": (date(2026, 12, 28), date(2026, 12, 29)),
            "deciding": (date(2026, 12, 30), date(2027, 1, 6)),
            "handing_over": (date(2027, 1, 7), date(2027, 1, 9)),
        }
        assert stages["appraising"].last_working_day == date(2026, 12, 25)
        assert stages["nominating"].working_days == 21
        assert stages["deciding"].buffer_days == 2
        assert stages["voting"].name == "Bỏ phiếu kín"

    def test_too_little_time_moves_the_nominations_forward_and_says_so(self) -> None:
        off = new_year(2026) | {date(2026, 12, day) for day in (28, 29, 30)}
        proposal = cal.plan_backwards(cal.strict_dates(2026), off)
        assert proposal.stages[0].before == date(2026, 12, 14)
        assert proposal.stages[1].working_days == 3
        assert proposal.warnings == (
            "Từ ngày 15/12/2026 đến trước ngày 10/01/2027 chỉ có 15 ngày làm việc, cần ít nhất 16; đề nghị "
            "nhận giới thiệu trước ngày 14/12/2026 hoặc rút ngắn các bước sau.",
        )

    def test_a_day_off_amid_the_intake_moves_the_nominations_forward_too(self) -> None:
        off = new_year(2026) | {date(2026, 12, day) for day in (15, 28, 29, 30)}
        proposal = cal.plan_backwards(cal.strict_dates(2026), off)
        assert proposal.stages[0].before == date(2026, 12, 11)
        assert proposal.stages[1].working_days == 3

    def test_exactly_enough_time_needs_no_warning(self) -> None:
        off = new_year(2026) | {date(2026, 12, day) for day in (29, 30)}
        assert cal.plan_backwards(cal.strict_dates(2026), off).warnings == ()

    def test_days_worked_in_exchange_give_time(self) -> None:
        off = new_year(2026) | {date(2026, 12, day) for day in (28, 29, 30)}
        assert cal.plan_backwards(cal.strict_dates(2026), off, {date(2026, 12, 26)}).warnings == ()

    @pytest.mark.parametrize(("worked", "begins"), [(set(), 16), ({date(2026, 11, 15)}, 15)])
    def test_the_nominations_begin_on_a_sunday_that_is_worked_and_on_no_other(
        self, worked: set[date], begins: int
    ) -> None:
        [first, *_] = cal.plan_backwards(cal.strict_dates(2026), new_year(2026), worked).stages
        assert first.begins == date(2026, 11, begins)

    def test_days_worked_in_exchange_count_in_every_stage_and_in_the_warning(self) -> None:
        off = new_year(2026) | {date(2026, 12, day) for day in (7, *range(15, 32))}
        worked = {date(2026, 12, day) for day in (6, 12, 13, 19)}
        proposal = cal.plan_backwards(cal.strict_dates(2026), off, worked)
        assert [(stage.name, stage.begins, stage.last_working_day) for stage in proposal.stages[:2]] == [
            ("Giới thiệu", date(2026, 11, 3), date(2026, 12, 2)),
            ("Tiếp nhận, bổ sung", date(2026, 12, 3), date(2026, 12, 6)),
        ]
        assert "chỉ có 06 ngày làm việc" in proposal.warnings[0]

    @calm
    @given(few_days_off, few_days_off)
    def test_stages_follow_each_other_and_lose_no_day(self, off: frozenset[date], worked: frozenset[date]) -> None:
        proposal = cal.plan_backwards(cal.strict_dates(2026), off, worked)
        stages = proposal.stages
        for earlier, later in pairwise(stages):
            assert later.begins == cal.working_day_from(earlier.before, off, worked)
        for stage in stages[1:]:
            assert stage.begins <= stage.last_working_day < stage.before
            between = cal.working_days_between(stage.begins, stage.before, off, worked)
            assert between == stage.working_days > 0
        assert stages[1].working_days >= 3
        assert bool(proposal.warnings) == (stages[0].before < date(2026, 12, 15))


class TestWorkingDaysOn:
    def test_three_working_days_after_a_thursday_end_on_the_tuesday(self) -> None:
        assert cal.working_days_on(date(2026, 12, 17), 3) == date(2026, 12, 22)

    def test_days_off_are_passed_over_and_days_worked_in_exchange_count(self) -> None:
        free = frozenset({date(2026, 12, 18)})
        assert cal.working_days_on(date(2026, 12, 17), 2, free, frozenset({date(2026, 12, 19)})) == date(2026, 12, 21)

    @calm
    @given(days, st.integers(1, 10), few_days_off)
    def test_exactly_so_many_working_days_follow_the_day(self, day: date, count: int, off: frozenset[date]) -> None:
        last = cal.working_days_on(day, count, off)
        assert cal.working_days_between(day + timedelta(days=1), last + timedelta(days=1), off) == count
        assert cal.is_working_day(last, off)
