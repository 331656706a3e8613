"""A new season takes over from the one before: criteria, movements that go on, rules to be approved anew."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.events import timeline
from seasons.actions.edit_criteria import edit_criteria
from seasons.actions.keep_phase import keep_phase
from seasons.actions.set_dates import set_dates
from seasons.carrying import Carrier, register_carrier, told
from seasons.models import Phase, SeasonRule
from tests.factories.season import MovementFactory, SeasonFactory
from tests.scenarios.at_once import at_once

FACTS = {"name": "Giai đoạn 2026 - 2030", "first_year": 2026, "last_year": 2030, "scheme": "", "plan": "", "goals": ""}


@pytest.fixture
def old(preparing, office):
    """The season of 2026 with a specific criterion, a movement that ends and one that goes on."""
    lines = list(preparing.criteria_sets.get().criteria.values_list("kind", "text"))
    edit_criteria(preparing, by=office, lines=[*lines, ("specific", "Có sáng kiến được công nhận.")])
    MovementFactory(season=preparing, name="Thi đua cả giai đoạn", ends=date(2030, 12, 31))
    MovementFactory(season=preparing, name="Thi đua năm 2026", ends=date(2026, 12, 31))
    return preparing


class TestTakingOver:
    def test_criteria_and_the_movements_that_go_on(self, old, make):
        new = make(2027)
        assert list(new.criteria_sets.get().criteria.values_list("kind", "text", "ordinal")) == list(
            old.criteria_sets.get().criteria.values_list("kind", "text", "ordinal")
        )
        assert [row.name for row in new.movements.all()] == ["Thi đua cả giai đoạn"]
        assert old.movements.count() == 2
        assert new.movements.get().history.get().history_change_reason == "Mang sang từ kỳ 2026"

    def test_the_page_says_what_is_taken_over(self, old, browser):
        shown = browser.get(reverse("seasons:create"), {"year": "2027"}).content.decode()
        assert "Mang sang từ kỳ trước" in shown
        assert "04 tiêu chuẩn chung và 01 tiêu chuẩn cụ thể, sửa được đến khi mở kỳ." in shown
        assert "01 phong trào thi đua còn trong thời hạn." in shown

    def test_the_first_season_begins_with_the_plan(self, make, db):
        assert told(2026) == []
        assert make(2026).criteria_sets.get().criteria.count() == 4

    def test_other_apps_carry_their_own_lines_in_the_same_transaction(self, old, make, monkeypatch):
        seen = []
        monkeypatch.setattr("seasons.carrying._carriers", [])
        register_carrier(Carrier(lambda season: ["Một dòng."], lambda *given: seen.append(given)))
        assert told(2027)[-1] == "Một dòng."
        new = make(2027)
        assert [(before, after) for before, after, _ in seen] == [(old, new)]

    def test_what_cannot_be_carried_leaves_no_season(self, old, make, monkeypatch):
        def fail(*given):
            raise ValidationError("Không mang sang được.")

        monkeypatch.setattr("seasons.carrying._carriers", [Carrier(lambda season: [], fail)])
        with pytest.raises(ValidationError):
            make(2027)
        assert not type(old).objects.filter(year=2027).exists()

    def test_rules_are_filled_in_and_in_force_only_when_approved(self, old, make, browser):
        SeasonRule.objects.create(
            season=old,
            key="referral",
            value="no",
            source="Điều 9 Quy chế",
            approved_by="A",
            approved_on="2026-02-01",
        )
        new = make(2027)
        shown = browser.get(reverse("seasons:rules_edit", args=[2027])).content.decode()
        assert "điền sẵn theo kỳ trước" in shown and 'value="Điều 9 Quy chế"' in shown
        assert not new.rules.exists()


class TestBuffer:
    def test_more_days_for_the_director_begin_everything_earlier(self, preparing, office):
        before = {stage.kind: stage.begins for stage in preparing.stages.all()}
        set_dates(preparing, by=office, facts={"director_buffer": 4}, spans=None)
        after = {stage.kind: stage.begins for stage in preparing.stages.all()}
        assert after["deciding"] < before["deciding"] and after["handing_over"] == before["handing_over"]

    def test_too_many_make_a_warning(self, browser):
        shown = browser.get(reverse("seasons:create"), {"year": "2026", "buffer": "9"}).content.decode()
        assert "đề nghị nhận giới thiệu trước ngày" in shown and "trong đó 09 ngày dự phòng" in shown
        assert "trong đó 09 ngày dự phòng" not in browser.get(reverse("seasons:create")).content.decode()

    def test_no_more_than_ten(self, preparing, office):
        with pytest.raises(ValidationError):
            set_dates(preparing, by=office, facts={"director_buffer": 11}, spans=None)


class TestPhases:
    def test_seasons_belong_by_their_year(self, old, office, reader):
        keep_phase(None, by=office, facts={**FACTS, "scheme": "Đề án số 3"})
        shown = reader.get(reverse("seasons:phases")).content.decode()
        assert "Đề án số 3" in shown and reverse("seasons:detail", args=[2026]) in shown

    def test_two_never_share_a_year(self, office):
        keep_phase(None, by=office, facts=FACTS)
        with pytest.raises(ValidationError, match="Năm này đã thuộc «Giai đoạn 2026 - 2030»"):
            keep_phase(None, by=office, facts={**FACTS, "name": "Khác", "first_year": 2030, "last_year": 2034})
        assert Phase.objects.count() == 1

    def test_years_in_their_order(self, office):
        with pytest.raises(ValidationError, match="Năm cuối phải từ năm đầu"):
            keep_phase(None, by=office, facts={**FACTS, "last_year": 2025})

    def test_changed_with_its_record(self, office, browser):
        row = keep_phase(None, by=office, facts=FACTS)
        answer = browser.post(reverse("seasons:phase_edit", args=[row.pk]), {**FACTS, "last_year": "2031"})
        assert answer.status_code == 302
        assert [event.move for event in timeline(row)] == ["add_phase", "edit_phase"]

    def test_only_those_who_tend_the_season(self, office, staff, reader):
        with pytest.raises(PermissionDenied):
            keep_phase(None, by=staff, facts=FACTS)
        row = keep_phase(None, by=office, facts=FACTS)
        for address in (reverse("seasons:phase_add"), reverse("seasons:phase_edit", args=[row.pk])):
            assert reader.get(address).status_code == 403

    @pytest.mark.django_db(transaction=True)
    @pytest.mark.both_engines
    def test_of_two_at_once_that_share_a_year_one_is_kept(self, office):
        def keep(first):
            return lambda: keep_phase(None, by=office, facts={**FACTS, "first_year": first, "last_year": first + 4})

        at_once(keep(2026), keep(2028))
        assert Phase.objects.count() == 1

    def test_the_list_costs_the_same_however_long(self, office, reader):
        found = []
        for count in (1, 6):
            for n in range(Phase.objects.count(), count):
                Phase.objects.create(name=f"{n}", first_year=1990 + n * 5, last_year=1994 + n * 5)
                SeasonFactory(year=1990 + n * 5)
            with CaptureQueriesContext(connection) as captured:
                reader.get(reverse("seasons:phases"))
            found.append(len(captured))
        assert found == [9, 9]
