"""The pages of a season as people use them: who sees and who changes, bad input, repeats, cost."""

import unicodedata
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from seasons.actions.close_season import close_season
from seasons.models import Agency, DayOff, LegalBasis, Movement, Season
from seasons.plan_text import GENERAL_CRITERIA
from seasons.readiness import OpenItem, register_open_items
from seasons.rule_specs import SPECS
from seasons.workflow import State
from tests.factories.season import AgencyFactory, MovementFactory, SeasonFactory
from tests.seasons.conftest import SOURCE

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

OF_SEASON = ("detail", "criteria", "movements", "rules", "changes")
CHANGING = ("dates", "criteria_edit", "criteria_revise", "movement_add", "rules_edit", "open", "close")
COMMON = ("list", "bases", "days_off", "agency")
CREATE = {"year": "2027", "plan_due": "2027-12-15", "recognition_due": "10/01/2028", "plan_number": "", "plan_date": "",
          "director_buffer": "2"}  # fmt: skip
MOVED = {"kind": "emulation", "channel": "agency_yearly", "name": "Thi đua chuyển đổi số", "field": "",
         "begins": "2026-01-01", "ends": "2026-12-31"}  # fmt: skip


def page(name, **kwargs):
    return reverse(f"seasons:{name}", kwargs=kwargs or None)


def text(answer):
    return answer.content.decode()


def criteria_typed(*more):
    lines = [*(("general", line) for line in GENERAL_CRITERIA), *more]
    return {f"{key}_{at}": value for at, line in enumerate(lines, 1) for key, value in zip(("kind", "text"), line)}  # noqa: B905


def dates_typed(season, **changes):
    typed = {"plan_due": "2026-12-15", "recognition_due": "2027-01-10", "plan_number": "", "plan_date": "",
             "director_buffer": "2", "reason": ""}  # fmt: skip
    for stage in season.stages.all():
        typed |= {f"begins_{stage.ordinal}": stage.begins, f"ends_{stage.ordinal}": stage.ends}
    return {**typed, **changes}


def rules_typed(**changes):
    values = {f"{key}_value": spec.default for key, spec in SPECS.items()}
    approval = {"common_source": SOURCE, "approved_by": "Hội đồng", "approved_on": "2026-02-01"}
    return {**values, **approval, **changes}


class TestWhoSees:
    @pytest.mark.parametrize("name", OF_SEASON)
    def test_everybody_reads_a_season(self, name, preparing, reader):
        assert reader.get(page(name, year=2026)).status_code == 200

    @pytest.mark.parametrize("name", COMMON)
    def test_everybody_reads_the_lists(self, name, reader):
        assert reader.get(page(name)).status_code == 200

    @pytest.mark.parametrize("method", ["get", "post"])
    @pytest.mark.parametrize("name", CHANGING)
    def test_only_those_who_tend_it_change_it(self, name, method, preparing, reader):
        assert getattr(reader, method)(page(name, year=2026)).status_code == 403

    @pytest.mark.parametrize("name", ["create", "basis_add"])
    def test_only_they_add(self, name, reader):
        assert reader.get(page(name)).status_code == 403

    @pytest.mark.parametrize("name", ["days_off", "agency"])
    def test_a_reader_posts_nothing_to_the_lists(self, name, reader):
        assert reader.post(page(name), {"day": "2027-01-01", "name": "Tết"}).status_code == 403
        assert not DayOff.objects.exists()
        assert '<button class="btn btn-primary' not in text(reader.get(page(name)))

    def test_a_reader_sees_no_way_to_change(self, preparing, reader):
        shown = "".join(text(reader.get(page(name, year=2026))) for name in OF_SEASON)
        assert not [name for name in CHANGING if page(name, year=2026) in shown]

    def test_strangers_sign_in_first(self, preparing, client):
        assert client.get(page("detail", year=2026)).status_code == 302

    @pytest.mark.parametrize("year", [2031, 0, 10**30])
    def test_a_year_without_season(self, year, preparing, reader):
        assert reader.get(page("detail", year=year)).status_code == 404


class TestReadingChangesNothing:
    def test_no_page_writes(self, ready, browser):
        names = [page(name, year=2026) for name in (*OF_SEASON, *CHANGING)]
        names += [page(name) for name in (*COMMON, "create", "basis_add")]
        for address in names:
            with CaptureQueriesContext(
                connection,
            ) as captured:
                assert browser.get(address).status_code == 200, address
            assert [q["sql"] for q in captured if q["sql"].split()[0] in {"INSERT", "UPDATE", "DELETE"}] == [], address


class TestCreating:
    def test_the_plan_is_proposed(self, browser, office):
        shown = text(browser.get(page("create"), {"year": "2027"}))
        assert 'value="2027-12-15"' in shown
        assert 'value="2028-01-10"' in shown
        assert "thứ Sáu ngày 07/01/2028" in shown
        assert "Bỏ phiếu kín" in shown

    def test_created_with_either_form_of_date(self, browser):
        answer = browser.post(page("create"), CREATE)
        assert answer.url == page("detail", year=2027)
        assert Season.objects.get().recognition_due == date(2028, 1, 10)

    def test_the_second_of_a_year_leads_to_the_first(self, browser):
        browser.post(page("create"), CREATE)
        answer = browser.post(page("create"), CREATE)
        assert answer.status_code == 422
        assert page("detail", year=2027) in text(answer)
        assert "đã có kỳ bình xét" in text(answer)
        assert Season.objects.count() == 1

    @pytest.mark.parametrize(
        "wrong",
        [
            {"plan_due": "2027-02-30"}, {"plan_due": "15.13.2027"}, {"plan_due": "2026-12-15"}, {"plan_due": "\x00"},
            {"recognition_due": "2027-12-15"}, {"recognition_due": "2029-01-01"}, {"recognition_due": "9999999-01-01"},
            {"year": "năm nay"}, {"year": "-1"}, {"year": "9" * 40}, {"year": "²"}, {"year": ""},
            {"plan_number": "S" * 10_000_0}, {"plan_date": "ngày mai"},
        ],
    )  # fmt: skip
    def test_what_makes_no_sense(self, wrong, browser):
        answer = browser.post(page("create"), {**CREATE, **wrong})
        assert answer.status_code == 422
        assert "error-summary" in text(answer)
        assert not Season.objects.exists()

    @pytest.mark.parametrize("year", ["x", "", "-5", "9" * 40, "\x00"])
    def test_a_proposal_for_no_year(self, year, browser):
        assert browser.get(page("create"), {"year": year}).status_code == 200


class TestDetail:
    def test_strict_dates_with_their_last_working_day(self, preparing, reader):
        shown = text(reader.get(page("detail", year=2026)))
        assert "Trước ngày 15/12/2026. Ngày làm việc cuối: thứ Hai ngày 14/12/2026." in shown
        assert "Trước ngày 10/01/2027. Ngày làm việc cuối: thứ Sáu ngày 08/01/2027." in shown

    def test_what_is_missing_and_who_holds_it(self, preparing, browser, reader):
        shown = text(browser.get(page("detail", year=2026)))
        assert "Kỳ này chưa có phong trào thi đua" in shown
        assert f"Còn {len(SPECS)} quy tắc chưa quy định" in shown
        assert page("rules_edit", year=2026) in shown
        assert "Văn phòng Sở và Thường trực Hội đồng đang chuẩn bị kỳ, còn 2 việc trước khi mở." in text(
            reader.get(page("detail", year=2026))
        )

    def test_the_criteria_of_the_plan(self, preparing, reader):
        shown = text(reader.get(page("detail", year=2026)))
        assert all(line in shown for line in GENERAL_CRITERIA)


class TestDates:
    def test_moved(self, preparing, browser):
        browser.post(page("dates", year=2026), dates_typed(preparing, recognition_due="2027-01-15", again="on"))
        assert preparing.stages.last().ends == date(2027, 1, 14)

    def test_open_without_a_reason(self, under_way, browser):
        answer = browser.post(page("dates", year=2026), dates_typed(under_way, plan_due="2026-12-16"))
        assert answer.status_code == 422
        assert "phải ghi rõ lý do" in text(answer)
        assert 'value="2026-12-16"' in text(answer)

    @pytest.mark.parametrize("wrong", ["", "2026-02-30", "x" * 5000, "\x00"])
    def test_no_such_day(self, wrong, preparing, browser):
        answer = browser.post(page("dates", year=2026), dates_typed(preparing, begins_1=wrong))
        assert answer.status_code == 422
        assert preparing.stages.first().begins == date(2026, 11, 16)


class TestCriteria:
    def test_edited_before_opening(self, preparing, browser):
        typed = criteria_typed(("specific", "Có sáng kiến."))
        assert browser.post(page("criteria_edit", year=2026), typed).status_code == 302
        assert preparing.criteria_sets.get().criteria.last().text == "Có sáng kiến."

    def test_decomposed_text_and_control_characters(self, preparing, browser):
        odd = unicodedata.normalize("NFD", "Có sáng kiến") + "\x00\u200b."
        browser.post(page("criteria_edit", year=2026), criteria_typed(("specific", odd)))
        assert preparing.criteria_sets.get().criteria.last().text == "Có sáng kiến."

    def test_more_lines_than_the_page_had_are_kept(self, preparing, browser):
        more = [("specific", f"Tiêu chuẩn riêng {n}") for n in range(9)]
        browser.post(page("criteria_edit", year=2026), criteria_typed(*more))
        assert preparing.criteria_sets.get().criteria.count() == 13

    @pytest.mark.parametrize("line", [("no such kind", "Có sáng kiến."), ("specific", "a" * 10_000_000)])
    def test_bad_lines(self, line, preparing, browser, settings):
        settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 20_000_000
        answer = browser.post(page("criteria_edit", year=2026), criteria_typed(line))
        assert answer.status_code == 422
        assert preparing.criteria_sets.get().criteria.count() == 4

    def test_frozen_after_opening(self, under_way, browser):
        answer = browser.post(page("criteria_edit", year=2026), criteria_typed(("specific", "Mới")))
        assert answer.status_code == 422
        assert "đã chốt" in text(answer)

    def test_a_new_version_beside_the_old_one(self, under_way, browser, reader):
        typed = {**criteria_typed(("specific", "Có sáng kiến.")), "reason": "Theo Kế hoạch bổ sung"}
        assert browser.post(page("criteria_revise", year=2026), typed).status_code == 302
        again = browser.post(page("criteria_revise", year=2026), typed)
        assert "đã là phiên bản 2" in text(again)
        shown = text(reader.get(page("criteria", year=2026)))
        assert shown.index("Phiên bản 2") < shown.index("Phiên bản 1 (đã thay)")
        assert "Theo Kế hoạch bổ sung" in shown

    def test_no_reason_no_version(self, under_way, browser):
        answer = browser.post(page("criteria_revise", year=2026), criteria_typed(("specific", "Có sáng kiến.")))
        assert answer.status_code == 422
        assert "Có sáng kiến." in text(answer)
        assert under_way.criteria_sets.count() == 1


class TestMovements:
    def test_added_once_and_changed(self, preparing, browser):
        assert browser.post(page("movement_add", year=2026), MOVED).status_code == 302
        assert browser.post(page("movement_add", year=2026), MOVED).status_code == 422
        row = Movement.objects.get()
        browser.post(page("movement_edit", pk=row.pk), {**MOVED, "field": "Đối ngoại"})
        row.refresh_from_db()
        assert row.field == "Đối ngoại"

    @pytest.mark.parametrize("wrong", [{"channel": "none"}, {"ends": "2025-01-01"}, {"name": " \x00 "},
                                       {"name": "a" * 251}, {"begins": "hôm nay"}])  # fmt: skip
    def test_bad_input(self, wrong, preparing, browser):
        assert browser.post(page("movement_add", year=2026), {**MOVED, **wrong}).status_code == 422
        assert not Movement.objects.exists()

    def test_only_those_who_tend_it_change_one(self, preparing, reader):
        row = MovementFactory(season=preparing)
        assert reader.post(page("movement_edit", pk=row.pk), MOVED).status_code == 403

    @pytest.mark.parametrize("pk", [0, 10**30])
    def test_no_such_movement(self, pk, browser):
        assert browser.get(page("movement_edit", pk=pk)).status_code == 404


class TestRules:
    def test_nothing_is_a_rule_until_it_is_approved(self, preparing, reader):
        assert text(reader.get(page("rules", year=2026))).count("Chưa quy định") == len(SPECS)

    def test_set_with_source_and_approver(self, preparing, browser, reader):
        assert browser.post(page("rules_edit", year=2026), rules_typed()).status_code == 302
        shown = text(reader.get(page("rules", year=2026)))
        assert "Chưa quy định" not in shown
        assert shown.count(SOURCE) == len(SPECS)
        assert "01/02/2026" in shown

    def test_some_may_wait(self, preparing, browser):
        browser.post(page("rules_edit", year=2026), rules_typed(tie_value="", quota_value=""))
        assert preparing.rules.count() == len(SPECS) - 2

    @pytest.mark.parametrize("wrong", [{"common_source": ""}, {"approved_by": " "}, {"approved_on": "2199-01-01"},
                                       {"approved_on": ""}, {"quorum_value": "7/5"},
                                       {"tie_source": "a" * 251}])  # fmt: skip
    def test_bad_input(self, wrong, preparing, browser):
        answer = browser.post(page("rules_edit", year=2026), rules_typed(**wrong))
        assert answer.status_code == 422
        assert not preparing.rules.exists()


class TestOpeningAndClosing:
    def test_opened_once(self, ready, browser):
        assert browser.post(page("open", year=2026)).url == page("detail", year=2026)
        again = browser.post(page("open", year=2026), follow=True)
        assert "Việc này đã làm xong" in text(again)
        ready.refresh_from_db()
        assert ready.state == State.OPEN

    def test_refused_with_every_reason(self, preparing, browser):
        shown = text(browser.post(page("open", year=2026), follow=True))
        assert "Kỳ này chưa có phong trào thi đua" in shown
        assert f"Còn {len(SPECS)} quy tắc" in shown
        preparing.refresh_from_db()
        assert preparing.state == State.PREPARING

    def test_what_is_unfinished_stands_on_the_confirm_page(self, under_way, browser, monkeypatch):
        monkeypatch.setattr("seasons.readiness._open_items", [])
        register_open_items(lambda season, user: [OpenItem(f"Còn 03 hồ sơ của năm {season.year}.", "/ho-so/x/")])
        shown = text(browser.get(page("close", year=2026)))
        assert '<a href="/ho-so/x/">Còn 03 hồ sơ của năm 2026.</a>' in shown

    def test_closed_once_and_for_all(self, under_way, browser):
        assert browser.post(page("close", year=2026)).status_code == 302
        assert browser.post(page("close", year=2026)).status_code == 302
        answer = browser.post(page("movement_add", year=2026), MOVED)
        assert (answer.status_code, "đã kết thúc nên không sửa được nữa" in text(answer)) == (422, True)

    @pytest.mark.parametrize("name", ["dates", "criteria_edit", "criteria_revise", "rules_edit"])
    def test_a_closed_season_refuses_on_the_page(self, name, under_way, office, browser):
        close_season(under_way, by=office)
        typed = {**dates_typed(under_way), **criteria_typed(("specific", "Mới")), **rules_typed(tie_value="all"),
                 "reason": "Đổi"}  # fmt: skip
        answer = browser.post(page(name, year=2026), typed)
        assert (answer.status_code, "đã kết thúc nên không sửa được nữa" in text(answer)) == (422, True)

    def test_a_grave_act_asks_for_a_fresh_confirmation(self, ready, office, client):
        client.force_login(office)
        assert client.post(page("open", year=2026)).status_code == 302
        ready.refresh_from_db()
        assert ready.state == State.PREPARING


class TestLists:
    def test_a_basis_once(self, browser):
        typed = {"citation": "Luật Thi đua, khen thưởng;", "ordinal": "10", "since": "2024-01-01", "until": ""}
        assert browser.post(page("basis_add"), typed).status_code == 302
        assert browser.post(page("basis_add"), typed).status_code == 422
        assert LegalBasis.objects.get().citation == "Luật Thi đua, khen thưởng"

    def test_a_basis_ends(self, browser):
        row = LegalBasis.objects.create(citation="Quyết định cũ", since=date(2021, 1, 1))
        typed = {"citation": row.citation, "ordinal": "10", "since": "2021-01-01", "until": "2025-12-31"}
        browser.post(page("basis_edit", pk=row.pk), typed)
        assert "Hết hiệu lực" in text(browser.get(page("bases")))

    def test_a_day_off_comes_and_goes(self, browser):
        typed = {"day": "2027-03-01", "name": "Nghỉ bù"}
        assert browser.post(page("days_off"), typed).url == f"{page('days_off')}?year=2027"
        assert "đã có trong lịch" in text(browser.post(page("days_off"), typed))
        drop = page("day_off_drop", pk=DayOff.objects.get().pk)
        assert browser.post(drop).status_code == 302
        assert "đã được bỏ" in text(browser.post(drop, follow=True))
        assert browser.get(drop).status_code == 405

    def test_a_reader_drops_no_day(self, reader):
        row = DayOff.objects.create(day=date(2027, 1, 4), name="Nghỉ bù")
        assert reader.post(page("day_off_drop", pk=row.pk)).status_code == 403
        assert DayOff.objects.exists()

    def test_the_agency_by_date(self, browser):
        AgencyFactory()
        typed = {"name": "Sở Ngoại vụ", "parent": "UBND tỉnh", "province": "tỉnh Sông Lam", "place": "Sông Lam",
                 "short_code": "SNgV", "contact": "", "since": "2026-07-01"}  # fmt: skip
        for _ in range(2):
            assert browser.post(page("agency"), typed).status_code == 302
        assert Agency.objects.count() == 2
        assert browser.post(page("agency"), {**typed, "name": "", "since": "x"}).status_code == 422


class TestChanges:
    def test_from_what_to_what_and_why(self, under_way, browser, reader):
        browser.post(page("dates", year=2026), dates_typed(under_way, plan_due="2026-12-16", reason="Tỉnh dời lịch"))
        shown = text(reader.get(page("changes", year=2026)))
        assert "15/12/2026 thành <b>16/12/2026</b>" in shown
        assert "Lý do: Tỉnh dời lịch" in shown
        assert "Đang chuẩn bị thành <b>Đang diễn ra</b>" in shown
        assert "Lý do: open" not in shown

    def test_what_was_dropped(self, preparing, browser, reader):
        browser.post(page("criteria_edit", year=2026), {k: v for k, v in criteria_typed().items() if k != "text_4"})
        assert "Đã bỏ" in text(reader.get(page("changes", year=2026)))


def queries(browser, address):
    with CaptureQueriesContext(connection) as captured:
        assert browser.get(address).status_code == 200
    return len(captured)


def fill(count, season):
    have = {model: model.objects.count() for model in (Movement, LegalBasis, DayOff, Season)}
    MovementFactory.create_batch(count - have[Movement], season=season)
    for n in range(have[LegalBasis], count):
        LegalBasis.objects.create(citation=f"Căn cứ {n}", since=date(2024, 1, 1))
    for n in range(have[DayOff], count):
        DayOff.objects.create(day=date.fromordinal(date(2026, 1, 1).toordinal() + n), name=f"Nghỉ {n}")
    SeasonFactory.reset_sequence(have[Season] + 10, force=True)
    SeasonFactory.create_batch(count - have[Season], state=State.PREPARING, opened_at=None)


COST = {"list": 10, "bases": 10, "days_off": 9, "movements": 15, "changes": 14, "detail": 27}


@pytest.mark.parametrize("name", COST)
def test_a_list_costs_the_same_however_long(name, make, reader):
    season = make(2026)
    address = page(name) if name in COMMON else page(name, year=2026)
    found = []
    for count in (1, 3, 200):
        fill(count, season)
        found.append(queries(reader, address))
    assert found == [COST[name]] * 3


@pytest.mark.parametrize("name", ["list", "bases"])
def test_fifty_a_page(name, make, reader):
    fill(60, make(2026))
    assert "Dòng 51 đến 60 trên 60" in text(reader.get(page(name), {"page": "2"}))
    assert reader.get(page(name), {"page": "không"}).status_code == 200
