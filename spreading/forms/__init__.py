"""What the pages of this app ask for; fields that several of them share."""

from typing import Any

from django import forms

from accounts.forms import PersonChoice
from accounts.models import User
from core.forms import TidyForm
from nominations.models import Nomination


def text(label: str, rows: int, limit: int, hint: str = "", *, required: bool = True) -> forms.CharField:
    """A field of several lines."""
    widget = forms.Textarea({"rows": rows})
    return forms.CharField(label=label, max_length=limit, widget=widget, help_text=hint, required=required)


def number(label: str, most: int, hint: str = "", *, required: bool = True) -> forms.IntegerField:
    """A whole number from 1 to *most*."""
    messages = {
        "min_value": "Số phải từ 1 trở lên. Mời ghi lại.",
        "max_value": f"Số nhiều nhất là {most}. Mời ghi lại.",
    }
    return forms.IntegerField(
        label=label, min_value=1, max_value=most, required=required, help_text=hint, error_messages=messages
    )


class ModelChoice(forms.ModelChoiceField):
    """A recognised model, by name, department and year."""

    def __init__(self, **options: Any) -> None:
        super().__init__(queryset=Nomination.objects.none(), **options)

    def label_from_instance(self, row: Nomination) -> str:
        return f"{row.addressed}, {row.department}, năm {row.season.year}"


class OnePerson(PersonChoice):
    """Anyone at work on the staff list."""

    def __init__(self, **options: Any) -> None:
        super().__init__(queryset=User.objects.people(), **options)


class NothingForm(TidyForm):
    """A page that asks for nothing but the press."""


class ReasonForm(TidyForm):
    """Why."""

    reason = text("Lý do", 3, 500)
