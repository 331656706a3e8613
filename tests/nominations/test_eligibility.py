"""Discipline, inspection, complaint, rating, false evidence: what stops a file, what lets it go on, who knows."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from accounts.events import timeline
from core.workflow import AlreadyDone
from nominations.actions.close_appraisal import close_appraisal
from nominations.actions.find import find
from nominations.actions.receive import receive
from nominations.actions.record_decision import record_decision
from nominations.actions.shelve import shelve
from nominations.actions.submit import submit
from nominations.actions.waive import waive
from nominations.eligibility import obstacle_refusal, obstacles, verdicts
from nominations.models import EligibilityFinding, Nomination
from nominations.queries import recognised_before
from nominations.readiness import missing_before_submission
from nominations.todo import tasks
from nominations.workflow import State
from tests.factories.nomination import NominationFactory
from tests.factories.season import CriteriaSetFactory, SeasonFactory
from tests.nominations.world import NOW, cleared

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

DOCUMENT = "Kết luận số 7/KL-TTr"
PENDING = {"topic": "complaint", "status": "pending"}
AGAINST = {"topic": "discipline", "status": "against", "document": "Quyết định số 3/QĐ-SNgV"}


def at(name, *args):
    return reverse(f"nominations:{name}", args=args)


def page(answer):
    return answer.content.decode()


@pytest.mark.parametrize("field", ["discipline", "inspection", "complaint", "rating", "rating_document"])
def test_a_department_answers_before_it_submits(world, field):
    row = world.dossier(**{field: ""})
    setattr(row, field, "")
    row.save()
    assert [gap.anchor for gap in missing_before_submission(row)] == [f"id_{field}"]
    with pytest.raises(ValidationError, match="còn thiếu 1 mục: Điều kiện xét"):
        submit(row, by=world.head)


def test_something_pending_is_explained(world):
    row = world.dossier()
    Nomination.objects.filter(pk=row.pk).update(inspection="pending")
    row.refresh_from_db()
    assert [gap.anchor for gap in missing_before_submission(row)] == ["id_circumstances"]


@pytest.mark.parametrize("rating", ["pending", "exempt"])
def test_who_is_not_rated_needs_no_document(world, rating):
    row = world.dossier()
    row.rating, row.rating_document = rating, ""
    assert missing_before_submission(row) == []


@pytest.mark.parametrize(
    ("stated", "told"),
    [("pending", "phòng khai đang được xem xét"), ("concluded", "Văn phòng Sở chưa ghi kết luận")],
)
def test_what_the_department_states_stops_the_intake(world, stated, told):
    row = world.dossier(State.SUBMITTED)
    Nomination.objects.filter(pk=row.pk).update(complaint=stated)
    with pytest.raises(ValidationError, match=told):
        receive(row, by=world.office)
    row.refresh_from_db()
    assert row.state == State.SUBMITTED
    find(row, by=world.office, topic="complaint", status="cleared", document=DOCUMENT)
    assert receive(row, by=world.office).state == State.RECEIVED


STEPS = [
    (State.SUBMITTED, "office", lambda row, by: receive(row, by=by), State.RECEIVED),
    (State.RECEIVED, "secretary", lambda row, by: close_appraisal(row, by=by), State.APPRAISED),
    (State.PASSED, "director", lambda row, by: record_decision(row, by=by, outcome="recognise"), State.RECOGNISED),
]


@pytest.mark.parametrize(("state", "who", "act", "end"), STEPS, ids=[str(step[0]) for step in STEPS])
def test_a_finding_stops_the_next_step_until_it_is_waived(world, state, who, act, end):
    row = world.dossier(state)
    find(row, by=world.office, **AGAINST)
    with pytest.raises(
        ValidationError, match=r"còn vướng điều kiện: Kỷ luật: đã có kết luận: có vi phạm, Quyết định số 3"
    ):
        act(row, world.people[who])
    waive(row, by=world.standing, topic="discipline", reason="Kỷ luật từ việc khác, đã khắc phục")
    assert act(row, world.people[who]).state == end
    moves = [event.move for event in timeline(row)]
    assert moves[:2] == ["find", "waive"]


def test_declining_is_never_stopped(world):
    row = world.dossier(State.FAILED)
    find(row, by=world.office, **PENDING)
    assert record_decision(row, by=world.director, outcome="decline", reason="Không đạt").state == State.DECLINED


def test_discipline_whose_period_is_over_only_warns(world):
    row = world.dossier(State.SUBMITTED)
    find(row, by=world.office, **AGAINST, until=NOW.date())
    assert [one.level for one in verdicts(row)] == ["block", "clear", "clear", "clear"]
    find(row, by=world.office, **AGAINST, until=NOW.date() - timedelta(days=1))
    first = verdicts(Nomination.objects.get(pk=row.pk))[0]
    assert first.level == "warn" and "thành tích tính từ sau ngày đó" in first.told
    assert receive(row, by=world.office).state == State.RECEIVED


@pytest.mark.parametrize(
    ("floor", "rating", "level"),
    [
        ("none", "excellent", "clear"), ("none", "not_done", "warn"), ("none", "pending", "warn"),
        ("good", "good", "clear"), ("good", "done", "block"), ("excellent", "good", "block"),
        ("excellent", "exempt", "clear"), ("done", "not_done", "block"),
    ],
)  # fmt: skip
def test_the_season_says_which_rating_is_enough(world, floor, rating, level):
    world.rule("rating_floor", floor)
    row = world.dossier(State.SUBMITTED)
    row.rating = rating
    assert verdicts(row)[-1].level == level


def test_a_new_finding_ends_a_waiver(world):
    row = world.dossier(State.RECEIVED)
    find(row, by=world.office, **PENDING)
    waive(row, by=world.standing, topic="complaint", reason="Đơn không có căn cứ ban đầu")
    assert obstacle_refusal(row) == ""
    find(row, by=world.office, topic="complaint", status="against", document=DOCUMENT)
    assert [one.topic for one in obstacles(Nomination.objects.get(pk=row.pk))] == ["complaint"]
    assert row.findings.get().history.count() == 3


def test_each_act_is_done_once(world):
    row = world.dossier(State.RECEIVED)
    find(row, by=world.office, **PENDING)
    with pytest.raises(AlreadyDone):
        find(row, by=world.office, **PENDING)
    waive(row, by=world.standing, topic="complaint", reason="Lý do")
    with pytest.raises(AlreadyDone):
        waive(row, by=world.standing, topic="complaint", reason="Lý do")
    with pytest.raises(ValidationError, match="không vướng điều kiện"):
        waive(row, by=world.standing, topic="discipline", reason="Lý do")
    assert [event.move for event in timeline(row)] == ["find", "waive"]


def test_what_only_the_department_stated_is_waived_as_it_was_answered(world):
    row = world.dossier(State.SUBMITTED)
    Nomination.objects.filter(pk=row.pk).update(inspection="pending")
    waive(row, by=world.standing, topic="inspection", reason="Thanh tra việc không liên quan")
    finding = EligibilityFinding.objects.get(nomination=row)
    assert (finding.status, finding.waived_by) == ("stated", world.standing)
    verdict = verdicts(Nomination.objects.get(pk=row.pk))[1]
    assert verdict.words == (
        "phòng khai đang được xem xét; Thường trực Hội đồng cho xét tiếp: Thanh tra việc không liên quan"
    )
    assert receive(row, by=world.office).state == State.RECEIVED


def test_a_waiver_of_one_answer_is_none_of_another(world):
    """A rating below what the season asks is let go on; when the department states a lower one, that is not."""
    world.rule("rating_floor", "good")
    row = world.dossier(State.SUBMITTED)
    Nomination.objects.filter(pk=row.pk).update(rating="done")
    waive(row, by=world.standing, topic="rating", reason="Thành tích đột xuất")
    row.refresh_from_db()
    told = verdicts(row)[-1]
    assert told.told.startswith("hoàn thành nhiệm vụ, ") and not told.stops
    Nomination.objects.filter(pk=row.pk).update(rating="not_done")
    row.refresh_from_db()
    assert [one.topic for one in obstacles(row)] == ["rating"]
    waive(row, by=world.standing, topic="rating", reason="Đã xem lại")
    assert obstacle_refusal(Nomination.objects.get(pk=row.pk)) == ""


def test_a_waiver_without_a_reason_leaves_nothing(world):
    row = world.dossier(State.SUBMITTED)
    Nomination.objects.filter(pk=row.pk).update(inspection="pending")
    with pytest.raises(ValidationError, match="lý do"):
        waive(row, by=world.standing, topic="inspection", reason="  ")
    assert not row.findings.exists() and not timeline(row).exists()


def test_a_conclusion_names_its_document(client, world):
    row = world.dossier(State.SUBMITTED)
    client.force_login(world.office)
    answer = client.post(at("finding", row.pk), {"topic": "discipline", "status": "cleared", "document": ""})
    assert answer.status_code == 422 and "Chưa ghi văn bản kết luận" in page(answer)
    answer = client.post(at("finding", row.pk), {**PENDING, "until": "2026-12-31"})
    assert answer.status_code == 422 and "Mời để trống ô này" in page(answer)
    assert not row.findings.exists()


@pytest.mark.parametrize("name", ["head", "clerk", "secretary", "member", "director", "counter", "staff"])
def test_others_neither_find_nor_waive(world, name):
    row = world.dossier(State.RECEIVED)
    with pytest.raises(PermissionDenied):
        find(row, by=world.people[name], **PENDING)
    find(row, by=world.office, **PENDING)
    for who in (name, "office"):
        with pytest.raises(PermissionDenied):
            waive(row, by=world.people[who], topic="complaint", reason="Lý do")


def test_who_is_concerned_does_not_settle_it(world):
    row = world.dossier(State.SUBMITTED, person=world.office)
    with pytest.raises(PermissionDenied):
        find(row, by=world.office, **PENDING)


def test_pages_find_and_waive(client, world):
    row = world.dossier(State.SUBMITTED)
    client.force_login(world.office)
    for _ in range(2):
        answer = client.post(at("finding", row.pk), {**PENDING, "document": ""})
        assert (answer.status_code, answer.url) == (302, at("detail", row.pk))
    shown = page(client.get(at("detail", row.pk)))
    assert "Vướng điều kiện" in shown and "Đang được xem xét" in shown
    assert "còn vướng điều kiện" in page(client.post(at("receive", row.pk), follow=True))
    client.force_login(world.standing)
    for _ in range(2):
        answer = client.post(at("waiver", row.pk), {"topic": "complaint", "reason": "Không liên quan"})
        assert (answer.status_code, answer.url) == (302, at("detail", row.pk))
    assert row.findings.get().waiver_reason == "Không liên quan"
    assert "Thường trực Hội đồng cho xét tiếp: Không liên quan" in page(client.get(at("detail", row.pk)))


def test_the_department_reads_its_own_answer_and_nothing_of_the_finding(client, world):
    row = world.dossier(State.SUBMITTED)
    find(row, by=world.office, topic="complaint", status="pending", document="Công văn số 9/TTr")
    client.force_login(world.head)
    shown = page(client.get(at("detail", row.pk)))
    assert "Khiếu nại, tố cáo" in shown
    for kept in ("Công văn số 9/TTr", "Đang được xem xét", "Vướng điều kiện", "Ghi điều kiện xét"):
        assert kept not in shown
    assert client.get(at("finding", row.pk)).status_code == 403


def test_the_director_and_the_standing_council_are_told(world):
    """J7: evidence turns out to be false: the file is stopped, the Director learns it."""
    row = world.dossier(State.APPRAISED)
    find(row, by=world.office, topic="evidence", status="against", document="Biên bản xác minh số 2/BB-VP")
    for who in (world.director, world.standing):
        told = [task for task in tasks(who) if "vướng điều kiện" in task.title]
        assert [task.title for task in told] == [f"Hồ sơ {row.name} vướng điều kiện"]
        assert "Tính xác thực của minh chứng" in told[0].why
    waive(row, by=world.standing, topic="evidence", reason="Minh chứng khác vẫn đủ")
    assert not [task for task in tasks(world.director) if "vướng điều kiện" in task.title]


def test_appraisers_read_the_verdicts(client, world):
    row = world.dossier(State.RECEIVED)
    find(row, by=world.office, **PENDING)
    cleared(row, world.member)
    client.force_login(world.member)
    assert "Đang được xem xét" in page(client.get(at("detail", row.pk)))


def test_earlier_recognition_is_shown(client, world, django_assert_num_queries):
    row = world.dossier(State.SUBMITTED)
    for year, state in ((2024, State.RECOGNISED), (2025, State.DECLINED), (2023, State.RECOGNISED)):
        criteria = CriteriaSetFactory(season=SeasonFactory(year=year))
        old = NominationFactory(
            criteria_set=criteria, state=state, person=row.person, department=row.department, announced_at=NOW
        )
        assert old.pk
    with django_assert_num_queries(1):
        assert [one.season.year for one in recognised_before(row)] == [2024, 2023]
    client.force_login(world.office)
    shown = page(client.get(at("detail", row.pk)))
    assert "Đã được công nhận trước đây" in shown and "Năm 2024" in shown and "Năm 2025" not in shown


def test_an_overdue_supplement_waits_for_the_standing_council(client, world):
    """J7: neither lost nor advanced: it is admitted late or left out of the season, with a reason."""
    row = world.dossier(State.RETURNED, supplement_due=NOW - timedelta(hours=1))
    early = world.dossier(State.RETURNED)
    client.force_login(world.standing)
    assert "chờ hết hạn rồi mới" in page(client.get(at("shelve", early.pk), follow=True))
    with pytest.raises(ValidationError, match="chờ hết hạn rồi mới"):
        shelve(early, by=world.standing, reason="Sớm")
    assert at("shelve", row.pk) in page(client.get(at("detail", row.pk)))
    for _ in range(2):
        answer = client.post(at("shelve", row.pk), {"reason": "Phòng không bổ sung trong hạn"})
        assert (answer.status_code, answer.url) == (302, at("detail", row.pk))
    row.refresh_from_db()
    assert row.state == State.SHELVED and [event.move for event in timeline(row)] == ["shelve"]
    client.force_login(world.head)
    shown = page(client.get(at("detail", row.pk)))
    assert "Để ngoài kỳ này" in shown and "Phòng không bổ sung trong hạn" in shown
    with pytest.raises(PermissionDenied):
        shelve(early, by=world.office, reason="Không phải việc của Văn phòng")
