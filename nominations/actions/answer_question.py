"""The department answers what the Director asked about its dossier."""

from django.db import transaction

from accounts.models import User
from core.workflow import AlreadyDone, IllegalMove, advance, lock, require_duty
from nominations.models import Nomination
from nominations.workflow import NOMINATION


def refuse_unless_asked(nomination: Nomination) -> None:
    """Asked before the state, so that a refusal tells nothing of the vote and the decision.

    :raises AlreadyDone: the question has been answered.
    :raises IllegalMove: nothing was asked.
    """
    if not nomination.question:
        raise IllegalMove("Giám đốc Sở không yêu cầu giải trình hồ sơ này. Phòng không phải làm gì.")
    if nomination.answer:
        raise AlreadyDone("Phòng đã trả lời nội dung Giám đốc Sở yêu cầu giải trình.")


@transaction.atomic
def answer_question(nomination: Nomination, *, by: User, text: str) -> Nomination:
    """Answer the open question.

    :raises PermissionDenied: only those who write the department's files answer.
    :raises AlreadyDone: it has been answered.
    :raises IllegalMove: nothing was asked, or the state does not allow it.
    :raises ValidationError: the answer is empty.
    """
    row: Nomination = lock(nomination)
    require_duty(row, NOMINATION, "answer", by=by)
    refuse_unless_asked(row)
    row = advance(row, NOMINATION, "answer", by=by, reason=text, answer=text.strip())
    return row
