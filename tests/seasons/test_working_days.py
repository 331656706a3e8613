"""The statutory calendar with the office's entries on top, and what a change of it moves."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from accounts.events import timeline
from core.workflow import AlreadyDone
from seasons.actions.close_season import close_season
from seasons.actions.drop_day_off import drop_day_off
from seasons.actions.keep_day_off import keep_day_off
from seasons.calendar import (
    LATER_STAGES,
    is_working_day,
    last_working_day_before,
    plan_backwards,
    strict_dates,
    working_day_from,
    working_days_between,
)
from seasons.holidays import statutory
from seasons.models import DayOff
from seasons.working_days import calendar_with, days_of, days_off, moved_with

DAYS = "/ky/ngay-nghi/"


def swaps(year: int) -> st.SearchStrategy[tuple[tuple[date, bool], ...]]:
    """What an office may enter around the season: days off, and days worked, each day once."""
    first = date(year, 11, 1)
    days = st.integers(0, 75).map(lambda ahead: first + timedelta(days=ahead))
    return st.dictionaries(days, st.booleans(), max_size=14).map(lambda found: tuple(found.items()))


@pytest.mark.any_engine
class TestFortyYears:
    @settings(deadline=None, max_examples=400)
    @given(st.data(), st.integers(2025, 2064), st.integers(0, 10))
    def test_no_schedule_breaks_order_or_lands_on_a_day_off_or_misses_a_strict_date(self, data, year, buffer):
        free = calendar_with(data.draw(swaps(year)), year)
        dates, off, worked = strict_dates(year), free.off, free.worked
        proposal = plan_backwards(dates, off, worked, buffer=buffer)
        stages = proposal.stages
        assert [stage.kind for stage in stages[2:]] == [kind for kind, _, _ in reversed(LATER_STAGES)]
        for stage in stages:
            assert stage.begins <= stage.last_working_day < stage.before
            assert is_working_day(stage.begins, off, worked) and is_working_day(stage.last_working_day, off, worked)
            assert working_days_between(stage.begins, stage.before, off, worked) == stage.working_days > 0
        for earlier, later in pairwise(stages):
            assert later.begins == working_day_from(earlier.before, off, worked) > earlier.last_working_day
        assert stages[-1].before == dates.recognition_before
        assert stages[-1].last_working_day == last_working_day_before(dates.recognition_before, off, worked)
        nominated = last_working_day_before(dates.nominations_before, off, worked)
        assert (stages[0].last_working_day == nominated) or proposal.warnings
        assert stages[0].before <= dates.nominations_before
        assert bool(proposal.warnings) == (stages[0].before < dates.nominations_before)

    @pytest.mark.parametrize("year", range(2025, 2065))
    def test_the_law_alone_leaves_enough_time_with_the_usual_buffer(self, year):
        free = calendar_with((), year)
        dates = strict_dates(year)
        assert plan_backwards(dates, free.off, free.worked).warnings == ()
        between = working_days_between(dates.nominations_before, dates.recognition_before, free.off, free.worked)
        assert 17 <= between <= 19

    @pytest.mark.parametrize(
        ("year", "last_day", "last_working_day", "between"),
        [
            (2025, date(2025, 12, 14), date(2026, 1, 9), 19),
            (2026, date(2026, 12, 14), date(2027, 1, 8), 18),
            (2027, date(2027, 12, 14), date(2028, 1, 7), 18),
            (2028, date(2028, 12, 14), date(2029, 1, 9), 17),
            (2030, date(2030, 12, 14), date(2031, 1, 9), 18),
        ],
    )
    def test_the_table_of_the_plan(self, year, last_day, last_working_day, between):
        """Of 1 January alone, as the table counts; the substitute of 3 January 2028 takes one day more."""
        off, dates = frozenset({date(year + 1, 1, 1)}), strict_dates(year)
        assert dates.nominations_before - timedelta(days=1) == last_day
        assert last_working_day_before(dates.recognition_before, off) == last_working_day
        assert working_days_between(dates.nominations_before, dates.recognition_before, off) == between


@pytest.mark.any_engine
class TestTheLaw:
    def test_fixed_and_lunar_holidays(self):
        off = statutory(2027).off
        assert date(2027, 1, 1) in off and date(2027, 2, 8) in off and date(2027, 9, 2) in off

    def test_a_weekend_day_worked_in_exchange(self):
        free = calendar_with((), 2024)
        assert is_working_day(date(2024, 5, 4), free.off, free.worked)

    def test_what_the_office_enters_stands_over_the_law(self):
        free = calendar_with(((date(2027, 1, 1), True), (date(2024, 5, 4), False), (date(2027, 1, 4), False)), 2026)
        assert is_working_day(date(2027, 1, 1), free.off, free.worked)
        assert not is_working_day(date(2027, 1, 4), free.off, free.worked)
        assert date(2024, 5, 4) in free.off

    def test_the_year_after_the_last_known_one_has_none(self):
        assert not statutory(2150).off


class TestEntering:
    def test_a_holiday_of_the_law_is_not_entered_again(self, office):
        with pytest.raises(ValidationError, match="Lịch đã có «Tết Dương lịch»"):
            keep_day_off(by=office, facts={"day": date(2027, 1, 1), "name": "Tết", "worked": False})
        assert not DayOff.objects.exists()

    def test_a_holiday_may_be_worked(self, office):
        keep_day_off(by=office, facts={"day": date(2027, 1, 1), "name": "Trực", "worked": True})
        assert date(2027, 1, 1) in days_off(2026).worked

    def test_dropped_once(self, office):
        row = keep_day_off(by=office, facts={"day": date(2027, 3, 1), "name": "Nghỉ bù", "worked": False})
        drop_day_off(DayOff.objects.get(pk=row.pk), by=office)
        with pytest.raises(AlreadyDone, match="đã được bỏ"):
            drop_day_off(row, by=office)

    def test_the_calendar_of_a_year_in_order(self, office):
        keep_day_off(by=office, facts={"day": date(2027, 1, 4), "name": "Nghỉ bù", "worked": False})
        lines = days_of(DayOff.objects.all(), 2027)
        assert [line.day for line in lines] == sorted(line.day for line in lines)
        assert [(line.name, line.row is None) for line in lines[:2]] == [("Tết Dương lịch", True), ("Nghỉ bù", False)]


class TestWhatMoves:
    """Friday 8 January 2027 off: every later stage of the season of 2026 begins a working day earlier."""

    FACTS = {"day": date(2027, 1, 8), "name": "Nghỉ bù", "worked": False}

    def typed(self, **more):
        return {"day": "2027-01-08", "name": "Nghỉ bù", **more}

    def test_every_moved_date_is_shown_and_nothing_is_saved(self, preparing, browser):
        shown = browser.post(DAYS, self.typed()).content.decode()
        assert "chưa có gì được lưu" in shown and not DayOff.objects.exists()
        assert "thứ Năm ngày 07/01/2027 đến hết thứ Bảy ngày 09/01/2027" in shown  # as it stands
        assert "thứ Tư ngày 06/01/2027 đến hết thứ Bảy ngày 09/01/2027" in shown  # as it would be
        assert 'name="day" value="2027-01-08"' in shown

    def test_saved_with_its_stages(self, preparing, office, browser):
        moves = moved_with(DayOff(**self.FACTS))
        assert [move.name for move in moves][-1] == "Trao Giấy công nhận"
        answer = browser.post(DAYS, self.typed(place="yes"), follow=True)
        assert "Các bước đã dời theo lịch mới." in answer.content.decode()
        placed = {stage.name: (stage.begins, stage.ends) for stage in preparing.stages.all()}
        assert all(placed[move.name] == move.becomes for move in moves)
        assert "Đổi lịch: Nghỉ bù 08/01/2027" in timeline(preparing).values_list("reason", flat=True)

    def test_saved_without_its_stages(self, preparing, browser):
        before = list(preparing.stages.values_list("begins", "ends"))
        assert browser.post(DAYS, self.typed(place="no")).status_code == 302
        assert DayOff.objects.count() == 1
        assert list(preparing.stages.values_list("begins", "ends")) == before

    def test_dropped_with_its_stages(self, preparing, office, browser):
        before = list(preparing.stages.values_list("begins", "ends"))
        row = keep_day_off(by=office, facts=self.FACTS, place_anew=True)
        assert list(preparing.stages.values_list("begins", "ends")) != before
        drop = reverse("seasons:day_off_drop", args=[row.pk])
        assert "chưa có gì được lưu" in browser.post(drop).content.decode() and DayOff.objects.exists()
        browser.post(drop, {"place": "yes"})
        assert list(preparing.stages.values_list("begins", "ends")) == before and not DayOff.objects.exists()

    def test_a_day_that_moves_nothing_is_saved_at_once(self, preparing, browser):
        assert browser.post(DAYS, {"day": "2027-03-01", "name": "Nghỉ bù"}).status_code == 302

    def test_a_closed_season_moves_no_more(self, under_way, office):
        close_season(under_way, by=office)
        assert moved_with(DayOff(**self.FACTS)) == []

    def test_others_move_nothing(self, preparing, staff):
        with pytest.raises(PermissionDenied):
            keep_day_off(by=staff, facts=self.FACTS, place_anew=True)
        assert not DayOff.objects.exists()
