"""Assignment: proposed by load, changed by hand, handed on for a reason; each member is told by a task and a letter."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from accounts.models import Notice, User
from accounts.roles import Role
from core import clock
from core.workflow import AlreadyDone, IllegalMove
from councils.actions.assign import assign
from councils.actions.cancel_absence import cancel_absence
from councils.actions.declare import declare
from councils.actions.file_sheet import file_sheet
from councils.actions.reassign import reassign
from councils.actions.record_absence import record_absence
from councils.actions.save_sheet import save_sheet
from councils.appraising import standing, why_not
from councils.assigning import board_of, propose
from councils.models import Absence, Assignment
from councils.todo import tasks
from nominations.models import Nomination
from nominations.workflow import State
from seasons.models import Stage
from seasons.rules import rules_of
from tests.factories.council import Bench
from tests.factories.nomination import MOMENT
from tests.factories.people import UserFactory, person

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

BOARD, PROPOSAL = "councils:assignments", "councils:assign"


@pytest.fixture
def bench() -> Bench:
    return Bench(nominations=0)


@pytest.fixture
def nomination(bench: Bench) -> Nomination:
    return bench.nominate(state=State.RECEIVED)


def charged(bench: Bench, nomination: Nomination, *users: User) -> list[Assignment]:
    assign(bench.season, by=bench.secretary, chosen={nomination.pk: [user.pk for user in users]})
    return list(Assignment.objects.filter(nomination=nomination, appraiser__in=users).order_by("pk"))


def file(bench: Bench, nomination: Nomination, user: User) -> None:
    declare(nomination, by=user, ground="")
    marks = {criterion.pk: (True, "") for criterion in bench.criteria.criteria.all()}
    file_sheet(save_sheet(nomination, by=user, marks=marks, conclusion="put"), by=user)


class TestProposal:
    """Pure: the least loaded first, in the order of the council, files with few candidates before the others."""

    def test_loads_are_equal_and_the_answer_is_always_the_same(self) -> None:
        chosen = propose([1, 2, 3], [10, 20, 30], [], {}, 2)
        assert chosen == propose([1, 2, 3], [10, 20, 30], [], {}, 2)
        assert sorted(member for _, member in chosen) == [10, 10, 20, 20, 30, 30]

    def test_whoever_cannot_be_chosen_is_not(self) -> None:
        assert propose([1], [10, 20, 30], [], {(1, 10): "vắng"}, 2) == {(1, 20), (1, 30)}

    def test_a_file_with_few_candidates_comes_first(self) -> None:
        barred = {(2, 20): "x", (2, 30): "x"}
        assert propose([1, 2], [10, 20, 30], [], barred, 1) == {(2, 10), (1, 20)}

    def test_what_is_assigned_counts(self) -> None:
        assert propose([1, 2], [10, 20], [(1, 10)], {}, 1) == {(2, 20)}
        assert propose([1], [10, 20], [(1, 10), (1, 20)], {}, 2) == set()

    def test_too_few_candidates_are_all_chosen(self) -> None:
        assert propose([1], [10], [], {}, 3) == {(1, 10)}


def test_the_season_s_least_number_is_proposed(bench: Bench, nomination: Nomination) -> None:
    (row,) = board_of(bench.season, bench.secretary).rows
    assert [seat.user for seat in row.seats if seat.proposed] == bench.members[:2]


def test_assigned_members_have_the_file_among_what_waits_for_them(bench: Bench, nomination: Nomination) -> None:
    charged(bench, nomination, *bench.members[2:4])
    (task,) = tasks(bench.members[2])
    assert task.title == "Được phân công thẩm định 1 hồ sơ" and nomination.name in task.why
    assert list(tasks(bench.members[4])) == []
    file(bench, nomination, bench.members[2])
    assert list(tasks(bench.members[2])) == []


def test_a_second_press_changes_nothing(bench: Bench, nomination: Nomination) -> None:
    charged(bench, nomination, *bench.members[2:4])
    with pytest.raises(AlreadyDone):
        charged(bench, nomination, *bench.members[2:4])
    assert Assignment.objects.count() == 2


def test_more_may_be_added_later(bench: Bench, nomination: Nomination) -> None:
    charged(bench, nomination, *bench.members[2:4])
    charged(bench, nomination, bench.members[4])
    assert standing(nomination, bench.members[4]).expected == 3


def test_each_newly_assigned_member_gets_one_notice(bench: Bench, nomination: Nomination) -> None:
    """Nobody presses «send»: one for all files, and it says little; who was told before is not told again."""
    second = bench.nominate(state=State.RECEIVED)
    pair = [one.pk for one in bench.members[2:4]]
    assign(bench.season, by=bench.secretary, chosen={nomination.pk: pair, second.pk: pair})
    assert sorted(row.user_id for row in Notice.objects.all()) == sorted(pair)
    assert {row.text for row in Notice.objects.all()} == {"Đồng chí được phân công thẩm định hồ sơ."}
    assign(bench.season, by=bench.secretary, chosen={nomination.pk: [*pair, bench.members[4].pk]})
    assert [row.user for row in Notice.objects.exclude(user__in=pair)] == [bench.members[4]]
    assert Notice.objects.count() == 3
    given = Assignment.objects.get(appraiser=bench.members[4])
    reassign(given, by=bench.secretary, to=bench.members[5], reason="Đi công tác.")
    assert Notice.objects.filter(user=bench.members[5]).count() == 1


def test_too_few_are_refused(bench: Bench, nomination: Nomination) -> None:
    with pytest.raises(ValidationError, match="cần ít nhất 02 người thẩm định, mới chọn 01"):
        charged(bench, nomination, bench.members[2])
    assert not Assignment.objects.exists()


def test_the_concerned_and_the_absent_are_refused_with_the_ground(bench: Bench, nomination: Nomination) -> None:
    declare(nomination, by=bench.members[2], ground="kin")
    day = clock.today()
    record_absence(bench.season, by=bench.secretary, user=bench.members[3], since=day, until=day, reason="Nghỉ phép")
    for user, why in ((bench.members[2], "là người thân"), (bench.members[3], "nghỉ từ")):
        with pytest.raises(ValidationError, match=f"Đồng chí {user} không thẩm định được hồ sơ .* vì {why}"):
            charged(bench, nomination, user, bench.members[4])
    assert not Assignment.objects.exists()


def test_neither_strangers_nor_other_files_nor_by_others(bench: Bench, nomination: Nomination) -> None:
    with pytest.raises(ValidationError, match="Chỉ phân công được thành viên Hội đồng"):
        charged(bench, nomination, UserFactory(), *bench.members[2:4])
    closed = bench.nominate(state=State.APPRAISED)
    with pytest.raises(ValidationError, match="không còn ở bước thẩm định"):
        charged(bench, closed, *bench.members[2:4])
    for user in (bench.members[3], person(Role.OFFICE)):
        with pytest.raises(PermissionDenied):
            assign(bench.season, by=user, chosen={nomination.pk: [bench.chair.pk, bench.vice.pk]})
    bench.season.state, bench.season.closed_at = "closed", MOMENT
    bench.season.save()
    with pytest.raises(IllegalMove, match="Kỳ bình xét đã kết thúc"):
        charged(bench, nomination, *bench.members[2:4])
    assert not Assignment.objects.exists()


def test_a_concerned_secretary_neither_sees_nor_assigns_the_file(bench: Bench, nomination: Nomination) -> None:
    declare(nomination, by=bench.secretary, ground="kin")
    assert board_of(bench.season, bench.secretary).rows == ()
    with pytest.raises(ValidationError, match="không còn ở bước thẩm định"):
        charged(bench, nomination, *bench.members[2:4])
    assert assign(bench.season, by=bench.vice, chosen={nomination.pk: [one.pk for one in bench.members[2:4]]}) == 2


class TestHandingOn:
    @pytest.fixture
    def assignment(self, bench: Bench, nomination: Nomination) -> Assignment:
        return charged(bench, nomination, *bench.members[2:4])[0]

    def test_the_other_member_has_it_from_then_on(self, bench: Bench, assignment: Assignment) -> None:
        reassign(assignment, by=bench.secretary, to=bench.members[4], reason="Đi công tác")
        assert [task.title for task in tasks(bench.members[4])] == ["Được phân công thẩm định 1 hồ sơ"]
        assert list(tasks(bench.members[2])) == []
        assignment.refresh_from_db()
        assert assignment.end_reason == "Đi công tác"
        with pytest.raises(AlreadyDone):
            reassign(assignment, by=bench.secretary, to=bench.members[4], reason="Đi công tác")

    def test_refusals(self, bench: Bench, nomination: Nomination, assignment: Assignment) -> None:
        declare(nomination, by=bench.members[5], ground="other")
        for to, reason, sentence in (
            (bench.members[4], " ", "Phải ghi rõ lý do đổi"),
            (bench.members[3], "Bận", "đã được phân công hồ sơ này"),
            (bench.members[5], "Bận", "vì tự xin không tham gia"),
            (UserFactory(), "Bận", "Chỉ phân công được thành viên Hội đồng"),
        ):
            with pytest.raises(ValidationError, match=sentence):
                reassign(assignment, by=bench.secretary, to=to, reason=reason)
        file(bench, nomination, bench.members[2])
        with pytest.raises(ValidationError, match="đã nộp phiếu thẩm định nên không đổi được"):
            reassign(assignment, by=bench.secretary, to=bench.members[4], reason="Bận")
        with pytest.raises(PermissionDenied):
            reassign(assignment, by=bench.members[3], to=bench.members[4], reason="Bận")
        assert Assignment.objects.filter(ended_at=None).count() == 2

    def test_past_the_appraisal_nothing_is_handed_on(self, bench: Bench, assignment: Assignment) -> None:
        Nomination.objects.update(state=State.APPRAISED)
        with pytest.raises(ValidationError, match="không còn ở bước thẩm định"):
            reassign(assignment, by=bench.secretary, to=bench.members[4], reason="Bận")

    def test_the_page(self, bench: Bench, assignment: Assignment, client: Client) -> None:
        client.force_login(bench.secretary)
        page, sent = reverse("councils:reassign", args=[assignment.pk]), {"to": bench.members[4].pk, "reason": "Bận"}
        assert client.post(page, {**sent, "reason": ""}).status_code == 422
        for words in ("Đã đổi người thẩm định.", "đã đổi cho người khác"):
            assert words in client.post(page, sent, follow=True).content.decode()
        client.force_login(bench.members[3])
        assert client.get(page).status_code == 404


@pytest.mark.parametrize(("value", "why"), [("all", ""), ("assigned", "do thành viên được phân công thẩm định")])
def test_whether_others_may_appraise_is_a_rule(value: str, why: str) -> None:
    bench = Bench(nominations=0, appraisers=value)
    nomination = bench.nominate(state=State.RECEIVED)
    charged(bench, nomination, *bench.members[2:4])
    refusal = why_not(standing(nomination, bench.chair), rules_of(bench.season), bench.chair)
    assert why in refusal and bool(refusal) == bool(why)
    assert why_not(standing(nomination, bench.members[2]), rules_of(bench.season), bench.members[2]) == ""


class TestAbsences:
    def test_it_is_recorded_once_and_can_be_cancelled(self, bench: Bench) -> None:
        day = clock.today()
        facts: dict[str, Any] = {"user": bench.vice, "since": day, "until": day, "reason": "Nghỉ phép"}
        absence = record_absence(bench.season, by=bench.secretary, **facts)
        with pytest.raises(AlreadyDone):
            record_absence(bench.season, by=bench.secretary, **facts)
        cancel_absence(absence, by=bench.chair)
        with pytest.raises(AlreadyDone):
            cancel_absence(absence, by=bench.chair)

    def test_refusals(self, bench: Bench) -> None:
        day = date(2026, 12, 24)
        facts: dict[str, Any] = {"since": day, "until": day - timedelta(days=1), "reason": "Nghỉ phép"}
        with pytest.raises(ValidationError, match="Ngày cuối phải từ ngày đầu trở đi"):
            record_absence(bench.season, by=bench.secretary, user=bench.vice, **facts)
        with pytest.raises(ValidationError, match="Chỉ ghi vắng cho thành viên Hội đồng"):
            record_absence(bench.season, by=bench.secretary, user=UserFactory(), **facts)
        with pytest.raises(PermissionDenied):
            record_absence(bench.season, by=bench.members[3], user=bench.vice, **facts)
        assert not Absence.objects.exists()

    def test_the_pages(self, bench: Bench, nomination: Nomination, client: Client) -> None:
        client.force_login(bench.secretary)
        page, day = reverse("councils:absence_add"), clock.today().isoformat()
        sent = {"user": bench.vice.pk, "since": day, "until": day, "reason": "Nghỉ phép"}
        assert client.post(page, {**sent, "until": "2020-01-01"}).status_code == 422
        for words in ("Đã ghi vắng.", "Lần vắng này đã được ghi."):
            assert words in client.post(page, sent, follow=True).content.decode()
        assert "Nghỉ phép" in client.get(reverse(BOARD)).content.decode()
        away = reverse("councils:absence_cancel", args=[Absence.objects.get().pk])
        for words in ("Đã bỏ lần vắng.", "Lần vắng này đã bỏ."):
            assert words in client.post(away, follow=True).content.decode()


class TestPages:
    def test_the_proposal_is_ticked_and_kept_only_by_the_button(
        self, bench: Bench, nomination: Nomination, client: Client
    ) -> None:
        declare(nomination, by=bench.chair, ground="kin")
        client.force_login(bench.secretary)
        page = client.get(reverse(PROPOSAL)).content.decode()
        assert page.count("checked") == 2 and "không chọn được, là người thân" in page
        assert not Assignment.objects.exists()
        sent = {f"file_{nomination.pk}": [one.pk for one in bench.members[2:4]]}
        for words in ("Đã ghi phân công.", "không có gì thay đổi"):
            assert words in client.post(reverse(PROPOSAL), sent, follow=True).content.decode()
        assert client.post(reverse(PROPOSAL), {f"file_{nomination.pk}": ["x"]}).status_code == 422

    def test_progress_by_file_and_member_with_the_days_left(
        self, bench: Bench, nomination: Nomination, client: Client
    ) -> None:
        today = clock.today()
        end = today + timedelta(days=5)
        Stage.objects.create(season=bench.season, ordinal=99, kind="appraising", begins=today, ends=end)
        charged(bench, nomination, *bench.members[2:4])
        file(bench, nomination, bench.members[2])
        client.force_login(bench.secretary)
        page = client.get(reverse(BOARD)).content.decode()
        assert "Còn 5 ngày đến hết bước thẩm định" in page
        assert "1/2<span" in page and "<span>1/1 phiếu</span>" in page
        assert "Còn 5 ngày đến hết bước thẩm định" in client.get(reverse("councils:appraisals")).content.decode()

    def test_progress_where_every_member_appraises_every_file(
        self, bench: Bench, nomination: Nomination, client: Client
    ) -> None:
        declare(nomination, by=bench.members[4], ground="kin")
        file(bench, nomination, bench.members[2])
        client.force_login(bench.secretary)
        page = client.get(reverse(BOARD)).content.decode()
        assert f"1/{len(bench.members) - 1}<span" in page and "Mọi thành viên" in page
        assert all(f"<span>{part} phiếu</span>" in page for part in ("1/1", "0/1", "0/0"))

    @pytest.mark.parametrize("role", [Role.OFFICE, Role.DIRECTOR, Role.COUNCIL_MEMBER])
    @pytest.mark.parametrize("name", [BOARD, PROPOSAL, "councils:absence_add"])
    def test_others_have_none_of_these_pages(self, bench: Bench, client: Client, role: Role, name: str) -> None:
        client.force_login(person(role))
        assert client.get(reverse(name)).status_code == 403

    @pytest.mark.parametrize("number", [1, 20])
    def test_the_board_costs_the_same_whatever_the_number_of_files(
        self, bench: Bench, client: Client, number: int, django_assert_num_queries: Any
    ) -> None:
        for _ in range(number):
            bench.nominate(state=State.RECEIVED)
        client.force_login(bench.secretary)
        with django_assert_num_queries(22):
            client.get(reverse(BOARD))
