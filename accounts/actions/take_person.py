"""A table of the staff list says who one person is: the person is added, or what is known of him changes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.actions.add_person import add_person
from accounts.actions.edit_person import edit_person
from accounts.models import User
from accounts.queries import free_username
from core.vietnamese import may_name

#: What the list must say of someone new.
NEEDED = ("full_name", "honorific", "post", "department")


@dataclass(frozen=True)
class PersonTaken:
    """The person, whether new, and what was known before of what changed."""

    person: User
    is_new: bool
    before: Mapping[str, Any]


@transaction.atomic
def take_person(*, by: User, facts: Mapping[str, Any], why: str) -> PersonTaken:
    """Add the person with this staff code, or change what *facts* say of him; nobody leaves the list by it.

    Someone new gets a free sign-in name and no way to sign in: an invitation is made later.

    :param facts: ``staff_code``, and of ``full_name honorific post birth_year department email extension``.
    :param why: which file and row; kept with the event.
    :raises PermissionDenied: *by* does not keep the staff list.
    :raises ValidationError: *facts* break a rule of the list, or it is not clear who is meant.
    """
    person = User.objects.filter(staff_code__iexact=facts["staff_code"]).first()
    if person is None:
        return PersonTaken(_added(by, facts, why), True, {})
    if not person.is_active:
        raise ValidationError(
            f"Tài khoản của {person.full_name} đang ngừng. Mời cho dùng lại ở trang «Nhân sự» trước, hoặc bỏ dòng này."
        )
    told = {name: value for name, value in facts.items() if name != "staff_code"}
    before = {name: getattr(person, name) for name, value in told.items() if getattr(person, name) != value}
    if before:
        person = edit_person(person, by=by, facts={name: told[name] for name in before}, why=why)
    return PersonTaken(person, False, before)


def _added(by: User, facts: Mapping[str, Any], why: str) -> User:
    missing = [name for name in NEEDED if name not in facts]
    if missing:
        raise ValidationError(dict.fromkeys(missing, "Cá nhân mới thì phải có mục này. Mời ghi nội dung."))
    name = facts["full_name"]
    without_code = User.objects.filter(staff_code=None).values_list("full_name", flat=True)
    if any(may_name(name, one) for one in without_code):
        raise ValidationError(
            f"Danh sách đã có {name} nhưng chưa ghi mã công chức. Mời ghi mã cho cá nhân ấy ở trang «Nhân sự» trước."
        )
    return add_person(by=by, facts={**facts, "username": free_username(name)}, why=why)
