"""Who reads which figures; the report of the year as a draft, and a department's as a paper."""

import io

import docx
import pytest
from django.urls import reverse

from accounts.roles import OF_DEPARTMENT, Role
from documents.models import Composed
from nominations.workflow import State
from reports.access import AGENCY, HEADS
from reports.annual import annual_report
from reports.tables import agency_figures, department_figures, year_of
from tests.factories.nomination import NominationFactory
from tests.factories.people import DepartmentFactory, person
from tests.reports.counting import Years, counted, figures

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
PAGES = [
    reverse("reports:season", args=[2026]), reverse("reports:times", args=[2026]), reverse("reports:years"),
    reverse("reports:season_table", args=[2026, "phong"]), reverse("reports:years_table", args=["nam"]),
]  # fmt: skip


def holder(role):
    return person(role, DepartmentFactory() if role in OF_DEPARTMENT else None)


@pytest.mark.parametrize("role", Role)
def test_who_reads_the_figures(client, role):
    Years(21, files=2)
    client.force_login(holder(role))
    reads = role in AGENCY or role in HEADS
    for page in PAGES:
        assert client.get(page).status_code == (200 if reads else 403), page
    answer = client.get(reverse("reports:current"))
    assert answer.status_code == (302 if reads else 403)
    menu = client.get("/viec-cua-toi/").content.decode()
    assert ('href="/thong-ke/"' in menu) == reads


@pytest.mark.parametrize("role", Role)
def test_only_who_keeps_the_book_and_reads_all_writes_the_report_of_the_year(client, role):
    Years(22, files=2)
    client.force_login(holder(role))
    address = reverse("reports:report_new", args=[2026])
    assert client.get(address).status_code == (200 if role == Role.OFFICE else 403)
    shown = client.get(reverse("reports:season", args=[2026]))
    if shown.status_code == 200:
        assert (address in shown.content.decode()) == (role == Role.OFFICE)


def test_a_head_reads_no_other_department(client):
    years = Years(23, files=0)
    own, other = years.departments[1], years.departments[2]
    NominationFactory(criteria_set=years.criteria[0], department=other, state=State.RECEIVED, named=False)
    client.force_login(years.people["head"])
    page = client.get(reverse("reports:season", args=[2026])).content.decode()
    assert own.name in page and other.name not in page
    assert "Đồng chí xem số liệu của phòng mình." in page
    assert client.get(reverse("reports:department", args=[2026, own.pk])).status_code == 200
    assert client.get(reverse("reports:department", args=[2026, other.pk])).status_code == 404
    assert client.get(reverse("reports:department", args=[1999, own.pk])).status_code == 404
    client.force_login(years.people["office"])
    assert client.get(reverse("reports:department", args=[2026, own.pk])).status_code == 404


def test_what_no_season_or_table_has_is_not_found(client):
    client.force_login(person(Role.OFFICE))
    assert "Chưa có số liệu" in client.get(reverse("reports:current")).content.decode()
    assert "Chưa có số liệu" in client.get(reverse("reports:years")).content.decode()
    assert client.get(reverse("reports:years_table", args=["nam"])).status_code == 404
    Years(24, files=1)
    for address in (
        reverse("reports:season", args=[1999]), reverse("reports:season_table", args=[2026, "khac"]),
        reverse("reports:years_table", args=["khac"]),
    ):  # fmt: skip
        assert client.get(address).status_code == 404


def test_the_report_of_the_year_is_a_draft_with_the_figures_of_the_pages(client):
    years = Years(25)
    office, season = years.people["office"], years.seasons[0]
    year = year_of(season, office)
    words = annual_report(season, year, season.plan_due)
    told = figures(counted(office, season, True), True)
    client.force_login(office)
    address = reverse("reports:report_new", args=[2026])
    sent = {
        "subject": words.subject, "addressed_to": words.addressed_to, "bases": words.bases,
        "body": words.body.replace("[Ghi phương hướng năm sau và kiến nghị.]", "Nhân rộng."),
        "signing": words.signing, "recipients": words.recipients,
    }  # fmt: skip
    assert words.body in client.get(address).content.decode().replace("&#x27;", "'")
    answer = client.post(address, sent)
    row = Composed.objects.get()
    assert answer["Location"] == reverse("documents:composed", args=[row.pk])
    assert (row.kind, row.season, "Nhân rộng." in row.body) == ("report", season, True)
    titles = {one["title"]: one for one in row.figures}
    assert titles["Theo phòng, đơn vị giới thiệu"]["total"] == ["Cộng", *(f"{number:02d}" for number in told)]
    assert list(titles) == [
        "Theo phòng, đơn vị giới thiệu", "Theo đối tượng", "Theo cách thức phát hiện", "Theo phong trào thi đua",
        "Thời gian từng bước", "Các năm", "Các giai đoạn", "Được công nhận theo đối tượng",
        "Được công nhận theo cách thức phát hiện",
    ]  # fmt: skip
    assert [one.title for one in agency_figures(year)] == list(titles)
    word = client.get(reverse("documents:composed_file", args=[row.pk]), {"dang": "docx"})
    printed = docx.Document(io.BytesIO(word.content)) if word.status_code == 200 else None
    assert printed is None or "Nhân rộng" in "\n".join(one.text for one in printed.paragraphs)


@pytest.mark.slow
def test_the_departments_report_counts_its_own_files_in_its_own_words(client):
    years = Years(26, files=0)
    head, own = years.people["head"], years.departments[1]
    for state in (State.RECEIVED, State.PASSED, State.RECOGNISED, State.WITHDRAWN, State.DRAFT):
        NominationFactory(criteria_set=years.criteria[0], department=own, state=state, named=False)
    NominationFactory(criteria_set=years.criteria[0], department=own, state=State.RECEIVED, person=head, named=False)
    kinds, *_ = department_figures(years.seasons[0], own)
    assert kinds.total == ("Cộng", "04", "04", "00", "00", "00", "00")
    client.force_login(head)
    answer = client.get(reverse("reports:department", args=[2026, own.pk]))
    assert answer["Content-Disposition"] == 'attachment; filename="Bao-cao-cua-phong-2026.docx"'
    paper = docx.Document(io.BytesIO(answer.content))
    text = "\n".join(one.text for one in paper.paragraphs).replace("\xa0", " ")
    assert f"{own.name} đã giới thiệu 04 cá nhân, được công nhận 00 cá nhân, tập thể." in text
    assert "[Ghi phương hướng năm sau và kiến nghị.]" in text
    assert [cell.text for cell in paper.tables[1].rows[-1].cells][:3] == ["Cộng", "04", "04"]
    pdf = client.get(reverse("reports:department", args=[2026, own.pk]), {"dang": "pdf"})
    assert pdf.content.startswith(b"%PDF")
