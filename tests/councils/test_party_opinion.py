"""The Party cell's opinion before the council: on the sheet's page, in the brief and the table, and at the closing."""

import io
from typing import Any

import docx
import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from docx.oxml.ns import qn

from accounts.models import User
from accounts.roles import Role
from councils.actions.close_appraisal import close_appraisal
from councils.actions.declare import declare
from councils.actions.file_sheet import file_sheet
from councils.actions.save_sheet import save_sheet
from councils.todo import tasks
from nominations.actions.give_party_opinion import give_party_opinion
from nominations.models import Nomination
from nominations.workflow import State
from tests.factories.council import Bench
from tests.factories.people import person

pytestmark = pytest.mark.django_db
REMARK = "Đề nghị làm rõ việc chấp hành nội quy cơ quan"
CLOSING = "Kết thúc thẩm định 1 hồ sơ"


@pytest.fixture
def bench() -> Bench:
    return Bench(nominations=0, party_opinion="yes")


@pytest.fixture
def nomination(bench: Bench) -> Nomination:
    row = bench.nominate(state=State.RECEIVED, complete=True)
    for user in bench.members[3:5]:
        declare(row, by=user, ground="")
        marks = dict.fromkeys([criterion.pk for criterion in bench.criteria.criteria.all()], (True, ""))
        file_sheet(save_sheet(row, by=user, marks=marks, conclusion="put"), by=user)
    return row


def get(client: Client, user: User, address: str) -> Any:
    client.force_login(user)
    return client.get(address)


def words(answer: Any) -> str:
    texts = docx.Document(io.BytesIO(answer.content)).element.body.iter(qn("w:t"))
    return " ".join("".join(text.text for text in texts).replace("\u00a0", " ").split())


def remark(nomination: Nomination) -> None:
    give_party_opinion(nomination, by=person(Role.PARTY_CELL), stance="remarks", text=REMARK)


def test_appraisers_read_it_after_they_declared(bench: Bench, nomination: Nomination, client: Client) -> None:
    remark(nomination)
    page = reverse("councils:appraise", args=[nomination.pk])
    assert REMARK not in get(client, bench.chair, page).content.decode()
    declare(nomination, by=bench.chair, ground="")
    assert REMARK in get(client, bench.chair, page).content.decode()


def test_the_papers_bear_it(bench: Bench, nomination: Nomination, client: Client) -> None:
    declare(nomination, by=bench.secretary, ground="")
    brief = reverse("councils:brief", args=[nomination.pk]) + "?dang=docx"
    table = reverse("councils:season_table") + "?dang=docx"
    assert "Ý kiến cấp ủy" not in words(get(client, bench.secretary, brief)) + words(
        get(client, bench.secretary, table)
    )
    remark(nomination)
    assert f"Ý kiến cấp ủy: {REMARK}" in words(get(client, bench.secretary, brief))
    assert REMARK not in words(get(client, bench.secretary, table))  # withheld until one's own sheet or the closing
    close_appraisal(nomination, by=bench.secretary)
    assert f"Ý kiến cấp ủy: {REMARK}." in words(get(client, bench.secretary, table))


def test_the_appraisal_waits_for_it(bench: Bench, nomination: Nomination, client: Client) -> None:
    listed = reverse("councils:appraisals")
    assert "Còn 1 hồ sơ chưa có ý kiến cấp ủy." in get(client, bench.secretary, listed).content.decode()
    assert "chưa có ý kiến cấp ủy" not in get(client, bench.members[3], listed).content.decode()
    assert CLOSING not in [task.title for task in tasks(bench.secretary)]
    refused = client.post(reverse("councils:close_appraisal", args=[nomination.pk]))
    assert refused.status_code == 403  # signed in as a member who runs no session
    client.force_login(bench.secretary)
    refused = client.post(reverse("councils:close_appraisal", args=[nomination.pk]))
    assert refused.status_code == 422 and "Mời nhắc cấp ủy chi bộ" in refused.content.decode()
    with pytest.raises(ValidationError, match="cả thảy còn 01 hồ sơ chưa có"):
        close_appraisal(nomination, by=bench.secretary)
    remark(nomination)
    assert CLOSING in [task.title for task in tasks(bench.secretary)]
    assert close_appraisal(nomination, by=bench.secretary).state == State.APPRAISED
