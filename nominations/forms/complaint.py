"""A letter about a file: that it came in, and how it is dealt with."""

from typing import Any

from django import forms

from core.forms import TidyForm
from nominations.complaints import files_for_letters
from nominations.models import Complaint, Nomination


class _FileField(forms.ModelChoiceField):
    def label_from_instance(self, row: Any) -> str:
        return f"{row.name} ({row.number}, {row.department})"


class ComplaintForm(TidyForm):
    """Never what a denunciation or a letter without a name says, never who sent a letter."""

    nomination = _FileField(Nomination.objects.none(), label="Hồ sơ")
    kind = forms.ChoiceField(label="Loại đơn", choices=Complaint.Kind.choices, widget=forms.RadioSelect)
    received_on = forms.DateField(label="Ngày đến")
    number = forms.CharField(label="Số đến", max_length=20)
    line = forms.CharField(
        label="Nội dung, một dòng trung tính", max_length=200, required=False,
        help_text="Chỉ ghi với đơn kiến nghị, khiếu nại. Không ghi tên người gửi. "
        "Đơn tố cáo và đơn không ghi tên thì để trống.",
    )  # fmt: skip

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["nomination"].queryset = files_for_letters(user)  # type: ignore[attr-defined]


class HandlingForm(TidyForm):
    handling = forms.ChoiceField(label="Cách xử lý", choices=Complaint.Handling.choices, widget=forms.RadioSelect)
    handling_line = forms.CharField(
        label="Nội dung xử lý", max_length=300, help_text="Một dòng, không ghi nội dung đơn, không ghi tên người gửi."
    )
