"""What the register, the revocation and the public look-up ask for."""

from typing import Any

from django import forms

from accounts.models import Department
from certificates.queries import Wanted
from core.forms import TidyForm


class RegisterFilter(TidyForm):
    """Ways to narrow the register; nothing asked shows everything."""

    q = forms.CharField(label="Họ tên, tên tập thể hoặc mã tra cứu", max_length=100, required=False)
    nam = forms.ChoiceField(label="Năm", required=False)
    phong = forms.ChoiceField(label="Phòng", required=False)

    def __init__(self, data: Any, years: list[int], departments: list[Department]) -> None:
        super().__init__(data)
        self.fields["nam"].choices = [("", "Mọi năm"), *((str(year), str(year)) for year in years)]  # type: ignore[attr-defined]
        self.fields["phong"].choices = [("", "Mọi phòng"), *((str(row.pk), row.name) for row in departments)]  # type: ignore[attr-defined]

    def wanted(self) -> Wanted:
        """What was asked for; a value that cannot be asked for asks for nothing."""
        self.is_valid()
        data = self.cleaned_data
        return Wanted(data.get("q", ""), data.get("nam", ""), data.get("phong", ""))


class LookUpForm(TidyForm):
    """A code as people type it from paper."""

    ma = forms.CharField(
        label="Mã tra cứu",
        max_length=200,
        help_text="Gõ chữ thường, bỏ dấu gạch hay thêm dấu cách đều được.",
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )
