"""What a paper that the office writes asks for: its words, its number, or why it is dropped."""

from dataclasses import asdict
from typing import Any

from django import forms

from core import clock
from core.forms import TidyForm
from documents.composing import Words, symbol_of
from documents.forms.book import symbol_field, whole_field
from documents.models import Composed
from documents.readiness import next_number
from documents.recipients import tidied

MOST_COPIES = 999
_AFTER_ABOUT = "In sau chữ V/v, viết thường chữ đầu. Ví dụ: đôn đốc gửi hồ sơ giới thiệu."


def _text(label: str, rows: int, limit: int, hint: str, *, required: bool = True) -> forms.CharField:
    widget = forms.Textarea({"rows": rows})
    return forms.CharField(label=label, max_length=limit, widget=widget, help_text=hint, required=required)


class ComposeForm(TidyForm):
    """The words of a letter, a report or a plan; a letter cites no bases, a plan may be addressed to nobody."""

    subject = forms.CharField(label="Trích yếu", max_length=250)
    addressed_to = _text("Kính gửi", 3, 1_000, "Mỗi dòng một nơi.")
    bases = _text("Căn cứ", 4, 4_000, "Mỗi dòng một căn cứ, không cần dấu chấm phẩy cuối dòng.", required=False)
    body = _text(
        "Nội dung", 16, 30_000,
        "Mỗi dòng một đoạn. Dòng bắt đầu bằng số La Mã và dấu chấm, ví dụ «I. KẾT QUẢ», là tên mục.",
    )  # fmt: skip
    signing = forms.ChoiceField(label="Người ký", choices=Composed.Signing)
    recipients = _text("Nơi nhận", 4, 1_000, "Mỗi dòng một nơi; dòng cuối là nơi lưu, ví dụ «Lưu: VT, VP».")

    def __init__(self, kind: str, begun: Words, data: Any = None) -> None:
        super().__init__(data, initial=asdict(begun))
        if kind == Composed.Kind.LETTER:
            del self.fields["bases"]
            self.fields["subject"].help_text = _AFTER_ABOUT
        self.fields["addressed_to"].required = kind == Composed.Kind.LETTER

    def clean_recipients(self) -> str:
        return tidied(self.cleaned_data["recipients"])

    def words(self) -> Words:
        """What the actions take."""
        return Words(**{name: self.cleaned_data.get(name, "") for name in asdict(Words("", ""))})


class NumberForm(TidyForm):
    """Number, date and how many copies are made."""

    number = whole_field("Số", 99_999)
    symbol = symbol_field()
    dated = forms.DateField(label="Ngày văn bản")
    copies = whole_field("Số lượng bản", MOST_COPIES)

    def __init__(self, row: Composed, data: Any = None) -> None:
        today = clock.today()
        symbol = symbol_of(row, today)
        initial = {"number": next_number(symbol, today.year), "symbol": symbol, "dated": today, "copies": 1}
        super().__init__(data, initial=initial)


class DropForm(TidyForm):
    """Why the draft is dropped."""

    reason = forms.CharField(label="Lý do bỏ bản nháp", max_length=300)
