"""Ghi vào sổ nhân tố mới: a department records whom it found, any day of the year."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from accounts.access import duties_of
from accounts.models import Department, Duty, User
from accounts.roles import Role
from core import clock
from core.history import keep
from core.vietnamese import clean, may_name
from core.workflow import hold_gate, record_event
from nominations.models import Suggestion
from nurturing.access import WRITERS, units_to_record_for
from nurturing.models import NewFactor, Proposer
from nurturing.namesakes import AlreadyRecorded, Match, matches, on_staff_list
from nurturing.workflow import State
from seasons.models import DiscoveryChannel, Movement


@dataclass(frozen=True)
class Found:
    """What a department says of whom it found; a person of the staff list, or a name typed by hand."""

    kind: str
    merit_kind: str
    strengths: str
    found_on: date
    person: User | None = None
    name: str = ""
    honorific: str = ""
    post: str = ""
    movement: Movement | None = None
    scope: str = NewFactor.Scope.ALL_ROUND
    aspect: str = ""
    how_found: str = ""
    namesake_reason: str = ""

    @property
    def channel(self) -> str:
        """The way of discovery: the movement's, or that of good deeds."""
        if self.movement is not None:
            return self.movement.channel
        return DiscoveryChannel.GOOD_DEED if self.merit_kind == NewFactor.MeritKind.GOOD_DEED else ""

    def facts(self) -> dict[str, object]:
        return {name: getattr(self, name) for name in (*self.__dataclass_fields__, "channel")}


@transaction.atomic
def record(found: Found, *, by: User, department: Department, suggestion: Suggestion | None = None) -> NewFactor:
    """The entry, with the department as its first proposer.

    :param suggestion: what led to it; the act that answers it has checked the right to do so.
    :raises PermissionDenied: *by* does not write for the department, and answers no suggestion for it.
    :raises AlreadyRecorded: the same is in the register, or a like name and no reason says that it is another.
    :raises ValidationError: something is not said, or may not be recorded.
    """
    hold_gate()
    if suggestion is None and not units_to_record_for(by).filter(pk=department.pk).exists():
        raise PermissionDenied("Sổ nhân tố mới do lãnh đạo phòng hoặc chuyên viên soạn hồ sơ của phòng ghi.")
    found = checked(found, by=by)
    _refuse_matches(found, department)
    row = NewFactor(**found.facts(), department=department, recorded_by=by, recorded_at=clock.now())
    row.full_clean(exclude=NewFactor.KEYS)
    keep(row, by=by, why="record")
    Proposer.objects.create(
        new_factor=row, department=department, words=found.strengths, suggestion=suggestion, proposed_by=by,
        proposed_at=clock.now(),
    )  # fmt: skip
    duty = duty_for(by, department)
    record_event(row, "record", by=by, was="", now=State.FOUND.value, capacity=duty, reason=found.how_found)
    return row


def checked(found: Found, *, by: User, kept: NewFactor | None = None) -> Found:
    """The same, tidy, with what the staff list and the movement know.

    :param kept: the entry being edited, whose own name stays allowed.
    :raises ValidationError: it cannot be recorded as it stands.
    """
    found = _tidy(found)
    refusals = _gaps(found)
    if found.person is not None and found.person.pk == by.pk:
        refusals["person"] = "Đồng chí không tự ghi mình. Mời đồng chí khác của phòng ghi."
    elif _is_head_of_agency(found):
        refusals["person" if found.person else "name"] = "Người đứng đầu cơ quan do cấp trên xét. Mời chọn người khác."
    elif by_hand(found) and (kept is None or kept.name != found.name) and on_staff_list(found.name):
        refusals["name"] = f"Đồng chí {found.name} có trong danh sách công chức. Mời chọn từ danh sách."
    if refusals:
        raise ValidationError(refusals)
    return found


def by_hand(found: Found) -> bool:
    """Whether it is a person outside the staff list."""
    return found.kind == NewFactor.Kind.INDIVIDUAL and found.person is None


def duty_for(by: User, department: Department) -> str:
    """The duty in which *by* writes for the department, in words."""
    held = [duty for duty in duties_of(by) if duty.role in WRITERS and duty.department]
    own = [duty for duty in held if duty.department and department.pk in duty.department.with_files_of]
    return str(own[0].get_role_display()) if own else ""


def _tidy(found: Found) -> Found:
    names = ("name", "post", "aspect", "how_found", "namesake_reason")
    lines: dict[str, Any] = {name: clean(getattr(found, name)) for name in names}
    lines["strengths"] = clean(found.strengths, multiline=True)
    person = found.person
    if person is not None:
        post = f"{person.post}, {person.department.name}"[:200]
        lines |= {"name": person.full_name, "honorific": person.honorific, "post": post}
    elif found.kind == NewFactor.Kind.COLLECTIVE:
        lines["honorific"] = "Tập thể"
    return replace(found, **lines)


def _gaps(found: Found) -> dict[str, str]:
    gaps = {}
    if not found.name:
        gaps["name"] = "Chưa ghi ai. Mời chọn trong danh sách, hoặc ghi tên cá nhân, tập thể."
    if not found.strengths:
        gaps["strengths"] = "Chưa ghi điểm nổi trội. Mời ghi việc đã làm, kết quả, vài dòng là đủ."
    if found.found_on > clock.today():
        gaps["found_on"] = "Ngày này chưa tới. Mời ghi ngày phòng phát hiện."
    if found.scope == NewFactor.Scope.ONE_SIDE and not found.aspect:
        gaps["aspect"] = "Chưa ghi nổi trội ở mặt nào. Ví dụ: cải cách hành chính."
    if found.scope == NewFactor.Scope.ALL_ROUND and found.aspect:
        gaps["aspect"] = "Đã chọn «Toàn diện» thì để trống ô này, hoặc chọn «Từng mặt»."
    if by_hand(found) and found.merit_kind != NewFactor.MeritKind.GOOD_DEED:
        gaps["merit_kind"] = "Người ngoài danh sách công chức chỉ xét về người tốt, việc tốt. Mời chọn lại lĩnh vực."
    if by_hand(found) and not found.honorific:
        gaps["honorific"] = "Chưa chọn danh xưng. Mời chọn Ông hoặc Bà."
    return gaps


def _is_head_of_agency(found: Found) -> bool:
    if found.kind != NewFactor.Kind.INDIVIDUAL:
        return False
    directors = Duty.objects.in_force(clock.today()).filter(role=Role.DIRECTOR).select_related("user")
    pk = found.person.pk if found.person else None
    return any(duty.user_id == pk or (not pk and may_name(found.name, duty.user.full_name)) for duty in directors)


def _refuse_matches(found: Found, department: Department) -> None:
    listed = matches(found.kind, found.name, found.person, department)
    same = [one for one in listed if one.same]
    if same or (listed and not found.namesake_reason):
        refusal = AlreadyRecorded(_told(found, listed))
        refusal.matches = listed
        raise refusal


def _told(found: Found, listed: list[Match]) -> str:
    """Why it is not recorded anew, and what to do."""
    first = listed[0].new_factor
    if not listed[0].same:
        return (
            f"Tên {found.name} gần giống nhân tố mới đã có trong sổ. Nếu là một, mời bấm «Cùng đề xuất»; nếu là đối "
            "tượng khác, mời ghi «Lý do xác nhận không trùng»."
        )
    if first.state == State.INTRODUCED:
        return (
            f"{first.addressed} đã được {first.department} giới thiệu. Hồ sơ không được công nhận thì phòng đó bấm "
            "«Bồi dưỡng tiếp»; đã được công nhận thì theo dõi ở mục «Điển hình đã được công nhận»."
        )
    return (
        f"{first.addressed} đã có trong sổ, {first.department} đang theo dõi. Phòng đồng chí muốn cùng đề xuất thì bấm "
        "«Cùng đề xuất»."
    )
