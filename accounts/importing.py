"""What a table of the staff list may say, and how a row becomes a person."""

from collections.abc import Hashable

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.validators import EmailValidator

from accounts.access import manages_people
from accounts.actions.take_person import PersonTaken, take_person
from accounts.forms import EXTENSION, birth_year_limits
from accounts.models import Department, User
from accounts.tables.importer import Facts, Outcome, Taken
from core import clock
from core.sheets.cells import Value, as_text, as_year
from core.sheets.columns import Column, Places
from core.vietnamese import search_norm

_EMAIL = EmailValidator("Địa chỉ thư chưa đúng dạng. Ví dụ đúng: ten@coquan.gov.vn.")
_HONORIFICS = {"ong": "Ông", "nam": "Ông", "ba": "Bà", "nu": "Bà"}


class StaffImporter:
    """For one keeper of the staff list; departments are read once."""

    most = 300

    def __init__(self, *, by: User) -> None:
        self.by = by
        self.departments = list(Department.objects.in_force(clock.today()))
        names = tuple(department.name for department in self.departments)
        self.columns: tuple[Column, ...] = (
            Column("staff_code", "Mã công chức", ("mã cán bộ", "mã nhân viên", "mã cb", "mã nv", "mã số"),
                   required=True, longest=20),
            Column("full_name", "Họ và tên", ("họ tên",), longest=100),
            Column("honorific", "Danh xưng", ("ông bà", "giới tính"), read=_honorific,
                   choices=("Ông", "Bà")),
            Column("post", "Chức vụ", ("chức danh", "chức vụ, chức danh"), longest=120),
            Column("birth_year", "Năm sinh", ("ngày sinh", "ngày tháng năm sinh"), read=_birth_year),
            Column("department", "Phòng", ("phòng ban", "đơn vị", "phòng, đơn vị"), read=self._department,
                   choices=names),
            Column("email", "Thư điện tử", ("email", "e mail", "địa chỉ thư"), read=_email, longest=254),
            Column("extension", "Máy lẻ", ("số máy lẻ", "điện thoại nội bộ", "số nội bộ"), read=_extension, longest=10),
        )  # fmt: skip

    def refuse(self) -> None:
        if not manages_people(self.by):
            raise PermissionDenied("Danh sách công chức do Văn phòng Sở quản lý.")

    def lacking(self, places: Places) -> str:
        return "" if "staff_code" in places else "Chưa rõ cột nào ghi mã công chức. Mời chọn cột đó."

    def about(self, facts: Facts) -> str:
        return str(facts.get("full_name") or facts.get("staff_code", ""))

    def identity(self, facts: Facts) -> Hashable:
        return str(facts["staff_code"]).casefold()

    def take(self, facts: Facts, why: str) -> Taken:
        done = take_person(by=self.by, facts=facts, why=why)
        person = done.person
        about = f"{person.addressed}, {person.post}, {person.department} ({person.staff_code})"
        if done.is_new:
            return Taken(Outcome.CREATE, about, person.pk, (f"Tên đăng nhập: {person.username}",))
        return Taken(Outcome.UPDATE if done.before else Outcome.SAME, about, person.pk, self._changes(done))

    def _changes(self, done: PersonTaken) -> tuple[str, ...]:
        labels = {column.name: column.label for column in self.columns}
        return tuple(
            f"{labels[name]}: {was or 'chưa ghi'} → {getattr(done.person, name)}" for name, was in done.before.items()
        )

    def _department(self, value: Value) -> Department:
        """By its code or its name."""
        written = search_norm(as_text(value))
        for department in self.departments:
            if written in (search_norm(department.code), search_norm(department.name)):
                return department
        raise ValidationError(
            f"Không có phòng «{as_text(value)}». Mời ghi ký hiệu hoặc tên phòng như ở trang «Các phòng»."
        )


def _honorific(value: Value) -> str:
    if honorific := _HONORIFICS.get(search_norm(as_text(value))):
        return honorific
    raise ValidationError(f"«{as_text(value)}» không có trong danh mục. Mời ghi Ông hoặc Bà.")


def _birth_year(value: Value) -> int:
    year = as_year(value)
    for limit in birth_year_limits():
        limit(year)
    return year


def _extension(value: Value) -> str:
    number = as_text(value)
    EXTENSION(number)
    return number


def _email(value: Value) -> str:
    address = as_text(value)
    _EMAIL(address)
    return address
