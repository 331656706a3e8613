"""Setting a season up, opening and closing it: what is kept, and what is refused to whom."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from accounts.events import timeline
from accounts.models import Event
from core.workflow import AlreadyDone, IllegalMove
from seasons.actions.close_season import close_season
from seasons.actions.create import create
from seasons.actions.drop_day_off import drop_day_off
from seasons.actions.edit_criteria import edit_criteria
from seasons.actions.keep_basis import keep_basis
from seasons.actions.keep_day_off import keep_day_off
from seasons.actions.keep_movement import keep_movement
from seasons.actions.open_season import open_season
from seasons.actions.rename_agency import rename_agency
from seasons.actions.revise_criteria import revise_criteria
from seasons.actions.set_dates import set_dates
from seasons.actions.set_rules import Setting, set_rules
from seasons.models import CriteriaSet, DayOff, LegalBasis, Movement, Season, Stage
from seasons.plan_text import GENERAL_CRITERIA
from seasons.queries import current_season
from seasons.workflow import State
from tests.seasons.conftest import MOVEMENT, SOURCE

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]

GENERAL = [("general", text) for text in GENERAL_CRITERIA]
SPECIFIC = ("specific", "Có sáng kiến trong năm.")
DATES = {"plan_due": date(2026, 12, 15), "recognition_due": date(2027, 1, 10)}
BASIS = {"citation": "Luật Thi đua, khen thưởng", "ordinal": 10, "since": date(2024, 1, 1), "until": None}
AGENCY = {"name": "Sở Ngoại vụ", "parent": "UBND tỉnh", "province": "tỉnh Sông Lam", "place": "Sông Lam",
          "short_code": "SNgV", "contact": "", "since": date(2026, 1, 1)}  # fmt: skip
EXTRA = {"day": date(2027, 3, 1), "name": "Nghỉ bù", "worked": False}
RULE = {"quorum": Setting("3/4", SOURCE)}
APPROVED = {"approved_by": "Hội đồng", "approved_on": date(2026, 2, 1)}


def sentences(refusal):
    return " ".join(refusal.value.messages)


def last_event(row):
    return timeline(row).last()


#: Every act on a season or its lists, by its name.
ACTS = {
    "create": lambda season, by: create(by=by, year=2031, plan_due=date(2031, 12, 15),
                                        recognition_due=date(2032, 1, 10), facts={}),
    "dates": lambda season, by: set_dates(season, by=by, facts=DATES, spans=None, reason="Đổi lịch"),
    "criteria": lambda season, by: edit_criteria(season, by=by, lines=GENERAL),
    "revision": lambda season, by: revise_criteria(season, by=by, lines=[*GENERAL, SPECIFIC], reason="Bổ sung"),
    "movement": lambda season, by: keep_movement(None, by=by, season=season, facts={**MOVEMENT, "name": "Mới"}),
    "rules": lambda season, by: set_rules(season, by=by, settings=RULE, **APPROVED),
    "open": lambda season, by: open_season(season, by=by),
    "close": lambda season, by: close_season(season, by=by),
    "basis": lambda season, by: keep_basis(None, by=by, facts=BASIS),
    "agency": lambda season, by: rename_agency(by=by, facts=AGENCY),
    "day off": lambda season, by: keep_day_off(by=by, facts=EXTRA),
}  # fmt: skip


@pytest.mark.parametrize("act", ACTS)
def test_nobody_else_acts(act, preparing, staff):
    before = Event.objects.count()
    with pytest.raises(PermissionDenied):
        ACTS[act](preparing, staff)
    assert Event.objects.count() == before


@pytest.mark.parametrize("act", ["dates", "criteria", "revision", "movement", "rules"])
def test_a_closed_season_stays_as_it_is(act, under_way, office):
    closed = close_season(under_way, by=office)
    with pytest.raises(ValidationError) as refusal:
        ACTS[act](closed, office)
    assert sentences(refusal).startswith("Kỳ bình xét năm 2026 đã kết thúc nên không sửa được nữa.")


@pytest.mark.parametrize("act", ["dates", "movement", "rules"])
def test_the_closing_is_seen_by_whoever_opened_the_page_before(act, under_way, office):
    stale = Season.objects.get(pk=under_way.pk)
    close_season(under_way, by=office)
    with pytest.raises(ValidationError):
        ACTS[act](stale, office)


class TestCreate:
    def test_stages_criteria_and_record(self, preparing, office):
        assert preparing.state == State.PREPARING
        assert [(stage.begins, stage.ends) for stage in preparing.stages.all()][-1][1] == date(2027, 1, 9)
        assert preparing.stages.count() == 6
        version = preparing.criteria_sets.get()
        assert (version.version, version.author, version.frozen_at) == (1, office, None)
        assert [(line.kind, line.text) for line in version.criteria.all()] == GENERAL
        event = last_event(preparing)
        assert (event.move, event.now, event.actor, event.capacity) == ("create", "preparing", office, "Văn phòng Sở")

    def test_days_off_count_in_the_proposal(self, office, make):
        for day in (28, 29, 30, 31):
            keep_day_off(by=office, facts={"day": date(2026, 12, day), "name": "Nghỉ", "worked": False})
        assert make(2026).stages.first().ends < date(2026, 12, 14)

    def test_one_season_a_year(self, preparing, office):
        with pytest.raises(ValidationError):
            create(by=office, year=2026, facts={}, **DATES)
        assert Season.objects.count() == CriteriaSet.objects.count() == 1

    def test_dates_in_their_order(self, office):
        with pytest.raises(ValidationError, match="phải sau"):
            create(by=office, year=2026, plan_due=date(2026, 12, 15), recognition_due=date(2026, 12, 15), facts={})
        assert not Season.objects.exists()


class TestDates:
    def spans(self, season):
        return [(stage.begins, stage.ends) for stage in season.stages.all()]

    def test_new_dates_plan_the_stages_anew_in_place(self, preparing, office):
        before = set(preparing.stages.values_list("pk", flat=True))
        facts = {**DATES, "recognition_due": date(2027, 1, 15)}
        season = set_dates(preparing, by=office, facts=facts, spans=None)
        assert season.recognition_due == date(2027, 1, 15)
        assert season.stages.last().ends == date(2027, 1, 14)
        assert set(season.stages.values_list("pk", flat=True)) == before

    def test_stages_by_hand(self, preparing, office):
        spans = self.spans(preparing)
        spans[0] = (date(2026, 11, 1), spans[0][1])
        set_dates(preparing, by=office, facts=DATES, spans=spans)
        assert Stage.objects.get(season=preparing, ordinal=1).begins == date(2026, 11, 1)

    @pytest.mark.parametrize(
        ("at", "span", "said"),
        [
            (1, (date(2026, 12, 14), date(2026, 12, 20)), "chưa hết"),
            (0, (date(2026, 12, 10), date(2026, 12, 9)), "kết thúc trước khi bắt đầu"),
            (5, (date(2027, 1, 7), date(2027, 1, 10)), "phải hết trước ngày 10/01/2027"),
        ],
    )
    def test_stages_that_contradict(self, at, span, said, preparing, office):
        spans = self.spans(preparing)
        spans[at] = span
        with pytest.raises(ValidationError) as refusal:
            set_dates(preparing, by=office, facts=DATES, spans=spans)
        assert said in sentences(refusal)
        assert self.spans(preparing) != spans

    def test_stages_of_an_older_page(self, preparing, office):
        with pytest.raises(ValidationError, match="tải lại trang"):
            set_dates(preparing, by=office, facts=DATES, spans=self.spans(preparing)[:3])

    def test_an_open_season_asks_why(self, under_way, office):
        with pytest.raises(ValidationError, match="lý do"):
            set_dates(under_way, by=office, facts=DATES, spans=None, reason=" ")
        facts = {**DATES, "recognition_due": date(2027, 1, 12)}
        set_dates(under_way, by=office, facts=facts, spans=None, reason="Tỉnh dời lịch họp")
        assert last_event(under_way).reason == "Tỉnh dời lịch họp"

    def test_the_same_again_leaves_no_trace(self, preparing, office):
        count = Event.objects.count()
        set_dates(preparing, by=office, facts=DATES, spans=None)
        assert Event.objects.count() == count


class TestCriteria:
    def test_lines_replace_what_was(self, preparing, office):
        edit_criteria(preparing, by=office, lines=[*GENERAL, SPECIFIC])
        criteria = edit_criteria(preparing, by=office, lines=[*GENERAL[:3], SPECIFIC])
        assert [line.text for line in criteria.criteria.all()] == [*GENERAL_CRITERIA[:3], SPECIFIC[1]]

    def test_the_same_again_leaves_no_trace(self, preparing, office):
        count = Event.objects.count()
        edit_criteria(preparing, by=office, lines=GENERAL)
        assert Event.objects.count() == count

    @pytest.mark.parametrize(("lines", "said"), [([], "ít nhất một"), ([*GENERAL, GENERAL[0]], "ghi hai lần")])
    def test_bad_lines(self, lines, said, preparing, office):
        with pytest.raises(ValidationError, match=said):
            edit_criteria(preparing, by=office, lines=lines)
        assert preparing.criteria_sets.get().criteria.count() == 4

    def test_frozen_when_opened(self, under_way, office):
        assert under_way.criteria_sets.get().frozen_at == under_way.opened_at
        with pytest.raises(ValidationError, match="đã chốt"):
            edit_criteria(under_way, by=office, lines=[*GENERAL, SPECIFIC])
        assert under_way.criteria_sets.get().criteria.count() == 4


class TestRevision:
    def test_a_new_version_beside_the_old_one(self, under_way, office):
        made = revise_criteria(under_way, by=office, lines=[*GENERAL, SPECIFIC], reason="Theo Kế hoạch bổ sung")
        old = under_way.criteria_sets.get(version=1)
        assert (made.version, made.author, made.reason) == (2, office, "Theo Kế hoạch bổ sung")
        assert made.frozen_at is not None
        assert (made.criteria.count(), old.criteria.count()) == (5, 4)

    def test_twice_is_once(self, under_way, office):
        revise_criteria(under_way, by=office, lines=[*GENERAL, SPECIFIC], reason="Bổ sung")
        with pytest.raises(AlreadyDone):
            revise_criteria(under_way, by=office, lines=[*GENERAL, SPECIFIC], reason="Bổ sung")
        assert under_way.criteria_sets.count() == 2

    @pytest.mark.parametrize(
        ("lines", "reason", "said"),
        [([*GENERAL, SPECIFIC], " ", "lý do"), ([*GENERAL[:3], SPECIFIC], "Bớt", "4 tiêu chuẩn chung")],
    )
    def test_refusals(self, lines, reason, said, under_way, office):
        with pytest.raises(ValidationError) as refusal:
            revise_criteria(under_way, by=office, lines=lines, reason=reason)
        assert said in sentences(refusal)
        assert under_way.criteria_sets.count() == 1

    def test_before_opening_one_edits(self, preparing, office):
        with pytest.raises(ValidationError, match="sửa thẳng"):
            revise_criteria(preparing, by=office, lines=[*GENERAL, SPECIFIC], reason="Sớm")


class TestMovement:
    def test_added_and_changed(self, preparing, office):
        row = keep_movement(None, by=office, season=preparing, facts=MOVEMENT)
        keep_movement(row, by=office, season=preparing, facts={**MOVEMENT, "field": "Lãnh sự"})
        assert Movement.objects.get().field == "Lãnh sự"
        assert [event.move for event in timeline(preparing)][-2:] == ["add_movement", "edit_movement"]

    def test_twice_is_once(self, preparing, office):
        keep_movement(None, by=office, season=preparing, facts=MOVEMENT)
        with pytest.raises(ValidationError, match="đã có trong kỳ"):
            keep_movement(None, by=office, season=preparing, facts=MOVEMENT)
        assert Movement.objects.count() == 1

    def test_ends_after_it_begins(self, preparing, office):
        with pytest.raises(ValidationError, match="từ ngày bắt đầu"):
            keep_movement(None, by=office, season=preparing, facts={**MOVEMENT, "ends": date(2025, 1, 1)})


class TestRules:
    def test_only_what_differs_is_approved_anew(self, preparing, office):
        set_rules(preparing, by=office, settings={**RULE, "tie": Setting("all", SOURCE)}, **APPROVED)
        later = {"approved_by": "Chủ tịch Hội đồng", "approved_on": date(2026, 3, 1)}
        changed = set_rules(preparing, by=office, settings={**RULE, "tie": Setting("none", "Nghị quyết số 2")}, **later)
        assert [rule.key for rule in changed] == ["tie"]
        rules = {rule.key: rule for rule in preparing.rules.all()}
        assert (rules["quorum"].approved_by, rules["tie"].approved_by) == ("Hội đồng", "Chủ tịch Hội đồng")
        assert rules["tie"].source == "Nghị quyết số 2"

    @pytest.mark.parametrize(
        ("wanted", "approval", "said"),
        [
            ({"quorum": Setting("5/4", SOURCE)}, {}, "giá trị đã chọn không có"),
            ({"quorum": Setting("3/4", " ")}, {}, "chưa ghi nguồn"),
            (RULE, {"approved_by": ""}, ""),
        ],
    )
    def test_refusals(self, wanted, approval, said, preparing, office):
        with pytest.raises(ValidationError) as refusal:
            set_rules(preparing, by=office, settings=wanted, **{**APPROVED, **approval})
        assert said in sentences(refusal)
        assert not preparing.rules.exists()


class TestOpening:
    def test_opened(self, ready, office):
        season = open_season(ready, by=office)
        assert (season.state, season.opened_at is not None) == (State.OPEN, True)
        assert current_season() == season

    def test_everything_missing_is_said_at_once(self, preparing, office):
        with pytest.raises(ValidationError) as refusal:
            edit_criteria(preparing, by=office, lines=[SPECIFIC])
            open_season(preparing, by=office)
        assert len(refusal.value.messages) == 3
        assert all(sentence.endswith(".") and "Mời" in sentence for sentence in refusal.value.messages)
        preparing.refresh_from_db()
        assert preparing.state == State.PREPARING

    def test_a_rule_without_value_keeps_it_shut(self, ready, office):
        ready.rules.get(key="figures").delete()
        with pytest.raises(ValidationError, match="Còn 1 quy tắc"):
            open_season(ready, by=office)

    def test_one_at_a_time(self, under_way, make, complete, office):
        second = complete(make(2027))
        with pytest.raises(ValidationError, match="Kỳ bình xét năm 2026 chưa kết thúc"):
            open_season(second, by=office)
        close_season(under_way, by=office)
        assert open_season(second, by=office).state == State.OPEN

    def test_twice_is_once(self, under_way, office):
        with pytest.raises(AlreadyDone):
            open_season(under_way, by=office)


class TestClosing:
    def test_closed(self, under_way, office):
        season = close_season(under_way, by=office)
        assert (season.state, season.closed_at is not None) == (State.CLOSED, True)
        with pytest.raises(AlreadyDone):
            close_season(season, by=office)

    def test_not_before_it_opened(self, preparing, office):
        with pytest.raises(IllegalMove):
            close_season(preparing, by=office)

    def test_not_opened_again(self, under_way, office):
        with pytest.raises(IllegalMove):
            open_season(close_season(under_way, by=office), by=office)


class TestLists:
    def test_a_basis_is_kept_once_and_ends(self, office):
        row = keep_basis(None, by=office, facts={**BASIS, "citation": "Luật Thi đua, khen thưởng;"})
        assert row.citation == "Luật Thi đua, khen thưởng"
        with pytest.raises(ValidationError, match="đã có trong danh sách"):
            keep_basis(None, by=office, facts=BASIS)
        keep_basis(row, by=office, facts={**BASIS, "until": date(2026, 6, 30)})
        assert LegalBasis.objects.get().until == date(2026, 6, 30)

    def test_a_basis_ends_after_it_begins(self, office):
        with pytest.raises(ValidationError, match="từ ngày có hiệu lực"):
            keep_basis(None, by=office, facts={**BASIS, "until": date(2023, 1, 1)})

    def test_a_day_off_comes_and_goes(self, office):
        row = keep_day_off(by=office, facts=EXTRA)
        drop_day_off(row, by=office)
        assert not DayOff.objects.exists()
        assert DayOff.history.latest().history_user == office

    def test_only_a_weekend_day_is_worked_in_exchange(self, office):
        with pytest.raises(ValidationError, match="thứ Bảy, Chủ nhật hoặc ngày lễ"):
            keep_day_off(by=office, facts={"day": date(2027, 1, 8), "name": "Bù", "worked": True})
        keep_day_off(by=office, facts={"day": date(2027, 1, 9), "name": "Bù", "worked": True})

    def test_only_the_office_drops_a_day(self, office, staff):
        row = keep_day_off(by=office, facts=EXTRA)
        with pytest.raises(PermissionDenied):
            drop_day_off(row, by=staff)
        assert DayOff.objects.exists()

    def test_the_agency_of_a_day_is_one_row(self, office):
        rename_agency(by=office, facts=AGENCY)
        row = rename_agency(by=office, facts={**AGENCY, "name": "Sở Ngoại vụ và Hợp tác"})
        assert type(row).objects.get().name == "Sở Ngoại vụ và Hợp tác"
