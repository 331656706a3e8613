"""The book of outgoing documents: no gap, no double, whoever gives numbers when."""

import threading
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection

from accounts.roles import Role
from core.workflow import AlreadyDone
from documents.actions.draw_number import Registered, draw_number
from documents.actions.enter_outside import enter_outside
from documents.actions.reserve import reserve
from documents.actions.void import void
from documents.models import Book, Entry
from documents.readiness import next_number, number_refusal
from tests.factories.people import person

pytestmark = pytest.mark.both_engines

DAY = date(2026, 11, 20)
SYMBOL = "QĐ-SNgV"


def facts(kind=Entry.Kind.DECISION, **changes) -> Registered:
    return Registered(**{"kind": kind, "dated": DAY, "subject": "Về việc thử nghiệm", **changes})


def drawn(clerk, wanted=None, **changes) -> Entry:
    return draw_number(SYMBOL, facts(**changes), by=clerk, wanted=wanted)


@pytest.mark.django_db
class TestDrawing:
    def test_numbers_run_by_year_and_symbol_from_01(self):
        clerk = person(Role.RECORDS_CLERK)
        assert [drawn(clerk).full_number for _ in range(2)] == ["01/QĐ-SNgV", "02/QĐ-SNgV"]
        assert drawn(clerk, dated=date(2027, 1, 4)).full_number == "01/QĐ-SNgV"
        assert draw_number("GM-SNgV", facts(Entry.Kind.INVITATION), by=clerk).number == 1

    def test_an_empty_book_begins_where_the_paper_book_stopped(self):
        clerk = person(Role.RECORDS_CLERK)
        assert drawn(clerk, 57).number == 57
        assert drawn(clerk).number == 58

    def test_a_used_number_is_refused_with_the_document_that_has_it(self):
        clerk = person(Role.RECORDS_CLERK)
        drawn(clerk, 5)
        with pytest.raises(ValidationError) as refusal:
            drawn(clerk, 5)
        sentence = "Số 05/QĐ-SNgV đã dùng cho quyết định ngày 20/11/2026. Mời ghi số khác, số tiếp theo là 06."
        assert refusal.value.message_dict == {"number": [sentence]}

    def test_no_number_is_passed_over(self):
        clerk = person(Role.RECORDS_CLERK)
        drawn(clerk, 5)
        with pytest.raises(ValidationError, match=r"bỏ trống số 06 đến số 08. Mời ghi số tiếp theo là 06"):
            drawn(clerk, 9)
        with pytest.raises(ValidationError, match=r"bỏ trống số 06\. Mời"):
            drawn(clerk, 7)
        enter_outside(by=clerk, symbol=SYMBOL, first=6, last=8, facts=facts())
        assert drawn(clerk, 9).number == 9

    def test_a_number_kept_free_is_given_later(self):
        clerk = person(Role.RECORDS_CLERK)
        rows = reserve(by=clerk, kind="decision", symbol=SYMBOL, year=2026, count=2, subject="Quyết định sắp ký")
        assert [row.number for row in rows] == [1, 2]
        assert drawn(clerk).number == 3
        given = drawn(clerk, 2)
        assert (given.pk, given.standing) == (rows[1].pk, "used")

    def test_a_paper_that_is_renumbered_leaves_its_old_number_void(self):
        clerk = person(Role.RECORDS_CLERK)
        source = Book.objects.create(year=2026, symbol="nguồn")
        first = draw_number(SYMBOL, facts(), by=clerk, source=source, wanted=5)
        again = draw_number(SYMBOL, facts(subject="Sửa trích yếu"), by=clerk, source=source, wanted=5)
        assert again.pk == first.pk and again.subject == "Sửa trích yếu"
        draw_number(SYMBOL, facts(), by=clerk, source=source, wanted=6)
        first.refresh_from_db()
        assert (first.standing, first.reason) == ("void", "Đã cấp lại số khác cho văn bản này")
        assert number_refusal(SYMBOL, 2026, 5) == (
            "Số 05/QĐ-SNgV đã hủy (Đã cấp lại số khác cho văn bản này). Mời ghi số khác, số tiếp theo là 07."
        )


@pytest.mark.django_db
class TestKeeping:
    def test_only_those_who_keep_the_book_touch_it(self):
        stranger, clerk = person(Role.EDITOR), person(Role.OFFICE)
        with pytest.raises(PermissionDenied):
            reserve(by=stranger, kind="notice", symbol="TB-SNgV", year=2026, count=1, subject="x")
        with pytest.raises(PermissionDenied):
            enter_outside(by=stranger, symbol=SYMBOL, first=1, last=1, facts=facts())
        row = drawn(clerk)
        with pytest.raises(PermissionDenied):
            void(row, by=stranger, reason="x")

    def test_a_void_number_keeps_its_reason_and_is_void_once(self):
        clerk = person(Role.OFFICE)
        row = drawn(clerk)
        with pytest.raises(ValidationError, match="Chưa ghi lý do hủy số"):
            void(row, by=clerk, reason=" ")
        assert void(row, by=clerk, reason="Ghi nhầm").reason == "Ghi nhầm"
        with pytest.raises(AlreadyDone):
            void(row, by=clerk, reason="Ghi nhầm")
        assert next_number(SYMBOL, 2026) == 2

    def test_a_number_on_a_paper_of_the_portal_is_not_void_here(self):
        clerk = person(Role.OFFICE)
        row = draw_number(SYMBOL, facts(), by=clerk, source=Book.objects.create(year=2026, symbol="nguồn"))
        with pytest.raises(ValidationError, match="Đồng chí cấp lại số tại trang của văn bản đó"):
            void(row, by=clerk, reason="x")

    @pytest.mark.parametrize(("first", "last"), [(5, 4), (1, 201)])
    def test_a_range_is_of_sense(self, first, last):
        with pytest.raises(ValidationError, match="Số cuối phải từ số đầu trở đi"):
            enter_outside(by=person(Role.OFFICE), symbol=SYMBOL, first=first, last=last, facts=facts())


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_clerks_at_once_get_different_numbers_without_a_gap():
    clerks = [person(Role.RECORDS_CLERK) for _ in range(4)]
    start, found = threading.Barrier(len(clerks)), []

    def run(clerk):
        start.wait()
        try:
            found.append(drawn(clerk).number)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(clerk,)) for clerk in clerks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(found) == [1, 2, 3, 4]
