"""Whom a department found, and the filters of the register."""

from typing import Any

from django import forms
from django.db.models import Q

from accounts.models import Department, User
from core import clock
from core.forms import TidyForm
from nominations.forms.people import PersonField, choose_from
from nominations.queries import people_to_choose
from nurturing.actions.record import Found
from nurturing.models import NewFactor
from nurturing.workflow import State
from seasons.models import Movement
from seasons.queries import current_season


def running_movements(kept: int | None = None) -> Any:
    """The movements of the season that run today, and the one chosen before."""
    today = clock.today()
    running = Q(season=current_season()) & (Q(stopped_on=None) | Q(stopped_on__gt=today))
    return Movement.objects.filter(running | Q(pk=kept or 0)).order_by("name", "pk")


class _Words(TidyForm):
    """What is said of whom, whoever it is."""

    merit_kind = forms.ChoiceField(
        label="Lĩnh vực nổi trội", choices=[("", "Chọn lĩnh vực"), *NewFactor.MeritKind.choices]
    )
    scope = forms.ChoiceField(
        label="Phạm vi", choices=NewFactor.Scope.choices, widget=forms.RadioSelect, initial=NewFactor.Scope.ALL_ROUND
    )
    aspect = forms.CharField(
        label="Nổi trội ở mặt nào", max_length=200, required=False,
        help_text="Chỉ ghi khi chọn «Từng mặt». Ví dụ: cải cách hành chính.",
    )  # fmt: skip
    strengths = forms.CharField(
        label="Điểm nổi trội", max_length=4_000, widget=forms.Textarea({"rows": 5}),
        help_text="Việc đã làm, kết quả, số liệu nếu có.",
    )  # fmt: skip
    found_on = forms.DateField(label="Ngày phát hiện")
    movement = forms.ModelChoiceField(
        Movement.objects.none(), label="Qua phong trào", required=False, empty_label="Không qua phong trào nào"
    )
    how_found = forms.CharField(
        label="Phát hiện qua việc gì", max_length=300, required=False,
        help_text="Ví dụ: báo cáo quý, ý kiến người dân, gợi ý của đồng nghiệp.",
    )  # fmt: skip
    namesake_reason = forms.CharField(
        label="Lý do xác nhận không trùng", max_length=300, required=False,
        help_text="Chỉ ghi khi cổng báo tên gần giống: nơi ở, năm sinh, đơn vị phân biệt hai bên.",
    )  # fmt: skip

    def __init__(self, *args: Any, kept: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        movement: Any = self.fields["movement"]
        movement.queryset = running_movements(kept)
        if not self.is_bound and not self.initial.get("namesake_reason"):
            del self.fields["namesake_reason"]  # asked for once a name turned out to be like another's

    @property
    def _said(self) -> dict[str, Any]:
        names = ("merit_kind", "scope", "aspect", "strengths", "found_on", "movement", "how_found", "namesake_reason")
        return {name: self.cleaned_data[name] for name in names}


class RecordForm(_Words):
    """A new entry."""

    department = forms.ModelChoiceField(Department.objects.none(), label="Phòng ghi")
    kind = forms.ChoiceField(label="Đối tượng", choices=NewFactor.Kind.choices, widget=forms.RadioSelect)
    person = PersonField(
        User.objects.none(), label="Chọn trong danh sách công chức", required=False,
        help_text="Có trong danh sách thì chọn ở đây; cổng tự lấy họ tên, chức vụ.",
    )  # fmt: skip
    name = forms.CharField(
        label="Hoặc tên tập thể, người ngoài danh sách", max_length=200, required=False,
        help_text="Chỉ ghi khi không chọn ở ô trên.",
    )  # fmt: skip
    honorific = forms.ChoiceField(
        label="Danh xưng", choices=[("", "Chọn"), *User.Honorific.choices], required=False,
        help_text="Chỉ chọn cho người ngoài danh sách.",
    )  # fmt: skip
    post = forms.CharField(
        label="Chức vụ, đơn vị hoặc nơi ở", max_length=200, required=False,
        help_text="Chỉ ghi cho tập thể, người ngoài danh sách.",
    )  # fmt: skip
    field_order = (
        "department", "kind", "person", "name", "honorific", "post", "merit_kind", "scope", "aspect", "strengths",
        "found_on", "movement", "how_found", "namesake_reason",
    )  # fmt: skip

    def __init__(self, data: Any = None, *, departments: Any, initial: dict[str, Any] | None = None) -> None:
        given = {"kind": NewFactor.Kind.INDIVIDUAL, "found_on": clock.today(), **(initial or {})}
        super().__init__(data, initial=given)
        units = list(departments)
        department: Any = self.fields["department"]
        department.queryset = departments
        department.empty_label = None if len(units) == 1 else department.empty_label
        person: Any = self.fields["person"]
        choose_from(person, people_to_choose([one.pk for one in units]), blank="Chọn người")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("person") and data.get("name"):
            self.add_error("name", "Đã chọn người trong danh sách thì để trống ô này. Mời giữ một trong hai.")
        if data.get("person") and data.get("kind") == NewFactor.Kind.COLLECTIVE:
            self.add_error("person", "Đã chọn «Tập thể» thì ghi tên tập thể ở ô dưới, không chọn người.")
        return data

    def found(self) -> Found:
        """What the actions take."""
        names = ("kind", "person", "name", "honorific", "post")
        return Found(**{name: self.cleaned_data[name] for name in names}, **self._said)


class EditForm(_Words):
    """The words of an entry; a name typed by hand may be spelled better."""

    name = forms.CharField(label="Họ tên hoặc tên tập thể", max_length=200)
    post = forms.CharField(label="Chức vụ, đơn vị hoặc nơi ở", max_length=200, required=False)
    field_order = ("name", "post", "merit_kind", "scope", "aspect", "strengths")

    def __init__(self, data: Any = None, *, row: NewFactor) -> None:
        self.row = row
        names = ("name", "post", "merit_kind", "scope", "aspect", "strengths", "found_on", "movement", "how_found")
        initial = {name: getattr(row, name) for name in (*names, "namesake_reason")}
        super().__init__(data, initial=initial, kept=row.movement_id)
        if row.person_id:
            del self.fields["name"], self.fields["post"]

    def found(self) -> Found:
        """What the action takes."""
        row = self.row
        typed = {name: self.cleaned_data.get(name, getattr(row, name)) for name in ("name", "post")}
        return Found(kind=row.kind, person=row.person, honorific=row.honorific, **typed, **self._said)


class FilterForm(TidyForm):
    """What the register is narrowed to; what is not understood is left out."""

    q = forms.CharField(
        label="Tìm theo tên", required=False, max_length=100,
        widget=forms.TextInput({"class": "form-control", "type": "search"}),
    )  # fmt: skip
    phong = forms.ModelChoiceField(
        Department.objects.all(),
        label="Phòng",
        required=False,
        empty_label="Tất cả các phòng",
        widget=forms.Select({"class": "form-select"}),
    )
    trang_thai = forms.ChoiceField(
        label="Trạng thái", required=False, widget=forms.Select({"class": "form-select"}),
        choices=[("", "Đang theo dõi"), ("tat-ca", "Tất cả"), *State.choices],
    )  # fmt: skip
    loc = forms.ChoiceField(
        label="Chỉ xem", required=False, widget=forms.Select({"class": "form-select"}),
        choices=[("", "Mọi dòng"), ("lau", "Quá 90 ngày chưa theo dõi")],
    )  # fmt: skip
