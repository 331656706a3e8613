"""What the closing of a season would leave unfinished, said before it is done."""

from dataclasses import replace

import pytest

from accounts.roles import Role
from core import clock
from core.uploads import keep
from documents.actions.compose import compose
from documents.actions.drop_composed import drop_composed
from documents.actions.keep_composed_scan import keep_composed_scan
from documents.actions.number_composed import number_composed
from documents.composing import Words
from documents.models import Composed
from nominations.workflow import State
from operations.open_items import open_items
from tests.factories.certificate import PDF, Desk
from tests.factories.council import Bench
from tests.factories.nomination import NominationFactory
from tests.factories.people import person
from tests.factories.season import AgencyFactory, CriteriaSetFactory, SeasonFactory
from tests.factories.sign_in import enter

pytestmark = pytest.mark.django_db


def said(season, user) -> list[str]:
    return [item.words for item in open_items(season, user)]


@pytest.fixture
def season():
    return CriteriaSetFactory().season


def test_nothing_is_open_in_a_season_without_files(season):
    assert said(season, person(Role.OFFICE)) == []


def test_files_are_counted_by_state_in_the_order_of_the_procedure(season):
    criteria = season.criteria_sets.get()
    for state in (State.RECEIVED, State.DRAFT, State.DRAFT, State.WITHDRAWN):
        NominationFactory(criteria_set=criteria, state=state)
    assert said(season, person(Role.OFFICE)) == [
        "Còn 02 hồ sơ ở trạng thái «Đang soạn».",
        "Còn 01 hồ sơ ở trạng thái «Đã tiếp nhận».",
    ]


def test_files_of_another_season_do_not_count(season):
    NominationFactory(state=State.RECEIVED)
    assert said(season, person(Role.OFFICE)) == []


def test_the_page_that_confirms_the_closing_says_them(client, season):
    NominationFactory(criteria_set=season.criteria_sets.get(), state=State.RECEIVED)
    enter(client, person(Role.OFFICE))
    assert "Còn 01 hồ sơ ở trạng thái «Đã tiếp nhận»." in client.get(f"/ky/{season.year}/ket-thuc/").content.decode()


def test_a_session_without_signed_minutes_is_open():
    session = Bench().planned()
    assert f"{session} chưa có biên bản ký." in said(session.season, person(Role.OFFICE))


@pytest.mark.slow
def test_papers_of_the_office_are_open_until_their_signed_copy_is_there(season):
    AgencyFactory()
    person(Role.DIRECTOR)
    office, other = person(Role.OFFICE), SeasonFactory()
    words = Words("việc của kỳ", "Một đoạn.", "Phòng Lễ tân", "", "Như trên\nLưu: VT")
    compose("report", words, by=office, season=season)
    compose("plan", words, by=office, season=other)
    dropped = compose("plan", replace(words, subject="khác"), by=office, season=season)
    drop_composed(dropped, by=office, reason="Không gửi")
    row = compose("letter", words, by=office, season=season)
    number_composed(row, by=office, number=1, symbol="SNgV", dated=clock.today(), copies=1)
    assert said(season, office) == [
        "Còn 01 bản nháp công văn, báo cáo, kế hoạch chưa cấp số.",
        "Còn 01 công văn, báo cáo, kế hoạch đã cấp số chưa có bản ký.",
    ]
    keep_composed_scan(row, by=office, stored=keep(PDF, "ky.pdf", "application/pdf"))
    drop_composed(Composed.objects.get(kind="report"), by=office, reason="Không gửi")
    assert said(season, office) == []


@pytest.mark.slow
def test_a_decision_is_open_until_it_is_issued():
    decision = Desk().submitted()
    assert "Quyết định đang ở bước «Đã trình Giám đốc»." in said(decision.season, person(Role.OFFICE))
    issued = Desk().issued()
    assert not any("Quyết định" in sentence for sentence in said(issued.season, person(Role.OFFICE)))
