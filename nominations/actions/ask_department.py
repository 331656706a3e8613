"""The council asks the introducing department about its dossier; called by the app above, which knows who may ask."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core import clock
from core.workflow import AlreadyDone, lock, record_event
from nominations.models import CouncilQuestion, Nomination


@transaction.atomic
def ask_department(nomination: Nomination, *, by: User, text: str, capacity: str) -> CouncilQuestion:
    """The question, from then on among what waits for the department.

    :raises AlreadyDone: the same question waits for its answer.
    :raises ValidationError: there is no text.
    """
    row: Nomination = lock(nomination)
    if not text.strip():
        raise ValidationError("Chưa ghi nội dung hỏi. Mời ghi câu hỏi rồi gửi lại.")
    if row.council_questions.filter(asked_by=by, text=text.strip(), answered_at=None).exists():
        raise AlreadyDone("Câu hỏi này đã gửi, đang chờ phòng trả lời.")
    asked = CouncilQuestion.objects.create(nomination=row, text=text.strip(), asked_by=by, asked_at=clock.now())
    record_event(row, "council_asks", by=by, was=row.state, now=row.state, capacity=capacity, reason=asked.text)
    return asked
