"""Why units cannot be renamed, merged or split in this way: every refusal is a sentence."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q, QuerySet

from accounts.access import holds
from accounts.models import Department, Duty, Reorganisation, User
from accounts.reorganising import heirs_planned, people_of, place_of
from accounts.roles import Role
from core import clock
from core.vietnamese import name_key, short_date

Kind = Reorganisation.Kind


def refuse_others(by: Any) -> None:
    """:raises PermissionDenied: *by* is no administrator."""
    if not holds(by, Role.ADMINISTRATOR):
        raise PermissionDenied("Việc này do người quản trị hệ thống làm.")


def refuse(row: Reorganisation, units: Sequence[Department], by: Any) -> None:
    """Guard of writing and of confirming.

    :raises ValidationError: one or more rules are broken; each sentence says what to do.
    """
    if found := [*_of_the_day(row, units), *_of_the_names(row, units), *_of_the_heads(row, units, by)]:
        raise ValidationError(found)


def _of_the_day(row: Reorganisation, units: Sequence[Department]) -> Iterator[str]:
    if row.day < clock.today():
        yield (
            f"Ngày {short_date(row.day)} đã qua: giấy tờ từ ngày ấy đã ghi tên cũ. Mời ghi ngày hôm nay hoặc một "
            "ngày sau."
        )
    if row.document_date > row.day:
        yield "Ngày quyết định phải trước hoặc trùng ngày có hiệu lực. Mời ghi lại."
    if row.kind == Kind.MERGE and len(units) < 2:
        yield "Sáp nhập cần ít nhất hai phòng. Mời chọn thêm phòng."
    for unit in units:
        if unit.until is not None:
            yield (
                f"{unit} đã có ngày kết thúc {short_date(unit.until)}. Mời xem các lần sắp xếp ở trang «Các phòng» "
                "trước."
            )
        elif unit.since >= row.day:
            yield f"{unit} có từ ngày {short_date(unit.since)}. Ngày có hiệu lực phải sau ngày đó."


def _of_the_names(row: Reorganisation, units: Sequence[Department]) -> Iterator[str]:
    heirs = heirs_planned(row)
    if row.kind == Kind.RENAME and (heirs[0].name, heirs[0].code) == (units[0].name, units[0].code):
        yield "Tên và ký hiệu mới giống tên và ký hiệu đang dùng. Mời ghi tên mới."
    if any(_alike(one, other) for one, other in combinations(heirs, 2)):
        yield "Hai phòng mới không được trùng tên hoặc trùng ký hiệu. Mời ghi lại."
    others = _in_force_from(row.day).exclude(pk__in=[unit.pk for unit in units])
    for other in others:
        if any(_alike(other, heir) for heir in heirs):
            yield f"Tên hoặc ký hiệu này đang dùng cho {other} ({other.code}). Mời chọn tên, ký hiệu khác."


def _alike(one: Department, other: Department) -> bool:
    return one.code == other.code or name_key(one.name) == name_key(other.name)


def _of_the_heads(row: Reorganisation, units: Sequence[Department], by: Any) -> Iterator[str]:
    chosen = {place: heir["head"] for place, heir in enumerate(row.heirs) if heir["head"]}
    people = {person.pk: person for person in people_of(units)}
    if len(set(chosen.values())) < len(chosen):
        yield "Mỗi phòng mới có Trưởng phòng riêng. Mời chọn lại."
    for place, head in chosen.items():
        if head not in people:
            named = User.objects.get(pk=head)
            yield f"Đồng chí {named} không thuộc phòng được sắp xếp. Mời chọn người của phòng, hoặc giao nhiệm vụ sau."
        elif place_of(row, head) != place:
            here = row.heirs[place]["name"]
            yield f"Đồng chí {people[head]} đang xếp về phòng mới khác. Mời xếp về {here} hoặc chọn người khác."
    if by.pk in chosen.values() and not _heads(by, units):
        yield "Không ai tự giao nhiệm vụ Trưởng phòng cho mình. Mời người quản trị khác làm việc này."


def _heads(user: Any, units: Sequence[Department]) -> bool:
    held = Duty.objects.in_force(clock.today()).filter(user=user.pk, role=Role.HEAD, department__in=units)
    return held.exists()


def open_units() -> QuerySet[Department]:
    """Units of today that have no last day yet: those that may be renamed, merged or split."""
    return Department.objects.in_force(clock.today()).filter(until=None)


def _in_force_from(day: date) -> QuerySet[Department]:
    """Units that exist on the day or after it."""
    return Department.objects.filter(Q(until=None) | Q(until__gte=day))


def refuse_dates_of_a_reorganisation(department: Department, facts: Any) -> None:
    """Guard of the page on which a unit is put right.

    :raises ValidationError: a date that a reorganisation set would change.
    """
    kept = Reorganisation.objects.filter(confirmed_at__isnull=False, cancelled_at=None, units=department).exists()
    if kept and facts.get("until", department.until) != department.until:
        raise ValidationError({"until": "Ngày kết thúc này theo một lần sắp xếp phòng. Mời bỏ lần sắp xếp đó trước."})
    if department.begun_by_id and facts.get("since", department.since) != department.since:
        raise ValidationError({"since": "Ngày bắt đầu này theo một lần sắp xếp phòng nên không sửa ở đây."})


def last_day(row: Reorganisation) -> date:
    """The last day of the units that end."""
    return row.day - timedelta(days=1)
