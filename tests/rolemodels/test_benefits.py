"""Quyền lợi: the list of a season, what was given to whom, what is still to be given."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from accounts.models import Event
from core import clock
from core.todo import tasks_of
from core.workflow import AlreadyDone, IllegalMove
from rolemodels.actions.give_benefit import Given, give_benefit, take_back_grant
from rolemodels.actions.keep_benefit import BenefitFacts, add_benefit, begin_list, drop_benefit, edit_benefit
from rolemodels.models import Benefit, BenefitGrant
from rolemodels.money import speaks_of_money
from rolemodels.plan_benefits import FROM_THE_PLAN
from rolemodels.printing import missing_lines, missing_sheet
from rolemodels.queries import missing_count
from seasons.actions.create import create
from seasons.carrying import told
from seasons.readiness import open_items
from tests.factories.people import UserFactory
from tests.scenarios.at_once import at_once

pytestmark = pytest.mark.slow

GRANTED = BenefitGrant.Outcome.GRANTED


def given(**facts):
    return Given(**{"outcome": GRANTED, "granted_on": clock.today(), "basis": "Danh sách ký nhận", **facts})


class TestTheList:
    @pytest.mark.parametrize("who", ["director", "standing", "head", "party"])
    def test_only_the_office_keeps_it(self, world, who):
        by, row = getattr(world, who), world.benefit()
        facts = BenefitFacts("Khác", "Nội dung", "", "Văn phòng Sở")
        for act in (
            lambda: add_benefit(world.season, facts, by=by), lambda: edit_benefit(row, facts, by=by),
            lambda: drop_benefit(row, by=by), lambda: begin_list(world.season, by=by),
            lambda: give_benefit(row, [world.one], given(), by=by),
        ):  # fmt: skip
            with pytest.raises(PermissionDenied):
                act()

    def test_money_needs_its_basis(self, world):
        with pytest.raises(ValidationError, match="phải ghi căn cứ"):
            world.benefit("Tiền thưởng", what="Được thưởng tiền", basis="")
        world.benefit("Tiền thưởng", what="Được thưởng tiền", basis="Quyết định số 12/QĐ-UBND")
        world.benefit("Biểu dương", what="Được biểu dương, đề nghị khen thưởng", basis="")

    @pytest.mark.parametrize(
        ("text", "says"),
        [
            ("Được thưởng 2.000.000 đồng", True), ("Nâng lương trước hạn", True), ("Hỗ trợ từ quỹ", True),
            ("Kinh phí đi học", True), ("Tiền thưởng", True), ("Hội đồng biểu dương", False),
            ("Đề nghị khen thưởng kịp thời", False), ("Giới thiệu với đồng nghiệp, đồng chí", False),
            ("Công bố trong cộng đồng", False), ("Giấy công nhận", False),
        ],
    )  # fmt: skip
    def test_which_words_are_of_money(self, text, says):
        assert speaks_of_money("Quyền lợi", text) is says

    def test_it_begins_with_what_the_plan_says_and_is_edited(self, world):
        begin_list(world.season, by=world.office)
        assert [row.name for row in Benefit.objects.all()] == [line.name for line in FROM_THE_PLAN]
        with pytest.raises(AlreadyDone):
            begin_list(world.season, by=world.office)
        row = Benefit.objects.first()
        edit_benefit(row, BenefitFacts("Trao Giấy công nhận", row.what, row.basis, row.giver), by=world.office)
        with pytest.raises(ValidationError, match="đã có trong danh sách của kỳ"):
            edit_benefit(row, BenefitFacts("Hỗ trợ từ quỹ", "Khác", "x", "y"), by=world.office)
        assert row.history.count() == 2

    def test_a_line_is_listed_once_and_dropped_while_nobody_has_it(self, world):
        row = world.benefit()
        with pytest.raises(AlreadyDone):
            world.benefit()
        with pytest.raises(ValidationError, match="Mời sửa dòng đã có"):
            world.benefit(what="Khác")
        give_benefit(row, [world.one], given(), by=world.office)
        with pytest.raises(IllegalMove, match="01 cá nhân, tập thể"):
            drop_benefit(row, by=world.office)
        take_back_grant(BenefitGrant.objects.get(), by=world.office, reason="Nhầm.")
        drop_benefit(row, by=world.office)
        with pytest.raises(AlreadyDone):
            drop_benefit(row, by=world.office)

    def test_it_is_carried_into_the_next_season(self, world):
        give_benefit(world.benefit(), [world.one], given(), by=world.office)
        year = world.season.year + 1
        assert "01 quyền lợi của điển hình, Văn phòng Sở sửa được." in told(year)
        due = world.season.plan_due.replace(year=year)
        new = create(by=world.office, year=year, plan_due=due, recognition_due=due + timedelta(days=25), facts={})
        assert [row.name for row in Benefit.objects.filter(season=new)] == ["Thông báo rộng rãi"]
        assert BenefitGrant.objects.count() == 1 and Benefit.objects.count() == 2


class TestGiving:
    def test_one_paper_for_many_and_each_once(self, world):
        row = world.benefit()
        assert missing_count(world.season) == 2
        give_benefit(row, [world.one], given(), by=world.office)
        assert missing_count(world.season) == 1
        assert len(give_benefit(row, world.rows, given(), by=world.office)) == 1
        with pytest.raises(AlreadyDone):
            give_benefit(row, world.rows, given(), by=world.office)
        assert missing_count(world.season) == 0 and Event.objects.filter(move="give_benefit").count() == 2

    def test_what_is_not_due_says_why(self, world):
        row = world.benefit()
        with pytest.raises(ValidationError, match="Mời ghi vì sao không áp dụng"):
            give_benefit(row, [world.one], Given("none", reason=" "), by=world.office)
        give_benefit(row, [world.one], Given("none", reason="Đã nghỉ hưu."), by=world.office)
        assert [one.pk for one, _ in missing_lines(world.season)[0]] == [world.other.pk]
        assert len(missing_sheet(world.season).rows) == 1

    @pytest.mark.parametrize(
        ("facts", "field"), [({"granted_on": None}, "granted_on"), ({"days": 1}, "granted_on"),
                             ({"days": -9}, "granted_on"), ({"outcome": "x"}, "outcome")],
    )  # fmt: skip
    def test_days_and_outcomes_that_cannot_be(self, world, facts, field):
        if "days" in facts:
            facts = {"granted_on": clock.today() + timedelta(days=facts["days"])}
        with pytest.raises(ValidationError) as refused:
            give_benefit(world.benefit(), [world.one], given(**facts), by=world.office)
        assert list(refused.value.message_dict) == [field] and not BenefitGrant.objects.exists()

    def test_nobody_gives_to_oneself(self, world):
        world.one.person = world.office
        world.one.save()
        row = world.benefit()
        with pytest.raises(PermissionDenied):
            give_benefit(row, world.rows, given(), by=world.office)
        give_benefit(row, [world.other], given(), by=world.office)

    @pytest.mark.both_engines
    def test_the_database_holds_it(self, world):
        row = world.benefit()
        facts = {"benefit": row, "nomination": world.one, "recorded_by": world.office, "recorded_at": clock.now()}
        for wrong in ({"outcome": "granted"}, {"outcome": "none"}, {"outcome": "none", "granted_on": clock.today()}):
            with pytest.raises(IntegrityError), transaction.atomic():
                BenefitGrant.objects.create(**facts, **wrong)
        BenefitGrant.objects.create(**facts, outcome="granted", granted_on=clock.today())
        with pytest.raises(IntegrityError), transaction.atomic():
            BenefitGrant.objects.create(**facts, outcome="granted", granted_on=clock.today())

    def test_the_office_owes_it(self, world):
        page = f"/dien-hinh/nam/{world.season.year}/quyen-loi/"
        assert any(
            task.title == f"Năm {world.season.year} chưa có danh sách quyền lợi" for task in tasks_of(world.office)
        )
        world.benefit()
        assert any(task.url == page and "Còn 02 quyền lợi" in task.title for task in tasks_of(world.office))
        assert not any(task.url == page for task in tasks_of(world.director))
        said = [item.words for item in open_items(world.season, world.office)]
        assert "Còn 02 quyền lợi của điển hình chưa thực hiện." in said


@pytest.mark.django_db(transaction=True)
@pytest.mark.both_engines
def test_two_who_give_at_once_give_once(on_a_working_day):
    from tests.rolemodels.conftest import Recognised

    world = Recognised()
    row, colleague = world.benefit(), UserFactory()
    colleague.duties.create(role="office", since=clock.today())
    outcomes = at_once(
        lambda: give_benefit(row, world.rows, given(), by=world.office),
        lambda: give_benefit(row, world.rows, given(), by=colleague),
    )
    assert sorted(type(one).__name__ for one in outcomes) == ["AlreadyDone", "NoneType"]
    assert BenefitGrant.objects.count() == 2
