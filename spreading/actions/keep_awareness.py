"""Ghi hoạt động quán triệt, tuyên truyền: entered, corrected, taken out until the season is closed."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from accounts.access import acting_as, departments_of, holds
from accounts.models import Department, User
from core import clock
from core.history import drop, keep
from core.workflow import AlreadyDone, hold_gate, record_event
from seasons.readiness import refuse_after_closing
from spreading.access import TELLERS, awareness_kept
from spreading.actions._reviews import season_now, still_there
from spreading.checking import differs, tidied
from spreading.models import AwarenessActivity, Directive
from spreading.workflow import HEADS

MOST = 1_000_000
_NEEDED = {
    "topic": "Chưa ghi nội dung. Ví dụ: Quán triệt Kế hoạch phát hiện, bồi dưỡng, nhân rộng điển hình.",
    "audience": "Chưa ghi đối tượng. Ví dụ: Toàn thể đảng viên, công chức.",
}
_REFUSAL = "Hoạt động của phòng do Trưởng phòng, Phó Trưởng phòng ghi; của cơ quan do cấp ủy, Văn phòng Sở ghi."


@dataclass(frozen=True)
class Activity:
    """When, in which form, about what, for whom, how many; *department* is none for the whole agency."""

    held_on: date
    form: str
    topic: str
    audience: str
    people: int
    department: Department | None = None
    directive: Directive | None = None

    def facts(self) -> dict[str, object]:
        """Everything, tidy.

        :raises ValidationError: something is missing or cannot be.
        """
        facts = tidied({name: getattr(self, name) for name in self.__dataclass_fields__}, _NEEDED)
        if self.held_on > clock.today():
            raise ValidationError({"held_on": "Ngày này chưa tới. Mời ghi ngày đã thực hiện."})
        if not 1 <= self.people <= MOST:
            raise ValidationError({"people": "Số người từ 1 trở lên. Mời ghi lại; ước tính thì ghi số ước tính."})
        return facts


@transaction.atomic
def add_awareness(activity: Activity, *, by: User) -> AwarenessActivity:
    """The activity, of the season under way.

    :raises PermissionDenied: *by* does not enter for this department or for the agency.
    :raises AlreadyDone: it is entered; IllegalMove: the season is closed.
    :raises ValidationError: something is missing.
    """
    capacity, facts = _entering(activity, by), activity.facts()
    hold_gate()
    season = season_now()
    refuse_after_closing(season)
    if AwarenessActivity.objects.filter(**facts).exists():
        raise AlreadyDone("Hoạt động này đã ghi.")
    row = AwarenessActivity(**facts, season=season, entered_by=by, entered_at=clock.now())
    keep(row, by=by, why="add_awareness")
    record_event(row, "add_awareness", by=by, was="", now="entered", capacity=capacity)
    return row


@transaction.atomic
def edit_awareness(row: AwarenessActivity, activity: Activity, *, by: User) -> AwarenessActivity:
    """The activity with these words; raises as ``add_awareness`` does."""
    capacity = _entering(activity, by)
    standing = _standing(row, by)
    facts = activity.facts()
    if not differs(standing, facts):
        raise AlreadyDone("Nội dung này đã ghi.")
    for name, value in facts.items():
        setattr(standing, name, value)
    keep(standing, by=by, why="edit_awareness", fields=[*facts])
    record_event(standing, "edit_awareness", by=by, was="entered", now="entered", capacity=capacity)
    return standing


@transaction.atomic
def drop_awareness(row: AwarenessActivity, *, by: User) -> None:
    """The activity is counted no more; its history stays.

    :raises PermissionDenied: *by* did not enter it and does not keep it.
    :raises AlreadyDone: it is gone; IllegalMove: the season is closed.
    """
    standing = _standing(row, by)
    record_event(standing, "drop_awareness", by=by, was="entered", now="", reason=standing.topic)
    drop(standing, by=by, why="drop_awareness")


def _standing(row: AwarenessActivity, by: User) -> AwarenessActivity:
    hold_gate()
    standing = still_there(AwarenessActivity.objects.select_related("season").filter(pk=row.pk).first(), "Hoạt động")
    if not awareness_kept(by).filter(pk=row.pk).exists():
        raise PermissionDenied(_REFUSAL)
    refuse_after_closing(standing.season)
    return standing


def _entering(activity: Activity, by: User) -> str:
    led = activity.department is not None and activity.department.pk in departments_of(by, *HEADS)
    if led and not holds(by, *TELLERS):
        return acting_as(by, *HEADS)
    return acting_as(by, *TELLERS, refusal=_REFUSAL)
