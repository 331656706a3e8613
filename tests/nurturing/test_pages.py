"""Pages: whose they are, what they hold back, how many questions they ask, that nothing typed is lost."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import AccessLog
from core import clock
from core.papers import render_html
from core.tiles import tiles_of
from core.todo import tasks_of
from nominations.actions.suggest import suggest
from nurturing.actions.answer_mentoring import answer_mentoring
from nurturing.actions.approve_plan import approve_plan
from nurturing.actions.end import end
from nurturing.actions.keep_shortcoming import ToOvercome, add_shortcoming
from nurturing.actions.write_plan import write_plan
from nurturing.models import FactorEvidence, FollowUp, LifeEvent, NewFactor, NurturingPlan, ShortcomingClosing
from nurturing.printing import register_paper
from nurturing.queries import mentoring_of
from nurturing.workflow import State
from tests.nominations.world import pdf
from tests.nurturing.world import browser

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

REGISTER, FACTOR = 11, 30


def url(name, *args):
    return reverse(f"nurturing:{name}", args=args)


def asked(client, page):
    with CaptureQueriesContext(
        connection,
    ) as found:
        assert client.get(page).status_code == 200
    return len(found)


def recorded(world, **facts):
    return {
        "department": world.department.pk, "kind": "individual", "merit_kind": "work", "scope": "all_round",
        "strengths": "Chủ động, sáng tạo.", "found_on": "2026-12-01", **facts,
    }  # fmt: skip


def test_recording_on_the_page(world):
    head, who = browser(world.head), world.colleague()
    assert head.get(url("record")).status_code == 200
    answer = head.post(url("record"), recorded(world, person=who.pk, strengths=""))
    assert answer.status_code == 422 and not NewFactor.objects.exists()
    answer = head.post(url("record"), recorded(world, person=who.pk))
    row = NewFactor.objects.get()
    assert answer.url == url("factor", row.pk) and row.person == who
    for other in (world.office, world.standing, world.staff):
        assert browser(other).get(url("record")).status_code == 403


def test_the_second_department_is_shown_the_first_and_joins(world):
    row = world.factor()
    second = browser(world.stranger)
    typed = recorded(world, person=row.person.pk, department=world.elsewhere.pk, strengths="Phòng khác cũng thấy.")
    answer = second.post(url("record"), typed)
    page = answer.content.decode()
    assert answer.status_code == 422 and "đã có trong sổ" in page and "Phòng khác cũng thấy." in page
    assert second.get(url("factor", row.pk)).status_code == 404
    assert second.post(url("record"), {**typed, "join": row.pk}).url == url("factor", row.pk)
    assert second.get(url("factor", row.pk)).status_code == 200 and row.proposers.count() == 2
    other = world.factor()
    assert second.post(url("record"), {**typed, "join": other.pk}).status_code == 403


@pytest.mark.parametrize("join", ["x", "9" * 40, "-1", "٣"])
def test_nonsense_in_the_address_joins_nothing(world, join):
    who = world.colleague()
    answer = browser(world.head).post(url("record"), recorded(world, person=who.pk, join=join))
    assert answer.status_code == 302 and NewFactor.objects.count() == 1


def test_from_a_suggestion(world):
    who = world.colleague()
    row = suggest(by=world.staff, department=world.department, person=who, name="", facts="Làm tốt.")
    head, page = browser(world.head), f"{url('record')}?goi-y={row.pk}"
    assert "Ghi vào sổ nhân tố mới" in head.get(reverse("nominations:suggestion", args=[row.pk])).content.decode()
    assert "Làm tốt." in head.get(page).content.decode()
    assert head.post(page, recorded(world, person=who.pk)).status_code == 302
    row.refresh_from_db()
    assert row.answered_at and head.get(page).status_code == 200
    assert browser(world.staff).get(page).status_code == 403
    assert browser(world.stranger).get(page).status_code == 404


def test_the_standing_council_chooses_the_department(world):
    row = suggest(by=world.staff, department=world.department, person=world.head, name="", facts="Làm tốt.")
    standing, page = browser(world.standing), f"{url('record')}?goi-y={row.pk}"
    assert world.stranger
    typed = recorded(world, person=world.head.pk, department=world.elsewhere.pk)
    assert standing.post(page, typed).status_code == 302
    assert NewFactor.objects.get().department == world.elsewhere


def test_whose_pages_they_are(world):
    row = world.factor(State.NURTURING)
    page = url("factor", row.pk)
    within = {"head", "deputy", "clerk", "office", "standing", "director"}
    for name in (*within, "party", "chair", "stranger", "staff"):
        answer = browser(world.people[name]).get(page)
        assert answer.status_code == (404 if name in ("stranger", "staff") else 200), name
        if answer.status_code == 200:
            assert ("Chủ trì một đề án" in answer.content.decode()) == (name in within), name
    assert browser(None).get(page).status_code == 302
    assert AccessLog.objects.filter(subject_type="nurturing.newfactor", subject_id=row.pk).count() == 8


def test_shortcomings_are_read_by_those_who_help_and_oversee(world):
    mentor = world.colleague()
    row = world.factor(State.NURTURING, plan={"mentor": mentor})
    wanted = ToOvercome("Hay trễ hạn báo cáo.", "Lập lịch tuần.", row.person, clock.today())
    add_shortcoming(row, wanted, by=world.head)
    page = url("factor", row.pk)
    assert "Hay trễ hạn" not in browser(mentor).get(page).content.decode()
    answer_mentoring(mentoring_of(row), by=mentor, accepts=True)
    for reader in (mentor, world.head, world.clerk, world.office, world.standing, world.director):
        assert "Hay trễ hạn" in browser(reader).get(page).content.decode()
    for reader in (world.party, world.chair):
        assert "Hay trễ hạn" not in browser(reader).get(page).content.decode()
    own = browser(row.person).get(url("own")).content.decode()
    assert "Hay trễ hạn" not in own and "Lập lịch tuần." in own and "Chủ trì một đề án" in own


def test_who_is_watched_is_told_nothing_before_the_plan_is_approved(world):
    row = world.factor()
    write_plan(row, world.words(), by=world.head, edition=0)
    add_shortcoming(row, ToOvercome("Hay trễ hạn.", "Lập lịch tuần.", row.person, clock.today()), by=world.head)
    client = browser(row.person)
    own = client.get(url("own")).content.decode()
    assert "Chủ trì một đề án" not in own and "Lập lịch tuần." not in own
    assert not any("bồi dưỡng" in tile.label for tile in tiles_of(row.person))
    approve_plan(row, by=world.head)
    own = client.get(url("own")).content.decode()
    assert "Chủ trì một đề án" in own and "Lập lịch tuần." in own
    assert any("bồi dưỡng" in tile.label for tile in tiles_of(row.person))
    end(row, by=world.head, kind="other", on=clock.today(), reason="Chuyển công tác.")
    assert "Lập lịch tuần." not in client.get(url("own")).content.decode()


def test_a_plan_on_its_pages(world):
    row = world.factor()
    clerk, head = browser(world.clerk), browser(world.head)
    typed = {
        "edition": 0, "goals": "Chủ trì đề án.", "measures": "Giao việc khó.", "begins": "2026-12-03",
        "ends": "2027-06-30", "every": 3, "expected_year": 2027,
    }  # fmt: skip
    assert clerk.get(url("plan_edit", row.pk)).status_code == 200
    assert clerk.post(url("plan_edit", row.pk), {**typed, "expected_year": "9" * 30}).status_code == 422
    assert clerk.post(url("plan_edit", row.pk), typed).status_code == 302
    assert clerk.get(url("plan_approve", row.pk)).status_code == 404
    assert "Chủ trì đề án." in head.get(url("plan_approve", row.pk)).content.decode()
    assert head.post(url("plan_approve", row.pk), {"edition": 7}).status_code == 422
    assert head.post(url("plan_approve", row.pk), {"edition": 2}).status_code == 422
    edition = NurturingPlan.objects.get().edition
    assert head.post(url("plan_approve", row.pk), {"edition": edition}).status_code == 302
    plan = NurturingPlan.objects.get()
    assert plan.approved_by == world.head and clerk.get(url("plan", plan.pk)).status_code == 200
    for kind in ("pdf", "docx"):
        for page in (url("plan_file", plan.pk), url("tracking_file", row.pk)):
            assert len(clerk.get(page, {"dang": kind}).content) > 5_000
    assert browser(world.stranger).get(url("plan_file", plan.pk)).status_code == 404


def test_a_draft_plan_is_the_departments(world):
    row = world.factor()
    plan = write_plan(row, world.words(), by=world.clerk, edition=0)
    assert browser(world.head).get(url("plan", plan.pk)).status_code == 200
    for other in (world.office, world.standing, world.director):
        assert browser(other).get(url("plan", plan.pk)).status_code == 404
        assert "chờ duyệt" not in browser(other).get(url("factor", row.pk)).content.decode()


def test_a_follow_up_on_its_page(world):
    row = world.factor(State.NURTURING)
    one = world.due_one(row)
    clerk, head, page = browser(world.clerk), browser(world.head), url("follow_up", one.pk)
    assert clerk.post(page, {"edition": 0, "text": "Tiến bộ.", "needs": ""}).url == page
    answer = clerk.post(page, {"edition": 0, "text": "Chữ của tôi.", "needs": ""})
    assert answer.status_code == 422 and "Chữ của tôi." in answer.content.decode()
    assert clerk.post(page, {"edition": 1, "text": "Tiến bộ.", "needs": "", "then": "hand_in"}).status_code == 403
    assert head.post(page, {"edition": 1, "text": "Tiến bộ rõ.", "needs": "", "then": "hand_in"}).status_code == 302
    assert FollowUp.objects.get(pk=one.pk).text == "Tiến bộ rõ."
    assert "Tiến bộ rõ." in browser(world.office).get(page).content.decode()
    second = world.due_one(row)
    assert clerk.get(url("follow_up_skip", second.pk)).status_code == 403
    for reason in ("", "x" * 501):
        assert head.post(url("follow_up_skip", second.pk), {"reason": reason}).status_code == 422
    assert head.post(url("follow_up_skip", second.pk), {"reason": "Trùng lịch."}).status_code == 302
    assert clerk.post(url("follow_up_add", row.pk)).status_code == 302
    assert browser(world.office).post(url("follow_up_add", row.pk)).status_code == 403
    assert "Việc theo dõi" in clerk.get(url("follow_ups")).content.decode()


def test_shortcomings_on_their_pages(world):
    row = world.factor(State.NURTURING)
    head = browser(world.head)
    typed = {"item": "Ngoại ngữ.", "action": "Học.", "responsible": row.person.pk, "until": "2027-03-01"}
    assert head.post(url("shortcoming_add", row.pk), {**typed, "until": "2020-01-01"}).status_code == 422
    assert head.post(url("shortcoming_add", row.pk), typed).status_code == 302
    one = row.shortcomings.get()
    assert head.post(url("shortcoming_edit", one.pk), {**typed, "action": "Học B2."}).status_code == 302
    close = url("shortcoming_close", one.pk)
    assert browser(world.clerk).get(close).status_code == 403
    assert head.post(close, {"proof": "Có chứng chỉ.", "upload": pdf()}).status_code == 302
    file = url("closing_file", ShortcomingClosing.objects.get().pk)
    assert head.get(file).status_code == 200 and browser(world.stranger).get(file).status_code == 404
    assert head.post(url("shortcoming_reopen", one.pk), {"reason": "x" * 501}).status_code == 422
    assert head.post(url("shortcoming_reopen", one.pk), {"reason": "Chưa đạt."}).status_code == 302
    assert "Chưa đạt." in head.get(url("factor", row.pk)).content.decode()


def test_collecting_on_its_pages(world):
    row = world.factor(State.NURTURING)
    head, first = browser(world.head), world.criteria_set.criteria.get(ordinal=1)
    page = url("statement", row.pk, first.pk)
    assert head.post(page, {"text": "Gương mẫu."}).status_code == 302
    assert head.get(url("statement", row.pk, 999_999)).status_code == 404
    facts = {"criterion": first.pk, "kind": "decision", "title": "Quyết định khen"}
    answer = head.post(url("proof_add", row.pk), {**facts, "upload": pdf()})
    assert answer.status_code == 422 and "Chưa ghi cơ quan ban hành" in answer.content.decode()
    facts["kind"] = "figures"
    assert head.post(url("proof_add", row.pk), {**facts, "upload": pdf()}).status_code == 302
    proof = FactorEvidence.objects.get()
    for reader in (world.clerk, world.office):
        assert browser(reader).get(url("proof_file", proof.pk)).status_code == 200
    for other in (world.party, world.stranger, row.person):
        assert browser(other).get(url("proof_file", proof.pk)).status_code == 404
        assert browser(other).get(url("readiness", row.pk)).status_code == 404
    assert "Gương mẫu." in browser(world.office).get(url("readiness", row.pk)).content.decode()
    assert head.post(url("proof_place", row.pk), {"criterion": "x"}).status_code == 302
    assert head.post(url("proof_place", row.pk), {"criterion": first.pk, "statement": "9" * 30}).status_code == 302
    assert head.post(url("proof_drop", proof.pk)).status_code == 302
    assert FactorEvidence.objects.get().set_aside_at


def test_life_events_on_their_pages(world):
    row = world.factor(State.NURTURING)
    head, clerk = browser(world.head), browser(world.clerk)
    for name in ("factor_pause", "factor_discipline", "factor_transfer", "factor_end"):
        assert head.get(url(name, row.pk)).status_code == 200 and clerk.get(url(name, row.pk)).status_code == 404
        assert head.post(url(name, row.pk), {}).status_code == 422
    typed = {"kind": "leave", "since": "2026-12-01", "until": "", "reason": "Đi học."}
    assert head.post(url("factor_pause", row.pk), typed).status_code == 302
    assert head.get(url("factor_pause", row.pk)).status_code == 302
    assert head.post(url("factor_resume", row.pk), {"reason": "Đã về."}).status_code == 302
    assert (
        head.post(url("factor_discipline", row.pk), {"since": "2026-12-01", "note": "Đang xem xét."}).status_code == 302
    )
    assert head.get(url("factor_resume", row.pk)).status_code == 403
    assert browser(world.standing).post(url("factor_resume", row.pk), {"reason": "Đã xong."}).status_code == 302
    typed = {"kind": "retirement", "on": "2026-12-02", "reason": "Nghỉ hưu."}
    assert head.post(url("factor_end", row.pk), typed).status_code == 302
    assert LifeEvent.objects.count() == 5


def test_introducing_on_its_page(world):
    row = world.factor(kind="collective", name="Tổ Phiên dịch")
    head, page, chief = browser(world.head), url("factor_introduce", row.pk), world.colleague()
    assert "Chưa sẵn sàng" in head.get(page).content.decode()
    assert head.post(page, {"headcount": "1"}).status_code == 422
    answer = head.post(page, {"collective_head": chief.pk, "headcount": 3})
    made = world.season.nominations.get()
    assert answer.url == reverse("nominations:detail", args=[made.pk])
    assert "Được phát hiện ngày" in head.get(answer.url).content.decode()
    assert head.get(page).status_code == 302
    assert "chưa có kết quả công bố" in head.get(url("factor", row.pk)).content.decode()
    assert browser(world.office).get(page).status_code == 404


def test_the_mentor_answers_on_the_page(world):
    mentor = world.colleague()
    row = world.factor(State.NURTURING, plan={"mentor": mentor})
    page, client = url("mentoring", mentoring_of(row).pk), browser(mentor)
    assert "Trả lời lời mời hướng dẫn" in [task.title for task in tasks_of(mentor)]
    assert browser(world.head).get(page).status_code == 404
    assert client.post(page, {"accepts": "no"}).status_code == 422
    assert client.post(page, {"accepts": "yes"}).url == url("factor", row.pk)
    assert client.get(page).status_code == 302


def test_the_register_is_narrowed_printed_and_exported(world):
    world.factor(person=world.colleague(full_name="Nguyễn Thị Mai Hoa"))
    world.factor(State.ENDED, person=world.colleague(full_name="Phạm Văn Cũ"))
    office = browser(world.office)
    page = office.get(url("register")).content.decode()
    assert "Nguyễn Thị Mai Hoa" in page and "Phạm Văn Cũ" not in page
    assert "Phạm Văn Cũ" in office.get(url("register"), {"trang_thai": "ended"}).content.decode()
    found = office.get(url("register"), {"q": "mai hoa", "phong": world.department.pk}).content.decode()
    assert "Nguyễn Thị Mai Hoa" in found
    assert "Không có dòng nào khớp" in office.get(url("register"), {"q": "không có"}).content.decode()
    assert office.get(url("register"), {"phong": "x", "trang_thai": "x", "loc": "x", "q": "\x00"}).status_code == 200
    for name in ("export", "print"):
        assert len(office.get(url(name)).content) > 3_000
    assert len(office.get(url("print"), {"dang": "docx"}).content) > 3_000
    assert office.get(url("print"), {"q": "không có"}).status_code == 302
    assert browser(world.staff).get(url("register")).status_code == 403


def test_the_printed_register_bears_the_agency_and_who_printed_it(world):
    world.factor()
    said = " ".join(render_html(register_paper(NewFactor.objects.all(), by=world.head)).split())
    assert "NGƯỜI LẬP" in said and world.head.full_name in said and "VĂN PHÒNG" not in said


def test_pages_ask_the_same_number_of_questions(world):
    first = world.factor(State.NURTURING, plan={"mentor": world.colleague()})
    add_shortcoming(first, ToOvercome("Một", "Hai", first.person, clock.today()), by=world.head)
    office, head = browser(world.office), browser(world.head)
    one = {name: asked(client, page) for name, client, page in _pages(office, head, first)}
    for _ in range(3):
        row = world.factor(State.NURTURING)
        add_shortcoming(first, ToOvercome(f"Một {row.pk}", "Hai", row.person, clock.today()), by=world.head)
    world.collect_everything(first)
    assert {name: asked(client, page) for name, client, page in _pages(office, head, first)} == one
    assert one == {"register": REGISTER, "factor": FACTOR}


def _pages(office, head, row):
    return (("register", office, url("register")), ("factor", head, url("factor", row.pk)))


def test_what_waits_for_whom(world):
    row = world.factor()
    write_plan(row, world.words(), by=world.clerk, edition=0)
    assert [task.title for task in tasks_of(world.head) if "bồi dưỡng" in task.title] == ["Duyệt 01 kế hoạch bồi dưỡng"]
    approve_plan(row, by=world.head)
    row.person.department = world.elsewhere
    row.person.save()
    assert "Ghi chuyển phòng của 01 nhân tố mới" in [task.title for task in tasks_of(world.head)]


def test_a_mentor_who_declines_is_led_away(world):
    mentor = world.colleague()
    row = world.factor(State.NURTURING, plan={"mentor": mentor})
    page, client = url("mentoring", mentoring_of(row).pk), browser(mentor)
    answer = client.post(page, {"accepts": "no", "reason": "Đi công tác."}, follow=True)
    assert answer.status_code == 200 and client.get(page).status_code == 404
