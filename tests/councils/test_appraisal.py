"""Appraisal: declared first, filed once, opinions apart until one's own is filed, closed when there are enough."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from core.workflow import AlreadyDone, IllegalMove
from councils.actions.close_appraisal import close_appraisal
from councils.actions.convene import convene
from councils.actions.declare import declare
from councils.actions.drop_item import drop_item
from councils.actions.file_sheet import file_sheet
from councils.actions.plan_session import replan_session
from councils.actions.save_sheet import save_sheet
from councils.appraising import opinions, standing
from councils.models import AppraisalSheet, CouncilSession, Recusal
from nominations.models import Nomination
from nominations.workflow import State
from tests.factories.council import Bench
from tests.factories.nomination import MOMENT
from tests.factories.people import DutyFactory, person

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def bench() -> Bench:
    return Bench(nominations=0)


@pytest.fixture
def nomination(bench: Bench) -> Nomination:
    return bench.nominate(state=State.RECEIVED)


def draft(bench: Bench, nomination: Nomination, user: User, **changes: Any) -> AppraisalSheet:
    marks = {criterion.pk: (True, "") for criterion in bench.criteria.criteria.all()}
    return save_sheet(nomination, by=user, **{"marks": marks, "conclusion": "put", "comment": "", **changes})


def filed(bench: Bench, nomination: Nomination, user: User) -> AppraisalSheet:
    declare(nomination, by=user, ground="")
    return file_sheet(draft(bench, nomination, user), by=user)


def test_enough_sheets_close_the_appraisal(bench: Bench, nomination: Nomination) -> None:
    for user in bench.members[:2]:
        filed(bench, nomination, user)
    assert close_appraisal(nomination, by=bench.secretary).state == State.APPRAISED


def test_too_few_sheets_do_not(bench: Bench, nomination: Nomination) -> None:
    filed(bench, nomination, bench.chair)
    with pytest.raises(ValidationError, match="cần ít nhất 02 phiếu thẩm định"):
        close_appraisal(nomination, by=bench.secretary)


def test_the_director_must_refer_first_where_the_rule_asks_it() -> None:
    bench = Bench(nominations=0, referral="yes", min_appraisals="1")
    nomination = bench.nominate(state=State.RECEIVED)
    with pytest.raises(ValidationError, match="Giám đốc chưa giao"):
        declare(nomination, by=bench.chair, ground="")
        draft(bench, nomination, bench.chair)
    nomination.referred_at = MOMENT
    nomination.save()
    file_sheet(draft(bench, nomination, bench.chair), by=bench.chair)
    assert close_appraisal(nomination, by=bench.chair).state == State.APPRAISED


def test_only_those_who_run_sessions_close(bench: Bench, nomination: Nomination) -> None:
    for user in bench.members[:2]:
        filed(bench, nomination, user)
    for user in (bench.members[3], person(Role.OFFICE), person(Role.DIRECTOR)):
        with pytest.raises(PermissionDenied):
            close_appraisal(nomination, by=user)


def test_appraising_needs_a_declaration(bench: Bench, nomination: Nomination) -> None:
    with pytest.raises(ValidationError, match="Mời khai có hay không có xung đột lợi ích"):
        draft(bench, nomination, bench.chair)


def test_a_filed_sheet_is_fixed(bench: Bench, nomination: Nomination) -> None:
    sheet = filed(bench, nomination, bench.chair)
    with pytest.raises(ValidationError, match="đã nộp nên không sửa được"):
        draft(bench, nomination, bench.chair)
    with pytest.raises(AlreadyDone):
        file_sheet(sheet, by=bench.chair)


def test_an_unfinished_sheet_is_kept_and_not_filed(bench: Bench, nomination: Nomination) -> None:
    declare(nomination, by=bench.chair, ground="")
    first, *_ = bench.criteria.criteria.all()
    sheet = draft(bench, nomination, bench.chair, marks={first.pk: (False, "")}, conclusion="")
    with pytest.raises(ValidationError) as refusal:
        file_sheet(sheet, by=bench.chair)
    assert refusal.value.messages == [
        "Tiêu chuẩn 1: chọn «Chưa đạt» thì phải ghi nhận xét.",
        "Tiêu chuẩn 2: chưa chọn «Đạt» hoặc «Chưa đạt».",
        "Tiêu chuẩn 3: chưa chọn «Đạt» hoặc «Chưa đạt».",
        "Chưa chọn kết luận của phiếu thẩm định. Mời chọn một kết luận.",
    ]
    assert AppraisalSheet.objects.get().filed_at is None


def test_nobody_files_another_ones_sheet(bench: Bench, nomination: Nomination) -> None:
    declare(nomination, by=bench.chair, ground="")
    with pytest.raises(PermissionDenied):
        file_sheet(draft(bench, nomination, bench.chair), by=bench.vice)


@pytest.mark.parametrize("role", [Role.OFFICE, Role.DIRECTOR, Role.STANDING_COUNCIL])
def test_only_the_council_appraises(bench: Bench, nomination: Nomination, role: Role) -> None:
    stranger = person(role)
    for act in (lambda: declare(nomination, by=stranger, ground=""), lambda: draft(bench, nomination, stranger)):
        with pytest.raises(PermissionDenied):
            act()


def test_those_concerned_are_refused_with_the_reason(bench: Bench, nomination: Nomination) -> None:
    introducer = bench.members[3]
    DutyFactory(user=introducer, role=Role.DEPUTY_HEAD, department=nomination.department)
    declare(nomination, by=bench.vice, ground="kin")
    for user, why in ((introducer, "thuộc phòng giới thiệu hồ sơ"), (bench.vice, "là người thân")):
        with pytest.raises(ValidationError, match=f"không tham gia thẩm định hồ sơ này vì {why}"):
            draft(bench, nomination, user)


def test_whoever_is_concerned_does_not_close_the_appraisal(bench: Bench, nomination: Nomination) -> None:
    for user in bench.members[1:3]:
        filed(bench, nomination, user)
    declare(nomination, by=bench.secretary, ground="kin")
    with pytest.raises(PermissionDenied, match="Chủ tịch, Phó Chủ tịch hoặc Thư ký khác"):
        close_appraisal(nomination, by=bench.secretary)
    assert Nomination.objects.get().state == State.RECEIVED
    assert close_appraisal(nomination, by=bench.vice).state == State.APPRAISED


class TestPlan:
    """A session with a file in which one is concerned is another's to plan, until it is convened."""

    @pytest.fixture
    def planned(self) -> CouncilSession:
        self.bench = Bench(nominations=2)
        session = self.bench.planned()
        declare(self.bench.nominations[0], by=self.bench.secretary, ground="kin")
        return session

    def test_its_line_is_not_shown_and_not_counted(self, planned: CouncilSession, client: Client) -> None:
        client.force_login(self.bench.secretary)
        page = client.get(reverse("councils:session", args=[planned.pk])).content.decode()
        assert self.bench.nominations[0].name not in page and self.bench.nominations[1].name in page
        assert "; 1 hồ sơ" in client.get(reverse("councils:home")).content.decode()

    def test_it_is_neither_changed_nor_convened(self, planned: CouncilSession) -> None:
        refusal = "Phiên họp này có hồ sơ mà đồng chí không tham gia bình xét"
        facts = {"kind": "meeting", "place": "Phòng họp tầng 3"}
        with pytest.raises(IllegalMove, match=refusal):
            replan_session(planned, by=self.bench.secretary, facts=facts, nominations=self.bench.nominations[1:])
        with pytest.raises(IllegalMove, match=refusal):
            convene(planned, by=self.bench.secretary)
        planned.refresh_from_db()
        assert planned.state == "planned" and planned.agenda.count() == 2
        assert convene(planned, by=self.bench.chair).state == "convened"

    def test_nor_is_its_line_dropped(self, planned: CouncilSession) -> None:
        line = planned.agenda.get(nomination=self.bench.nominations[0])
        with pytest.raises(PermissionDenied, match="Chủ tịch, Phó Chủ tịch hoặc Thư ký khác"):
            drop_item(line, by=self.bench.secretary, reason="Xin đưa ra")
        assert planned.agenda.filter(dropped_at=None).count() == 2


def test_a_suspended_or_closed_file_is_not_appraised(bench: Bench, nomination: Nomination) -> None:
    declare(nomination, by=bench.chair, ground="")
    nomination.suspended_at, nomination.suspension_reason = MOMENT, "Có kiến nghị"
    nomination.save()
    with pytest.raises(ValidationError, match="Đồng chí chờ Thường trực Hội đồng cho xét tiếp"):
        draft(bench, nomination, bench.chair)
    bench.season.state, bench.season.closed_at = "closed", MOMENT
    bench.season.save()
    with pytest.raises(IllegalMove, match="Kỳ bình xét đã kết thúc"):
        draft(bench, nomination, bench.chair)


def test_a_conflict_once_declared_stays(bench: Bench, nomination: Nomination) -> None:
    declare(nomination, by=bench.chair, ground="")
    declare(nomination, by=bench.chair, ground="kin")
    with pytest.raises(ValidationError, match="nên không khai lại"):
        declare(nomination, by=bench.chair, ground="")
    with pytest.raises(AlreadyDone):
        declare(nomination, by=bench.chair, ground="kin")
    with pytest.raises(ValidationError, match="Chưa chọn đúng lý do"):
        declare(nomination, by=bench.vice, ground="hận thù")


def test_a_conflict_declared_on_the_day_bars_from_the_vote_not_yet_started() -> None:
    bench = Bench(nominations=1)
    session = bench.opened()
    declare(bench.nominations[0], by=bench.vice, ground="other")
    assert Recusal.objects.get(item__session=session).member.user == bench.vice


class TestOpinions:
    def test_others_appear_only_after_ones_own_is_filed(self, bench: Bench, nomination: Nomination) -> None:
        filed(bench, nomination, bench.vice)
        declare(nomination, by=bench.chair, ground="")
        draft(bench, nomination, bench.chair)
        assert not opinions(standing(nomination, bench.chair)).exists()
        file_sheet(AppraisalSheet.objects.get(appraiser=bench.chair), by=bench.chair)
        assert [sheet.appraiser for sheet in opinions(standing(nomination, bench.chair))] == [bench.vice]

    def test_those_who_declared_a_conflict_have_no_such_file(
        self, bench: Bench, nomination: Nomination, client: Client
    ) -> None:
        filed(bench, nomination, bench.vice)
        client.force_login(bench.chair)
        declaring, said = reverse("councils:declare", args=[nomination.pk]), {"conflict": "yes", "ground": "kin"}
        first = client.post(declaring, said, follow=True).content.decode()
        assert "đồng chí không tham gia hồ sơ này" in first
        assert nomination.name not in client.get(reverse("councils:appraisals")).content.decode()
        for name in ("declare", "appraise", "close_appraisal"):
            assert client.get(reverse(f"councils:{name}", args=[nomination.pk])).status_code == 404
        again = client.post(declaring, said, follow=True).content.decode()
        assert "Đồng chí đã khai như vậy rồi." in again and nomination.name not in again
        assert client.post(declaring, {"conflict": "perhaps"}).status_code == 404

    def test_the_introducing_department_reads_without_counts_where_the_rule_lets_it(self, client: Client) -> None:
        bench = Bench(nominations=0, introducer_reads="yes")
        nomination = bench.nominate(state=State.RECEIVED)
        filed(bench, nomination, bench.vice)
        introducer = bench.members[3]
        DutyFactory(user=introducer, role=Role.STAFF, department=nomination.department)
        client.force_login(introducer)
        listed = client.get(reverse("councils:appraisals")).content.decode()
        assert "Không tham gia" in listed and "phiếu, cần" not in listed
        page = client.get(reverse("councils:appraise", args=[nomination.pk])).content.decode()
        assert "vì thuộc phòng giới thiệu hồ sơ" in page
        assert str(bench.vice) not in page and "phiếu đã nộp" not in page

    def test_by_default_the_introducing_department_has_no_such_file(
        self, bench: Bench, nomination: Nomination, client: Client
    ) -> None:
        introducer = bench.members[3]
        DutyFactory(user=introducer, role=Role.STAFF, department=nomination.department)
        client.force_login(introducer)
        assert nomination.name not in client.get(reverse("councils:appraisals")).content.decode()
        assert client.get(reverse("nominations:detail", args=[nomination.pk])).status_code == 404


class TestPages:
    def test_the_sheet_is_shown_again_with_what_was_typed(
        self, bench: Bench, nomination: Nomination, client: Client
    ) -> None:
        client.force_login(bench.chair)
        address = reverse("councils:appraise", args=[nomination.pk])
        assert client.get(address)["Location"] == reverse("councils:declare", args=[nomination.pk])
        declare(nomination, by=bench.chair, ground="")
        first, *_ = bench.criteria.criteria.all()
        sent = {f"met_{first.pk}": "no", f"comment_{first.pk}": "", "comment": "Cần thêm số liệu", "act": "file"}
        answer = client.post(address, sent)
        assert answer.status_code == 422
        assert "chọn «Chưa đạt» thì phải ghi nhận xét" in answer.content.decode()
        assert AppraisalSheet.objects.get().comment == "Cần thêm số liệu"

    @pytest.mark.parametrize("value", ["perhaps", "\x00", "x" * 5_000])
    def test_bad_input_is_answered_in_words(
        self, bench: Bench, nomination: Nomination, client: Client, value: str
    ) -> None:
        declare(nomination, by=bench.chair, ground="")
        client.force_login(bench.chair)
        address = reverse("councils:appraise", args=[nomination.pk])
        assert client.post(address, {"conclusion": value, "act": "save"}).status_code == 422
        assert client.post(reverse("councils:declare", args=[nomination.pk]), {"conflict": value}).status_code == 422

    def test_a_conflict_without_reason_is_refused(self, bench: Bench, nomination: Nomination, client: Client) -> None:
        client.force_login(bench.chair)
        answer = client.post(reverse("councils:declare", args=[nomination.pk]), {"conflict": "yes", "ground": ""})
        assert answer.status_code == 422 and "Mời chọn lý do không tham gia" in answer.content.decode()
