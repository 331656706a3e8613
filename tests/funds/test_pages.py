"""The pages of the funds: who reaches them, what they say, what a press does."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import AccessLog, Notice, User
from accounts.roles import Role
from core import clock
from funds.actions.keep_fund import close_fund
from funds.models import Entry, Fund, SupportRequest
from funds.workflow import State
from tests.factories.funds import MILLION, REASON, FundWorld
from tests.factories.people import person
from tests.nominations.world import pdf

pytestmark = pytest.mark.slow


def as_(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page(client: Client, name: str, *places: object, **asked: str) -> str:
    answer = client.get(reverse(f"funds:{name}", args=places), asked)
    assert answer.status_code == 200, (name, answer.status_code)
    return answer.content.decode()


MONEY = {
    "amount": "3.500.000", "day": "2026-12-01", "text": "Bổ sung quỹ", "document_number": "30/QĐ-SNgV",
    "document_date": "2026-11-30",
}  # fmt: skip


class TestBooks:
    @pytest.mark.parametrize("who", ["office", "director", "standing"])
    def test_those_who_watch_read_them(self, world, who):
        client = as_(getattr(world, who))
        assert "10.000.000" in page(client, "funds")
        text = page(client, "fund", world.fund.pk)
        assert "Trích quỹ khen thưởng" in text and ("Ghi khoản thu" in text) == (who == "office")

    @pytest.mark.parametrize("who", ["head", "clerk", "stranger"])
    def test_departments_do_not(self, world, who):
        client = as_(getattr(world, who))
        assert client.get(reverse("funds:funds")).status_code == 403
        assert client.get(reverse("funds:fund", args=[world.fund.pk])).status_code == 404
        assert client.get(reverse("funds:fund_export", args=[world.fund.pk])).status_code == 404

    @pytest.mark.parametrize("who", ["director", "standing"])
    def test_only_the_office_writes(self, world, who):
        client = as_(getattr(world, who))
        for name in ("fund_edit", "fund_close", "fund_reopen", "income_add"):
            assert client.get(reverse(f"funds:{name}", args=[world.fund.pk])).status_code == 404
        assert client.get(reverse("funds:entry_reverse", args=[Entry.objects.get().pk])).status_code == 404
        assert client.get(reverse("funds:fund_add")).status_code == 403

    def test_a_fund_is_opened_once(self, world):
        told = {
            "name": "Quỹ Chi bộ", "source": "Đóng góp", "decision_number": "9/QĐ", "decision_date": "2026-02-01",
            "opened_on": "2026-02-02",
        }  # fmt: skip
        client = as_(world.office)
        for _ in range(2):
            answer = client.post(reverse("funds:fund_add"), told)
            fund = Fund.objects.get(name="Quỹ Chi bộ")
            assert answer.url == reverse("funds:fund", args=[fund.pk])

    def test_income_is_typed_with_dots_and_a_scan(self, world):
        client = as_(world.office)
        answer = client.post(reverse("funds:income_add", args=[world.fund.pk]), {**MONEY, "upload": pdf()})
        assert answer.status_code == 302
        line = Entry.objects.get(ordinal=2)
        assert (line.amount, line.balance_after, line.original_name) == (3_500_000, 13_500_000, "giay-khen.pdf")
        assert "13.500.000" in page(client, "fund", world.fund.pk)
        assert client.get(reverse("funds:entry_file", args=[line.pk])).status_code == 200
        assert AccessLog.objects.filter(subject_type="funds.entry", act="tải chứng từ thu, chi").count() == 1

    @pytest.mark.parametrize(
        ("changed", "sentence"),
        [
            ({"amount": "-5"}, "Số tiền này không hợp lý"),
            ({"amount": "9" * 40}, "Số tiền này không hợp lý"),
            ({"amount": "năm triệu"}, "chỉ nhận số nguyên"),
            ({"day": "2999-01-01"}, "Năm này không hợp lý"),
            ({"day": "2020-01-01"}, "trước ngày mở quỹ"),
            ({"text": "\x00"}, "Ô này còn trống"),
            ({"document_number": ""}, "Ô này còn trống"),
        ],
    )
    def test_nothing_typed_is_lost(self, world, changed, sentence):
        answer = as_(world.office).post(reverse("funds:income_add", args=[world.fund.pk]), {**MONEY, **changed})
        assert answer.status_code == 422 and sentence in answer.content.decode()
        assert "30/QĐ-SNgV" in answer.content.decode() or "document_number" in changed
        assert Entry.objects.count() == 1

    def test_a_closed_fund_says_so(self, world):
        client = as_(world.office)
        client.post(reverse("funds:fund_close", args=[world.fund.pk]))
        assert Fund.objects.get().closed_on == clock.today()
        assert "Mở lại quỹ" in page(client, "fund", world.fund.pk)
        answer = client.post(reverse("funds:income_add", args=[world.fund.pk]), MONEY)
        assert "đã đóng ngày" in answer.content.decode()
        client.post(reverse("funds:fund_reopen", args=[world.fund.pk]), {"reason": REASON})
        assert Fund.objects.get().is_open

    def test_a_line_is_reversed_on_its_page(self, world):
        line, client = Entry.objects.get(), as_(world.office)
        where = reverse("funds:entry_reverse", args=[line.pk])
        assert client.post(where, {"reason": ""}).status_code == 422
        client.post(where, {"reason": "Ghi nhầm."})
        text = page(client, "fund", world.fund.pk)
        assert "Đã hoàn, đính chính ở khoản số 2" in text and "Ghi nhầm." in text
        assert client.post(where, {"reason": "Ghi nhầm."}).status_code == 302 and Entry.objects.count() == 2

    def test_the_book_and_the_table_are_printed(self, world):
        world.request(State.PAID)
        client, year = as_(world.office), str(clock.today().year)
        book = client.get(reverse("funds:fund_export", args=[world.fund.pk]), {"nam": year})
        assert book["Content-Disposition"].endswith(f'So-quy-{world.fund.pk}-{year}.xlsx"')
        for form in ("pdf", "docx"):
            table = client.get(reverse("funds:fund_supports", args=[world.fund.pk]), {"nam": year, "dang": form})
            assert table.status_code == 200 and form in table["Content-Type"] + table["Content-Disposition"]
        acts = AccessLog.objects.filter(subject_type="funds.fund").order_by("pk").values_list("act", flat=True)
        assert list(acts) == ["tải sổ quỹ", "tải bảng hỗ trợ", "tải bảng hỗ trợ"]

    @pytest.mark.parametrize("count", [1, 6])
    def test_a_fund_costs_the_same_with_many_lines(self, world, count, django_assert_num_queries):
        for place in range(count - 1):
            world.request(State.PAID, 1_000, purpose=f"Lớp học thứ {place}")
        client = as_(world.office)
        page(client, "fund", world.fund.pk)
        with django_assert_num_queries(12):
            page(client, "fund", world.fund.pk)


class TestRequests:
    def test_a_clerk_writes_and_the_head_sends(self, world):
        client = as_(world.clerk)
        assert world.model.name in page(client, "request_choose")
        chosen = client.get(reverse("funds:request_choose"), {"subject": f"nomination-{world.model.pk}"})
        told = {"fund": world.fund.pk, "amount": "2.000.000", "purpose": "Học tiếng Lào", "basis": "Kế hoạch."}
        answer = client.post(chosen.url, told)
        row = SupportRequest.objects.get()
        assert answer.url == reverse("funds:request", args=[row.pk])
        text = page(client, "request", row.pk)
        assert "Chỉ Trưởng phòng, Phó Trưởng phòng gửi được" in text and "Gửi đề nghị" not in text
        assert client.post(reverse("funds:request_send", args=[row.pk])).status_code == 403
        as_(world.head).post(reverse("funds:request_send", args=[row.pk]))
        row.refresh_from_db()
        assert row.state == State.SENT and row.sent_by == world.head
        assert Notice.objects.filter(user=world.office, url=reverse("funds:request", args=[row.pk])).exists()

    def test_the_whole_way_on_pages(self, world):
        row = world.request(State.SENT)
        office, director = as_(world.office), as_(world.director)
        office.post(reverse("funds:request_note", args=[row.pk]), {"fund": world.fund.pk, "note": "Đủ nguồn."})
        assert "Duyệt hỗ trợ" in page(director, "request", row.pk)
        director.post(reverse("funds:request_approve", args=[row.pk]), {"amount": "1.500.000"})
        paid = {"day": str(clock.today()), "payee": "Bà A", "method": "cash", "receipt": "PC 07", "upload": pdf()}
        assert office.post(reverse("funds:request_pay", args=[row.pk]), paid).status_code == 302
        text = page(as_(world.head), "request", row.pk)
        assert "Đã chi" in text and "1.500.000 đồng" in text and "PC 07" in text
        fund = Fund.objects.get()
        assert (fund.balance, fund.committed) == (8_500_000, 0)
        scan = reverse("funds:entry_file", args=[Entry.objects.get(kind="payment").pk])
        assert as_(world.head).get(scan).status_code == 200
        assert as_(world.stranger).get(scan).status_code == 404

    def test_too_little_money_is_refused_with_the_figure_and_can_wait(self, world):
        """J3 ✗: Fund balance too low."""
        row = world.request(State.NOTED, 12 * MILLION)
        client = as_(world.director)
        sentence = "còn được duyệt 10.000.000 đồng, thiếu 2.000.000 đồng so với 12.000.000 đồng"
        assert sentence in page(client, "request", row.pk)
        answer = client.post(reverse("funds:request_approve", args=[row.pk]), {"amount": "12000000"})
        assert answer.status_code == 422 and sentence in answer.content.decode()
        assert SupportRequest.objects.get().state == State.NOTED and Fund.objects.get().committed == 0
        client.post(reverse("funds:request_queue", args=[row.pk]))
        row.refresh_from_db()
        assert row.state == State.QUEUED and sentence in row.answer
        assert row.whom in page(client, "requests", nhom="cho-ky-sau")

    def test_whoever_is_concerned_reads_why_another_decides(self, world):
        row = world.request(State.NOTED)
        world.model.person = world.director
        world.model.save()
        client = as_(world.director)
        text = page(client, "request", row.pk)
        assert "Đồng chí không giải quyết đề nghị này" in text and "Duyệt hỗ trợ" not in text
        answer = client.post(reverse("funds:request_approve", args=[row.pk]), {"amount": "1000"})
        assert answer.status_code == 403 and SupportRequest.objects.get().state == State.NOTED

    @pytest.mark.parametrize("who", ["stranger", "director", "office", "standing"])
    def test_a_draft_is_the_departments(self, world, who):
        row = world.request()
        where = reverse("funds:request", args=[row.pk])
        assert as_(getattr(world, who)).get(where).status_code == 404
        assert as_(world.deputy).get(where).status_code == 200

    def test_staff_have_no_such_page(self, world):
        client = as_(person(Role.STAFF, world.department))
        assert client.get(reverse("funds:requests")).status_code == 403
        assert client.get(reverse("funds:request_choose")).status_code == 403

    def test_moves_that_are_not_open_lead_back_with_a_sentence(self, world):
        row = world.request(State.SENT)
        answer = as_(world.head).get(reverse("funds:request_edit", args=[row.pk]), follow=True)
        assert "Chưa thực hiện được «Sửa đề nghị»" in answer.content.decode()
        answer = as_(world.head).post(reverse("funds:request_send", args=[row.pk]), follow=True)
        assert "Việc này đã làm xong" in answer.content.decode()

    @pytest.mark.parametrize("asked", ["x", "nomination-", "nomination-99999999999999999999", "new_factor-0", "\x00"])
    def test_nonsense_is_asked_again(self, world, asked):
        answer = as_(world.clerk).get(reverse("funds:request_choose"), {"subject": asked})
        assert answer.status_code == 422

    def test_without_a_fund_the_page_says_whom_to_ask(self, world):
        close_fund(world.fund, by=world.office)
        assert "Chưa có quỹ nào đang mở" in page(as_(world.clerk), "request_choose")
        assert "Phòng chưa có ai" in page(as_(world.stranger), "request_choose")

    @pytest.mark.parametrize("count", [1, 6])
    def test_the_list_costs_the_same_with_many(self, world, count, django_assert_num_queries):
        for place in range(count):
            world.request(State.SENT, purpose=f"Lớp học thứ {place}")
        client = as_(world.office)
        page(client, "requests")
        with django_assert_num_queries(9):
            assert page(client, "requests").count("Lớp học thứ ") == count


def test_days_of_other_years_are_filtered(world: FundWorld) -> None:
    Fund.objects.update(opened_on=date(2025, 1, 1))
    client = as_(world.office)
    early = {**MONEY, "day": "2025-06-01", "document_date": "2025-05-30", "text": "Thu năm trước"}
    client.post(reverse("funds:income_add", args=[world.fund.pk]), early)
    assert "Thu năm trước" in page(client, "fund", world.fund.pk)
    text = page(client, "fund", world.fund.pk, nam="2026")
    assert "Thu năm trước" not in text and "Trích quỹ khen thưởng" in text
