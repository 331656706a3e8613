"""What the closing of a season would leave unfinished, said before it is done."""

import pytest

from accounts.roles import Role
from nominations.workflow import State
from operations.open_items import open_items
from tests.factories.certificate import Desk
from tests.factories.council import Bench
from tests.factories.nomination import NominationFactory
from tests.factories.people import person
from tests.factories.season import CriteriaSetFactory
from tests.factories.sign_in import enter

pytestmark = pytest.mark.django_db


@pytest.fixture
def season():
    return CriteriaSetFactory().season


def test_nothing_is_open_in_a_season_without_files(season):
    assert list(open_items(season, person(Role.OFFICE))) == []


def test_files_are_counted_by_state_in_the_order_of_the_procedure(season):
    criteria = season.criteria_sets.get()
    for state in (State.RECEIVED, State.DRAFT, State.DRAFT, State.WITHDRAWN):
        NominationFactory(criteria_set=criteria, state=state)
    assert list(open_items(season, person(Role.OFFICE))) == [
        "Còn 02 hồ sơ ở trạng thái «Đang soạn».",
        "Còn 01 hồ sơ ở trạng thái «Đã tiếp nhận».",
    ]


def test_files_of_another_season_do_not_count(season):
    NominationFactory(state=State.RECEIVED)
    assert list(open_items(season, person(Role.OFFICE))) == []


def test_the_page_that_confirms_the_closing_says_them(client, season):
    NominationFactory(criteria_set=season.criteria_sets.get(), state=State.RECEIVED)
    enter(client, person(Role.OFFICE))
    assert "Còn 01 hồ sơ ở trạng thái «Đã tiếp nhận»." in client.get(f"/ky/{season.year}/ket-thuc/").content.decode()


def test_a_session_without_signed_minutes_is_open():
    session = Bench().planned()
    assert f"{session} chưa có biên bản ký." in list(open_items(session.season, person(Role.OFFICE)))


@pytest.mark.slow
def test_a_decision_is_open_until_it_is_issued():
    decision = Desk().submitted()
    assert "Quyết định đang ở bước «Đã trình Giám đốc»." in list(open_items(decision.season, person(Role.OFFICE)))
    issued = Desk().issued()
    assert not any("Quyết định" in sentence for sentence in open_items(issued.season, person(Role.OFFICE)))
