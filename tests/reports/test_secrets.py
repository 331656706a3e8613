"""No figure and no file of figures brings a member and a choice together."""

import pytest
from django.urls import reverse

from tests.factories.certificate import Desk
from tests.reports.counting import of_csv

pytestmark = pytest.mark.django_db


def test_no_file_of_figures_names_a_member_or_tells_how_a_file_was_voted_on(client):
    desk = Desk(passed=2, failed=2)
    desk.issued()
    client.force_login(desk.office)
    year, members = desk.season.year, [seat.duty.user.full_name for seat in desk.council.members.all()]
    assert members
    addresses = [reverse("reports:season_table", args=[year, key]) for key in ("phong", "doi-tuong", "thoi-gian")]
    addresses += [reverse("reports:years_table", args=[key]) for key in ("nam", "doi-tuong", "cach-thuc", "giai-doan")]
    for address in addresses:
        content = client.get(address, {"dang": "csv"}).content.decode()
        names = [one.name for one in desk.nominations]
        assert not [name for name in (*members, *names) if name in content], address
    voted = of_csv(client.get(addresses[1], {"dang": "csv"}))["Cộng"]
    assert voted == ["4", "4", "4", "2", "2", "0"]  # votes for and against are nowhere
