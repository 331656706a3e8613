"""What else an office does: a fault put right, a letter answered, blanks and a printer kept, a leak, a draft."""

from decimal import Decimal

from certificates.actions.change_decision import change_decision
from certificates.actions.change_moves import issue_change, keep_change_scan
from certificates.actions.close_case import answer_case
from certificates.actions.keep_printer import add_printer
from certificates.actions.keep_stock import add_blank, enter_line
from certificates.actions.keep_template import keep_template
from certificates.actions.open_case import open_case
from certificates.actions.set_term import set_term
from certificates.actions.stock_lines import Line
from certificates.changing import Change, NewWords
from certificates.models import ComplaintCase, Decision, DecisionChange
from certificates.queries import certificates_of
from certificates.rendering.places import default_plan
from core import clock
from documents.actions.compose import compose
from documents.composing import Words
from documents.readiness import next_number
from nominations.models import Nomination
from operations.actions.keep_leak import record_leak
from operations.demo.council import signed_copy
from operations.demo.office import person
from seasons.models import Season

_LETTER = "SNgV-VP"
#: Days and whether the certificate stops meanwhile, by the office's own rules.
_TERMS = (("petition", 15, False), ("grievance", 30, True), ("denunciation", 30, True))


def put_right(decision: Decision) -> None:
    """A letter corrects a name of units in the decision."""
    clerk, today = person("vanthu"), clock.today()
    wrong = NewWords(None, "Trưởng các phòng, Giám đốc Trung tâm Dịch vụ đối ngoại", "Trưởng các phòng, đơn vị")
    letter = Change(
        kind=DecisionChange.Kind.CORRECT, number=next_number(_LETTER, today.year), symbol=_LETTER, dated=today,
        reason="Tên đơn vị thi hành ghi chưa đúng Quyết định tổ chức bộ máy của Sở.",
        recipients="Như Điều 4 Quyết định được đính chính\nLưu: VT, VP", words=(wrong,),
    )  # fmt: skip
    change = change_decision(decision, by=clerk, change=letter)
    keep_change_scan(change, by=clerk, stored=signed_copy(change.paper))
    issue_change(change, by=person("vanphong"))


def receive_a_letter(decision: Decision) -> ComplaintCase:
    """A petition about a certificate, whose terms the office has set before."""
    office = person("vanphong")
    for kind, days, freezes in _TERMS:
        set_term(kind, by=office, days=days, freezes=freezes, basis="Quy chế tiếp công dân, xử lý đơn của Sở")
    line = "Đề nghị giải thích tiêu chí riêng thứ nhất."
    last = list(certificates_of(decision))[-1]
    return open_case(last, by=office, kind="petition", received_on=clock.today(), number="05-ĐT", line=line)


def answer(case: ComplaintCase) -> None:
    """The Director answers that the result stands."""
    answer_case(case, by=person("giamdoc"), outcome=ComplaintCase.Outcome.UPHELD, answer_number="Số 31/SNgV-VP")


def keep_blanks() -> None:
    """Fifty sheets with a frame, the places of the words on them, and a printer that was measured."""
    office = person("vanphong")
    blank = add_blank(by=office, name="Phôi khung hoa văn", size="a4")
    enter_line(blank, Line("received", 50, clock.today(), document="Phiếu nhập kho số 02"), after=0, by=office)
    plan = default_plan("a4", landscape=True)
    keep_template(blank, orientation="landscape", plan=plan, picture=None, after=0, by=office)
    shift, scale = Decimal("0.8"), Decimal("100.0")
    add_printer(by=office, name="Máy in phòng Văn thư", tray="Khay tay", dx=shift, dy=-shift, scale=scale)


def draft_a_letter() -> None:
    """A letter on its way: written, without a number."""
    words = Words(
        "đăng ký lịch chụp ảnh các điển hình tiên tiến",
        "Để chuẩn bị trang «Gương điển hình» trên Trang thông tin điện tử của Sở, Văn phòng Sở đề nghị các phòng, "
        "đơn vị đăng ký lịch chụp ảnh của cá nhân, tập thể được công nhận.\nĐăng ký gửi về Văn phòng Sở để tổng hợp.",
        addressed_to="Các phòng, đơn vị thuộc Sở",
        recipients="Như trên\nBan Giám đốc Sở (để báo cáo)\nLưu: VT, VP",
    )  # fmt: skip
    compose("letter", words, by=person("vanthu"))


def tell_of_a_leak(season: Season, file: Nomination) -> None:
    """Somebody saw a result before its time: the vice-chair keeps the incident, which is not closed yet."""
    record_leak(
        season, by=person("phogiamdoc"), found_at=clock.now(), concerned=[file],
        what="Ảnh chụp trang phiên họp trong một nhóm chat; chữ in mờ trên ảnh đọc được giờ, không đọc được tên.",
        done="Đã nhắc các thành viên Hội đồng giữ bí mật kết quả đến khi công bố.",
    )  # fmt: skip
