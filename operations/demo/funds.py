"""The demonstration's fund: money that came in, requests in every state, one that waits for the next season."""

from datetime import date, timedelta

from core import clock
from funds.actions.approve_request import Approval, approve_request
from funds.actions.keep_fund import FundFacts, open_fund
from funds.actions.note_request import note_request
from funds.actions.pay_request import Payment, pay_request
from funds.actions.queue_request import queue_request
from funds.actions.record_income import Income, record_income
from funds.actions.return_request import return_request
from funds.actions.send_request import send_request
from funds.actions.write_request import Wanted, begin_request
from funds.models import Entry, Fund, SupportRequest
from nominations.models import Nomination
from operations.demo.office import HEADS, at, evidence_file, person, working_day

_MILLION = 1_000_000
#: Purpose, millions asked for, how far it has come.
_ASKED = (
    ("Học lớp nghiệp vụ phiên dịch, 2 tháng", 4, "paid"),
    ("In tài liệu giới thiệu kinh nghiệm", 2, "approved"),
    ("Đi trao đổi kinh nghiệm tại tỉnh bạn", 6, "noted"),
    ("Mua máy tính xách tay phục vụ sáng kiến", 25, "queued"),
    ("Mua sách, tài liệu tiếng Lào", 1, "sent"),
    ("Tổ chức buổi chia sẻ kinh nghiệm", 3, "returned"),
)
_BASIS = "Phòng đã theo dõi và thấy cần hỗ trợ để tiếp tục phát huy.\nMức chi tính theo báo giá kèm theo."


def funds(today: date) -> None:
    """A fund of twenty million, and a request in each state for those recognised so far."""
    at(working_day(today - timedelta(days=1)), 14)
    office, day = person("vanphong"), clock.today()
    opened = day - timedelta(days=60)
    facts = FundFacts("Quỹ hỗ trợ điển hình tiên tiến", "Trích quỹ khen thưởng của Sở", "18/QĐ-SNgV", opened, opened)
    fund = open_fund(facts, by=office)
    text = "Trích quỹ khen thưởng của Sở"
    record_income(fund, Income(15 * _MILLION, opened, text, "19/QĐ-SNgV", opened), by=office)
    later = opened + timedelta(days=30)
    record_income(fund, Income(5 * _MILLION, later, "Bổ sung theo đề nghị", "33/QĐ-SNgV", later), by=office)
    rows = Nomination.objects.filter(state="recognised", announced_at__isnull=False).order_by("pk")
    for row, (purpose, millions, reached) in zip(rows, _ASKED, strict=False):
        _ask(row, fund, Wanted(fund, millions * _MILLION, purpose, _BASIS), reached)


def _ask(row: Nomination, fund: Fund, wanted: Wanted, reached: str) -> None:
    head, office = person(HEADS[row.department.code]), person("vanphong")
    request = send_request(begin_request(row, wanted, by=head), by=head)
    if reached == "returned":
        return_request(request, by=office, reason="Mời bổ sung báo giá và thời gian tổ chức.")
    if reached in ("sent", "returned"):
        return
    note_request(request, by=office, fund=fund, note="Đúng mục đích của quỹ, mức chi phù hợp. Đề nghị Giám đốc duyệt.")
    if reached == "queued":
        queue_request(request, by=office)
    if reached in ("approved", "paid"):
        approve_request(request, Approval(request.amount), by=person("giamdoc"))
    if reached == "paid":
        _pay(SupportRequest.objects.get(pk=request.pk))


def _pay(request: SupportRequest) -> Entry:
    payment = Payment(clock.today(), request.subject.name, Entry.Method.TRANSFER, "Ủy nhiệm chi 07")
    return pay_request(request, payment, by=person("vanphong"), stored=evidence_file("Chứng từ chi hỗ trợ"))
