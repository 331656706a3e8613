"""Every move of a decision: what it does, and each reason for which it is refused."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from accounts.events import timeline
from accounts.models import Duty
from accounts.roles import Role
from certificates.actions.close import close
from certificates.actions.decide import decide
from certificates.actions.hand_over import hand_over
from certificates.actions.issue import issue
from certificates.actions.number import number
from certificates.actions.prepare import prepare
from certificates.actions.relist import relist
from certificates.actions.renumber import renumber
from certificates.actions.submit import submit
from certificates.actions.weigh import Choice, weigh
from certificates.models import Certificate, Decision, DecisionPaper, RegisterYear
from certificates.queries import candidates, paper_in_force
from certificates.readiness import choices_digest
from core import clock
from core.papers import Paper
from core.workflow import AlreadyDone, IllegalMove
from nominations.actions.answer_question import answer_question
from nominations.models import Nomination
from tests.factories.certificate import Desk, choices, confirmed, ended, numbering, scan, submission
from tests.factories.nomination import confirm_names
from tests.factories.people import DutyFactory, UserFactory, person

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.both_engines]


def words(paper: DecisionPaper) -> str:
    """All text of a frozen paper."""
    return str(Paper.from_json(paper.content))


def close_season(desk: Desk) -> None:
    type(desk.season).objects.filter(pk=desk.season.pk).update(state="closed", closed_at=clock.now())


def suspend(nomination: Nomination) -> None:
    Nomination.objects.filter(pk=nomination.pk).update(suspended_at=clock.now(), suspension_reason="Đang xem xét.")


# --- lập tờ trình


def test_the_list_has_every_result_individuals_first():
    desk = Desk(passed=2, failed=1)
    decision = desk.drafted()
    assert decision.state == "drafting"
    assert [(item.ordinal, item.passed) for item in decision.items.all()] == [
        (ordinal, item.nomination.state == "passed") for ordinal, item in enumerate(decision.items.all(), 1)
    ]
    assert {item.nomination_id for item in decision.items.all()} == {row.pk for row in desk.nominations}
    assert [event.move for event in timeline(decision)] == ["create"]


def test_only_the_office_makes_a_list():
    desk = Desk()
    for stranger in (desk.director, desk.clerk, person(Role.ADMINISTRATOR)):
        with pytest.raises(PermissionDenied):
            prepare(desk.season, by=stranger)


def test_a_second_click_makes_no_second_list():
    desk = Desk()
    desk.drafted()
    with pytest.raises(AlreadyDone):
        desk.drafted()
    assert Decision.objects.count() == 1


def test_no_list_without_results_or_signed_minutes():
    with pytest.raises(ValidationError, match="Chưa có hồ sơ nào bỏ phiếu xong"):
        Desk(passed=0).drafted()
    desk = Desk(passed=0)
    desk.concluded([desk._voted("passed")], signed=False)
    with pytest.raises(ValidationError, match="chưa có đủ bản ký"):
        desk.drafted()


def test_no_list_in_a_closed_season():
    desk = Desk()
    close_season(desk)
    with pytest.raises(ValidationError, match="đã kết thúc"):
        desk.drafted()


def test_a_file_is_on_one_undecided_list_and_suspended_ones_on_none():
    desk = Desk(passed=2)
    suspend(desk.nominations[0])
    decision = desk.submitted()
    assert [item.nomination for item in decision.items.all()] == [desk.nominations[1]]
    assert not candidates(desk.season).exists()
    Nomination.objects.filter(pk=desk.nominations[0].pk).update(suspended_at=None, suspension_reason="")
    assert [item.nomination for item in desk.drafted().items.all()] == [desk.nominations[0]]


def test_the_list_is_made_anew_only_before_it_is_sent():
    desk = Desk(passed=2)
    decision = desk.drafted()
    suspend(desk.nominations[0])
    relist(decision, by=desk.office)
    assert [item.nomination for item in decision.items.all()] == [desk.nominations[1]]
    submit(decision, by=desk.office, **submission(desk.season))
    with pytest.raises(IllegalMove):
        relist(decision, by=desk.office)


# --- trình Giám đốc


def test_submitting_freezes_the_paper():
    desk = Desk(passed=1, failed=1)
    decision = desk.submitted()
    paper = paper_in_force(decision, "submission")
    assert (decision.state, decision.submission_number, paper.number) == ("submitted", "01/TTr-HĐTĐKT", "01/TTr-HĐTĐKT")
    text = words(paper)
    assert "CHỦ TỊCH" in text and "KT. CHỦ TỊCH" not in text and desk.chair.full_name in text
    assert "06/KH-SNgV" in text and "03/BB-HĐTĐKT" in text and "02/BB-HĐTĐKT" in text


def test_where_the_director_chairs_a_vice_chair_signs():
    desk = Desk()
    DutyFactory(user=desk.chair, role=Role.DIRECTOR)
    text = words(paper_in_force(desk.submitted(), "submission"))
    assert "KT. CHỦ TỊCH" in text and desk.vice.full_name in text and desk.chair.full_name not in text


def test_nobody_to_sign_is_a_sentence():
    desk = Desk()
    DutyFactory(user=desk.chair, role=Role.DIRECTOR)
    Duty.objects.filter(role=Role.COUNCIL_VICE).update(until=clock.today() - timedelta(days=1))
    with pytest.raises(ValidationError, match="Phó Chủ tịch Hội đồng"):
        desk.submitted()


@pytest.mark.parametrize(("days", "sentence"), [(-2, "trước ngày biên bản"), (1, "ở sau hôm nay")])
def test_the_submission_bears_no_date_out_of_order(days, sentence):
    desk = Desk()
    decision = desk.drafted()
    with pytest.raises(ValidationError, match=sentence):
        submit(decision, by=desk.office, **submission(desk.season, dated=clock.today() + timedelta(days=days)))
    assert not decision.papers.exists()


def test_an_outdated_list_is_not_sent():
    desk = Desk()
    decision = desk.drafted()
    suspend(desk.nominations[0])
    with pytest.raises(ValidationError, match="Lập lại danh sách"):
        submit(decision, by=desk.office, **submission(desk.season))


def test_unsigned_minutes_stop_the_submission():
    desk = Desk()
    decision = desk.drafted()
    desk.session.papers.filter(kind="meeting_minutes").update(scanned_at=None, scanned_by=None, scan_sha256="")
    with pytest.raises(ValidationError, match="chưa có đủ bản ký"):
        submit(decision, by=desk.office, **submission(desk.season))


def test_submitting_twice_and_by_others():
    desk = Desk()
    decision = desk.drafted()
    with pytest.raises(PermissionDenied):
        submit(decision, by=desk.director, **submission(desk.season))
    submit(decision, by=desk.office, **submission(desk.season))
    with pytest.raises(AlreadyDone):
        submit(decision, by=desk.office, **submission(desk.season))
    assert decision.papers.count() == 1


# --- Giám đốc quyết định


def test_the_directors_choices_become_outcomes():
    desk = Desk(passed=3, failed=1)
    first, second, third, failed = (row.name for row in desk.nominations)
    decision = desk.decided({second: "send_back", third: "ask"})
    states = {row.name: (row.state, row.round) for row in Nomination.objects.all()}
    assert states == {
        first: ("recognised", 1),
        second: ("appraised", 2),
        third: ("passed", 1),
        failed: ("declined", 1),
    }
    assert (decision.state, decision.decided_by) == ("decided", desk.director)


def test_a_file_that_was_asked_about_returns_once_the_department_answers():
    desk = Desk(passed=1)
    row = desk.nominations[0]
    desk.decided({row.name: "ask"})
    assert not candidates(desk.season).exists()
    answer_question(Nomination.objects.get(pk=row.pk), by=person(Role.HEAD, desk.department), text="Đã giải trình.")
    assert [item.nomination for item in candidates(desk.season)] == [row]


@pytest.mark.parametrize("outcome", ["decline", "send_back", "ask"])
def test_a_reason_is_compulsory_but_for_recognising_what_passed(outcome):
    desk = Desk(passed=1)
    decision = desk.submitted()
    item = decision.items.get()
    with pytest.raises(ValidationError, match="phải ghi rõ lý do"):
        weigh(decision, by=desk.director, choices={item.pk: Choice(outcome, " ")})
    weigh(decision, by=desk.director, choices={item.pk: Choice("recognise")})


def test_recognising_what_failed_is_a_rule_of_the_season():
    desk = Desk(passed=0, failed=1)
    name = desk.nominations[0].name
    with pytest.raises(ValidationError, match="Trả lại Hội đồng"):
        desk.weighed({name: "recognise"})
    bold = Desk(passed=0, failed=1, recognise_failed="yes")
    decision = bold.decided({bold.nominations[0].name: "recognise"})
    assert decision.items.get().departs


def test_the_typed_number_must_be_that_of_the_choices():
    desk = Desk(passed=2)
    decision = desk.weighed()
    seen = choices_digest(decision.items.all())
    with pytest.raises(ValidationError, match="Số vừa ghi là 01, số được chọn công nhận là 02"):
        decide(decision, by=desk.director, recognised=1, seen=seen)
    assert set(Nomination.objects.values_list("state", flat=True)) == {"passed"}


def test_choices_changed_in_another_window_are_not_decided():
    desk = Desk(passed=1)
    decision = desk.weighed()
    seen = choices_digest(decision.items.all())
    weigh(decision, by=desk.director, choices=choices(decision, {desk.nominations[0].name: "decline"}))
    with pytest.raises(ValidationError, match="đã thay đổi"):
        decide(decision, by=desk.director, recognised=0, seen=seen)


def test_a_missing_choice_stops_the_decision():
    desk = Desk(passed=1)
    decision = desk.submitted()
    with pytest.raises(ValidationError, match="chưa chọn kết quả"):
        confirmed(decision, by=desk.director)


def test_a_suspended_file_is_left_for_a_later_list():
    desk = Desk(passed=2)
    decision = desk.weighed()
    suspend(desk.nominations[0])
    items = list(decision.items.all())
    decide(decision, by=desk.director, recognised=1, seen=choices_digest(items))
    left = decision.items.get(nomination=desk.nominations[0])
    assert (left.outcome, Nomination.objects.get(pk=left.nomination_id).state) == ("", "passed")
    Nomination.objects.filter(pk=left.nomination_id).update(suspended_at=None, suspension_reason="")
    assert [item.nomination_id for item in candidates(desk.season)] == [left.nomination_id]


def test_the_director_does_not_decide_on_himself():
    desk = Desk(passed=1)
    Nomination.objects.update(person=desk.director)
    with pytest.raises(ValidationError, match="cấp trên xét"):
        desk.decided()


def test_deciding_twice_late_and_by_others():
    desk = Desk(passed=1)
    decision = desk.weighed()
    for stranger in (desk.office, desk.clerk, desk.chair):
        with pytest.raises(PermissionDenied):
            confirmed(decision, by=stranger)
        with pytest.raises(PermissionDenied):
            weigh(decision, by=stranger, choices={})
    confirmed(decision, by=desk.director)
    with pytest.raises(AlreadyDone):
        confirmed(decision, by=desk.director)
    with pytest.raises(IllegalMove):
        weigh(decision, by=desk.director, choices={})


def test_a_closed_season_decides_nothing():
    desk = Desk(passed=1)
    decision = desk.weighed()
    close_season(desk)
    with pytest.raises(IllegalMove, match="đã kết thúc"):
        confirmed(decision, by=desk.director)


# --- không có hồ sơ được công nhận


def test_a_list_without_recognised_files_ends_by_announcing():
    desk = Desk(passed=1)
    decision = desk.decided({desk.nominations[0].name: "decline"})
    with pytest.raises(ValidationError, match="Không có hồ sơ nào được công nhận"):
        number(decision, by=desk.clerk, given=numbering())
    assert close(decision, by=desk.office).state == "closed"
    assert Nomination.objects.get().announced_at is not None
    with pytest.raises(AlreadyDone):
        close(decision, by=desk.office)


def test_a_list_with_recognised_files_is_not_closed():
    desk = Desk(passed=1)
    with pytest.raises(ValidationError, match="phải ban hành quyết định"):
        close(desk.decided(), by=desk.office)


# --- cấp số


def test_the_paper_has_number_date_grounds_and_signer():
    desk = Desk(passed=1)
    decision = desk.numbered(5)
    text = words(paper_in_force(decision, "decision"))
    assert (decision.state, decision.full_number, decision.signer_name) == (
        "numbered", "05/QĐ-SNgV", desk.director.full_name,
    )  # fmt: skip
    for piece in ("Luật Thi đua, khen thưởng", "06/KH-SNgV", "03/BB-HĐTĐKT", "TTr-HĐTĐKT", desk.nominations[0].name):
        assert piece in text


@pytest.mark.parametrize(
    ("acting", "titles"),
    [("", ["GIÁM ĐỐC"]), ("Q.", ["Q. GIÁM ĐỐC"]), ("KT.", ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"])],
)
def test_the_signer_signs_in_the_capacity_of_that_day(acting, titles):
    desk = Desk(passed=1)
    decision = desk.decided()
    Duty.objects.filter(user=desk.director).update(acting=acting)
    assert number(decision, by=desk.clerk, given=numbering()).signer_title == titles


def test_a_later_change_of_director_changes_nothing_signed():
    desk = Desk(passed=1)
    decision = desk.decided()
    successor = UserFactory(full_name="Người Kế Nhiệm")
    DutyFactory(user=successor, role=Role.DIRECTOR, since=clock.today() + timedelta(days=1))
    assert number(decision, by=desk.clerk, given=numbering()).signer_name == desk.director.full_name


def test_no_director_on_that_day_is_a_sentence():
    desk = Desk(passed=1)
    decision = desk.decided()
    Duty.objects.filter(role=Role.DIRECTOR).update(until=clock.today() - timedelta(days=1))
    with pytest.raises(ValidationError, match="Không có ai giữ nhiệm vụ Giám đốc"):
        number(decision, by=desk.clerk, given=numbering())


@pytest.mark.parametrize(("days", "sentence"), [(-1, "không được ghi ngày trước"), (1, "ở sau hôm nay")])
def test_the_decision_bears_no_date_out_of_order(days, sentence):
    desk = Desk(passed=1)
    decision = desk.decided()
    with pytest.raises(ValidationError, match=sentence):
        number(decision, by=desk.clerk, given=numbering(dated=clock.today() + timedelta(days=days)))


def test_a_number_is_used_once_a_year():
    Desk(passed=1).numbered(5)
    other = Desk(passed=1)
    decision = other.decided()
    with pytest.raises(ValidationError, match="Số 05/QĐ-SNgV đã dùng cho quyết định ngày"):
        number(decision, by=other.clerk, given=numbering(5))
    assert number(decision, by=other.clerk, given=numbering(6)).full_number == "06/QĐ-SNgV"


def test_numbering_twice_and_by_others():
    desk = Desk(passed=1)
    decision = desk.decided()
    for stranger in (desk.office, desk.director):
        with pytest.raises(PermissionDenied):
            number(decision, by=stranger, given=numbering())
    number(decision, by=desk.clerk, given=numbering())
    with pytest.raises(AlreadyDone):
        number(decision, by=desk.clerk, given=numbering(7))


def test_renumbering_until_the_signed_copy_is_on_file():
    desk = Desk(passed=1)
    decision = desk.numbered(5)
    former = paper_in_force(decision, "decision")
    renumber(decision, by=desk.clerk, given=numbering(6))
    former.refresh_from_db()
    assert former.set_aside_at and paper_in_force(decision, "decision").number == "06/QĐ-SNgV"
    scan(decision, by=desk.clerk)
    with pytest.raises(ValidationError, match="đã có bản ký"):
        renumber(decision, by=desk.clerk, given=numbering(7))


# --- ban hành


def test_issuing_announces_and_enters_the_register():
    desk = Desk(passed=2, failed=1)
    decision = desk.issued()
    rows = list(Certificate.objects.order_by("number"))
    assert [row.number for row in rows] == [1, 2]
    assert [row.item.ordinal for row in rows] == sorted(row.item.ordinal for row in rows)
    assert decision.state == "issued"
    assert not Nomination.objects.filter(announced_at=None).exists()
    assert rows[0].text["decision_number"] == "05/QĐ-SNgV"
    assert rows[0].text["name"] == rows[0].item.nomination.name


def test_nothing_is_issued_before_the_signed_copy_is_on_file():
    desk = Desk(passed=1)
    decision = desk.numbered()
    with pytest.raises(ValidationError, match="Chưa có bản ký"):
        issue(decision, by=desk.clerk)
    assert not Certificate.objects.exists()


def test_issuing_twice_numbers_once():
    desk = Desk(passed=2)
    decision = desk.issued()
    with pytest.raises(AlreadyDone):
        issue(decision, by=desk.office)
    assert Certificate.objects.count() == 2 and RegisterYear.objects.get().last_number == 2


def test_issuing_is_not_the_directors_business():
    desk = Desk(passed=1)
    decision = desk.signed()
    with pytest.raises(PermissionDenied):
        issue(decision, by=desk.director)


def test_a_text_that_does_not_fit_is_refused_before_any_number_is_given():
    desk = Desk(passed=1)
    decision = desk.signed()
    Nomination.objects.update(merit="Thành tích rất dài. " * 14)
    Nomination.objects.update(name="Ưng Nguyễn Thị " * 13)
    confirm_names(Nomination.objects.all())
    with pytest.raises(ValidationError, match="quá dài"):
        issue(decision, by=desk.clerk)
    assert not Certificate.objects.exists() and not RegisterYear.objects.filter(last_number__gt=0).exists()


# --- bản ký, danh sách ký nhận


def test_a_wrong_scan_is_replaced_until_the_decision_is_issued():
    desk = Desk(passed=1)
    decision = desk.signed()
    scan(decision, by=desk.office)
    issue(decision, by=desk.clerk)
    with pytest.raises(ValidationError, match="không thay bản ký"):
        scan(decision, by=desk.clerk)


def test_a_scan_needs_its_paper_and_its_keeper():
    desk = Desk(passed=1)
    decision = desk.decided()
    with pytest.raises(ValidationError, match="Chưa có văn bản này"):
        scan(decision, by=desk.clerk)
    with pytest.raises(PermissionDenied):
        scan(decision, by=desk.director, kind="submission")
    assert scan(decision, by=desk.office, kind="submission").is_signed


def test_the_hand_over_list_leaves_out_what_is_revoked():
    desk = Desk(passed=2)
    decision = desk.issued()
    gone, kept = Certificate.objects.order_by("number")
    ended(gone, by=desk.office)
    paper = hand_over(decision, by=desk.office, on=clock.today(), witness=desk.vice)
    assert f"{kept.number:04d}/{kept.year}" in words(paper) and f"{gone.number:04d}/{gone.year}" not in words(paper)
    again = hand_over(decision, by=desk.office, on=clock.today(), witness=desk.vice)
    assert paper_in_force(decision, "handover") == again
    with pytest.raises(PermissionDenied):
        hand_over(decision, by=desk.clerk, on=clock.today(), witness=desk.vice)
    with pytest.raises(ValidationError, match="Ngày trao"):
        hand_over(decision, by=desk.office, on=clock.today() - timedelta(days=3), witness=desk.vice)
