"""What the book of outgoing documents asks for."""

from typing import Any

from django import forms

from core import clock
from core.forms import TidyForm
from documents.actions.draw_number import Registered
from documents.models import Book, Entry
from documents.queries import Wanted

MOST_RESERVED = 20


def symbol_field() -> forms.RegexField:
    return forms.RegexField(
        r"^[^\s/]{2,20}$",
        label="Ký hiệu",
        max_length=20,
        help_text="Ví dụ QĐ-SNgV. Mỗi ký hiệu có dãy số riêng trong năm.",
        error_messages={"invalid": "Ký hiệu viết liền, không có dấu cách và dấu gạch chéo, ví dụ QĐ-SNgV."},
    )


def whole_field(label: str, limit: int, **options: Any) -> forms.IntegerField:
    widget = forms.TextInput({"inputmode": "numeric"})
    return forms.IntegerField(label=label, min_value=1, max_value=limit, widget=widget, **options)


class BookFilter(TidyForm):
    """Ways to narrow the book; nothing asked shows everything."""

    q = forms.CharField(label="Số, trích yếu, người ký", max_length=100, required=False)
    nam = forms.ChoiceField(label="Năm", required=False)
    ky_hieu = forms.ChoiceField(label="Ký hiệu", required=False)

    def __init__(self, data: Any, books: list[Book]) -> None:
        super().__init__(data)
        years = sorted({str(book.year) for book in books}, reverse=True)
        symbols = sorted({book.symbol for book in books})
        self.fields["nam"].choices = [("", "Mọi năm"), *((year, year) for year in years)]  # type: ignore[attr-defined]
        self.fields["ky_hieu"].choices = [("", "Mọi ký hiệu"), *((one, one) for one in symbols)]  # type: ignore[attr-defined]

    def wanted(self) -> Wanted:
        """What was asked for; a value that cannot be asked for asks for nothing."""
        self.is_valid()
        data = self.cleaned_data
        return Wanted(data.get("q", ""), data.get("nam", ""), data.get("ky_hieu", ""))


class ReserveForm(TidyForm):
    """How many numbers to keep free, in which book, and for what."""

    kind = forms.ChoiceField(label="Tên loại", choices=Entry.Kind)
    symbol = symbol_field()
    year = forms.IntegerField(label="Năm", min_value=2000, max_value=2200)
    count = whole_field("Giữ mấy số", MOST_RESERVED)
    subject = forms.CharField(label="Dùng cho văn bản nào", max_length=300)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"year": clock.today().year, "count": 1})


class OutsideForm(TidyForm):
    """Numbers that the office gave elsewhere, with what the book says of them."""

    kind = forms.ChoiceField(label="Tên loại", choices=Entry.Kind)
    symbol = symbol_field()
    first = whole_field("Từ số", 99_999)
    last = whole_field("Đến số", 99_999)
    dated = forms.DateField(label="Ngày văn bản", help_text="Nhiều số khác ngày thì ghi ngày của số cuối.")
    subject = forms.CharField(label="Trích yếu", max_length=300)
    signer = forms.CharField(label="Người ký", max_length=100, required=False)
    recipients = forms.CharField(
        label="Nơi nhận", max_length=1_000, required=False, widget=forms.Textarea({"rows": 3}),
        help_text="Mỗi dòng một nơi.",
    )  # fmt: skip
    unit = forms.CharField(label="Đơn vị soạn thảo, lưu", max_length=120, required=False)
    copies = whole_field("Số lượng bản", 999, required=False)
    note = forms.CharField(label="Ghi chú", max_length=300, required=False)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"dated": clock.today()})

    def registered(self) -> Registered:
        """The columns of the book as they were typed."""
        names = ("kind", "dated", "subject", "signer", "recipients", "unit", "copies", "note")
        return Registered(**{name: self.cleaned_data[name] for name in names})


class VoidForm(TidyForm):
    """Why a number is not used."""

    reason = forms.CharField(label="Lý do hủy số", max_length=300)
