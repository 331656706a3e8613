"""A head takes a suggestion up: a dossier is begun, and the sender reads so."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core.workflow import AlreadyDone, lock
from nominations.actions import _members
from nominations.actions.answer_suggestion import answer_suggestion
from nominations.actions.draft import draft
from nominations.models import Nomination, Suggestion
from seasons.queries import current_season


@transaction.atomic
def take_up(
    suggestion: Suggestion, *, by: User, facts: dict[str, Any] | None = None, members: Sequence[_members.Member] = ()
) -> Nomination:
    """Begin the dossier to which the suggestion led; both happen, or neither.

    :param facts: of ``draft``, as the head gives them; without them the person of the staff list who was suggested.
    :raises AlreadyDone: it was answered before.
    :raises ValidationError: nobody of the staff list was meant, no season is open, or the draft is refused.
    """
    row: Suggestion = lock(suggestion)
    if row.answered_at is not None:
        raise AlreadyDone("Gợi ý này đã được trả lời.")
    if facts is None and row.person is None:
        raise ValidationError(
            f"{row.name} không có trong danh sách công chức. Mời đồng chí bấm «Tạo hồ sơ từ gợi ý này» để ghi thêm."
        )
    season = current_season()
    if season is None:
        raise ValidationError("Chưa có kỳ bình xét nào đang mở. Mời đồng chí trả lời gợi ý, chờ Văn phòng Sở mở kỳ.")
    facts = facts or {"kind": Nomination.Kind.INDIVIDUAL, "person": row.person}
    begun = draft(by=by, season=season, department=row.department, facts=facts, members=members)
    answer_suggestion(row, by=by, answer=f"Phòng đã giới thiệu, hồ sơ {begun.number}.", nomination=begun)
    return begun
