"""The Office returns a dossier with a list of what is missing and a time (phiếu yêu cầu bổ sung)."""

from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from accounts.models import User
from core import clock
from core.vietnamese import clean, local_day
from core.workflow import advance, require
from nominations.actions import _papers
from nominations.actions._due import due_refusals
from nominations.limits import MAX_SUPPLEMENT_ITEMS
from nominations.models import Nomination, SupplementItem
from nominations.printing import render, supplement_paper
from nominations.queries import whole
from nominations.workflow import NOMINATION


def return_for_supplement(
    nomination: Nomination, *, by: User, items: Sequence[str], due: datetime, reason: str
) -> Nomination:
    """Return the dossier with one to ten things to supply by *due*, and make the request paper.

    :raises ValidationError: no item, too many, no reason, or a time that cannot be kept.
    """
    nomination = whole(nomination)
    require(nomination, NOMINATION, "return", by=by)
    asked = [text for item in items if (text := clean(item))]
    at = clock.now()
    if refusals := _refusals(nomination, asked, due, reason, at):
        raise ValidationError(refusals)
    paper = supplement_paper(nomination, by=by, on=local_day(at), items=asked, reason=clean(reason), due=due)
    turn = _papers.next_turn(nomination, _papers.Kind.SUPPLEMENT_REQUEST)
    stored = render(paper, f"Phieu-yeu-cau-bo-sung-{nomination.number}-{turn}.pdf")
    with transaction.atomic():
        row: Nomination = advance(nomination, NOMINATION, "return", by=by, reason=reason, supplement_due=due)
        last = row.supplement_items.aggregate(last=Max("turn"))["last"] or 0
        SupplementItem.objects.bulk_create(
            SupplementItem(nomination=row, turn=last + 1, text=text, asked_by=by, asked_at=at) for text in asked
        )
        _papers.freeze(row, _papers.Kind.SUPPLEMENT_REQUEST, paper=paper, stored=stored, by=by, at=at)
    return row


def _refusals(nomination: Nomination, asked: list[str], due: datetime, reason: str, at: datetime) -> list[str]:
    refusals = []
    if not asked:
        refusals.append("Chưa ghi nội dung cần bổ sung. Mời đồng chí ghi ít nhất một nội dung.")
    if len(asked) > MAX_SUPPLEMENT_ITEMS or any(len(text) > 500 for text in asked):
        refusals.append(
            f"Phiếu nhận tối đa {MAX_SUPPLEMENT_ITEMS} nội dung, mỗi nội dung 500 ký tự. Mời đồng chí gộp hoặc rút gọn."
        )
    if not clean(reason):
        refusals.append("Chưa ghi lý do yêu cầu bổ sung. Mời đồng chí ghi lý do.")
    return [*refusals, *due_refusals(nomination, due, at)]
