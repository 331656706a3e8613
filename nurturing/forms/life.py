"""Life events, introduction: what their pages ask for."""

from typing import Any

from django import forms

from accounts.models import Department, User
from core import clock
from core.forms import TidyForm
from nominations.forms.begin import checked_birth_year, checked_headcount
from nominations.forms.people import PersonField, choose_from
from nominations.queries import people_to_choose
from nurturing.actions.introduce import Beginning
from nurturing.models import LifeEvent, NewFactor

Kind = LifeEvent.Kind


def _reason(label: str = "Lý do", hint: str = "", limit: int = 1_000) -> forms.CharField:
    return forms.CharField(label=label, max_length=limit, widget=forms.Textarea({"rows": 3}), help_text=hint)


class ReasonForm(TidyForm):
    """Why, as long as a row keeps it."""

    reason = _reason(limit=500)


class PauseForm(TidyForm):
    """A leave or another pause."""

    kind = forms.ChoiceField(
        label="Vì sao", choices=[(one.value, one.label) for one in (Kind.LEAVE, Kind.OTHER)], widget=forms.RadioSelect,
        initial=Kind.LEAVE,
    )  # fmt: skip
    since = forms.DateField(label="Từ ngày")
    until = forms.DateField(label="Dự kiến đến hết ngày", required=False, help_text="Để trống khi chưa rõ.")
    reason = _reason("Nội dung", "Ví dụ: nghỉ thai sản; cử đi học lớp cao cấp lý luận chính trị.")


class DisciplineForm(TidyForm):
    """A discipline; few read the note."""

    since = forms.DateField(label="Từ ngày")
    note = _reason("Nội dung", "Ghi trung tính, có số văn bản nếu có.")


class TransferForm(TidyForm):
    """Which department nurtures from now."""

    to = forms.ModelChoiceField(Department.objects.none(), label="Phòng mới")
    on = forms.DateField(label="Từ ngày")
    reason = _reason("Lý do, văn bản")

    def __init__(self, data: Any = None, *, row: NewFactor) -> None:
        super().__init__(data, initial={"on": clock.today()})
        units = Department.objects.in_force(clock.today()).filter(introduces=True).exclude(pk=row.department_id)
        to: Any = self.fields["to"]
        to.queryset = units


class EndForm(TidyForm):
    """Why nobody is nurtured any more."""

    kind = forms.ChoiceField(
        label="Vì sao", choices=[(one.value, one.label) for one in (Kind.RETIREMENT, Kind.DEATH, Kind.OTHER)],
        widget=forms.RadioSelect,
    )  # fmt: skip
    on = forms.DateField(label="Từ ngày")
    reason = _reason("Nội dung", "Ví dụ: nghỉ hưu theo quyết định số …; đạt mục tiêu, không cần bồi dưỡng thêm.")


class IntroduceForm(TidyForm):
    """What a dossier needs beside the entry: of a collective, or of a person outside the staff list."""

    collective_head = PersonField(User.objects.none(), label="Người đứng đầu tập thể")
    headcount = forms.IntegerField(label="Số người của tập thể", help_text="Tính cả người đứng đầu.")
    birth_year = forms.IntegerField(label="Năm sinh", required=False)
    unlisted_reason = _reason("Lý do chọn người ngoài danh sách")

    OF_COLLECTIVES = ("collective_head", "headcount")
    OF_OUTSIDERS = ("birth_year", "unlisted_reason")

    def __init__(self, data: Any = None, *, row: NewFactor) -> None:
        super().__init__(data)
        collective = row.kind == NewFactor.Kind.COLLECTIVE
        asked = self.OF_COLLECTIVES if collective else () if row.person_id else self.OF_OUTSIDERS
        for name in {*self.OF_COLLECTIVES, *self.OF_OUTSIDERS} - {*asked}:
            del self.fields[name]
        if collective:
            head: Any = self.fields["collective_head"]
            choose_from(head, people_to_choose([row.department_id]), blank="Chọn người")

    def clean_headcount(self) -> int:
        return checked_headcount(self.cleaned_data["headcount"])

    def clean_birth_year(self) -> int | None:
        return checked_birth_year(self.cleaned_data["birth_year"])

    def beginning(self) -> Beginning:
        """What the action takes."""
        typed = self.cleaned_data
        return Beginning(
            unlisted_reason=typed.get("unlisted_reason", ""), birth_year=typed.get("birth_year"),
            collective_head=typed.get("collective_head"), headcount=typed.get("headcount"),
        )  # fmt: skip
