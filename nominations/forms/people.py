"""Fields that choose people of the staff list."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from accounts.models import User

LONGEST_NAME = 100


class PersonField(forms.ModelChoiceField):
    """One person of the staff list, each with post and department."""

    def label_from_instance(self, person: Any) -> str:
        return f"{person.full_name} – {person.post}, {person.department}"


class PeopleField(forms.ModelMultipleChoiceField):
    """Several people of the staff list, as boxes to tick."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, person: Any) -> str:
        return f"{person.full_name} – {person.post}"


def choose_from(field: forms.ModelChoiceField, people: Sequence[User], *, blank: str = "") -> None:
    """Offer *people* in their order, without asking the database again for each."""
    chosen = User.objects.filter(pk__in=[person.pk for person in people])
    field.queryset = chosen.select_related("department")
    options = [(person.pk, field.label_from_instance(person)) for person in people]
    field.choices = [("", blank), *options] if blank else options


def names_in(text: str) -> list[str]:
    """Names typed one on a line.

    :raises ValidationError: one of them is no name.
    """
    names = [name for line in text.splitlines() if (name := line.strip())]
    if any(len(name) > LONGEST_NAME for name in names):
        raise ValidationError(
            f"Mỗi dòng ghi một họ tên, dài tối đa {LONGEST_NAME} ký tự. Mời tách các tên ra từng dòng."
        )
    return names
