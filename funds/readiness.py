"""What forbids an act on a fund or a request, in sentences that say what to do next."""

from datetime import date

from certificates.models import Certificate
from certificates.workflow import ENDED, CertificateState
from core import clock
from core.vietnamese import short_date
from funds.balance import money
from funds.models import Entry, Fund, SupportRequest
from nominations.models import Nomination
from nominations.workflow import State as FileState
from nurturing.models import NewFactor
from nurturing.workflow import ACTIVE


def closed_refusal(fund: Fund) -> str:
    """Why nothing can be written in its book; or an empty text."""
    if fund.is_open or fund.closed_on is None:
        return ""
    return f"Quỹ «{fund}» đã đóng ngày {short_date(fund.closed_on)}. Mời mở lại quỹ, hoặc chọn quỹ khác."


def lacking_words(fund: Fund, wanted: int) -> str:
    """The figures of a fund that has not enough; an empty text where it has."""
    if not (lacking := fund.standing.lacking(wanted)):
        return ""
    return f"Quỹ «{fund}» còn được duyệt {money(fund.available)}, thiếu {money(lacking)} so với {money(wanted)}."


def approval_refusal(fund: Fund, wanted: int) -> str:
    """Why *wanted* cannot be approved from the fund now; or an empty text."""
    if refusal := closed_refusal(fund):
        return refusal
    if lacking := lacking_words(fund, wanted):
        return f"{lacking} Mời duyệt số tiền thấp hơn, hoặc chuyển đề nghị vào danh sách chờ kỳ sau."
    return ""


def closing_refusal(fund: Fund) -> str:
    """Why the fund cannot be closed; or an empty text."""
    if fund.committed:
        return (
            f"Quỹ còn {money(fund.committed)} đã duyệt mà chưa chi. Mời chi xong, hoặc Giám đốc thôi duyệt, "
            "rồi mới đóng quỹ."
        )
    waiting = SupportRequest.objects.filter(fund=fund, state__in=("sent", "noted")).count()
    if waiting:
        return f"Còn {waiting} đề nghị đang chờ quỹ này. Mời giải quyết xong, hoặc chuyển sang quỹ khác, rồi mới đóng."
    return ""


def day_refusal(fund: Fund, day: date) -> str:
    """Why no money can have moved on that day; or an empty text."""
    if day > clock.today():
        return "Ngày này sau hôm nay. Mời ghi ngày tiền đã thu hoặc chi."
    if day < fund.opened_on:
        return f"Ngày này trước ngày mở quỹ {short_date(fund.opened_on)}. Mời ghi lại ngày."
    return ""


def reversal_refusal(entry: Entry, fund: Fund) -> str:
    """Why the line cannot be reversed; or an empty text."""
    if entry.kind == Entry.Kind.REVERSAL:
        return "Dòng này đã là dòng hoàn, đính chính nên không đính chính tiếp được. Mời ghi khoản mới."
    if refusal := closed_refusal(fund):
        return refusal
    if entry.kind == Entry.Kind.INCOME and (lacking := fund.standing.lacking(entry.amount)):
        return (
            f"Quỹ chỉ còn {money(fund.available)} chưa duyệt, thiếu {money(lacking)} để đính chính khoản thu này. "
            "Mời hoàn lại khoản chi hoặc thôi duyệt đề nghị trước."
        )
    return ""


def subject_refusal(subject: Nomination | NewFactor) -> str:
    """Why nothing can be asked for this person or collective; or an empty text."""
    if isinstance(subject, Nomination):
        return _recognised_refusal(subject)
    if subject.state not in ACTIVE:
        return (
            f"Nhân tố mới này đang ở trạng thái «{subject.get_state_display()}» nên không đề nghị hỗ trợ được. "
            "Mời bồi dưỡng lại trước, hoặc chọn nhân tố mới khác."
        )
    return ""


def _recognised_refusal(nomination: Nomination) -> str:
    if nomination.state != FileState.RECOGNISED or nomination.announced_at is None:
        return "Chỉ đề nghị hỗ trợ cho cá nhân, tập thể đã được công nhận và công bố. Mời chọn lại."
    states = set(Certificate.objects.filter(item__nomination=nomination).order_by().values_list("state", flat=True))
    if states & ENDED and CertificateState.ISSUED not in states:
        return "Giấy công nhận của cá nhân, tập thể này không còn hiệu lực nên không đề nghị hỗ trợ được. Mời chọn lại."
    return ""
