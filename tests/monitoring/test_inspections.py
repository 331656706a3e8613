"""Records of visits: a draft, then fixed; what the department does about each finding, and who reads any of it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction
from django.urls import reverse

from accounts.models import AccessLog
from accounts.roles import Role
from core import clock
from core.todo import tasks_of
from core.workflow import AlreadyDone, IllegalMove
from monitoring.actions.draft_inspection import begin_inspection, drop_inspection, edit_inspection
from monitoring.actions.finalise_inspection import add_to_inspection, finalise_inspection
from monitoring.actions.follow_up import confirm_finding, report_finding, return_finding
from monitoring.actions.keep_finding import add_finding, drop_finding, edit_finding
from monitoring.follow_ups import late_follow_ups
from monitoring.forms.inspection import NOT_ABOUT_NOMINEES
from monitoring.inspecting import inspections_seen
from monitoring.models import Finding, FindingReport, Inspection, InspectionAddition
from tests.factories.people import UserFactory, person
from tests.monitoring.watching import Watch, browser
from tests.nominations.world import pdf
from tests.scenarios.at_once import at_once

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

LIST, PAGE = 10, 11


def states(user):
    return {task.title: (task.state, task.tone) for task in tasks_of(user)}


# ------------------------------------------------------------------ the draft


def test_only_the_standing_council_records():
    watch = Watch()
    for other in (watch.office, watch.director, watch.head, person(Role.COUNCIL_CHAIR)):
        with pytest.raises(PermissionDenied):
            begin_inspection(watch.visit(), by=other)
        assert browser(other).get(reverse("monitoring:inspection_add")).status_code == 403
    assert not Inspection.objects.exists()


def test_a_visit_that_is_to_come_and_empty_words_are_refused():
    watch = Watch()
    with pytest.raises(ValidationError) as refused:
        watch.draft(visited_on=clock.today() + timedelta(days=1), place=" ", members="", hosts=" ", content="")
    assert set(refused.value.error_dict) == {"visited_on", "place", "members", "hosts", "content"}
    assert not Inspection.objects.exists()


def test_the_same_record_is_begun_once():
    watch = Watch()
    watch.draft()
    with pytest.raises(AlreadyDone):
        watch.draft()
    assert Inspection.objects.count() == 1


def test_a_draft_is_edited_and_says_when_nothing_is_new():
    watch = Watch()
    row = watch.draft()
    edit_inspection(row, watch.visit(content="Kiểm tra việc báo cáo."), by=watch.standing)
    with pytest.raises(AlreadyDone):
        edit_inspection(row, watch.visit(content="Kiểm tra việc báo cáo."), by=watch.standing)
    row.refresh_from_db()
    assert row.content == "Kiểm tra việc báo cáo." and row.history.count() == 2


def test_the_department_stays_while_its_people_are_charged():
    watch = Watch()
    row = watch.draft()
    add_finding(row, watch.wanted(), by=watch.standing)
    with pytest.raises(ValidationError) as refused:
        edit_inspection(row, watch.visit(department=watch.other), by=watch.standing)
    assert "department" in refused.value.error_dict
    row.refresh_from_db()
    assert row.department == watch.unit


def test_findings_are_kept_edited_and_dropped():
    watch = Watch()
    row = watch.draft()
    found = add_finding(row, watch.wanted(), by=watch.standing)
    with pytest.raises(AlreadyDone):
        add_finding(row, watch.wanted(), by=watch.standing)
    edit_finding(found, watch.wanted(due=9), by=watch.standing)
    with pytest.raises(AlreadyDone):
        edit_finding(found, watch.wanted(due=9), by=watch.standing)
    drop_finding(found, by=watch.standing)
    with pytest.raises(AlreadyDone, match="đã bỏ khỏi biên bản"):
        drop_finding(found, by=watch.standing)
    with pytest.raises(IllegalMove, match="ghi nội dung mới"):
        edit_finding(found, watch.wanted(), by=watch.standing)
    assert not Finding.objects.exists()


def test_a_finding_charges_a_person_of_the_department_and_is_due_after_the_visit():
    watch = Watch()
    row = watch.draft()
    wrong = watch.wanted(due=-31)
    with pytest.raises(ValidationError) as refused:
        add_finding(row, type(wrong)(" ", "", UserFactory(), wrong.due), by=watch.standing)
    assert set(refused.value.error_dict) == {"found", "follow_up", "responsible", "due"}
    with pytest.raises(PermissionDenied):
        add_finding(row, watch.wanted(), by=watch.head)
    assert not Finding.objects.exists()


def test_a_draft_is_dropped_with_what_it_found():
    watch = Watch()
    row = watch.draft()
    add_finding(row, watch.wanted(), by=watch.standing)
    drop_inspection(row, by=watch.standing)
    with pytest.raises(AlreadyDone, match="Bản nháp này đã bỏ"):
        drop_inspection(row, by=watch.standing)
    assert not Inspection.objects.exists() and not Finding.objects.exists()


# ------------------------------------------------------------------ finalised


def test_a_finalised_record_never_changes():
    watch = Watch()
    found = watch.finding()
    row = found.inspection
    acts = (
        lambda: edit_inspection(row, watch.visit(content="Khác."), by=watch.standing),
        lambda: drop_inspection(row, by=watch.standing),
        lambda: add_finding(row, watch.wanted("Việc khác."), by=watch.standing),
        lambda: edit_finding(found, watch.wanted("Việc khác."), by=watch.standing),
        lambda: drop_finding(found, by=watch.standing),
    )
    for act in acts:
        with pytest.raises(IllegalMove, match="đã chốt nên không sửa được"), transaction.atomic():
            act()
    with pytest.raises(AlreadyDone):
        finalise_inspection(row, by=watch.standing)
    row.refresh_from_db()
    assert row.content == "Kiểm tra việc lập kế hoạch." and row.findings.get().follow_up == found.follow_up


@pytest.mark.both_engines
def test_not_even_a_statement_past_the_acts_changes_it():
    watch = Watch()
    draft = watch.draft()
    Inspection.objects.filter(pk=draft.pk).update(place="Phòng họp khác")
    row = finalise_inspection(draft, by=watch.standing)
    add_to_inspection(row, by=watch.standing, text="Đính chính ngày.")
    for rows, changed in ((Inspection.objects, {"place": "Nơi khác"}), (InspectionAddition.objects, {"text": "Khác."})):
        with pytest.raises(DatabaseError, match="a finalised record never changes"), transaction.atomic():
            rows.update(**changed)
        with pytest.raises(DatabaseError, match="a finalised record never changes"), transaction.atomic():
            rows.all()._raw_delete("default")
    assert (Inspection.objects.get().place, InspectionAddition.objects.count()) == ("Phòng họp khác", 1)


def test_additions_are_for_finalised_records_and_said_once():
    watch = Watch()
    row = watch.draft()
    with pytest.raises(IllegalMove, match="chưa chốt"):
        add_to_inspection(row, by=watch.standing, text="Đính chính.")
    finalise_inspection(row, by=watch.standing)
    with pytest.raises(ValidationError) as refused:
        add_to_inspection(row, by=watch.standing, text=" ")
    assert "text" in refused.value.error_dict
    with pytest.raises(PermissionDenied):
        add_to_inspection(row, by=watch.head, text="Đính chính.")
    add_to_inspection(row, by=watch.standing, text="Đính chính ngày.")
    with pytest.raises(AlreadyDone):
        add_to_inspection(row, by=watch.standing, text="Đính chính ngày.")
    assert InspectionAddition.objects.count() == 1
    assert (
        "Đính chính ngày." in browser(watch.head).get(reverse("monitoring:inspection", args=[row.pk])).content.decode()
    )


# ------------------------------------------------------------------ who reads


def test_a_draft_is_read_by_its_recorders_only():
    watch = Watch()
    row = watch.draft()
    assert list(inspections_seen(watch.standing)) == [row]
    for user in (watch.office, watch.director, watch.head, watch.deputy, watch.stranger, watch.clerk):
        assert list(inspections_seen(user)) == []
        assert browser(user).get(reverse("monitoring:inspection", args=[row.pk])).status_code == 404


def test_a_finalised_record_is_read_by_the_department_s_leaders_office_and_director():
    watch = Watch()
    row = watch.finding().inspection
    url, file = (reverse(f"monitoring:{name}", args=[row.pk]) for name in ("inspection", "inspection_file"))
    for user in (watch.standing, watch.office, watch.director, watch.head, watch.deputy):
        assert [browser(user).get(one).status_code for one in (url, file)] == [200, 200], user
    for user in (watch.stranger, watch.clerk, watch.staff, person(Role.COUNCIL_CHAIR), person(Role.ADMINISTRATOR)):
        assert [browser(user).get(one).status_code for one in (url, file)] == [404, 404], user
    assert browser(watch.clerk).get(reverse("monitoring:inspections")).status_code == 403
    assert AccessLog.objects.filter(act="tải biên bản kiểm tra").count() == 5


def test_the_form_warns_not_to_write_about_nominees():
    watch = Watch()
    row = watch.draft()
    for name, args in (("inspection_add", []), ("finding_add", [row.pk])):
        page = browser(watch.standing).get(reverse(f"monitoring:{name}", args=args)).content.decode()
        assert NOT_ABOUT_NOMINEES in page


# ------------------------------------------------------------------ what was done


def test_the_department_reports_and_the_standing_council_confirms():
    watch = Watch()
    found = watch.finding()
    report_finding(found, by=watch.deputy, note="Đã gửi kế hoạch.")
    found.refresh_from_db()
    assert found.standing == "reported"
    confirm_finding(found, by=watch.standing)
    with pytest.raises(AlreadyDone, match="đã xác nhận"):
        confirm_finding(found, by=watch.standing)
    with pytest.raises(AlreadyDone):
        report_finding(found, by=watch.head, note="Đã gửi lại.")
    with pytest.raises(IllegalMove, match="không yêu cầu làm tiếp được"):
        return_finding(found, by=watch.standing, reason="Chưa đủ.")
    found.refresh_from_db()
    assert (found.standing, found.reports.get().answer) == ("confirmed", FindingReport.Answer.CONFIRMED)


def test_a_report_is_sent_back_with_a_reason_and_made_again():
    watch = Watch()
    found = watch.reported()
    with pytest.raises(AlreadyDone, match="đang chờ Thường trực Hội đồng xác nhận"):
        report_finding(found, by=watch.deputy, note="Đã gửi lần nữa.")
    with pytest.raises(ValidationError) as refused:
        return_finding(found, by=watch.standing, reason=" ")
    assert "reason" in refused.value.error_dict
    return_finding(found, by=watch.standing, reason="Thiếu phụ lục.")
    found.refresh_from_db()
    assert found.standing == "open"
    report_finding(found, by=watch.head, note="Đã bổ sung phụ lục.")
    assert [one.answer for one in found.reports.all()] == [FindingReport.Answer.RETURNED, ""]
    page = browser(watch.head).get(reverse("monitoring:inspection", args=[found.inspection_id])).content.decode()
    assert "Thiếu phụ lục." in page


def test_nothing_is_answered_before_it_is_reported():
    watch = Watch()
    found = watch.finding()
    for act in (
        lambda: confirm_finding(found, by=watch.standing),
        lambda: return_finding(found, by=watch.standing, reason="Chưa đủ."),
    ):
        with pytest.raises(IllegalMove, match="Phòng chưa báo cáo việc này"):
            act()
    with pytest.raises(ValidationError) as refused:
        report_finding(found, by=watch.head, note=" ")
    assert "note" in refused.value.error_dict
    assert not FindingReport.objects.exists()


def test_others_neither_report_nor_answer():
    watch = Watch()
    found = watch.finding()
    for other in (watch.standing, watch.office, watch.clerk, watch.stranger):
        with pytest.raises(PermissionDenied):
            report_finding(found, by=other, note="Đã gửi.")
    report_finding(found, by=watch.head, note="Đã gửi.")
    for other in (watch.office, watch.director, watch.head):
        with pytest.raises(PermissionDenied):
            confirm_finding(found, by=other)
        with pytest.raises(PermissionDenied):
            return_finding(found, by=other, reason="Chưa đủ.")
    found.refresh_from_db()
    assert found.standing == "reported"


def test_a_draft_is_not_reported_on():
    watch = Watch()
    found = add_finding(watch.draft(), watch.wanted(), by=watch.standing)
    with pytest.raises(PermissionDenied):
        report_finding(found, by=watch.head, note="Đã gửi.")
    assert browser(watch.head).get(reverse("monitoring:finding_report", args=[found.pk])).status_code == 404


def test_what_is_late_is_a_task_on_both_sides_with_its_days():
    watch = Watch()
    found = watch.finding(due=-3)
    assert found.days_late == 3 and list(late_follow_ups()) == [found]
    assert states(watch.head)["Còn 01 việc sau kiểm tra chưa báo cáo"] == ("Chậm 3 ngày", "late")
    assert states(watch.standing)["Có 01 việc sau kiểm tra quá hạn"] == ("Chậm 3 ngày", "late")
    assert not [title for title in states(watch.stranger) if "sau kiểm tra" in title]
    report_finding(found, by=watch.head, note="Đã gửi.")
    found.refresh_from_db()
    assert found.days_late == 3 and list(late_follow_ups()) == []
    assert "Có 01 việc sau kiểm tra chờ xác nhận" in states(watch.standing)
    assert not [title for title in states(watch.head) if "sau kiểm tra" in title]


def test_what_is_due_today_is_not_late():
    watch = Watch()
    found = watch.finding(due=0)
    assert found.days_late == 0 and list(late_follow_ups()) == []
    assert states(watch.head)["Còn 01 việc sau kiểm tra chưa báo cáo"] == ("Chờ báo cáo", "warn")


def test_a_draft_waits_for_its_recorder():
    watch = Watch()
    watch.draft()
    assert "Còn 01 biên bản kiểm tra chưa chốt" in states(watch.standing)


# ------------------------------------------------------------------ through the pages


@pytest.mark.slow
def test_the_whole_way_through_the_pages():
    watch = Watch()
    standing, head = browser(watch.standing), browser(watch.head)
    visit = watch.visit()
    sent = {**visit.facts(), "department": visit.department.pk, "visited_on": visit.visited_on.isoformat()}
    add = reverse("monitoring:inspection_add")
    assert standing.post(add, {**sent, "place": ""}).status_code == 422
    page = standing.post(add, sent)["Location"]
    assert standing.post(add, sent)["Location"] == page, "safe to repeat"
    row = Inspection.objects.get()
    due = (clock.today() + timedelta(days=5)).isoformat()
    finding = {"found": "Chưa gửi kế hoạch.", "follow_up": "Gửi kế hoạch.", "responsible": watch.staff.pk, "due": due}
    assert standing.post(reverse("monitoring:finding_add", args=[row.pk]), finding)["Location"] == page
    assert standing.post(reverse("monitoring:inspection_finalise", args=[row.pk]))["Location"] == page
    found = Finding.objects.get()
    report = reverse("monitoring:finding_report", args=[found.pk])
    assert head.post(report, {"note": ""}).status_code == 422
    assert head.post(report, {"note": "Đã gửi.", "upload": pdf()})["Location"] == page
    file = reverse("monitoring:finding_file", args=[FindingReport.objects.get().pk])
    assert b"".join(standing.get(file).streaming_content).startswith(b"%PDF")
    assert browser(watch.stranger).get(file).status_code == 404
    back = reverse("monitoring:finding_return", args=[found.pk])
    assert standing.post(back, {"reason": ""}).status_code == 422
    assert standing.post(back, {"reason": "Thiếu phụ lục."})["Location"] == page
    head.post(report, {"note": "Đã bổ sung."})
    for _ in range(2):
        assert standing.post(reverse("monitoring:finding_confirm", args=[found.pk]))["Location"] == page
    assert "Đã xác nhận" in head.get(page).content.decode()
    assert standing.get(reverse("monitoring:inspection_file", args=[row.pk]), {"dang": "docx"}).content[:2] == b"PK"


@pytest.mark.parametrize("many", [1, 4])
def test_pages_ask_the_same_however_much_there_is(django_assert_num_queries, many):
    watch = Watch()
    row = watch.draft()
    for at in range(many):
        add_finding(row, watch.wanted(f"Việc {at}"), by=watch.standing)
        watch.draft(content=f"Lần {at}")
    finalise_inspection(row, by=watch.standing)
    for found in row.findings.all():
        report_finding(found, by=watch.head, note="Đã làm.")
    add_to_inspection(row, by=watch.standing, text="Đính chính.")
    client = browser(watch.standing)
    for url, queries in (
        (reverse("monitoring:inspections"), LIST),
        (reverse("monitoring:inspection", args=[row.pk]), PAGE),
    ):
        client.get(url)
        with django_assert_num_queries(queries):
            assert client.get(url).status_code == 200


# ------------------------------------------------------------------ races


@pytest.mark.both_engines
@pytest.mark.django_db(transaction=True)
def test_two_confirmations_at_once_are_one():
    watch = Watch()
    found = watch.reported()
    outcomes = at_once(*[lambda: confirm_finding(found, by=watch.standing)] * 3)
    assert sum(one is None for one in outcomes) == 1
    assert sum(isinstance(one, AlreadyDone) for one in outcomes) == 2, outcomes


@pytest.mark.both_engines
@pytest.mark.django_db(transaction=True)
def test_confirming_and_sending_back_at_once_have_one_winner():
    watch = Watch()
    found = watch.reported()
    outcomes = at_once(
        lambda: confirm_finding(found, by=watch.standing),
        lambda: return_finding(found, by=watch.standing, reason="Chưa đủ."),
    )
    assert sum(one is None for one in outcomes) == 1, outcomes
    found.refresh_from_db()
    answered = found.reports.get().answer
    assert (found.standing, answered) in (("confirmed", "confirmed"), ("open", "returned"))


@pytest.mark.both_engines
@pytest.mark.django_db(transaction=True)
def test_two_reports_at_once_are_one():
    watch = Watch()
    found = watch.finding()
    outcomes = at_once(
        lambda: report_finding(found, by=watch.head, note="Đã gửi."),
        lambda: report_finding(found, by=watch.deputy, note="Đã gửi hôm nay."),
    )
    assert sum(isinstance(one, AlreadyDone) for one in outcomes) == 1, outcomes
    assert FindingReport.objects.count() == 1


@pytest.mark.both_engines
@pytest.mark.django_db(transaction=True)
def test_finalising_and_writing_at_once_leave_nothing_written_afterwards():
    watch = Watch()
    row = watch.draft()
    outcomes = at_once(
        lambda: finalise_inspection(row, by=watch.standing),
        lambda: add_finding(row, watch.wanted(), by=watch.standing),
    )
    assert outcomes[0] is None
    assert (outcomes[1] is None) == Finding.objects.exists()
