"""The department answers what the council asked about its dossier, with a file if it wishes."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from accounts.access import introducing
from accounts.models import User
from core import clock
from core.uploads import Accepted, StoredFile
from core.workflow import AlreadyDone, IllegalMove, lock, record_event
from nominations.models import CouncilQuestion, Nomination
from nominations.workflow import NOMINATION, UNDER_APPRAISAL


@transaction.atomic
def answer_council(
    question: CouncilQuestion, *, by: User, text: str, stored: StoredFile | None = None
) -> CouncilQuestion:
    """The question as answered; an answer does not change.

    :raises PermissionDenied: only those who write the department's files answer.
    :raises AlreadyDone: it has been answered.
    :raises IllegalMove: the council has gone on, or the season is closed.
    :raises ValidationError: the answer is empty.
    """
    nomination: Nomination = lock(question.nomination)
    row: CouncilQuestion = lock(question)
    if not Nomination.objects.filter(introducing(by), pk=nomination.pk).exists():
        raise PermissionDenied("Phòng giới thiệu hồ sơ trả lời Hội đồng.")
    if row.answered_at is not None:
        raise AlreadyDone("Phòng đã trả lời câu hỏi này của Hội đồng.")
    closed = Nomination.objects.filter(NOMINATION.closed, pk=nomination.pk).exists()
    if nomination.state not in UNDER_APPRAISAL or closed:
        raise IllegalMove("Hội đồng không còn nhận trả lời về hồ sơ này. Đồng chí liên hệ Thư ký Hội đồng nếu cần.")
    if not text.strip():
        raise ValidationError("Chưa ghi nội dung trả lời. Mời ghi rồi gửi lại.")
    row.answer, row.answered_by, row.answered_at = text.strip(), by, clock.now()
    if stored:
        for name in StoredFile.__dataclass_fields__:
            setattr(row, name, getattr(stored, name))
        row.scanned_at = row.answered_at if isinstance(stored, Accepted) and stored.scanned else None
    row.save()
    record_event(nomination, "answer_council", by=by, was=nomination.state, now=nomination.state, reason=row.answer)
    return row
