"""A dossier is handed in: complete, in time, by the head; the receipt says so for ever."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.exceptions import ValidationError

from core import uploads
from core.workflow import AlreadyDone
from nominations.actions.admit_late import admit_late
from nominations.actions.attach_evidence import attach_evidence
from nominations.actions.return_for_supplement import return_for_supplement
from nominations.actions.revise import revise
from nominations.actions.submit import submit
from nominations.content import digest_of
from nominations.models import NominationPaper
from nominations.queries import whole
from nominations.workflow import State
from tests.nominations.world import NOW, SOON, ask, pdf
from tests.papers.printed import plain_spaces, read

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
LAST = datetime(2026, 12, 14, 23, 59, 59, tzinfo=VIETNAM)


def receipts(row):
    return NominationPaper.objects.filter(nomination=row, kind="receipt").order_by("turn")


def bytes_of(paper):
    return uploads.read(paper.stored_name, paper.sha256)


def text_of(paper):
    return plain_spaces(read(bytes_of(paper)).text)


def test_handing_in_fixes_time_person_digest_and_receipt(world):
    row = submit(world.dossier(), by=world.head)
    row.refresh_from_db()
    paper = receipts(row).get()
    assert (row.state, row.submitted_by) == (State.SUBMITTED, world.head)
    assert row.content_digest == digest_of(whole(row))
    printed = text_of(paper)
    assert row.number in printed and "09 giờ 00 phút" in printed and "ngày 03 tháng 12 năm 2026" in printed
    assert row.content_digest[:4] in printed


def test_the_receipt_stays_the_same_whatever_happens_later(world):
    row = submit(world.dossier(), by=world.head)
    first = bytes_of(receipts(row).get())
    row = return_for_supplement(row, by=world.office, items=["Bản rõ hơn"], due=SOON, reason="Bản chụp mờ")
    item = row.supplement_items.get()
    revise(row, by=world.clerk, version=1, facts={"merit": "Thành tích khác hẳn"}, statements={},
           answers={item.pk: "Đã thay bản rõ"})  # fmt: skip
    again = submit(row, by=world.head)
    assert bytes_of(receipts(row).first()) == first
    assert receipts(row).count() == 2
    assert receipts(row).last().content != receipts(row).first().content
    assert again.content_digest != row.content_digest


@pytest.mark.parametrize(
    ("moment", "accepted"),
    [(LAST, True), (LAST + timedelta(microseconds=999_999), True), (LAST + timedelta(seconds=1), False)],
)
def test_the_door_closes_when_the_day_begins_in_vietnam(world, moment, accepted):
    row = world.dossier()
    with time_machine.travel(moment.astimezone(UTC), tick=False):
        if accepted:
            assert submit(row, by=world.head).state == State.SUBMITTED
        else:
            with pytest.raises(ValidationError, match="Đã hết hạn nộp ngày 14/12/2026"):
                submit(row, by=world.head)


def test_a_late_dossier_goes_in_by_permission_that_the_receipt_prints(world):
    row = world.dossier()
    with time_machine.travel(LAST + timedelta(days=2)):
        admit_late(row, by=world.standing, reason="Công tác nước ngoài. Giám đốc Sở đồng ý ngày 16/12/2026.")
        row = submit(row, by=world.head)
        with pytest.raises(AlreadyDone):
            submit(row, by=world.head)
    assert row.late
    assert "Công tác nước ngoài" in text_of(receipts(row).get())


def test_admission_twice_is_told_apart(world):
    row = world.dossier()
    with time_machine.travel(LAST + timedelta(days=2)):
        admit_late(row, by=world.standing, reason="Có lý do")
        with pytest.raises(AlreadyDone):
            admit_late(row, by=world.standing, reason="Có lý do")


@pytest.mark.parametrize(("after", "accepted"), [(timedelta(0), True), (timedelta(seconds=1), False)])
def test_a_returned_dossier_keeps_its_own_time_even_after_the_door(world, after, accepted):
    due = LAST + timedelta(days=3)
    row = world.dossier(State.RETURNED, supplement_due=due)
    with time_machine.travel(due + after, tick=False):
        if accepted:
            assert submit(row, by=world.head).state == State.SUBMITTED
            return
        with pytest.raises(ValidationError, match="quá hạn bổ sung"):
            submit(row, by=world.head)
        admit_late(row, by=world.standing, reason="Gia hạn")
        assert submit(row, by=world.head).late


def test_every_gap_is_named(world):
    row = world.dossier(merit="")
    row.statements.first().delete()
    row.evidence.last().delete()
    with pytest.raises(ValidationError) as refusal:
        submit(row, by=world.head)
    sentence = refusal.value.messages[0]
    assert "còn thiếu 3 mục" in sentence
    for gap in ("Tóm tắt thành tích", "Tiêu chuẩn chung 1: thuyết minh", "Tiêu chuẩn cụ thể 1: ít nhất một minh chứng"):
        assert gap in sentence


def test_evidence_set_aside_proves_nothing(world):
    row = world.dossier()
    row.evidence.filter(criterion__ordinal=1).update(set_aside_at=NOW)
    with pytest.raises(ValidationError, match="ít nhất một minh chứng"):
        submit(row, by=world.head)


def test_an_unanswered_request_holds_the_dossier_back(world):
    row = world.dossier(State.RETURNED)
    ask(row, "Thêm danh sách")
    with pytest.raises(ValidationError, match="Trả lời nội dung bổ sung 1"):
        submit(row, by=world.head)


def test_a_collective_lists_as_many_people_as_it_says(world):
    row = world.dossier(kind="collective", person=None, name="Tổ Ba Người", headcount=3, collective_head=world.head)
    for listed, refused in ((["A A"], True), (["A A", "B B"], False)):
        row = revise(row, by=world.clerk, version=row.version, facts={}, statements={}, members=listed)
        if refused:
            with pytest.raises(ValidationError, match="có 2 người, số người của tập thể ghi 3"):
                submit(row, by=world.head)
    assert submit(row, by=world.head).state == State.SUBMITTED


def test_content_that_changed_since_it_was_shown_is_not_handed_in(world):
    row = world.dossier()
    shown = digest_of(whole(row))
    criterion = world.criteria_set.criteria.first()
    facts = {"kind": "other", "title": "Thư cảm ơn"}
    attach_evidence(row, by=world.clerk, criterion=criterion, stored=uploads.accept(pdf()), facts=facts)
    with pytest.raises(ValidationError, match="vừa thay đổi"):
        submit(row, by=world.head, shown=shown)
    assert submit(row, by=world.head, shown=digest_of(whole(row))).state == State.SUBMITTED


def test_signs_that_cannot_be_printed_are_named(world):
    row = world.dossier(post="Chuyên viên \U0001f600")
    with pytest.raises(ValidationError, match="không có ký tự"):
        submit(row, by=world.head)
    row.refresh_from_db()
    assert row.state == State.DRAFT


def test_the_digest_covers_text_and_evidence(world):
    row = whole(world.dossier())
    seen = {digest_of(row)}
    row.merit = "Khác"
    seen.add(digest_of(row))
    row.evidence.all()[0].sha256 = "f" * 64
    seen.add(digest_of(row))
    row.statements.all()[0].text = "Khác"
    seen.add(digest_of(row))
    assert len(seen) == 4
