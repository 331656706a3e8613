"""What is collected criterion by criterion, what makes one ready, and how it becomes a nomination."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from accounts.models import Event
from certificates.life_line import life_line
from core import clock
from core.uploads import read
from core.uploads.sweeping import sweep
from core.workflow import AlreadyDone, IllegalMove
from nominations.actions.abstain import abstain
from nominations.actions.withdraw import withdraw
from nominations.models import Nomination
from nominations.origins import origin_words
from nominations.workflow import State as FileState
from nurturing.actions.close_shortcoming import close_shortcoming, reopen_shortcoming
from nurturing.actions.collect import add_evidence, keep_statement, place, set_aside_proof
from nurturing.actions.go_on import go_on
from nurturing.actions.introduce import Beginning, introduce
from nurturing.actions.keep_shortcoming import ToOvercome, add_shortcoming, edit_shortcoming
from nurturing.collecting import collected
from nurturing.models import FactorEvidence, Introduction, NewFactor
from nurturing.workflow import FollowUpState, State
from seasons.models import Criterion
from tests.factories.season import CriteriaSetFactory, MovementFactory, SeasonFactory
from tests.nurturing.world import PROOF, stored

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def to_overcome(world, **facts):
    until = clock.today() + timedelta(days=30)
    return ToOvercome(**{"item": "Ngoại ngữ còn yếu.", "action": "Học lớp B2.", "responsible": world.colleague(),
                         "until": until, **facts})  # fmt: skip


# ------------------------------------------------------------------ shortcomings


def test_a_shortcoming_is_closed_with_proof_and_opened_again(world):
    row = world.factor(State.NURTURING)
    one = add_shortcoming(row, to_overcome(world), by=world.clerk)
    with pytest.raises(AlreadyDone):
        add_shortcoming(row, to_overcome(world, responsible=one.responsible), by=world.clerk)
    with pytest.raises(PermissionDenied):
        close_shortcoming(one, by=world.clerk, proof="Có chứng chỉ.")
    with pytest.raises(ValidationError) as refused:
        close_shortcoming(one, by=world.head, proof=" ")
    assert "proof" in refused.value.error_dict
    closed = close_shortcoming(one, by=world.head, proof="Có chứng chỉ.", stored=stored())
    with pytest.raises(AlreadyDone):
        close_shortcoming(one, by=world.head, proof="Có chứng chỉ.")
    with pytest.raises(IllegalMove):
        edit_shortcoming(one, to_overcome(world), by=world.head)
    with pytest.raises(ValidationError):
        reopen_shortcoming(one, by=world.head, reason="")
    one = reopen_shortcoming(one, by=world.head, reason="Chứng chỉ hết hạn.")
    closed.refresh_from_db()
    assert one.closed_at is None and closed.stored_name and closed.reopen_reason == "Chứng chỉ hết hạn."
    with pytest.raises(AlreadyDone):
        reopen_shortcoming(one, by=world.head, reason="Chứng chỉ hết hạn.")


def test_what_a_shortcoming_lacks_is_said(world):
    row = world.factor(State.NURTURING)
    wrong = to_overcome(world, item=" ", action="", until=clock.today() - timedelta(days=1))
    with pytest.raises(ValidationError) as refused:
        add_shortcoming(row, wrong, by=world.head)
    assert set(refused.value.error_dict) == {"item", "action", "until"}
    one = add_shortcoming(row, to_overcome(world), by=world.head)
    with pytest.raises(AlreadyDone):
        edit_shortcoming(one, to_overcome(world, responsible=one.responsible), by=world.head)
    assert edit_shortcoming(one, to_overcome(world, action="Học lớp C1."), by=world.clerk).action == "Học lớp C1."
    for other in (world.stranger, world.office, world.standing):
        with pytest.raises(PermissionDenied):
            add_shortcoming(row, to_overcome(world), by=other)


# ------------------------------------------------------------------ readiness


def test_ready_means_every_criterion_has_both_and_nothing_is_open(world):
    row = world.factor(State.NURTURING)
    now = collected(row)
    assert (now.met, now.ready, len(now.gaps)) == (0, False, 3)
    world.collect_everything(row)
    assert collected(row).ready and collected(row).gaps == []
    one = add_shortcoming(row, to_overcome(world), by=world.head)
    assert not collected(row).ready
    close_shortcoming(one, by=world.head, proof="Đã học.")
    assert collected(row).ready
    keep_statement(row, world.criteria_set.criteria.get(ordinal=1), by=world.head, text="")
    assert collected(row).gaps == ["Tiêu chuẩn chung 1: còn thiếu thuyết minh."]


def test_statements_and_evidence_are_the_departments(world):
    row, first = world.factor(), world.criteria_set.criteria.get(ordinal=1)
    said = keep_statement(row, first, by=world.clerk, text="Lần đầu.")
    with pytest.raises(AlreadyDone):
        keep_statement(row, first, by=world.clerk, text="Lần đầu.")
    keep_statement(row, first, by=world.head, text="Viết lại.")
    assert row.statements.get() == said and said.history.count() == 2
    proof = add_evidence(row, first, by=world.clerk, stored=stored(), facts=dict(PROOF))
    with pytest.raises(ValidationError, match="đã có"):
        add_evidence(row, first, by=world.clerk, stored=stored(), facts=dict(PROOF))
    other = CriteriaSetFactory(season=SeasonFactory(year=2020)).criteria.first()
    with pytest.raises(ValidationError, match="không còn áp dụng"):
        keep_statement(row, other, by=world.head, text="Khác.")
    for who in (world.stranger, world.office, world.standing):
        with pytest.raises(PermissionDenied):
            keep_statement(row, first, by=who, text="Khác.")
    set_aside_proof(proof, by=world.clerk)
    with pytest.raises(AlreadyDone):
        set_aside_proof(proof, by=world.clerk)
    assert not collected(row).cells[0].evidence


def test_another_years_criteria_keep_what_was_collected(world, on_a_working_day):
    row = world.factor(State.NURTURING)
    world.collect_everything(row)
    world.close_season()
    on_a_working_day.move_to(datetime(2027, 3, 1, 2, tzinfo=UTC))
    later = CriteriaSetFactory(season=SeasonFactory(year=2027))
    later.criteria.filter(ordinal=2).update(text="Tiêu chuẩn chung đã viết lại")
    later.criteria.filter(ordinal=3).update(text="Tiêu chuẩn cụ thể của năm sau")
    now = collected(row)
    assert [cell.met for cell in now.cells] == [True, True, False]
    assert len(now.statements) == len(now.evidence) == 1 and now.unplaced
    third = later.criteria.get(ordinal=3)
    place(row, third, by=world.head, statement=now.statements[0].pk)
    place(row, third, by=world.head, evidence=now.evidence[0].pk)
    with pytest.raises(AlreadyDone):
        place(row, third, by=world.head, evidence=now.evidence[0].pk)
    assert collected(row).ready and not collected(row).unplaced


def test_two_statements_for_one_criterion_are_joined(world):
    row = world.factor(State.NURTURING)
    world.collect_everything(row)
    later = CriteriaSetFactory(season=world.season, version=2)
    Criterion.objects.filter(criteria_set=later, ordinal=3).delete()
    left = collected(row).statements[0]
    place(row, later.criteria.get(ordinal=1), by=world.head, statement=left.pk)
    assert collected(row).cells[0].text == "Đã làm tốt, tiêu chuẩn 1.\n\nĐã làm tốt, tiêu chuẩn 3."


# ------------------------------------------------------------------ the nomination


def test_the_nomination_takes_everything_along(world):
    movement = MovementFactory(season=world.season)
    row = world.factor(State.NURTURING, movement=movement)
    world.collect_everything(row)
    made = introduce(row, by=world.clerk)
    row.refresh_from_db()
    assert row.state == State.INTRODUCED and made.person == row.person and made.state == FileState.DRAFT
    assert (made.movement, made.channel, made.merit_kind) == (movement, movement.channel, "work")
    assert {said.text for said in made.statements.all()} == {f"Đã làm tốt, tiêu chuẩn {place}." for place in (1, 2, 3)}
    proofs = dict(made.evidence.values_list("criterion", "stored_name"))
    assert proofs == dict(FactorEvidence.objects.values_list("criterion", "stored_name"))
    assert not row.follow_ups.filter(state=FollowUpState.DUE).exists()
    begun = Event.objects.get(subject_type="nominations.nomination", subject_id=made.pk, move="create")
    assert begun.reason.startswith("Từ sổ nhân tố mới: phát hiện ngày 13/11/2026, bồi dưỡng từ ngày 03/12/2026")
    with pytest.raises(AlreadyDone):
        introduce(row, by=world.clerk)
    assert Nomination.objects.count() == 1


def test_the_page_and_the_years_tell_of_the_time_before(world):
    row = world.factor(State.INTRODUCED)
    made = Introduction.objects.get().nomination
    assert origin_words(made.pk) == ("Được phát hiện ngày 13/11/2026; bồi dưỡng từ ngày 03/12/2026 đến ngày 03/12/2026")
    titles = [entry.title for year in life_line(made, world.head) for entry in year.entries]
    assert titles == ["Bắt đầu bồi dưỡng", "Được phát hiện, ghi vào sổ nhân tố mới"]
    assert row.introduced_at


def test_a_stored_file_lives_as_long_as_one_of_both_names_it(world, on_a_working_day):
    row = world.factor(State.NURTURING)
    world.collect_everything(row)
    made = introduce(row, by=world.head)
    proof = made.evidence.first()
    made.evidence.all().delete()
    on_a_working_day.move_to(clock.now() + timedelta(days=3))
    sweep()
    assert read(proof.stored_name, proof.sha256)


def test_what_is_not_ready_is_put_forward_all_the_same(world):
    made = introduce(world.factor(), by=world.head)
    assert made.statements.count() == made.evidence.count() == 0


def test_a_movement_that_was_stopped_stays_behind(world):
    movement = MovementFactory(season=world.season)
    row = world.factor(movement=movement)
    movement.stopped_on, movement.changed_at = clock.today(), clock.now()
    movement.save()
    made = introduce(row, by=world.head)
    assert made.movement is None and made.channel == movement.channel


def test_a_collective_is_asked_for_its_head_and_number(world):
    row = world.factor(kind="collective", name="Tổ Phiên dịch")
    with pytest.raises(ValidationError):
        introduce(row, by=world.head)
    chief = world.colleague()
    made = introduce(row, by=world.head, beginning=Beginning(collective_head=chief, headcount=4))
    assert (made.name, made.collective_head, made.headcount) == ("Tổ Phiên dịch", chief, 4)


def test_an_outsider_of_good_deeds(world):
    row = world.factor(person=None, name="Trần Văn Thử", honorific="Ông", merit_kind="good_deed", post="Phường 1")
    made = introduce(row, by=world.head, beginning=Beginning(unlisted_reason="Cứu người bị nạn.", birth_year=1980))
    assert (made.channel, made.merit_kind, made.unlisted_reason) == ("good_deed", "good_deed", "Cứu người bị nạn.")


def test_where_no_dossier_may_be_begun_nothing_changes(world):
    row = world.factor(State.NURTURING)
    for other in (world.stranger, world.office, world.standing):
        with pytest.raises(PermissionDenied):
            introduce(row, by=other)
    abstain(world.season, world.department, by=world.head, reason="Năm nay phòng chưa có ai.")
    with pytest.raises(ValidationError, match="không giới thiệu"):
        introduce(row, by=world.head)
    world.close_season()
    with pytest.raises(ValidationError):
        introduce(row, by=world.head)
    row.refresh_from_db()
    assert row.state == State.NURTURING and not Introduction.objects.exists()
    assert row.follow_ups.filter(state=FollowUpState.DUE).count() == 3


@pytest.mark.parametrize("state", [State.PAUSED, State.ENDED])
def test_who_is_paused_or_ended_is_not_put_forward(world, state):
    with pytest.raises(IllegalMove):
        introduce(world.factor(state), by=world.head)
    assert not Nomination.objects.exists()


# ------------------------------------------------------------------ afterwards


def test_the_department_goes_on_when_the_file_is_over(world):
    row = world.factor(State.INTRODUCED)
    made = Introduction.objects.get().nomination
    with pytest.raises(ValidationError, match="chưa có kết quả"):
        go_on(row, by=world.head)
    withdraw(made, by=world.head, reason="Chưa đủ minh chứng.")
    with pytest.raises(PermissionDenied):
        go_on(row, by=world.clerk)
    go_on(row, by=world.head)
    row.refresh_from_db()
    assert row.state == State.NURTURING and row.follow_ups.filter(state=FollowUpState.DUE).count() == 3
    with pytest.raises(AlreadyDone):
        go_on(row, by=world.head)
    again = introduce(row, by=world.head)
    assert again != made and Introduction.objects.filter(over_at=None).get().nomination == again


def test_whoever_is_recognised_is_followed_elsewhere(world):
    row = world.factor(State.INTRODUCED)
    now = clock.now()
    facts = {"state": FileState.RECOGNISED, "announced_at": now, "submitted_at": now, "submitted_by": world.head}
    Nomination.objects.update(**facts, content_digest="ab" * 32, received_at=now)
    with pytest.raises(ValidationError, match="đã được công nhận"):
        go_on(row, by=world.head)
    assert NewFactor.objects.get().state == State.INTRODUCED
