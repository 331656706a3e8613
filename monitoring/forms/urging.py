"""Which departments were urged, and in which way."""

from typing import Any

from django import forms

from accounts.models import Department
from core.forms import TidyForm
from monitoring.models import UrgingSent


class UrgingForm(TidyForm):
    """The departments that are late, of which some were told."""

    departments = forms.ModelMultipleChoiceField(
        Department.objects.none(), label="Phòng đã đôn đốc", widget=forms.CheckboxSelectMultiple
    )
    way = forms.ChoiceField(label="Cách đôn đốc", choices=UrgingSent.Way, widget=forms.RadioSelect)

    def __init__(self, data: Any = None, *, late: list[int]) -> None:
        super().__init__(data, initial={"departments": late})
        field: Any = self.fields["departments"]
        field.queryset = Department.objects.filter(pk__in=late)
