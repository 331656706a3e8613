"""A department's paper through its states: every move, and every refusal by its sentence and in the database."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction

from accounts.models import Event
from core.workflow import AlreadyDone, IllegalMove
from monitoring.actions.approve_paper import approve_paper
from monitoring.actions.begin_paper import begin_paper
from monitoring.actions.drop_draft import drop_draft
from monitoring.actions.return_paper import return_paper
from monitoring.actions.submit_paper import submit_paper
from monitoring.actions.write_paper import SavedMeanwhile, write_paper
from monitoring.content import digest_of
from monitoring.models import DepartmentPaper, PaperVersion, PrintedPaper
from monitoring.queries import draft_of, newest_handed_in
from monitoring.workflow import State
from seasons.actions.set_rules import Setting, set_rules
from seasons.models import SeasonRule
from tests.factories.people import DepartmentFactory
from tests.monitoring.world import REASON, add, text_for
from tests.nominations.test_submit import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines, pytest.mark.slow]


def state_of(row):
    return DepartmentPaper.objects.get(pk=row.pk).state


def told(move):
    return list(Event.objects.filter(move=move, subject_type="monitoring.departmentpaper").values_list("now", "reason"))


# --- begin


def test_whoever_writes_for_the_department_begins(world):
    row = begin_paper(world.season, world.department, by=world.clerk, kind="plan")
    assert (row.state, row.title, row.planned_year) == (State.DRAFTING, "Kế hoạch năm 2027", 2027)
    assert told("begin") == [("drafting", "")]


def test_it_is_begun_once(world):
    world.begun()
    with pytest.raises(AlreadyDone, match="«Báo cáo năm 2026» đã được bắt đầu soạn"):
        world.begun()
    assert DepartmentPaper.objects.count() == 1


@pytest.mark.parametrize("who", ["staff", "office", "standing", "director", "stranger"])
def test_nobody_else_begins(world, who):
    with pytest.raises(PermissionDenied):
        begin_paper(world.season, world.department, by=world.people[who], kind="report")
    assert not DepartmentPaper.objects.exists()


@pytest.mark.parametrize(("rule", "kind"), [("two", "both"), ("one", "report"), ("two", "nominations")])
def test_a_kind_that_the_season_does_not_ask_for_is_refused(world, rule, kind):
    world.rule("papers", rule)
    with pytest.raises(ValidationError, match="Kỳ này không nhận loại văn bản đã chọn"):
        begin_paper(world.season, world.department, by=world.head, kind=kind)
    assert not DepartmentPaper.objects.exists()


def test_in_a_season_with_one_paper_it_holds_report_and_plan(world):
    world.rule("papers", "one")
    row = world.paper(State.SUBMITTED, "both")
    assert row.title == "Báo cáo năm 2026 và kế hoạch năm 2027" and row.planned_year == 2027
    assert "BN-BCKH-2026-HTQT-01" in text_of(PrintedPaper.objects.get(kind="paper_receipt"))


def test_a_department_that_introduces_nobody_owes_nothing(world):
    world.department.introduces = False
    world.department.save()
    with pytest.raises(PermissionDenied):
        world.begun()
    assert not DepartmentPaper.objects.exists()


def test_a_closed_season_takes_no_paper(world):
    world.close_season()
    with pytest.raises(ValidationError, match="chưa mở hoặc đã kết thúc"):
        world.begun()
    assert not DepartmentPaper.objects.exists()


# --- write


def test_what_is_written_is_kept_and_counted(world):
    row = world.begun()
    write_paper(row, by=world.clerk, edition=0, sections={"found": "Một"})
    version = write_paper(row, by=world.head, edition=1, sections={"found": "Hai", "unknown": "bỏ"})
    assert (version.number, version.edition, version.drafted_by) == (1, 2, world.head)
    assert PaperVersion.objects.get().sections == text_for("report", "") | {
        "found": "Hai", "spread": "", "movements": "", "difficulties": "", "proposals": "",
    }  # fmt: skip


def test_who_saves_second_overwrites_nothing(world):
    row = world.begun()
    write_paper(row, by=world.clerk, edition=0, sections={"found": "Của chuyên viên"})
    with pytest.raises(SavedMeanwhile, match=f"{world.clerk} vừa lưu"):
        write_paper(row, by=world.head, edition=0, sections={"found": "Của trưởng phòng"})
    assert PaperVersion.objects.get().sections["found"] == "Của chuyên viên"


@pytest.mark.parametrize("who", ["staff", "office", "standing", "director", "stranger"])
def test_nobody_else_writes(world, who):
    row = world.begun()
    with pytest.raises(PermissionDenied):
        write_paper(row, by=world.people[who], edition=0, sections={"found": "x"})
    assert not PaperVersion.objects.exists()


def test_what_waits_for_an_answer_is_not_written(world):
    row = world.paper(State.SUBMITTED)
    with pytest.raises(IllegalMove, match="«Chờ duyệt» nên chưa sửa được"):
        write_paper(row, by=world.head, edition=0, sections={"found": "x"})
    assert PaperVersion.objects.count() == 1


def test_after_the_closing_nothing_is_written(world):
    row = world.written()
    world.close_season()
    with pytest.raises(IllegalMove, match="đã kết thúc nên không soạn được nữa"):
        write_paper(row, by=world.head, edition=1, sections={"found": "x"})


# --- hand in


def test_handing_in_leaves_a_receipt_and_a_print(world):
    row = world.written()
    shown = digest_of(row, draft_of(row))
    submit_paper(row, by=world.deputy, shown=shown)
    version = PaperVersion.objects.get()
    assert state_of(row) == State.SUBMITTED and told("submit") == [("submitted", "")]
    assert (version.submitted_by, version.digest) == (world.deputy, shown)
    receipt = text_of(PrintedPaper.objects.get(kind="paper_receipt"))
    assert "BN-BC-2026-HTQT-01" in receipt and "09 giờ 00 phút" in receipt and "Đúng hạn" in receipt
    assert str(world.deputy) in receipt and "Trước ngày 15 tháng 12 năm 2026" in receipt
    assert shown[:8] in receipt.replace(" ", "")
    printed = text_of(PrintedPaper.objects.get(kind="department_paper"))
    assert "BÁO CÁO" in printed and "KT. TRƯỞNG PHÒNG" in printed and "PHÒNG HỢP TÁC QUỐC TẾ" in printed


@pytest.mark.parametrize("who", ["clerk", "staff", "office", "standing", "stranger"])
def test_only_head_and_deputy_hand_in(world, who):
    row = world.written()
    with pytest.raises(PermissionDenied):
        submit_paper(row, by=world.people[who])
    assert state_of(row) == State.DRAFTING and not PrintedPaper.objects.exists()


def test_a_place_left_empty_is_named(world):
    row = world.begun("plan")
    write_paper(row, by=world.head, edition=0, sections=text_for("plan") | {"measures": "  "})
    with pytest.raises(ValidationError, match="Còn trống mục «Biện pháp phát hiện, bồi dưỡng, nhân rộng»"):
        submit_paper(row, by=world.head)
    assert state_of(row) == State.DRAFTING and not PrintedPaper.objects.exists()


def test_places_that_may_stay_empty_do(world):
    row = world.begun()
    write_paper(row, by=world.head, edition=0, sections=text_for("report") | {"difficulties": "", "proposals": ""})
    assert submit_paper(row, by=world.head).state == State.SUBMITTED


def test_with_nothing_written_there_is_nothing_to_hand_in(world):
    row = world.begun()
    with pytest.raises(ValidationError, match="Chưa có nội dung mới để gửi"):
        submit_paper(row, by=world.head)
    assert state_of(row) == State.DRAFTING


def test_other_content_than_was_shown_is_not_handed_in(world):
    row = world.written()
    shown = digest_of(row, draft_of(row))
    write_paper(row, by=world.clerk, edition=1, sections=text_for("report", " Khác."))
    with pytest.raises(ValidationError, match="vừa thay đổi so với bản đồng chí đang xem"):
        submit_paper(row, by=world.head, shown=shown)
    assert state_of(row) == State.DRAFTING and not PrintedPaper.objects.exists()


def test_handing_in_twice_is_done_once(world):
    row = world.paper(State.SUBMITTED)
    with pytest.raises(AlreadyDone):
        submit_paper(row, by=world.head)
    assert PrintedPaper.objects.filter(kind="paper_receipt").count() == 1


def test_after_the_closing_nothing_is_handed_in(world):
    row = world.written()
    world.close_season()
    with pytest.raises(IllegalMove, match="Kỳ bình xét đã kết thúc"):
        submit_paper(row, by=world.head)
    assert state_of(row) == State.DRAFTING


# --- dates

LAST = datetime(2026, 12, 14, 16, 59, 59, 999_000, tzinfo=UTC)
AFTER = datetime(2026, 12, 14, 17, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(("moment", "late"), [(LAST, 0), (AFTER, 1), (datetime(2026, 12, 20, 3, tzinfo=UTC), 6)])
def test_before_the_fifteenth_is_strict(world, on_a_working_day, moment, late):
    row = world.written()
    on_a_working_day.move_to(moment, tick=False)
    row = submit_paper(row, by=world.head)
    assert (row.days_late, row.late_words) == (late, f"Nộp muộn {late} ngày" if late else "")
    said = text_of(PrintedPaper.objects.get(kind="paper_receipt"))
    assert (f"Nộp muộn {late} ngày" if late else "Đúng hạn") in said


def test_the_mark_of_a_late_paper_stays(world, on_a_working_day):
    row = world.written()
    on_a_working_day.move_to(AFTER)
    submit_paper(row, by=world.head)
    return_paper(row, by=world.standing, reason=REASON)
    on_a_working_day.move_to(datetime(2026, 12, 20, 3, tzinfo=UTC))
    add(row, world.head)
    submit_paper(row, by=world.head)
    assert approve_paper(row, by=world.standing).late_words == "Nộp muộn 1 ngày"


def test_handing_in_again_after_the_date_is_not_late(world, on_a_working_day):
    row = world.paper(State.RETURNED)
    on_a_working_day.move_to(datetime(2026, 12, 20, 3, tzinfo=UTC))
    add(row, world.head)
    again = submit_paper(row, by=world.head)
    assert (again.days_late, again.first_submitted_at) == (0, row.first_submitted_at)


# --- return, approve


def test_it_is_returned_with_a_reason_and_comes_back_as_the_next_version(world):
    row = world.paper(State.RETURNED)
    first = PaperVersion.objects.get()
    assert (first.answer, first.answer_reason, first.answered_by) == ("returned", REASON, world.standing)
    assert told("return") == [("returned", REASON)]
    add(row, world.clerk)
    submit_paper(row, by=world.head)
    approve_paper(row, by=world.standing)
    first.refresh_from_db()
    second = newest_handed_in(row)
    assert (second.number, second.answer, first.answer) == (2, "approved", "returned")
    assert DepartmentPaper.objects.get(pk=row.pk).valid == second
    assert first.sections == text_for("report")


@pytest.mark.parametrize("reason", ["", "   ", "\n"])
def test_returning_needs_a_reason(world, reason):
    row = world.paper(State.SUBMITTED)
    with pytest.raises(ValidationError, match="Phải ghi rõ lý do"):
        return_paper(row, by=world.standing, reason=reason)
    assert state_of(row) == State.SUBMITTED and not PaperVersion.objects.get().answer


def test_the_same_text_is_not_handed_in_again(world):
    row = world.paper(State.RETURNED)
    write_paper(row, by=world.head, edition=0, sections=text_for("report"))
    with pytest.raises(ValidationError, match="Nội dung chưa khác bản đã gửi lần trước"):
        submit_paper(row, by=world.head)
    assert state_of(row) == State.RETURNED


ANSWERS = {
    "approve": lambda row, by: approve_paper(row, by=by),
    "return": lambda row, by: return_paper(row, by=by, reason=REASON),
}


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize("who", ["head", "deputy", "clerk", "staff", "office", "director", "chair", "party"])
def test_only_the_standing_council_answers(world, answer, who):
    row = world.paper(State.SUBMITTED)
    with pytest.raises(PermissionDenied):
        ANSWERS[answer](row, world.people[who])
    assert state_of(row) == State.SUBMITTED


@pytest.mark.parametrize("answer", ANSWERS)
def test_nobody_answers_a_paper_of_the_own_department(world, answer):
    row, colleague = world.paper(State.SUBMITTED), world.colleague_of_the_standing_council()
    with pytest.raises(PermissionDenied):
        ANSWERS[answer](row, colleague)
    assert state_of(row) == State.SUBMITTED


@pytest.mark.parametrize("answer", ANSWERS)
def test_nobody_answers_what_he_handed_in_himself(world, answer):
    row = world.paper(State.SUBMITTED)
    DepartmentPaper.objects.filter(pk=row.pk).update(submitted_by=world.standing)
    with pytest.raises(PermissionDenied):
        ANSWERS[answer](row, world.standing)
    assert state_of(row) == State.SUBMITTED


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize("state", [State.DRAFTING, State.RETURNED, State.APPROVED])
def test_only_what_waits_is_answered(world, answer, state):
    row = world.paper(state)
    with pytest.raises(IllegalMove):
        ANSWERS[answer](row, world.standing)
    assert state_of(row) == state


@pytest.mark.parametrize("answer", ANSWERS)
def test_after_the_closing_nothing_is_answered(world, answer):
    row = world.paper(State.SUBMITTED)
    world.close_season()
    with pytest.raises(IllegalMove, match="Kỳ bình xét đã kết thúc"):
        ANSWERS[answer](row, world.standing)
    assert state_of(row) == State.SUBMITTED


@pytest.mark.parametrize("answer", [approve_paper, lambda row, **said: return_paper(row, reason=REASON, **said)])
def test_another_version_than_was_read_is_not_answered(world, answer):
    row = world.paper(State.RETURNED)
    add(row, world.head)
    submit_paper(row, by=world.head)
    with pytest.raises(ValidationError, match="Phòng đã gửi bản khác"):
        answer(row, by=world.standing, number=1)
    assert state_of(row) == State.SUBMITTED and not newest_handed_in(row).answer


# --- additions


def test_an_addition_is_the_next_version_while_the_approved_one_stays_valid(world):
    row = world.with_addition()
    first, second = row.versions.order_by("number")
    assert (state_of(row), row.valid, first.answer, second.answer) == (State.SUBMITTED, first, "approved", "")
    approve_paper(row, by=world.standing)
    assert DepartmentPaper.objects.get(pk=row.pk).valid == second
    first.refresh_from_db()
    assert first.answer == "approved" and first.sections == text_for("plan")


def test_an_addition_that_is_returned_leaves_the_approved_one_valid(world):
    row = world.with_addition()
    return_paper(row, by=world.standing, reason=REASON)
    row = DepartmentPaper.objects.get(pk=row.pk)
    assert (row.state, row.valid.number) == (State.RETURNED, 1)


def test_what_is_being_added_is_given_up_and_what_was_handed_in_stays(world):
    row = world.paper(State.APPROVED)
    add(row, world.clerk)
    drop_draft(row, by=world.clerk)
    assert draft_of(row) is None and row.versions.count() == 1 and told("drop_draft") == [("approved", "")]
    with pytest.raises(AlreadyDone, match="đã được bỏ"):
        drop_draft(row, by=world.clerk)


def test_what_was_never_handed_in_is_not_given_up(world):
    row = world.written()
    with pytest.raises(ValidationError, match="chưa gửi lần nào nên không bỏ được"):
        drop_draft(row, by=world.head)
    assert draft_of(row) is not None


@pytest.mark.parametrize("who", ["staff", "standing", "stranger"])
def test_nobody_else_gives_it_up(world, who):
    row = world.paper(State.APPROVED)
    add(row, world.clerk)
    with pytest.raises(PermissionDenied):
        drop_draft(row, by=world.people[who])
    assert draft_of(row) is not None


# --- what the database itself keeps

CHANGES = {
    "text": {"sections": {"found": "khác"}},
    "digest": {"digest": "00" * 32},
    "moment": {"submitted_at": datetime(2026, 1, 1, tzinfo=UTC)},
    "unsubmitted": {"submitted_at": None, "submitted_by": None, "digest": ""},
    "answer": {"answer": "returned", "answer_reason": "khác"},
}


@pytest.mark.parametrize("change", CHANGES)
def test_the_database_refuses_to_change_what_was_handed_in_and_answered(world, change):
    world.paper(State.APPROVED)
    with pytest.raises(DatabaseError), transaction.atomic():
        PaperVersion.objects.update(**CHANGES[change])
    assert PaperVersion.objects.get().sections == text_for("report")


def test_the_database_refuses_to_delete_what_was_handed_in(world):
    row = world.paper(State.SUBMITTED)
    PrintedPaper.objects.all().delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        row.versions.all().delete()
    assert PaperVersion.objects.exists()


def test_two_departments_write_apart(world):
    other = DepartmentFactory(code="BG", name="Phòng Quản lý biên giới")
    assert world.begun().pk != world.begun(department=world.elsewhere).pk
    assert not DepartmentPaper.objects.filter(department=other).exists()
    assert world.season.plan_due == date(2026, 12, 15)


# --- the season's rule


def choose(world, value):
    return set_rules(
        world.season, by=world.office, settings={"papers": Setting(value, "Quy chế")}, approved_by="Chủ tịch",
        approved_on=date(2026, 12, 1),
    )  # fmt: skip


def test_the_rule_is_chosen_freely_until_somebody_begins(world):
    choose(world, "one")
    choose(world, "two")
    world.begun()
    with pytest.raises(ValidationError, match="«Kế hoạch và báo cáo của phòng»: các phòng đã bắt đầu soạn"):
        choose(world, "one")
    assert SeasonRule.objects.get(season=world.season, key="papers").value == "two"


def test_another_source_for_the_same_value_is_no_other_rule(world):
    world.rule("papers", "two")
    world.begun()
    set_rules(
        world.season, by=world.office, settings={"papers": Setting("two", "Quy chế mới")}, approved_by="Chủ tịch",
        approved_on=date(2026, 12, 1),
    )  # fmt: skip
    assert SeasonRule.objects.get(season=world.season, key="papers").source == "Quy chế mới"
