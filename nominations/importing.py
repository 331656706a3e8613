"""What a department's table may say of those it puts forward, and how a row becomes a dossier."""

from collections.abc import Hashable, Mapping
from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models

from accounts.models import Department, User
from accounts.tables.importer import Facts, Outcome, Taken
from core import clock
from core.sheets.cells import Value, as_integer, as_text, as_year
from core.sheets.columns import Column, Places
from core.vietnamese import may_name, name_key, search_norm
from nominations.access import introducing_departments
from nominations.actions.take_row import RowTaken, take_row
from nominations.forms.begin import ASKED_BY_HAND, checked_birth_year, checked_headcount
from nominations.forms.people import LONGEST_NAME
from nominations.models import Nomination
from nominations.movement_choice import choosing_refusal
from seasons.models import DiscoveryChannel, Movement, Season

Kind = Nomination.Kind
#: Columns that only one kind of row fills in.
OF_A_PERSON = ("person", "honorific", "post", "birth_year", "unlisted_reason")
OF_A_COLLECTIVE = ("collective_head", "headcount", "members")


class NominationImporter:
    """For one writer of one department in one season; the lists that cells name are read once."""

    most = 100

    def __init__(self, *, by: User, season: Season, department: Department) -> None:
        self.by, self.season, self.department = by, season, department
        people = User.objects.people().exclude(staff_code=None)
        self.people = {str(person.staff_code).casefold(): person for person in people}
        self.movements = {search_norm(row.name): row for row in Movement.objects.filter(season=season)}
        self.columns = self._columns()

    def _columns(self) -> tuple[Column, ...]:
        codes = tuple(str(one.staff_code) for one in self.people.values() if one.department_id == self.department.pk)
        movements = tuple(row.name for row in self.movements.values() if not row.is_stopped(clock.today()))
        return (
            Column("kind", "Đối tượng", ("loại đối tượng",), read=_one_of(Kind), choices=_words(Kind)),
            Column("person", "Mã công chức", ("mã cán bộ", "mã nhân viên", "mã cb", "mã nv", "mã số"),
                   read=self._person, choices=codes, longest=20),
            Column("name", "Họ tên hoặc tên tập thể", ("họ và tên", "họ tên", "tên tập thể", "cá nhân, tập thể")),
            Column("honorific", "Danh xưng", ("ông bà", "giới tính"), read=_honorific, choices=("Ông", "Bà")),
            Column("post", "Chức vụ, đơn vị hoặc nơi ở", ("chức vụ, đơn vị", "chức vụ", "đơn vị")),
            Column("birth_year", "Năm sinh", ("ngày sinh", "ngày tháng năm sinh"), read=_birth_year),
            Column("namesake_reason", "Lý do xác nhận không trùng", longest=300),
            Column("unlisted_reason", "Lý do chọn người ngoài danh sách", ("lý do",), longest=300),
            Column("collective_head", "Mã công chức người đứng đầu", ("mã người đứng đầu", "người đứng đầu"),
                   read=self._person, choices=codes, longest=20),
            Column("headcount", "Số người của tập thể", ("số người", "số lượng"), read=_headcount),
            Column("members", "Thành viên tập thể", ("thành viên",), read=self._members, longest=5_000),
            Column("channel", "Phát hiện qua", ("cách thức phát hiện",), read=_one_of(DiscoveryChannel),
                   choices=_words(DiscoveryChannel)),
            Column("movement", "Phong trào", ("phong trào thi đua", "tên phong trào"), read=self._movement,
                   choices=movements, longest=250),
            Column("merit_kind", "Loại thành tích", read=_one_of(Nomination.MeritKind),
                   choices=_words(Nomination.MeritKind)),
            Column("merit", "Tóm tắt thành tích", ("thành tích", "tóm tắt"), longest=300),
        )  # fmt: skip

    def refuse(self) -> None:
        if not introducing_departments(self.by).filter(pk=self.department.pk).exists():
            raise PermissionDenied("import")

    def lacking(self, places: Places) -> str:
        if "person" in places or "name" in places:
            return ""
        return "Chưa rõ cột nào ghi cá nhân, tập thể. Mời chọn cột mã công chức hoặc cột họ tên."

    def about(self, facts: Facts) -> str:
        person = facts.get("person")
        return person.full_name if person else facts.get("name", "")

    def identity(self, facts: Facts) -> Hashable:
        if person := facts.get("person"):
            return ("person", person.pk)
        return (_kind(facts), name_key(facts["name"])) if "name" in facts else None

    def take(self, facts: Facts, why: str) -> Taken:
        kind = _kind(facts)
        _refuse_unclear(kind, facts)
        told = {name: value for name, value in facts.items() if name != "members"} | {"kind": kind}
        if "movement" in told and "channel" not in told:
            told["channel"] = told["movement"].channel
        done = take_row(
            by=self.by, season=self.season, department=self.department, facts=told, members=facts.get("members"),
            why=why,
        )  # fmt: skip
        return self._taken(done)

    def _taken(self, done: RowTaken) -> Taken:
        row, labels = done.row, {column.name: column.label for column in self.columns}
        about = f"{row.addressed}, {row.post}" if row.kind == Kind.INDIVIDUAL and row.post else row.addressed
        if done.is_new:
            return Taken(Outcome.CREATE, about, row.pk)
        notes = [
            f"{labels[name]}: {_said(name, was)} → {_said(name, getattr(row, name))}"
            for name, was in done.before.items()
        ]
        if done.members_changed:
            notes.append("Danh sách thành viên thay đổi.")
        return Taken(Outcome.UPDATE if notes else Outcome.SAME, f"{about} ({row.number})", row.pk, tuple(notes))

    def _person(self, value: Value) -> User:
        if person := self.people.get(as_text(value).casefold()):
            return person
        raise ValidationError(
            f"Không có mã công chức «{as_text(value)}» trong danh sách. Mời xem mã ở trang «Công chức» của tệp mẫu."
        )

    def _members(self, value: Value) -> list[User | str]:
        """Codes of the staff list or names, between semicolons."""
        texts = [text.strip() for text in as_text(value).split(";") if text.strip()]
        if any(len(text) > LONGEST_NAME for text in texts):
            raise ValidationError("Có tên dài quá 100 ký tự. Mời tách các tên bằng dấu chấm phẩy.")
        return [self.people.get(text.casefold(), text) for text in texts]

    def _movement(self, value: Value) -> Movement:
        if movement := self.movements.get(search_norm(as_text(value))):
            if refusal := choosing_refusal(movement):
                raise ValidationError(refusal)
            return movement
        raise ValidationError(f"Kỳ này không có phong trào «{as_text(value)}». Mời chọn trong danh mục ở tệp mẫu.")


def _kind(facts: Facts) -> str:
    return str(facts.get("kind", Kind.INDIVIDUAL))


def _refuse_unclear(kind: str, facts: Facts) -> None:
    """:raises ValidationError: the row does not say well whom it is about."""
    person = facts.get("person")
    strange = OF_A_PERSON if kind == Kind.COLLECTIVE else OF_A_COLLECTIVE
    if misplaced := [name for name in strange if name in facts]:
        whom = "cá nhân" if kind == Kind.COLLECTIVE else "tập thể"
        raise ValidationError(dict.fromkeys(misplaced, f"Cột này chỉ ghi cho {whom}. Mời bỏ trống hoặc sửa đối tượng."))
    if kind == Kind.COLLECTIVE:
        if "name" not in facts:
            raise ValidationError({"name": "Chưa ghi tên tập thể. Mời ghi như sẽ in trên giấy."})
    elif person is None:
        missing = {name: sentence for name, sentence in ASKED_BY_HAND.items() if name not in facts}
        if missing and "name" not in facts:
            raise ValidationError({"person": "Chưa ghi mã công chức hoặc họ tên. Mời ghi một trong hai."})
        if missing:
            raise ValidationError(missing)
    elif "name" in facts and not may_name(facts["name"], person.full_name):
        raise ValidationError(
            {"person": f"Mã {person.staff_code} là của {person.full_name}, tệp ghi {facts['name']}. Mời xem lại."}
        )


def _said(name: str, value: Any) -> str:
    """A fact of a dossier in words."""
    field: Any = Nomination._meta.get_field(name)
    return str(dict(field.flatchoices).get(value, value)) if value not in (None, "") else "chưa ghi"


def _words(choices: type[models.TextChoices]) -> tuple[str, ...]:
    return tuple(str(label) for label in choices.labels)


def _one_of(choices: type[models.TextChoices]) -> Any:
    return partial(_chosen, {search_norm(str(label)): value for value, label in choices.choices}, _words(choices))


def _chosen(known: Mapping[str, str], words: tuple[str, ...], value: Value) -> str:
    if chosen := known.get(search_norm(as_text(value))):
        return chosen
    raise ValidationError(f"«{as_text(value)}» không có trong danh mục. Mời ghi một trong: {'; '.join(words)}.")


def _honorific(value: Value) -> str:
    known = {"ong": "Ông", "nam": "Ông", "ba": "Bà", "nu": "Bà"}
    return _chosen(known, ("Ông", "Bà"), value)


def _birth_year(value: Value) -> int:
    year = as_year(value)
    checked_birth_year(year)
    return year


def _headcount(value: Value) -> int:
    return checked_headcount(as_integer(value))
