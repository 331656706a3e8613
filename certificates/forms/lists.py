"""Of which day or year a list is asked for; what cannot be asked for asks for now."""

from datetime import date
from typing import Any

from django import forms

from core import clock
from core.forms import TidyForm


class DayForm(TidyForm):
    """The day at whose end the list stands."""

    ngay = forms.DateField(label="Tính đến hết ngày", required=False)

    def __init__(self, data: Any) -> None:
        super().__init__(data if data.get("ngay") else {"ngay": clock.today().isoformat()})

    def day(self) -> date:
        """The day asked for, today where none or no day was given."""
        self.is_valid()
        return self.cleaned_data.get("ngay") or clock.today()


class YearForm(TidyForm):
    """A year of the register."""

    nam = forms.ChoiceField(label="Năm", required=False)

    def __init__(self, data: Any, years: list[int]) -> None:
        offered = sorted({*years, clock.today().year}, reverse=True)
        super().__init__(data if data.get("nam") else {"nam": str(clock.today().year)})
        self.fields["nam"].choices = [(str(year), str(year)) for year in offered]  # type: ignore[attr-defined]

    def year(self) -> int:
        """The year asked for, this one where none or no year was given."""
        self.is_valid()
        return int(self.cleaned_data.get("nam") or clock.today().year)
