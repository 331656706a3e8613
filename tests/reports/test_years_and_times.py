"""The years side by side, the phases, the times of stages and the late list agree with the rows."""

from datetime import timedelta

import pytest
from django.urls import reverse

from certificates.models import Decision, DecisionItem
from core import clock
from councils.models import AgendaItem
from nominations.models import Nomination
from nominations.workflow import State
from reports.stage_times import MOST_LATE, stage_times
from reports.years import by_custom
from seasons.models import DiscoveryChannel, Phase
from tests.factories.certificate import Desk
from tests.factories.nomination import NominationFactory
from tests.reports.counting import Years, counted, figures, of_csv, of_sheet, tables

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines, pytest.mark.slow]
TIMES = reverse("reports:times", args=[2026])


def told(lines):
    return {name: [str(number) for number in numbers] for name, numbers in lines.items()}


@pytest.mark.parametrize("who", ["office", "head", "author"])
def test_the_last_five_seasons_and_two_phases(client, who):
    years = Years(11, files=14, years=(2026, 2025, 2024, 2022, 2021, 2020, 2015))
    user, agency = years.people[who], who != "head"
    client.force_login(user)
    rows = {season.year: counted(user, season, agency) for season in years.seasons}
    shown = sorted(rows)[-5:]
    by_year = {str(year): figures(rows[year], agency) for year in shown}
    by_year["Cộng"] = figures([row for year in shown for row in rows[year]], agency)
    phases = {
        name: figures([row for year, found in rows.items() if year in span for row in found], agency)
        for name, span in (("2021 - 2025", range(2021, 2026)), ("2026 - 2030", range(2026, 2031)))
    }
    phases["Cộng"] = figures([row for year, found in rows.items() if year > 2020 for row in found], agency)
    page = tables(client.get(reverse("reports:years")))
    assert page["Các năm"] == told(by_year) and page["Các giai đoạn"] == told(phases)
    assert of_sheet(client.get(reverse("reports:years_table", args=["nam"]))) == by_year
    assert of_csv(client.get(reverse("reports:years_table", args=["giai-doan"]), {"dang": "csv"})) == told(phases)
    channels = {
        str(label): [figures([row for row in rows[year] if row.channel == value], agency)[3] for year in shown]
        for value, label in DiscoveryChannel.choices
    }
    found = of_sheet(client.get(reverse("reports:years_table", args=["cach-thuc"])))
    assert {name: numbers for name, numbers in found.items() if name != "Cộng"} == channels


@pytest.mark.any_engine
@pytest.mark.parametrize(
    ("year", "phase"), [(2021, (2021, 2025)), (2025, (2021, 2025)), (2026, (2026, 2030)), (2030, (2026, 2030))]
)
def test_where_none_is_entered_a_phase_has_five_years(year, phase):
    assert [(span.first, span.last) for span in by_custom(year)][1] == phase


def test_phases_are_those_that_were_entered(client):
    years = Years(13, files=14, years=(2026, 2025, 2024, 2022))
    for first, last in ((2021, 2024), (2025, 2026), (2027, 2030)):
        Phase.objects.create(name=f"Giai đoạn {first} - {last}", first_year=first, last_year=last)
    client.force_login(years.people["office"])
    rows = {season.year: counted(years.people["office"], season, True) for season in years.seasons}
    expected = {
        f"Giai đoạn {first} - {last}": figures(
            [row for year, found in rows.items() if first <= year <= last for row in found], True
        )
        for first, last in ((2021, 2024), (2025, 2026))
    }
    found = tables(client.get(reverse("reports:years")))["Các giai đoạn"]
    assert {name: numbers for name, numbers in found.items() if name != "Cộng"} == told(expected)


def test_stage_times_agree_with_the_rows(client):
    years = Years(12, files=30)
    for who in ("office", "author", "head"):
        user, agency = years.people[who], who != "head"
        client.force_login(user)
        rows = counted(user, years.seasons[0], agency)
        known = rows if agency else [row for row in rows if row.announced_at]
        first, second, *_ = stage_times(years.seasons[0], user)
        for stage, days in (
            (first, [row.received_at - row.submitted_at for row in rows if row.received_at]),
            (second, [row.appraised_at - row.received_at for row in known if row.appraised_at]),
        ):
            seconds = [one.total_seconds() for one in days]
            assert stage.files == len(seconds)
            assert stage.mean == (pytest.approx(sum(seconds) / len(seconds) / 86_400, abs=1e-4) if seconds else None)
            assert stage.longest == (pytest.approx(max(seconds) / 86_400, abs=1e-4) if seconds else None)
        table = of_sheet(client.get(reverse("reports:season_table", args=[2026, "thoi-gian"])))
        hours = [round(first.mean * 24), round(first.longest * 24)] if first.files else [None, None]
        assert table[first.name] == [first.files, *hours]


def test_vote_decision_and_announcement_are_timed_from_their_own_rows(client):
    desk = Desk(passed=2, failed=1)
    decision = desk.issued()
    now = clock.now()
    Nomination.objects.update(submitted_at=now - timedelta(days=30), appraised_at=now - timedelta(days=12))
    Nomination.objects.exclude(announced_at=None).update(announced_at=now)
    Decision.objects.filter(pk=decision.pk).update(decided_at=now - timedelta(days=2))
    AgendaItem.objects.first().session.__class__.objects.update(counted_at=now - timedelta(days=7, hours=12))
    announced = Nomination.objects.exclude(announced_at=None).count()
    voted = AgendaItem.objects.count()
    assert announced == DecisionItem.objects.count() == 3
    found = {one.name: (one.files, one.mean_told, one.longest_told) for one in stage_times(desk.season, desk.office)}
    assert found["Từ thẩm định xong đến kiểm phiếu"] == (voted, "4,5", "4,5")
    assert found["Từ kiểm phiếu đến quyết định"] == (announced, "5,5", "5,5")
    assert found["Từ quyết định đến công bố"] == (announced, "2,0", "2,0")
    assert found["Cả chặng, từ nộp đến công bố"] == (announced, "30,0", "30,0")
    client.force_login(desk.office)
    page = tables(client.get(reverse("reports:times", args=[desk.season.year])))
    assert page["Số ngày của từng chặng"]["Từ kiểm phiếu đến quyết định"] == ["3", "5,5", "5,5"]


def test_the_late_list_names_the_first_and_counts_all(client):
    years = Years(13, files=0)
    made = [
        NominationFactory(criteria_set=years.criteria[0], state=State.RECEIVED, late=True, named=False)
        for _ in range(MOST_LATE + 2)
    ]
    kept = NominationFactory(
        criteria_set=years.criteria[0], state=State.RECEIVED, late=True, person=years.author, named=False
    )
    client.force_login(years.author)
    answer = client.get(TIMES)
    page = answer.content.decode()
    assert f"{len(made)} hồ sơ nộp muộn; dưới đây là {MOST_LATE} hồ sơ đầu." in page
    listed = tables(answer)["Hồ sơ nộp muộn"]
    assert len(listed) == MOST_LATE and kept.name not in listed


@pytest.mark.parametrize("files", [1, 40])
def test_times_and_years_ask_as_much_whatever_the_number_of_files(client, files, django_assert_num_queries):
    years = Years(14, files=files)
    client.force_login(years.people["office"])
    for address, queries in ((TIMES, 14), (reverse("reports:years"), 12)):
        client.get(address)
        with django_assert_num_queries(queries):
            client.get(address)
