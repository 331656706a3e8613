"""What stands in the way of a nominee stops the convening and the vote, for a whole agenda in one question."""

import pytest
from django.core.exceptions import ValidationError

from accounts.roles import Role
from councils.actions.convene import convene
from councils.agenda import nominations_ready
from councils.models import CouncilSession
from councils.readiness import before_starting
from nominations.actions.find import find
from nominations.actions.waive import waive
from tests.factories.council import Bench
from tests.factories.people import person

pytestmark = pytest.mark.django_db


def held(session: CouncilSession) -> None:
    find(session.agenda.all()[0].nomination, by=person(Role.OFFICE), topic="complaint", status="pending")


def test_no_session_is_convened_with_such_a_file_until_it_is_waived() -> None:
    bench = Bench()
    session = bench.planned()
    held(session)
    with pytest.raises(ValidationError, match="còn vướng điều kiện: Khiếu nại, tố cáo: đang được xem xét"):
        convene(session, by=bench.secretary)
    nomination = session.agenda.all()[0].nomination
    waive(nomination, by=person(Role.STANDING_COUNCIL), topic="complaint", reason="Đơn không có căn cứ")
    assert convene(session, by=bench.secretary).state == "convened"


def test_no_vote_begins_with_what_came_to_light_at_the_table() -> None:
    session = Bench().opened()
    assert not any("còn vướng điều kiện" in one.refusal for one in before_starting(session))
    held(session)
    assert any("còn vướng điều kiện" in one.refusal for one in before_starting(session) if one.binding)


@pytest.mark.parametrize("files", [1, 4])
def test_the_agenda_is_asked_about_at_once(files: int, django_assert_num_queries: object) -> None:
    agenda = list(Bench(nominations=files).planned().agenda.select_related("nomination"))
    with django_assert_num_queries(3):  # type: ignore[operator]
        nominations_ready(agenda)
