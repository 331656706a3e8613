"""Soạn biên bản kiểm tra: begun, edited or dropped as long as it is a draft."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import Department, User
from core import clock
from core.history import drop, keep
from core.vietnamese import clean
from core.workflow import AlreadyDone, record_event
from monitoring.actions._inspections import opened_draft
from monitoring.inspecting import recording
from monitoring.models import Inspection
from seasons.queries import current_season

_NEEDED = {
    "place": "Chưa ghi nơi kiểm tra. Mời ghi địa điểm, ví dụ: Trụ sở Sở.",
    "members": "Chưa ghi đoàn kiểm tra. Mời ghi mỗi dòng một người, Trưởng đoàn ở dòng đầu.",
    "hosts": "Chưa ghi đại diện phòng. Mời ghi mỗi dòng một người dự làm việc.",
    "content": "Chưa ghi nội dung kiểm tra. Mời ghi đã kiểm tra việc gì, kết quả thế nào.",
}


@dataclass(frozen=True)
class Visit:
    """What a record says of a visit; ``members`` and ``hosts`` name a person a line, the first of whom leads."""

    department: Department
    visited_on: date
    place: str
    members: str
    hosts: str
    content: str
    conclusion: str = ""

    def facts(self) -> dict[str, object]:
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


@transaction.atomic
def begin_inspection(visit: Visit, *, by: User) -> Inspection:
    """The new draft, of the season under way.

    :raises PermissionDenied: *by* does not record visits.
    :raises AlreadyDone: a record with these very words is there.
    :raises ValidationError: the day is to come, or something is not said.
    """
    capacity, facts = recording(by), _checked(visit).facts()
    if Inspection.objects.filter(**facts).exists():
        raise AlreadyDone("Đã có biên bản ghi đúng lần kiểm tra này.")
    row = Inspection(**facts, season=current_season(), drafted_by=by, drafted_at=clock.now())
    keep(row, by=by, why="begin_inspection")
    record_event(row, "begin_inspection", by=by, was="", now="draft", capacity=capacity)
    return row


@transaction.atomic
def edit_inspection(inspection: Inspection, visit: Visit, *, by: User) -> Inspection:
    """The draft with these words.

    :raises PermissionDenied: *by* does not record visits.
    :raises AlreadyDone: it says so already; IllegalMove: it is finalised.
    :raises ValidationError: as ``begin_inspection`` does; or the department changes under findings that charge people.
    """
    row, capacity = opened_draft(inspection, by)
    facts = _checked(visit).facts()
    if all(getattr(row, name) == value for name, value in facts.items()):
        raise AlreadyDone("Nội dung này đã ghi.")
    if visit.department.pk != row.department_id and row.findings.exists():
        raise ValidationError(
            {"department": "Biên bản đã giao việc cho người của phòng này. Mời bỏ các việc đó rồi đổi phòng."}
        )
    for name, value in facts.items():
        setattr(row, name, value)
    keep(row, by=by, why="edit_inspection", fields=[*facts])
    record_event(row, "edit_inspection", by=by, was="draft", now="draft", capacity=capacity)
    return row


@transaction.atomic
def drop_inspection(inspection: Inspection, *, by: User) -> None:
    """The draft is gone, with its findings; its history stays.

    :raises PermissionDenied: *by* does not record visits.
    :raises IllegalMove: it is finalised.
    """
    row, capacity = opened_draft(inspection, by)
    record_event(row, "drop_inspection", by=by, was="draft", now="", capacity=capacity)
    for finding in row.findings.all():
        drop(finding, by=by, why="drop_inspection")
    drop(row, by=by, why="drop_inspection")


def _checked(visit: Visit) -> Visit:
    tidy: dict[str, Any] = {name: clean(getattr(visit, name), multiline=True) for name in (*_NEEDED, "conclusion")}
    refusals = {name: sentence for name, sentence in _NEEDED.items() if not tidy[name]}
    if visit.visited_on > clock.today():
        refusals["visited_on"] = "Ngày này chưa tới. Biên bản ghi lần kiểm tra đã diễn ra."
    if refusals:
        raise ValidationError(refusals)
    return replace(visit, **tidy)
