"""What is entered in the stock ledger of blanks."""

from typing import Any

from django import forms

from certificates.actions.stock_lines import Line
from certificates.models import Blank, StockEntry
from core import clock
from core.forms import TidyForm

Kind = StockEntry.Kind
_MOST = 100_000
_MAX = "Mỗi lần ghi tối đa 100 000 tờ. Mời ghi lại."
_MIN = "Số tờ không nhỏ hơn 0. Mời ghi lại."


class BlankForm(TidyForm):
    """A kind of blank."""

    name = forms.CharField(label="Tên loại phôi", max_length=100, help_text="Ví dụ: Phôi Giấy công nhận, mẫu 2026.")
    size = forms.ChoiceField(label="Khổ giấy", choices=Blank.Size.choices)


class LineForm(TidyForm):
    """One act with the drawer: *kind* decides what is asked."""

    quantity = forms.IntegerField(
        label="Số tờ", min_value=0, max_value=_MOST, error_messages={"max_value": _MAX, "min_value": _MIN}
    )
    on = forms.DateField(label="Ngày")
    document = forms.CharField(max_length=150, required=False)
    witness = forms.CharField(label="Người chứng kiến", max_length=150, required=False, help_text="Họ tên, chức vụ.")
    reason = forms.CharField(label="Lý do hỏng", max_length=500, required=False)
    after = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)

    def __init__(self, kind: str, data: Any = None) -> None:
        super().__init__(data, initial={"on": clock.today()})
        self.kind = kind
        for name in {"document", "witness", "reason"} - _ASKED[kind]:
            del self.fields[name]
        if "document" in self.fields:
            self.fields["document"].label, self.fields["document"].help_text = _DOCUMENT[kind]
        if kind == Kind.COUNTED:
            self.fields["quantity"].label = "Số tờ tốt đếm được"

    def line(self) -> Line:
        """What ``actions.enter_line`` takes."""
        given = {name: value for name, value in self.cleaned_data.items() if name != "after"}
        return Line(self.kind, **given)

    @property
    def seen(self) -> int:
        """The last line that the person knew of; 0 where there was none."""
        return self.cleaned_data["after"] or 0


_ASKED: dict[str, set[str]] = {
    Kind.RECEIVED: {"document"},
    Kind.SPOILED: {"reason"},
    Kind.DESTROYED: {"document", "witness"},
    Kind.COUNTED: {"witness"},
}
_DOCUMENT: dict[str, tuple[str, str]] = {
    Kind.RECEIVED: ("Chứng từ nhập", "Số, ngày của phiếu nhập, hóa đơn hoặc biên bản giao nhận."),
    Kind.DESTROYED: ("Biên bản hủy", "Số, ngày của biên bản."),
}


class WhyForm(TidyForm):
    """Why the drawer differs, or why a line was wrong."""

    reason = forms.CharField(label="Lý do", max_length=500)
