"""The three forms of an import: the file, which column is which, and the acceptance of what was read anew."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from core.forms import TidyForm
from core.sheets.columns import Column, Heads
from core.sheets.reading import KINDS

ABSENT = "Không có trong tệp"


class FileForm(TidyForm):
    """The table to import."""

    table = forms.FileField(
        label="Tệp danh sách",
        widget=forms.FileInput(attrs={"accept": ",".join(KINDS)}),
        help_text="Excel (.xlsx) hoặc CSV. Cổng đọc trang tính đầu tiên.",
    )


class ColumnsForm(TidyForm):
    """For each thing to be read, the column of the table that says it."""

    def __init__(self, data: Any = None, *, columns: Sequence[Column], heads: Heads, places: Mapping[str, int]) -> None:
        self.columns, self.heads = columns, heads
        super().__init__(data, initial=dict(places))

    def more_fields(self) -> dict[str, forms.Field]:
        offered = [("", ABSENT), *self.heads.offered()]
        return {
            column.name: forms.TypedChoiceField(
                label=column.label, required=column.required, choices=offered, coerce=int, empty_value=None
            )
            for column in self.columns
        }

    def places(self) -> dict[str, int]:
        """Column → place, of those that the table has."""
        return {name: place for name, place in self.cleaned_data.items() if place is not None}


class CommitForm(TidyForm):
    """The plan that was looked at, and the acceptance of old text as it was read."""

    shown = forms.CharField(widget=forms.HiddenInput)
    repairs_accepted = forms.BooleanField(label="Đã xem các chữ phông cũ ở bảng so sánh và nhận như cổng đọc")

    def __init__(self, data: Any = None, *, repairs: bool, **options: Any) -> None:
        super().__init__(data, **options)
        if not repairs:
            del self.fields["repairs_accepted"]
