"""Every figure agrees with what plain Python counts from the rows, on pages, in Excel and in CSV."""

import pytest
from django.urls import reverse

from nominations.concern import kept_from
from nominations.models import Nomination
from nominations.workflow import State
from seasons.models import DiscoveryChannel
from tests.factories.nomination import NominationFactory
from tests.factories.people import DepartmentFactory
from tests.reports.counting import Years, counted, figures, of_csv, of_sheet, tables

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines, pytest.mark.slow]
DIVISIONS = ("doi-tuong", "cach-thuc", "phong-trao", "phong")
TITLES = {
    "doi-tuong": "Theo đối tượng", "cach-thuc": "Theo cách thức phát hiện", "phong-trao": "Theo phong trào thi đua",
    "phong": "Theo phòng, đơn vị giới thiệu",
}  # fmt: skip
AGENCY = ("office", "director", "standing", "chair", "vice", "secretary", "author")
OWN = ("head", "deputy")


def expected(years, season, who, key):
    """The lines of one division, by name, with their sum."""
    user, agency = years.people[who], who in AGENCY
    rows = counted(user, season, agency)
    named = {
        "doi-tuong": {value: str(label) for value, label in Nomination.Kind.choices},
        "cach-thuc": {value: str(label) for value, label in DiscoveryChannel.choices},
        "phong-trao": {movement.pk: movement.name for movement in season.movements.all()},
        "phong": {
            one.pk: one.name for one in years.departments
            if (one.introduces and agency) or one.pk in {row.department_id for row in rows}
            or (not agency and one == years.departments[1])
        },
    }[key]  # fmt: skip
    field = {"doi-tuong": "kind", "cach-thuc": "channel", "phong-trao": "movement_id", "phong": "department_id"}[key]
    lines = {
        name: figures([row for row in rows if getattr(row, field) == value], agency) for value, name in named.items()
    }
    rest = [row for row in rows if getattr(row, field) not in named]
    if rest:
        lines["Không ghi"] = figures(rest, agency)
    return {**lines, "Cộng": figures(rows, agency)}


def as_told(lines):
    return {name: [str(number) for number in numbers] for name, numbers in lines.items()}


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_pages_and_files_agree_with_the_rows_for_every_reader(client, seed):
    years = Years(seed)
    for who in (*AGENCY, *OWN):
        client.force_login(years.people[who])
        for season in years.seasons:
            page = tables(client.get(reverse("reports:season", args=[season.year])))
            for key in DIVISIONS:
                lines = expected(years, season, who, key)
                assert page[TITLES[key]] == as_told(lines), (who, key)
                address = reverse("reports:season_table", args=[season.year, key])
                assert of_sheet(client.get(address)) == lines, (who, key)
                assert of_csv(client.get(address, {"dang": "csv"})) == as_told(lines), (who, key)


def test_the_four_numbers_on_top_are_the_sum(client):
    years = Years(4, files=20)
    client.force_login(years.people["office"])
    answer = client.get(reverse("reports:season", args=[2026]))
    rows = counted(years.people["office"], years.seasons[0], True)
    assert [value for value, _ in answer.context["figures"]] == figures(rows, True)[:4]


def test_a_file_kept_from_the_reader_is_in_no_figure_until_it_is_announced(client):
    years = Years(5, files=0)
    author, season = years.author, years.seasons[0]
    file = NominationFactory(criteria_set=years.criteria[0], state=State.RECEIVED, person=author, named=False)
    client.force_login(author)
    assert file in kept_from(author)
    for state, announced, introduced in (
        (State.RECEIVED, None, 0),
        (State.PASSED, None, 0),
        (State.RECOGNISED, None, 0),
        (State.RECOGNISED, file.submitted_at, 1),
    ):
        Nomination.objects.filter(pk=file.pk).update(state=state, announced_at=announced)
        address = reverse("reports:season_table", args=[season.year, "doi-tuong"])
        assert of_sheet(client.get(address))["Cá nhân"][0] == introduced
        page = client.get(reverse("reports:season", args=[season.year]))
        assert tables(page)["Theo đối tượng"]["Cá nhân"][0] == str(introduced)
        assert "Hồ sơ mà người xem không được tham gia xét chỉ được tính sau khi công bố." in page.content.decode()


@pytest.mark.parametrize(("state", "voted"), [(State.PASSED, 0), (State.FAILED, 0), (State.RECOGNISED, 0)])
def test_a_department_reads_nothing_of_vote_and_result_before_the_announcement(client, state, voted):
    years = Years(6, files=0)
    file = NominationFactory(criteria_set=years.criteria[0], department=years.departments[1], state=state, named=False)
    client.force_login(years.people["head"])
    address = reverse("reports:season_table", args=[2026, "doi-tuong"])
    assert of_sheet(client.get(address))["Cá nhân"] == [1, 1, voted, 0, 0, 0]
    if state == State.RECOGNISED:
        Nomination.objects.filter(pk=file.pk).update(announced_at=file.submitted_at)
        assert of_sheet(client.get(address))["Cá nhân"] == [1, 1, 1, 1, 0, 0]


def test_departments_come_twenty_at_a_time_under_the_sum_of_all(client):
    years = Years(7, files=30)
    DepartmentFactory.create_batch(30)
    client.force_login(years.people["office"])
    whole = expected(years, years.seasons[0], "office", "phong")["Cộng"]
    address, listed = reverse("reports:season", args=[2026]), 0
    for page in (1, 2):
        lines = tables(client.get(address, {"trang": page}))[TITLES["phong"]]
        assert lines.pop("Cộng") == [str(number) for number in whole]
        listed += len(lines)
    assert listed == len(of_sheet(client.get(reverse("reports:season_table", args=[2026, "phong"])))) - 1
    for nonsense in ("0", "99", "x", "-1", "²"):
        assert client.get(address, {"trang": nonsense}).context["previous_url"] == ""


@pytest.mark.parametrize("files", [1, 60])
def test_the_page_asks_as_much_whatever_the_number_of_files(client, files, django_assert_num_queries):
    years = Years(8, files=files)
    client.force_login(years.people["office"])
    address = reverse("reports:season", args=[2026])
    client.get(address)
    with django_assert_num_queries(14):
        client.get(address)
