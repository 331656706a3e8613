"""A contribution of the nominee to a fund or an activity."""

import re
from datetime import date
from typing import Any

from django import forms

from core import clock
from core.forms import TidyForm

LARGEST_AMOUNT = 100_000_000_000
MOST_HOURS = 10_000
_IN_THOUSANDS = re.compile(r"\d{1,3}([. ]\d{3})+")


class WholeNumberField(forms.IntegerField):
    """A whole number typed with or without dots and blanks between thousands: 1.500.000."""

    widget = forms.TextInput({"inputmode": "numeric"})

    def to_python(self, value: Any) -> int | None:
        if isinstance(value, str) and _IN_THOUSANDS.fullmatch(value.strip()):
            value = re.sub(r"[. ]", "", value)
        return super().to_python(value)


class ContributionForm(TidyForm):
    """Money or hours, at least one of them."""

    activity = forms.CharField(
        label="Quỹ hoặc hoạt động", max_length=200, help_text="Ví dụ: Quỹ Vì người nghèo; hiến máu tình nguyện."
    )
    amount = WholeNumberField(
        label="Số tiền (đồng)", required=False, help_text="Hiện vật thì quy ra đồng. Ví dụ: 1.500.000."
    )
    hours = WholeNumberField(label="Số giờ tham gia", required=False)
    dated = forms.DateField(label="Ngày", help_text="Đóng góp nhiều lần thì ghi ngày gần nhất.")
    proof = forms.CharField(
        label="Minh chứng", max_length=200, help_text="Ví dụ: Biên lai số 15 của Ủy ban Mặt trận Tổ quốc phường."
    )

    def clean_amount(self) -> int | None:
        return _within(self.cleaned_data["amount"], LARGEST_AMOUNT, "Số tiền này không hợp lý. Mời ghi lại theo đồng.")

    def clean_hours(self) -> int | None:
        return _within(self.cleaned_data["hours"], MOST_HOURS, "Số giờ này không hợp lý. Mời ghi lại.")

    def clean_dated(self) -> date:
        dated: date = self.cleaned_data["dated"]
        if dated > clock.today():
            raise forms.ValidationError("Ngày này sau hôm nay. Mời ghi ngày đã đóng góp.")
        return dated

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not {"amount", "hours"} & self.errors.keys() and not (data.get("amount") or data.get("hours")):
            self.add_error("amount", "Chưa ghi số tiền hoặc số giờ. Mời ghi ít nhất một trong hai.")
        return data


def _within(number: int | None, largest: int, sentence: str) -> int | None:
    if number is not None and not 0 < number <= largest:
        raise forms.ValidationError(sentence)
    return number
