"""Đề nghị khen thưởng: one act makes the letter; what came of it is followed, with the days that it took."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from accounts.models import FamilyTie
from certificates.models import Certificate
from core import clock
from core.workflow import AlreadyDone, IllegalMove
from documents.actions.drop_composed import drop_composed
from documents.actions.number_composed import number_composed
from documents.models import Composed
from rolemodels.actions.propose_praise import propose_praise
from rolemodels.actions.settle_praise import decline_praise, grant_praise, withdraw_praise
from rolemodels.models import PraiseProposal
from rolemodels.praise_letter import Proposal
from rolemodels.praise_looks import letter_words
from rolemodels.queries import praise_figures
from rolemodels.workflow import State
from seasons.readiness import open_items
from tests.factories.certificate import ended
from tests.scenarios.at_once import at_once

pytestmark = pytest.mark.slow

PRAISE = Proposal("bang_khen", "tinh", "Ủy ban nhân dân tỉnh", "- Hoàn thành xuất sắc nhiệm vụ\n- Có sáng kiến")


def read(row):
    return PraiseProposal.objects.select_related("composed__paper").get(pk=row.pk)


class TestProposing:
    def test_one_act_makes_the_letter(self, world):
        row = propose_praise(world.one, PRAISE, by=world.office)
        letter = row.composed
        assert letter.kind == Composed.Kind.LETTER and letter.season == world.season
        assert letter.subject == f"đề nghị tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh cho {world.one.addressed}"
        assert "- Có sáng kiến" in letter.body and "không thay cho hình thức khen thưởng" in letter.body
        assert "[" not in letter.body and row.recognised_on == world.decision.dated
        assert letter_words(read(row)) == "Bản nháp, chưa cấp số"
        number_composed(letter, by=world.clerk, number=1, symbol="SNgV-VP", dated=clock.today(), copies=1)
        assert letter_words(read(row)) == "Công văn số 01/SNgV-VP"

    def test_once_while_it_stands(self, world):
        row = propose_praise(world.one, PRAISE, by=world.office)
        with pytest.raises(AlreadyDone, match="Mời mở đề nghị đó"):
            propose_praise(world.one, PRAISE, by=world.office)
        propose_praise(world.other, PRAISE, by=world.office)
        drop_composed(row.composed, by=world.office, reason="Soạn lại.")
        again = propose_praise(world.one, PRAISE, by=world.office)
        assert read(row).state == State.WITHDRAWN and again.state == State.PROPOSED
        grant_praise(again, by=world.office, decision_number="215/QĐ-UBND", decision_date=clock.today())
        with pytest.raises(AlreadyDone, match="Đã được khen"):
            propose_praise(world.one, PRAISE, by=world.office)

    @pytest.mark.parametrize("who", ["director", "standing", "head", "party", "stranger", "clerk"])
    def test_only_the_office(self, world, who):
        with pytest.raises(PermissionDenied):
            propose_praise(world.one, PRAISE, by=getattr(world, who))

    def test_not_for_oneself_or_a_relative(self, world):
        FamilyTie.objects.create(person=world.office, relative=world.one.person, stated_at=clock.now())
        with pytest.raises(PermissionDenied):
            propose_praise(world.one, PRAISE, by=world.office)

    def test_not_when_the_certificate_is_recalled(self, world):
        ended(Certificate.objects.get(item__nomination=world.one), by=world.clerk)
        with pytest.raises(ValidationError, match="không còn hiệu lực"):
            propose_praise(world.one, PRAISE, by=world.office)

    def test_what_is_missing_is_said(self, world):
        for wrong, field in (({"merit": " "}, "merit"), ({"addressed_to": "\n"}, "addressed_to")):
            with pytest.raises(ValidationError) as refused:
                propose_praise(world.one, Proposal(**{**vars(PRAISE), **wrong}), by=world.office)
            assert list(refused.value.message_dict) == [field]
        assert not Composed.objects.exists()


class TestOutcome:
    def test_granted_with_its_days(self, world, on_a_working_day):
        row = propose_praise(world.one, PRAISE, by=world.office)
        on_a_working_day.shift(timedelta(days=30))
        grant_praise(row, by=world.office, decision_number="215/QĐ-UBND", decision_date=clock.today())
        row = read(row)
        assert (row.state, row.days) == (State.GRANTED, 30)
        with pytest.raises(AlreadyDone):
            grant_praise(row, by=world.office, decision_number="215/QĐ-UBND", decision_date=clock.today())
        with pytest.raises(IllegalMove):
            decline_praise(row, by=world.office, reason="Khác.")
        second = propose_praise(world.one, Proposal("giay_khen", "so", "Giám đốc Sở", "Có sáng kiến"), by=world.office)
        on_a_working_day.shift(timedelta(days=10))
        grant_praise(second, by=world.office, decision_number="9/QĐ-SNgV", decision_date=clock.today())
        third = propose_praise(world.other, PRAISE, by=world.office)
        grant_praise(third, by=world.office, decision_number="216/QĐ-UBND", decision_date=clock.today())
        figures = praise_figures(world.season)
        assert (figures.proposed, figures.granted) == (3, 3)
        assert (sorted(figures.days), figures.mean, figures.longest) == ([30, 40], "35,0", 40)

    @pytest.mark.parametrize(
        ("number", "days", "field"),
        [(" ", 0, "decision_number"), ("1/QĐ", 1, "decision_date"), ("1/QĐ", -2, "decision_date")],
    )
    def test_decisions_that_cannot_be(self, world, number, days, field):
        row = propose_praise(world.one, PRAISE, by=world.office)
        with pytest.raises(ValidationError) as refused:
            grant_praise(
                row, by=world.office, decision_number=number, decision_date=clock.today() + timedelta(days=days)
            )
        assert list(refused.value.message_dict) == [field]

    @pytest.mark.parametrize("act", [decline_praise, withdraw_praise])
    def test_not_granted_says_why(self, world, act):
        row = propose_praise(world.one, PRAISE, by=world.office)
        with pytest.raises(ValidationError):
            act(row, by=world.office, reason="  ")
        with pytest.raises(PermissionDenied):
            act(row, by=world.director, reason="Lý do.")
        said = [item.words for item in open_items(world.season, world.office)]
        assert "Còn 01 đề nghị khen thưởng chưa có kết quả." in said
        act(row, by=world.office, reason="Chưa đủ thời gian.")
        assert read(row).answer == "Chưa đủ thời gian." and read(row).days is None
        assert praise_figures(world.season).mean == ""


@pytest.mark.django_db(transaction=True)
@pytest.mark.both_engines
def test_granting_and_declining_have_one_winner(on_a_working_day):
    from tests.rolemodels.conftest import Recognised

    world = Recognised()
    row = propose_praise(world.one, PRAISE, by=world.office)
    outcomes = at_once(
        lambda: grant_praise(row, by=world.office, decision_number="1/QĐ", decision_date=clock.today()),
        lambda: decline_praise(row, by=world.office, reason="Lý do."),
    )
    assert sum(isinstance(one, IllegalMove) for one in outcomes) == 1, outcomes
