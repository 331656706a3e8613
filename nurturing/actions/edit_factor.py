"""A department corrects what it says of a new factor."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core.history import keep
from core.workflow import AlreadyDone, IllegalMove, duty_on, lock, record_event
from nurturing.actions.record import Found, checked
from nurturing.models import NewFactor
from nurturing.namesakes import AlreadyRecorded, matches
from nurturing.workflow import keepers


@transaction.atomic
def edit_factor(new_factor: NewFactor, found: Found, *, by: User) -> NewFactor:
    """The entry with these words; who it is about stays, but for the spelling of a name typed by hand.

    :raises PermissionDenied: *by* does not write for the department that nurtures, or it is about *by*.
    :raises AlreadyDone: it says so already; IllegalMove: it is introduced or ended.
    :raises ValidationError: as ``record`` does.
    """
    row: NewFactor = lock(new_factor)
    duty = duty_on(row, keepers, by)
    if not row.is_live:
        raise IllegalMove(
            f"Nhân tố mới đang ở trạng thái «{row.get_state_display()}» nên không sửa được. Mời tải lại trang."
        )
    if (found.kind, found.person) != (row.kind, row.person):
        raise ValidationError("Không đổi được sang cá nhân, tập thể khác. Mời kết thúc dòng này rồi ghi dòng mới.")
    tidy = checked(found, by=by, kept=row)
    facts = tidy.facts()
    if row.person is not None:
        facts |= {"post": row.post}
    changed = [name for name, value in facts.items() if getattr(row, name) != value]
    if not changed:
        raise AlreadyDone("Nội dung này đã ghi.")
    if "name" in changed and not tidy.namesake_reason:
        _refuse_matches(row, tidy)
    for name in changed:
        setattr(row, name, facts[name])
    row.full_clean(exclude=NewFactor.KEYS)
    keep(row, by=by, why="edit", fields=[*changed, *(NewFactor.KEYS if "name" in changed else ())])
    record_event(row, "edit", by=by, was=row.state, now=row.state, capacity=duty)
    return row


def _refuse_matches(row: NewFactor, found: Found) -> None:
    listed = matches(found.kind, found.name, found.person, row.department, leave_out=row.pk)
    if listed:
        refusal = AlreadyRecorded(
            f"Tên {found.name} gần giống nhân tố mới đã có trong sổ. Nếu là đối tượng khác, mời ghi «Lý do xác nhận "
            "không trùng»."
        )
        refusal.matches = listed
        raise refusal
