"""The department answers what the Director asked about its dossier."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core.workflow import AlreadyDone, advance, lock, require
from nominations.models import Nomination
from nominations.workflow import NOMINATION


@transaction.atomic
def answer_question(nomination: Nomination, *, by: User, text: str) -> Nomination:
    """Answer the open question.

    :raises AlreadyDone: it has been answered.
    :raises ValidationError: nothing was asked, or the answer is empty.
    """
    row: Nomination = lock(nomination)
    require(row, NOMINATION, "answer", by=by)
    if not row.question:
        raise ValidationError("Giám đốc Sở không yêu cầu giải trình hồ sơ này. Phòng không phải làm gì.")
    if row.answer:
        raise AlreadyDone("Phòng đã trả lời nội dung Giám đốc Sở yêu cầu giải trình.")
    row = advance(row, NOMINATION, "answer", by=by, reason=text, answer=text.strip())
    return row
