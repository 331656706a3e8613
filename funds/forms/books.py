"""What is asked of a fund and of its lines."""

from typing import Any

from django import forms
from django.conf import settings

from core import clock
from core.forms import TidyForm
from core.vietnamese import number
from funds.actions.keep_fund import FundFacts
from funds.actions.record_income import Income
from funds.balance import LARGEST
from funds.models import Fund
from nominations.forms.contribution import WholeNumberField

#: What a scan may be.
SCANS = (".pdf", ".jpg", ".jpeg", ".png")


class MoneyField(WholeNumberField):
    """Whole đồng, typed with or without dots: 5.000.000."""

    def __init__(self, label: str, hint: str = "Ghi theo đồng. Ví dụ: 5.000.000.") -> None:
        super().__init__(label=label, help_text=hint)

    def prepare_value(self, value: Any) -> Any:
        return number(value) if isinstance(value, int) else value

    def clean(self, value: Any) -> int:
        amount: int = super().clean(value)
        if not 0 < amount <= LARGEST:
            raise forms.ValidationError("Số tiền này không hợp lý. Mời ghi lại theo đồng.")
        return amount


def scan_field(label: str, hint: str, *, required: bool) -> forms.FileField:
    """A scan of a paper; *hint* says what it is for."""
    limit = settings.UPLOAD_MAX_BYTES // 1024 // 1024
    return forms.FileField(
        label=label, required=required, widget=forms.FileInput({"accept": ",".join(SCANS)}),
        help_text=f"{hint} PDF, JPG hoặc PNG, tối đa {limit} MB.",
    )  # fmt: skip


class FundForm(TidyForm):
    """A fund's name, source and decision."""

    name = forms.CharField(label="Tên quỹ", max_length=150)
    source = forms.CharField(
        label="Nguồn kinh phí", max_length=300, help_text="Ví dụ: Trích quỹ khen thưởng của Sở hằng năm."
    )
    decision_number = forms.CharField(label="Số quyết định lập quỹ", max_length=40, help_text="Ví dụ: 15/QĐ-SNgV.")
    decision_date = forms.DateField(label="Ngày quyết định")
    opened_on = forms.DateField(label="Mở ngày", help_text="Không ghi khoản thu, chi trước ngày này.")

    def __init__(self, data: Any = None, *, row: Fund | None = None) -> None:
        kept = {name: getattr(row, name) for name in FundFacts.__dataclass_fields__} if row else {}
        super().__init__(data, initial=kept or {"opened_on": clock.today()})

    def facts(self) -> FundFacts:
        """What the actions take."""
        return FundFacts(**self.cleaned_data)


class IncomeForm(TidyForm):
    """Money that came in."""

    amount = MoneyField("Số tiền (đồng)")
    day = forms.DateField(label="Ngày thu")
    text = forms.CharField(label="Nội dung thu", max_length=300, help_text="Ví dụ: Trích quỹ khen thưởng năm 2026.")
    document_number = forms.CharField(label="Số quyết định", max_length=40, help_text="Ví dụ: 21/QĐ-SNgV.")
    document_date = forms.DateField(label="Ngày quyết định")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"day": clock.today()}, **kwargs})

    def more_fields(self) -> dict[str, forms.Field]:
        return {"upload": scan_field("Bản chụp quyết định", "Không bắt buộc.", required=False)}

    def income(self) -> Income:
        """What the action takes."""
        return Income(**{name: self.cleaned_data[name] for name in Income.__dataclass_fields__})


class ReverseForm(TidyForm):
    """Why a line is undone."""

    reason = forms.CharField(
        label="Lý do", max_length=300, widget=forms.Textarea({"rows": 3}), help_text="Lý do in trong sổ quỹ."
    )
