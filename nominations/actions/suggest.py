"""Any member of staff tells a head of a person or collective worth discovering."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse

from accounts.access import holders
from accounts.actions.notify import notify
from accounts.models import Department, Duty, User
from accounts.roles import Role
from core import clock
from core.vietnamese import clean, may_name
from core.workflow import AlreadyDone, record_event
from nominations.models import Suggestion

TOLD = "Có gợi ý phát hiện điển hình mới chờ đồng chí trả lời."


@transaction.atomic
def suggest(*, by: User, department: Department, person: User | None, name: str, facts: str) -> Suggestion:
    """Send the suggestion to the head of *department*, or past the head who is meant; whoever answers gets one notice.

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
    notify(_answering(row), key=f"suggestion:{row.pk}", text=TOLD, url=reverse("nominations:suggestion", args=[row.pk]))
    return row


def _answering(row: Suggestion) -> Iterable[User]:
    """The head, or the deputies where there is none; the Standing Council where a head is meant; nobody of oneself."""
    unit = [row.department_id]
    if row.concerns_head:
        found = holders(Role.STANDING_COUNCIL)
    else:
        found = holders(Role.HEAD, departments=unit) or holders(Role.DEPUTY_HEAD, departments=unit)
    return [one for one in found if one.pk != row.person_id]


def _concerns_head(department: Department, person: User | None, named: str) -> bool:
    """Whether the one who would answer is the one meant."""
    heads = Duty.objects.in_force(clock.today()).filter(department=department, role=Role.HEAD)
    return any(
        duty.user_id == (person.pk if person else None) or may_name(named, duty.user.full_name)
        for duty in heads.select_related("user")
    )
