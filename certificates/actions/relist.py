"""Lập lại danh sách: after a file was suspended, or another session ended, the list is made anew."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from certificates.models import Decision, DecisionItem
from certificates.queries import candidates
from certificates.workflow import DECISION
from core.workflow import advance
from nominations.concern import barred_in_person
from nominations.workflow import State


@transaction.atomic
def relist(decision: Decision, *, by: User) -> Decision:
    """The list as the council's results stand now.

    :raises IllegalMove: the list has gone to the Director, or the season is closed.
    :raises ValidationError: *by* is concerned in a file that comes on it.
    """
    row: Decision = advance(decision, DECISION, "relist", by=by)
    row.items.all().delete()
    fill(row, by=by)
    return row


def fill(decision: Decision, *, by: User) -> None:
    """Put every result that waits for the Director on an empty list, in the order of papers.

    :raises ValidationError: *by* is concerned in one of the files.
    """
    waiting = candidates(decision.season, beside=decision)
    if waiting.filter(nomination__in=barred_in_person(by)).exists():
        raise ValidationError(
            "Danh sách có hồ sơ mà đồng chí không tham gia bình xét. Việc lập tờ trình do đồng chí khác của Văn phòng "
            "Sở làm."
        )
    DecisionItem.objects.bulk_create(
        DecisionItem(
            decision=decision,
            nomination=item.nomination,
            agenda_item=item,
            passed=item.nomination.state == State.PASSED,
            ordinal=ordinal,
        )
        for ordinal, item in enumerate(waiting, 1)
    )
