"""A department that was renamed goes on with what it handed in under its old name."""

import pytest
from django.urls import reverse

from accounts.access import forget_duties
from accounts.models import Department
from accounts.reorganising import effects
from core.workflow import AlreadyDone
from monitoring.actions.begin_paper import begin_paper
from monitoring.board import board
from monitoring.milestones import Milestone
from monitoring.workflow import State
from tests.factories.units import heir, reorganised

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]


@pytest.fixture
def renamed(world):
    """The department handed in its report; then it got another name."""
    world.paper(State.SUBMITTED)
    reorganised("rename", [world.department], [heir("Phòng Hợp tác và Hội nhập", "HTHN", world.head)])
    forget_duties(world.head)
    return Department.objects.get(code="HTHN")


def row_of(world, department, milestone):
    return next(row for row in board(world.season) if (row.department, row.milestone) == (department, milestone))


def test_what_it_handed_in_counts_under_the_new_name(world, renamed):
    row = row_of(world, renamed, Milestone.REPORT)
    assert (row.state, row.done) == ("Chờ duyệt", True)
    assert row.paper is not None and str(row.paper.department) == "Phòng Hợp tác quốc tế"
    assert not row_of(world, renamed, Milestone.PLAN).done
    assert world.department not in {row.department for row in board(world.season)}


def test_its_head_reads_it_and_begins_no_second_one(world, renamed, client):
    with pytest.raises(AlreadyDone, match="đã được bắt đầu soạn"):
        begin_paper(world.season, renamed, by=world.head, kind="report")
    assert begin_paper(world.season, renamed, by=world.head, kind="plan").department == renamed
    client.force_login(world.head)
    page = client.get(reverse("monitoring:papers")).content.decode()
    assert "Chờ duyệt" in page and "Báo cáo năm 2026" in page


def test_the_preview_tells_what_is_not_approved(world):
    world.paper(State.RETURNED)
    said = {one.label: one.words for one in effects([world.department])}
    assert said["Kế hoạch, báo cáo chưa duyệt"] == "01 văn bản, phòng mới làm tiếp."
