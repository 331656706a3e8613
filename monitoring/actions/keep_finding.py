"""Ghi nội dung phát hiện và việc phải làm: added, edited or dropped while the record is a draft."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from core.history import drop, keep
from core.vietnamese import clean
from core.workflow import AlreadyDone, IllegalMove, record_event
from monitoring.actions._inspections import opened_draft
from monitoring.inspecting import people_of
from monitoring.models import Finding, Inspection


@dataclass(frozen=True)
class FollowUp:
    """What was found, what is to be done, by whom of the department and until when."""

    found: str
    follow_up: str
    responsible: User
    due: date


@transaction.atomic
def add_finding(inspection: Inspection, wanted: FollowUp, *, by: User) -> Finding:
    """The finding.

    :raises PermissionDenied: *by* does not record visits.
    :raises AlreadyDone: it stands there already; IllegalMove: the record is finalised.
    :raises ValidationError: something is not said, the person is of another department, or it is due before the visit.
    """
    row, capacity = opened_draft(inspection, by)
    facts = _checked(row, wanted)
    if row.findings.filter(**facts).exists():
        raise AlreadyDone("Nội dung này đã có trong biên bản.")
    finding = Finding(inspection=row, **facts)
    keep(finding, by=by, why="add_finding")
    record_event(row, "add_finding", by=by, was="draft", now="draft", reason=str(finding), capacity=capacity)
    return finding


@transaction.atomic
def edit_finding(finding: Finding, wanted: FollowUp, *, by: User) -> Finding:
    """The finding with these words; raises as ``add_finding`` does."""
    row, capacity = opened_draft(finding.inspection, by)
    facts = _checked(row, wanted)
    standing = row.findings.filter(pk=finding.pk).first()
    if standing is None:
        raise IllegalMove("Nội dung này đã bỏ khỏi biên bản. Mời đồng chí ghi nội dung mới.")
    if all(getattr(standing, name) == value for name, value in facts.items()):
        raise AlreadyDone("Nội dung này đã ghi.")
    for name, value in facts.items():
        setattr(standing, name, value)
    keep(standing, by=by, why="edit_finding", fields=[*facts])
    record_event(row, "edit_finding", by=by, was="draft", now="draft", reason=str(standing), capacity=capacity)
    return standing


@transaction.atomic
def drop_finding(finding: Finding, *, by: User) -> None:
    """The finding is gone from the draft; its history stays.

    :raises PermissionDenied: *by* does not record visits.
    :raises AlreadyDone: it is gone; IllegalMove: the record is finalised.
    """
    row, capacity = opened_draft(finding.inspection, by)
    standing = row.findings.filter(pk=finding.pk).first()
    if standing is None:
        raise AlreadyDone("Nội dung này đã bỏ khỏi biên bản.")
    record_event(row, "drop_finding", by=by, was="draft", now="draft", reason=str(standing), capacity=capacity)
    drop(standing, by=by, why="drop_finding")


def _checked(row: Inspection, wanted: FollowUp) -> dict[str, object]:
    found, follow_up = clean(wanted.found, multiline=True), clean(wanted.follow_up, multiline=True)
    refusals = {}
    if not found:
        refusals["found"] = "Chưa ghi nội dung phát hiện. Mời ghi điều đoàn kiểm tra thấy."
    if not follow_up:
        refusals["follow_up"] = "Chưa ghi việc phải làm. Mời ghi phòng phải làm gì."
    if not people_of(row).filter(pk=wanted.responsible.pk).exists():
        refusals["responsible"] = "Người này không công tác ở phòng được kiểm tra. Mời chọn lại."
    if wanted.due < row.visited_on:
        refusals["due"] = "Hạn sớm hơn ngày kiểm tra. Mời ghi lại hạn."
    if refusals:
        raise ValidationError(refusals)
    return {"found": found, "follow_up": follow_up, "responsible": wanted.responsible, "due": wanted.due}
