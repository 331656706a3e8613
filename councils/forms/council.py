"""The decision that establishes a council, with its members."""

from typing import Any

from django import forms
from django.forms import formset_factory

from accounts.models import User
from accounts.roles import COUNCIL, Role
from core.forms import TidyForm
from councils.models import CouncilMember
from councils.seats import Seats

ROWS = 15
ROLES = [("", "–"), *((role.value, role.label) for role in Role if role in COUNCIL)]


class DecisionForm(TidyForm):
    """Number and date of the establishing decision."""

    decision_number = forms.CharField(label="Số quyết định thành lập", max_length=40, help_text="Ví dụ: 12/QĐ-SNgV")
    decision_date = forms.DateField(label="Ngày quyết định", help_text="Nhiệm vụ của thành viên bắt đầu từ ngày này.")
    term_until = forms.DateField(
        label="Nhiệm kỳ đến hết ngày",
        required=False,
        help_text="Hội đồng nhiều năm thì ghi ngày cuối nhiệm kỳ. Để trống thì Hội đồng chỉ của kỳ này.",
    )


class SeatForm(TidyForm):
    """One member and the role."""

    user = forms.ChoiceField(label="Thành viên", required=False)
    role = forms.ChoiceField(label="Vai trò", required=False, choices=ROLES)

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].choices = people  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if bool(given.get("user")) != bool(given.get("role")):
            raise forms.ValidationError("Mỗi dòng phải chọn cả người và vai trò. Mời chọn đủ hoặc bỏ cả hai.")
        return given


SeatForms = formset_factory(SeatForm, extra=0, min_num=ROWS, max_num=40, absolute_max=60)


def people_choices() -> list[tuple[str, str]]:
    """Everyone on the staff list, by name, with post and department."""
    named = [(str(user.pk), f"{user.full_name}, {user.post}, {user.department}") for user in User.objects.people()]
    return [("", "–"), *named]


def seats_now(members: list[CouncilMember]) -> list[dict[str, str]]:
    """The rows to begin with: today's members, then empty ones."""
    return [{"user": str(seat.duty.user_id), "role": seat.duty.role} for seat in members]


def seats_in(forms_set: Any) -> Seats:
    """The chosen people with their roles, in the order of the rows."""
    chosen = [form.cleaned_data for form in forms_set if form.cleaned_data.get("user")]
    people = {str(user.pk): user for user in User.objects.filter(pk__in=[row["user"] for row in chosen])}
    return [(people[row["user"]], Role(row["role"])) for row in chosen]
