"""A department begins a dossier (giới thiệu điển hình)."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Max

from accounts.access import departments_of, duties_of
from accounts.models import Department, Duty, User
from accounts.roles import Role
from core import clock
from core.history import keep
from core.vietnamese import clean, may_name
from core.workflow import lock, record_event
from nominations.access import INTRODUCERS
from nominations.actions import _members
from nominations.actions._namesakes import refuse_namesakes
from nominations.models import Abstention, Nomination
from nominations.queries import criteria_in_force
from seasons.models import Season

FACTS = frozenset(
    {"kind", "person", "unlisted_reason", "name", "honorific", "post", "birth_year", "collective_head", "headcount"}
    | {"namesake_reason"}
)


def draft(
    *,
    by: User,
    season: Season,
    department: Department,
    facts: dict[str, Any],
    members: Sequence[_members.Member] = (),
    why: str = "",
) -> Nomination:
    """Begin a dossier; what is known of a person of the staff list is taken from it.

    :param facts: of ``FACTS``; ``kind`` always, ``person`` or ``name`` with ``unlisted_reason`` for an individual.
    :param why: whence it comes, if not from the page; kept with the event.
    :raises PermissionDenied: *by* does not write this department's dossiers.
    :raises AlreadyIntroduced: a live dossier exists.
    :raises ValidationError: the season, the department or the facts do not allow it.
    """
    if department.pk not in departments_of(by, *INTRODUCERS):
        raise PermissionDenied("draft")
    with transaction.atomic():
        season = lock(season)
        row = _prepared(by, season, department, facts)
        _refuse_head_of_agency(row)
        refuse_namesakes(row, by)
        row.full_clean(exclude=Nomination.KEYS)
        keep(row, by=by, why="create")
        if row.kind == Nomination.Kind.COLLECTIVE:
            _members.store(row, _members.unique(members, row.collective_head))
        record_event(row, "create", by=by, was="", now=row.state, capacity=_capacity(by, department), reason=why)
    return row


def _prepared(by: User, season: Season, department: Department, facts: dict[str, Any]) -> Nomination:
    if unknown := facts.keys() - FACTS:
        raise TypeError(f"a dossier has no such facts: {sorted(unknown)}")
    if season.state != "open":
        raise ValidationError(
            f"{season} chưa mở hoặc đã kết thúc nên chưa giới thiệu được. Đồng chí xem mốc thời gian của kỳ."
        )
    in_force = Department.objects.in_force(clock.today()).filter(pk=department.pk, introduces=True).exists()
    if not in_force:
        raise ValidationError(f"{department} không thuộc diện giới thiệu điển hình. Đồng chí liên hệ Văn phòng Sở.")
    line = department.with_files_of
    if Abstention.objects.filter(season=season, department__in=line, set_aside_at=None).exists():
        raise ValidationError(
            f"{department} đã báo không giới thiệu trong kỳ này. Mời Trưởng phòng rút lại lời báo đó rồi tạo hồ sơ."
        )
    criteria = criteria_in_force(season)
    if criteria is None:
        raise ValidationError(
            "Kỳ này chưa ban hành tiêu chuẩn nên chưa giới thiệu được. Đồng chí liên hệ Văn phòng Sở."
        )
    numbered = Nomination.objects.filter(season=season, department__code=department.code)
    taken = numbered.aggregate(last=Max("ordinal"))["last"]
    return Nomination(
        season=season, department=department, criteria_set=criteria, ordinal=(taken or 0) + 1,
        drafted_by=by, changed_at=clock.now(), **_from_staff_list(facts),
    )  # fmt: skip


def _from_staff_list(facts: dict[str, Any]) -> dict[str, Any]:
    person = facts.get("person")
    if person is not None:
        post = f"{person.post}, {person.department.name}"[:200]
        known = {"name": person.full_name, "honorific": person.honorific, "birth_year": person.birth_year, "post": post}
        return {**facts, **known, "unlisted_reason": "", "headcount": None, "collective_head": None}
    name = {"name": clean(str(facts.get("name") or ""))}
    if facts["kind"] == Nomination.Kind.COLLECTIVE:
        return {**facts, **name, "honorific": "Tập thể"}
    return {**facts, **name, "merit_kind": Nomination.MeritKind.GOOD_DEED}


def _refuse_head_of_agency(row: Nomination) -> None:
    directors = Duty.objects.in_force(clock.today()).filter(role=Role.DIRECTOR).select_related("user")
    for duty in directors:
        named = row.person_id is None and may_name(row.name, duty.user.full_name)
        if row.kind == Nomination.Kind.INDIVIDUAL and (row.person_id == duty.user_id or named):
            raise ValidationError("Hồ sơ của người đứng đầu do cấp trên xét. Mời đồng chí chọn người khác.")


def _capacity(by: User, department: Department) -> str:
    duties = [duty for duty in duties_of(by) if duty.role in INTRODUCERS and duty.department_id == department.pk]
    return str(duties[0].get_role_display())
