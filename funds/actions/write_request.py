"""Soạn đề nghị hỗ trợ: begun for one person or collective, edited until it is sent."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.history import keep
from core.vietnamese import clean
from core.workflow import AlreadyDone, advance, hold_gate, lock, record_event, require
from funds.access import nurtured_by, recognised_of
from funds.actions._ledger import held
from funds.balance import LARGEST
from funds.models import Fund, SupportRequest
from funds.readiness import closed_refusal, subject_refusal
from funds.workflow import OVER, SUPPORT_REQUEST, State
from nominations.models import Nomination
from nurturing.models import NewFactor
from seasons.queries import current_season

NO_SEASON = "Chưa có kỳ bình xét nên chưa lập được đề nghị hỗ trợ. Mời liên hệ Văn phòng Sở."
TWICE = "Phòng đã có đề nghị đang giải quyết với đúng nội dung và số tiền này. Mời mở đề nghị đó."


@dataclass(frozen=True)
class Wanted:
    """How much is asked for from which fund, for what, and why."""

    fund: Fund
    amount: int
    purpose: str
    basis: str


@transaction.atomic
def begin_request(subject: Nomination | NewFactor, wanted: Wanted, *, by: User) -> SupportRequest:
    """The new draft, of the season under way.

    :raises PermissionDenied: *by* does not write for the department that introduced or nurtures *subject*.
    :raises AlreadyDone: a request with these very words is on its way.
    :raises ValidationError: *subject* is not supported now, something is not said, or the fund is closed.
    """
    hold_gate()
    row = SupportRequest(department=subject.department, drafted_by=by, drafted_at=clock.now())
    if isinstance(subject, Nomination):
        row.nomination, mine = subject, recognised_of(by).filter(pk=subject.pk).exists()
    else:
        row.new_factor, mine = subject, nurtured_by(by).filter(pk=subject.pk).exists()
    if not mine:
        raise PermissionDenied("Đề nghị hỗ trợ do phòng giới thiệu hoặc bồi dưỡng lập.")
    if refusal := subject_refusal(subject):
        raise ValidationError(refusal)
    _write(row, wanted)
    keep(row, by=by, why="begin")
    record_event(row, "begin", by=by, was="", now=State.DRAFT.value)
    return row


def _write(row: SupportRequest, wanted: Wanted) -> None:
    facts = checked(wanted)
    refuse_twin(row, facts)
    season = current_season()
    if season is None:
        raise ValidationError(NO_SEASON)
    row.season = season
    for name, value in facts.items():
        setattr(row, name, value)


@transaction.atomic
def edit_request(request: SupportRequest, wanted: Wanted, *, by: User) -> SupportRequest:
    """The request with these words.

    :raises PermissionDenied: *by* does not write for its department.
    :raises AlreadyDone: it says so already; IllegalMove: it is sent.
    :raises ValidationError: as ``begin_request`` does.
    """
    row: SupportRequest = lock(request)
    require(row, SUPPORT_REQUEST, "edit", by=by)
    facts = checked(wanted)
    if all(getattr(row, name) == value for name, value in facts.items()):
        raise AlreadyDone("Nội dung này đã lưu.")
    refuse_twin(row, facts)
    edited: SupportRequest = advance(row, SUPPORT_REQUEST, "edit", by=by, **facts)
    return edited


def checked(wanted: Wanted) -> dict[str, Any]:
    """What is written, tidied; the fund stays as it is until the transaction ends.

    :raises ValidationError: something is not said, or the fund is closed.
    """
    fund = held(wanted.fund)
    purpose, basis = clean(wanted.purpose), clean(wanted.basis, multiline=True)
    refusals = {}
    if not 0 < wanted.amount <= LARGEST:
        refusals["amount"] = "Số tiền này không hợp lý. Mời ghi lại theo đồng."
    if not purpose:
        refusals["purpose"] = "Chưa ghi mục đích. Mời ghi hỗ trợ để làm gì, ví dụ: Học lớp tiếng Lào nâng cao."
    if not basis:
        refusals["basis"] = "Chưa ghi căn cứ, giải trình. Mời ghi vì sao cần và tính ra số tiền thế nào."
    if refusal := closed_refusal(fund):
        refusals["fund"] = refusal
    if refusals:
        raise ValidationError(refusals)
    return {"fund": fund, "amount": wanted.amount, "purpose": purpose, "basis": basis}


def refuse_twin(row: SupportRequest, facts: dict[str, Any]) -> None:
    """:raises AlreadyDone: another request on its way asks the same for the same person or collective."""
    about = {"nomination": row.nomination_id, "new_factor": row.new_factor_id}
    same = SupportRequest.objects.filter(**about, purpose=facts["purpose"], amount=facts["amount"])
    if same.exclude(state__in=OVER).exclude(pk=row.pk).exists():
        raise AlreadyDone(TWICE)
