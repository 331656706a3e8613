"""«Số liệu của tôi»: each duty reads its own numbers and nobody else's, in one query a source."""

from datetime import timedelta

import pytest
from lxml import html

from accounts.access import duties_of
from accounts.models import Department
from accounts.roles import OF_DEPARTMENT, Role
from certificates import tiles as of_decisions
from core import clock
from core.reading import _answers
from councils import tiles as of_sheets
from councils.models import AppraisalSheet, Assignment
from documents import tiles as of_papers
from nominations import tiles as of_files
from nominations.concern import kept_from
from nominations.models import Abstention, Nomination
from nominations.workflow import State
from reports import tiles as of_season
from seasons.queries import current_season
from tests.factories.certificate import Desk
from tests.factories.council import Bench
from tests.factories.nomination import NominationFactory
from tests.factories.people import DepartmentFactory, UserFactory, person
from tests.factories.season import CriteriaSetFactory

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
SOURCES = (of_papers.tiles, of_files.files, of_files.departments, of_sheets.tiles, of_decisions.tiles, of_season.tiles)


def shown(client, user):
    client.force_login(user)
    page = html.fromstring(client.get("/viec-cua-toi/").content.decode())
    cells = page.xpath("//section[@aria-labelledby='figures']//dl/div")
    return {cell.findtext("dt/a"): cell.findtext("dd") for cell in cells}


def holder(role):
    return person(role, DepartmentFactory() if role in OF_DEPARTMENT else None)


@pytest.mark.parametrize("role", [Role.EDITOR, Role.STAFF, Role.ADMINISTRATOR, Role.PARTY_CELL])
def test_who_has_no_part_in_the_season_has_no_numbers(client, role):
    CriteriaSetFactory()
    assert shown(client, holder(role)) == {}


@pytest.mark.parametrize("role", Role)
def test_without_a_season_only_the_book_is_counted(client, role):
    numbers = shown(client, holder(role))
    assert bool(numbers) == (role in {Role.RECORDS_CLERK, Role.DIRECTOR})


@pytest.mark.both_engines
def test_a_head_counts_the_own_files_in_the_words_that_a_department_reads(client):
    criteria, department = CriteriaSetFactory(), DepartmentFactory()
    head = person(Role.HEAD, department)
    for state in State:
        NominationFactory(criteria_set=criteria, department=department, state=state)
        NominationFactory(criteria_set=criteria, state=state)
    year = criteria.season.year
    assert shown(client, head) == {
        "hồ sơ của phòng đang soạn": "1", "hồ sơ phải bổ sung": "1", "hồ sơ đã nộp, đang xét": "8",
        f"được công nhận năm {year}": "0",
    }  # fmt: skip
    Nomination.objects.filter(state=State.RECOGNISED).update(announced_at=clock.now())
    assert shown(client, head)[f"được công nhận năm {year}"] == "1"
    assert shown(client, head)["hồ sơ đã nộp, đang xét"] == "7"


@pytest.mark.both_engines
def test_the_office_counts_what_waits_save_what_is_kept_from_it(client):
    criteria = CriteriaSetFactory()
    office = person(Role.OFFICE)
    for _ in range(2):
        NominationFactory(criteria_set=criteria, state=State.SUBMITTED)
    NominationFactory(criteria_set=criteria, state=State.SUBMITTED, person=office)
    for days in (-1, 3, 4):
        NominationFactory(
            criteria_set=criteria, state=State.RETURNED, supplement_due=clock.now() + timedelta(days=days)
        )
    assert shown(client, office) == {
        "hồ sơ chờ tiếp nhận": "2", "hồ sơ phòng đang bổ sung": "3", "quá hạn bổ sung": "1",
        "hồ sơ được giới thiệu toàn Sở": "5", "đã công bố công nhận toàn Sở": "0",
    }  # fmt: skip


def test_the_standing_council_counts_the_departments_that_answered(client):
    criteria = CriteriaSetFactory()
    standing = person(Role.STANDING_COUNCIL)
    Department.objects.update(introduces=False)
    filed, said_no, silent = (DepartmentFactory() for _ in range(3))
    author = person(Role.HEAD, filed)
    NominationFactory(criteria_set=criteria, department=filed, state=State.SUBMITTED, person=author, drafted_by=author)
    other = UserFactory(department=filed)
    NominationFactory(criteria_set=criteria, department=silent, state=State.DRAFT, person=other, drafted_by=author)
    Abstention.objects.create(
        season=criteria.season, department=said_no, reason="Không có", number="01", made_at=clock.now(),
        made_by=author, dated=clock.today(), content={}, stored_name="00/00", original_name="b.pdf",
        size=1, sha256="ab" * 32,
    )  # fmt: skip
    assert shown(client, standing)["phòng đã nộp hồ sơ hoặc báo không giới thiệu"] == "2/3"


@pytest.mark.both_engines
def test_a_member_counts_the_sheets_that_are_due_from_him(client):
    bench = Bench(nominations=0)
    member, other = bench.members[2], bench.members[3]
    everybodys, mine, anothers = (bench.nominate(state=State.RECEIVED) for _ in range(3))
    for row, appraiser in ((mine, member), (anothers, other)):
        Assignment.objects.create(
            nomination=row, round=1, appraiser=appraiser, assigned_by=bench.chair, assigned_at=clock.now()
        )
    assert shown(client, member)["phiếu thẩm định của tôi đã nộp"] == "0/2"
    sheet = {"nomination": everybodys, "round": 1, "appraiser": member, "saved_at": clock.now()}
    AppraisalSheet.objects.create(**sheet, conclusion="put", filed_at=clock.now())
    assert shown(client, member)["phiếu thẩm định của tôi đã nộp"] == "1/2"
    bench.nominate(state=State.RECEIVED, person=member)
    assert shown(client, member)["phiếu thẩm định của tôi đã nộp"] == "1/2"


def test_the_director_counts_files_and_the_clerk_counts_papers(client):
    desk = Desk(passed=3)
    desk.submitted()
    assert shown(client, desk.director)["hồ sơ chờ Giám đốc quyết định"] == "3"
    numbers = shown(client, desk.clerk)
    assert (numbers["quyết định chờ số"], numbers["quyết định chờ ký, ban hành"]) == ("0", "0")


def test_a_decision_waits_for_its_number_then_for_its_signed_copy(client):
    desk = Desk(passed=1)
    decision = desk.decided()
    assert shown(client, desk.clerk)["quyết định chờ số"] == "1"
    type(decision).objects.filter(pk=decision.pk).update(
        state="numbered", number=5, number_year=2026, symbol="QĐ-SNgV", dated=clock.today()
    )
    assert shown(client, desk.clerk)["quyết định chờ số"] == "0"
    assert shown(client, desk.clerk)["quyết định chờ ký, ban hành"] == "1"
    assert shown(client, desk.director)["hồ sơ chờ Giám đốc quyết định"] == "0"


@pytest.mark.parametrize("files", [1, 20])
def test_each_source_asks_at_most_one_query(files, django_assert_max_num_queries):
    criteria, people = CriteriaSetFactory(), [holder(role) for role in Role]
    for _ in range(files):
        NominationFactory(criteria_set=criteria, state=State.SUBMITTED)
    for user in people:
        token = _answers.set({})
        try:
            current_season(), kept_from(user), duties_of(user)  # what a page has asked already
            for source in SOURCES:
                with django_assert_max_num_queries(1):
                    list(source(user))
        finally:
            _answers.reset(token)
