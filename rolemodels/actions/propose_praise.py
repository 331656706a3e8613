"""Đề nghị khen thưởng: one act writes the draft of the letter and begins to follow what comes of it."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.history import keep
from core.vietnamese import clean
from core.workflow import AlreadyDone, hold_gate, record_event
from documents.actions.compose import compose
from documents.models import Composed
from nominations.models import Nomination
from rolemodels.access import keeping, kept
from rolemodels.actions.settle_praise import withdraw_praise
from rolemodels.models import PraiseProposal
from rolemodels.praise_letter import Proposal, praise_letter
from rolemodels.queries import certificates_of, decision_day
from rolemodels.workflow import State

DROPPED = "Bản nháp văn bản đề nghị đã bỏ."


@transaction.atomic
def propose_praise(nomination: Nomination, wanted: Proposal, *, by: User) -> PraiseProposal:
    """The proposal, with the draft of its letter in the book of documents.

    :raises PermissionDenied: *by* is not of the Office, or is concerned in the nominee.
    :raises AlreadyDone: this praise is proposed already.
    :raises ValidationError: the recognition is not in force, the decision bears no date, something is not said, or a
        draft with this subject stands in the book.
    """
    hold_gate()
    capacity = keeping(by)
    if not kept(by).filter(pk=nomination.pk).exists():
        raise PermissionDenied("Đồng chí có liên quan. Mời để đồng chí khác của Văn phòng Sở lập đề nghị.")
    recognised_on, certificate = decision_day(nomination), certificates_of([nomination.pk]).get(nomination.pk)
    if recognised_on is None or (certificate and certificate.state != "issued"):
        raise ValidationError("Quyết định công nhận không còn hiệu lực hoặc chưa ban hành nên không đề nghị khen được.")
    refusals = {}
    if not clean(wanted.addressed_to, multiline=True):
        refusals["addressed_to"] = "Chưa ghi nơi nhận đề nghị. Mời ghi cơ quan xét khen."
    if not clean(wanted.merit, multiline=True):
        refusals["merit"] = "Chưa ghi thành tích. Mời ghi vì sao đề nghị khen."
    if refusals:
        raise ValidationError(refusals)
    _refuse_standing(nomination, wanted, by)
    words = praise_letter(nomination, wanted, certificate)
    composed = compose(Composed.Kind.LETTER, words, by=by, season=nomination.season)
    row = PraiseProposal(
        nomination=nomination, form=wanted.form, level=wanted.level, recognised_on=recognised_on, composed=composed,
        proposed_on=clock.today(), proposed_by=by,
    )  # fmt: skip
    keep(row, by=by, why="propose_praise")
    record_event(row, "propose_praise", by=by, was="", now=State.PROPOSED.value, capacity=capacity)
    return row


def _refuse_standing(nomination: Nomination, wanted: Proposal, by: User) -> None:
    """One whose draft was dropped stands no longer in the way: it is withdrawn, and proposed anew."""
    rows = PraiseProposal.objects.filter(
        nomination=nomination, form=wanted.form, level=wanted.level, state__in=(State.PROPOSED, State.GRANTED)
    )
    for row in rows.select_related("composed"):
        if row.state == State.GRANTED:
            raise AlreadyDone(f"Đã được khen: {row}, quyết định số {row.decision_number}.")
        if row.composed.dropped_at is None:
            raise AlreadyDone(f"Đã đề nghị {row}. Mời mở đề nghị đó.")
        withdraw_praise(row, by=by, reason=DROPPED)
