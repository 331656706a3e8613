"""Any member of staff tells a head of a person or collective worth discovering."""

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import Department, Duty, User
from accounts.roles import Role
from core import clock
from core.vietnamese import clean, may_name
from core.workflow import AlreadyDone, record_event
from nominations.models import Suggestion


@transaction.atomic
def suggest(*, by: User, department: Department, person: User | None, name: str, facts: str) -> Suggestion:
    """Send the suggestion to the head of *department*, or past the head who is meant.

    :raises AlreadyDone: the same suggestion waits for its answer.
    :raises ValidationError: nobody is named, or the department takes no suggestions.
    """
    named = person.full_name if person else clean(name)
    if not named:
        raise ValidationError({"name": "Chưa ghi ai. Mời chọn trong danh sách, hoặc ghi tên cá nhân, tập thể."})
    if not Department.objects.in_force(clock.today()).filter(pk=department.pk, introduces=True).exists():
        raise ValidationError({"department": "Phòng này không thuộc diện giới thiệu điển hình. Mời chọn phòng khác."})
    if Suggestion.objects.filter(by=by, department=department, name=named, answered_at=None).exists():
        raise AlreadyDone(f"Đồng chí đã gửi gợi ý về {named}, đang chờ trả lời.")
    row = Suggestion(
        department=department, person=person, name=named, facts=clean(facts, multiline=True), by=by,
        made_at=clock.now(), concerns_head=_concerns_head(department, person, named),
    )  # fmt: skip
    row.full_clean()
    row.save()
    record_event(row, "suggest", by=by, was="", now="open")
    return row


def _concerns_head(department: Department, person: User | None, named: str) -> bool:
    """Whether the one who would answer is the one meant."""
    heads = Duty.objects.in_force(clock.today()).filter(department=department, role=Role.HEAD)
    return any(
        duty.user_id == (person.pk if person else None) or may_name(named, duty.user.full_name)
        for duty in heads.select_related("user")
    )
