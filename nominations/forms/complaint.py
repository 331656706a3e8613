"""A letter about a file: that it came in, and how it is dealt with."""

from itertools import groupby
from typing import Any

from django import forms
from django.db.models import QuerySet

from core.forms import TidyForm
from nominations.complaints import files_for_letters
from nominations.forms.worded import WordedForm
from nominations.models import Complaint, Nomination


class _FileField(forms.ModelChoiceField):
    def label_from_instance(self, row: Any) -> str:
        return f"{row.name} ({row.number})"

    def offer(self, rows: QuerySet[Nomination], found: list[Nomination]) -> None:
        """Draw *found* under their departments; take any of *rows*."""
        self.queryset = rows
        groups = groupby(found, key=lambda row: str(row.department))
        named = [(name, [(row.pk, self.label_from_instance(row)) for row in group]) for name, group in groups]
        self.choices = [("", "Chọn hồ sơ"), *named]


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

    def __init__(self, *args: Any, user: Any, asked: str = "", **kwargs: Any) -> None:
        """*asked* are words of a name: only files that have them are drawn."""
        super().__init__(*args, **kwargs)
        rows = files_for_letters(user)
        found = list(rows.filter(search_norm__words=asked) if asked else rows)
        field = self.fields["nomination"]
        assert isinstance(field, _FileField)  # noqa: S101
        field.offer(rows, found)
        self.found = len(found)


class HandlingForm(WordedForm):
    """How *letter* is dealt with, and a neutral line; of a denunciation always the same one."""

    handling = forms.ChoiceField(label="Cách xử lý", choices=Complaint.Handling.choices, widget=forms.RadioSelect)
    wording = forms.ChoiceField(label="Nội dung xử lý", choices=())
    handling_line = forms.CharField(
        label="Nội dung xử lý khác", max_length=300,
        help_text="Chỉ ghi khi chọn «Khác»: một dòng, không ghi nội dung đơn, không ghi tên người gửi.",
    )  # fmt: skip

    own = "handling_line"

    def __init__(self, *args: Any, letter: Complaint, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(letter.lines, other=letter.may_be_worded)
