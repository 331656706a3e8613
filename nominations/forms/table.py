"""The table that a department sends."""

from typing import Any

from django import forms

from accounts.models import Department
from core.sheets.forms import FileForm


class DepartmentFileForm(FileForm):
    """The file, and the department that introduces, where the writer has several."""

    department = forms.ModelChoiceField(Department.objects.none(), label="Phòng giới thiệu", empty_label=None)

    field_order = ("department", "table")

    def __init__(self, *args: Any, departments: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["department"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101
        field.queryset = departments
        if len(departments) == 1:
            field.widget, field.initial = forms.HiddenInput(), departments[0].pk
