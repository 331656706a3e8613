"""Lập quỹ, sửa, đóng và mở lại quỹ: the facts of a fund, never its money."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.history import keep
from core.vietnamese import clean, short_date
from core.workflow import AlreadyDone, IllegalMove, hold_gate, lock, record_event
from funds.access import keeping
from funds.models import Fund
from funds.readiness import closed_refusal, closing_refusal

_NEEDED = {
    "name": "Chưa ghi tên quỹ. Mời ghi tên, ví dụ: Quỹ hỗ trợ điển hình tiên tiến.",
    "source": "Chưa ghi nguồn kinh phí. Mời ghi, ví dụ: Quỹ khen thưởng của Sở.",
    "decision_number": "Chưa ghi số quyết định lập quỹ. Mời ghi số, ví dụ: 15/QĐ-SNgV.",
}
TAKEN = "Đã có quỹ đang mở mang tên này. Mời mở quỹ đó, hoặc ghi tên khác."


@dataclass(frozen=True)
class FundFacts:
    """What a fund is."""

    name: str
    source: str
    decision_number: str
    decision_date: date
    opened_on: date


@transaction.atomic
def open_fund(facts: FundFacts, *, by: User) -> Fund:
    """The new fund, with nothing in it.

    :raises PermissionDenied: *by* does not keep the books.
    :raises AlreadyDone: this very fund is open.
    :raises ValidationError: something is not said, a day is to come, or another open fund has the name.
    """
    capacity, told = keeping(by), _checked(facts)
    hold_gate()
    if Fund.objects.filter(**told, closed_on=None).exists():
        raise AlreadyDone("Quỹ này đã lập. Mời ghi khoản thu đầu tiên.")
    _refuse_twin(told["name"])
    fund = Fund(**told)
    keep(fund, by=by, why="open_fund")
    record_event(fund, "open_fund", by=by, was="", now="open", capacity=capacity)
    return fund


@transaction.atomic
def edit_fund(fund: Fund, facts: FundFacts, *, by: User) -> Fund:
    """The fund with other words; raises as ``open_fund`` does.

    :raises IllegalMove: it is closed.
    """
    capacity, told = keeping(by), _checked(facts)
    row: Fund = lock(fund)
    if refusal := closed_refusal(row):
        raise IllegalMove(refusal)
    if all(getattr(row, name) == value for name, value in told.items()):
        raise AlreadyDone("Nội dung này đã lưu.")
    _refuse_twin(told["name"], row.pk)
    first = row.entries.order_by("day").values_list("day", flat=True).first()
    if first and facts.opened_on > first:
        raise ValidationError({"opened_on": f"Sổ quỹ đã có khoản ngày {short_date(first)}. Mời ghi ngày mở sớm hơn."})
    for name, value in told.items():
        setattr(row, name, value)
    keep(row, by=by, why="edit_fund", fields=[*told])
    record_event(row, "edit_fund", by=by, was="open", now="open", capacity=capacity)
    return row


@transaction.atomic
def close_fund(fund: Fund, *, by: User) -> Fund:
    """Nothing more is written in its book.

    :raises PermissionDenied: *by* does not keep the books.
    :raises AlreadyDone: it is closed.
    :raises IllegalMove: money is promised, or a request waits for it.
    """
    capacity = keeping(by)
    row: Fund = lock(fund)
    if not row.is_open:
        raise AlreadyDone("Quỹ này đã đóng.")
    if refusal := closing_refusal(row):
        raise IllegalMove(refusal)
    row.closed_on = clock.today()
    keep(row, by=by, why="close_fund", fields=["closed_on"])
    record_event(row, "close_fund", by=by, was="open", now="closed", capacity=capacity)
    return row


@transaction.atomic
def reopen_fund(fund: Fund, *, by: User, reason: str) -> Fund:
    """It is written in again.

    :raises PermissionDenied: *by* does not keep the books.
    :raises AlreadyDone: it is open.
    :raises ValidationError: no reason is given, or an open fund has the name now.
    """
    capacity = keeping(by)
    row: Fund = lock(fund)
    if row.is_open:
        raise AlreadyDone("Quỹ này đang mở.")
    if not (reason := clean(reason, multiline=True)):
        raise ValidationError({"reason": "Chưa ghi lý do. Mời ghi vì sao mở lại quỹ."})
    _refuse_twin(row.name)
    row.closed_on = None
    keep(row, by=by, why=reason, fields=["closed_on"])
    record_event(row, "reopen_fund", by=by, was="closed", now="open", reason=reason, capacity=capacity)
    return row


def _checked(facts: FundFacts) -> dict[str, object]:
    told: dict[str, object] = {name: clean(getattr(facts, name)) for name in ("name", "source", "decision_number")}
    refusals = {name: sentence for name, sentence in _NEEDED.items() if not told[name]}
    for name in ("decision_date", "opened_on"):
        if getattr(facts, name) > clock.today():
            refusals[name] = "Ngày này sau hôm nay. Mời ghi lại ngày."
    if refusals:
        raise ValidationError(refusals)
    return told | {"decision_date": facts.decision_date, "opened_on": facts.opened_on}


def _refuse_twin(name: object, own: int = 0) -> None:
    if Fund.objects.filter(name=name, closed_on=None).exclude(pk=own).exists():
        raise ValidationError({"name": TAKEN})
