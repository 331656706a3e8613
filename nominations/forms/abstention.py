"""Why a department puts nobody forward."""

from typing import Any

from django import forms

from accounts.models import Department
from nominations.forms.moves import ReasonForm


class AbstentionForm(ReasonForm):
    """The department, where the head answers for several, and the reason."""

    department = forms.ModelChoiceField(Department.objects.none(), label="Phòng")

    field_order = ("department", "reason")

    def __init__(self, *args: Any, departments: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"department": departments[0]}, **kwargs)
        field = self.fields["department"]
        field.queryset, field.empty_label = departments, None  # type: ignore[attr-defined]
        if len(departments) == 1:
            field.widget = forms.HiddenInput()
