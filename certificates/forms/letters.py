"""What a letter of results asks for: its words, its number and date, or why it is not sent."""

from typing import Any

from django import forms

from certificates import wording
from certificates.forms.papers import number_field, symbol_field, text_field
from certificates.models import ResultLetter
from core import clock
from core.forms import TidyForm
from core.vietnamese import lines
from documents.readiness import next_number


class LetterForm(TidyForm):
    """The words before and after the list."""

    opening = text_field("Lời mở đầu", 4, 2_000)
    closing = text_field("Lời kết", 5, 2_000)

    def __init__(self, letter: ResultLetter, data: Any = None) -> None:
        super().__init__(data, initial={"opening": letter.opening, "closing": letter.closing})

    def given(self) -> dict[str, str]:
        """What ``actions.edit_letter`` takes."""
        return {name: "\n".join(lines(text)) for name, text in self.cleaned_data.items()}


class ReleaseForm(TidyForm):
    """Number and date of the notice."""

    number = number_field("Số thông báo")
    symbol = symbol_field("Ký hiệu")
    dated = forms.DateField(label="Ngày thông báo")

    def __init__(self, data: Any = None) -> None:
        today = clock.today()
        initial = {
            "number": next_number(wording.LETTER_SYMBOL, today.year),
            "symbol": wording.LETTER_SYMBOL,
            "dated": today,
        }
        super().__init__(data, initial=initial)


class DiscardForm(TidyForm):
    """Why the letter is not sent."""

    reason = text_field("Lý do không gửi", 3, 500)
