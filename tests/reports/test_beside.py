"""While a plan is written, the figures of the season before stand beside its sections."""

import pytest
from django.urls import reverse

from accounts.roles import Role
from documents.actions.compose import compose
from documents.composing import Words
from documents.season_plan import season_plan
from tests.factories.people import person
from tests.reports.counting import Years, counted, figures

pytestmark = pytest.mark.django_db
NEW = reverse("documents:composed_new", args=["plan"])


def test_every_section_of_the_plan_has_the_figures_of_the_season_before(client):
    years = Years(31, files=2)
    office = years.people["office"]
    client.force_login(office)
    sections = client.get(NEW).context["beside"]
    titles = season_plan(years.seasons[0], years.seasons[0].plan_due).body.splitlines()
    assert [one.section for one in sections] == [line for line in titles if set(line.partition(". ")[0]) <= set("IV")]
    introduced, _, _, recognised, *_ = figures(counted(office, years.seasons[1], True), True)
    assert sections[0].lines == (
        ("Kỳ bình xét năm 2025", f"giới thiệu {introduced:02d}, được công nhận {recognised:02d}"),
    )
    page = client.get(NEW).content.decode()
    assert "Số liệu kỳ trước, theo từng mục" in page and sections[0].lines[0][1] in page


def test_it_stands_beside_the_draft_too_and_beside_no_other_paper(client):
    years = Years(32, files=0)
    client.force_login(years.people["office"])
    words = Words("kế hoạch", "Một đoạn.", recipients="Lưu: VT")
    plan = compose("plan", words, by=years.people["office"], season=years.seasons[0])
    letter = compose("letter", words, by=years.people["office"], season=years.seasons[0])
    edit = reverse("documents:composed_edit", args=[plan.pk])
    assert "Số liệu kỳ trước" in client.get(edit).content.decode()
    assert "Số liệu kỳ trước" not in client.get(reverse("documents:composed_edit", args=[letter.pk])).content.decode()


def test_without_a_season_before_or_without_the_right_nothing_stands_beside(client):
    years = Years(33, files=2, years=(2026,))
    client.force_login(years.people["office"])
    assert client.get(NEW).context["beside"] == []
    Years(34, files=2, years=(2028, 2027))
    client.force_login(person(Role.RECORDS_CLERK))
    assert client.get(NEW).context["beside"] == []
