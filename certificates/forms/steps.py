"""What is entered about the papers of several certificates at once."""

from collections.abc import Iterable
from typing import Any

from django import forms

from certificates.models import Certificate, PaperStep
from core import clock
from core.forms import TidyForm


class StepForm(TidyForm):
    """The ticked certificates, the step, its day, and who received them or why."""

    certificates = forms.MultipleChoiceField(
        label="Giấy đã chọn",
        error_messages={
            "required": "Chưa chọn giấy nào. Mời đánh dấu ở danh sách.",
            "invalid_choice": "Giấy đã chọn không còn hiệu lực. Mời tải lại trang rồi chọn lại.",
        },
    )
    kind = forms.ChoiceField(label="Bước vừa làm", choices=PaperStep.Kind.choices)
    on = forms.DateField(label="Ngày làm")
    receiver = forms.CharField(
        label="Người nhận thay", max_length=150, required=False, help_text="Chỉ khi trao cho người nhận thay."
    )
    reason = forms.CharField(
        label="Lý do", max_length=500, required=False, help_text="Bắt buộc khi ghi tờ in hỏng hoặc ghi lại bước trước."
    )

    def __init__(self, rows: Iterable[Certificate], data: Any = None) -> None:
        super().__init__(data, initial={"on": clock.today()})
        self.rows = {str(row.pk): row for row in rows}
        self.fields["certificates"].choices = [(pk, row.code) for pk, row in self.rows.items()]  # type: ignore[attr-defined]

    def given(self) -> dict[str, Any]:
        """What ``actions.enter_step`` takes."""
        return {**self.cleaned_data, "certificates": [self.rows[pk] for pk in self.cleaned_data["certificates"]]}

    def ticked(self) -> set[str]:
        """The ids that were ticked, as the browser sent them."""
        return set(self["certificates"].value() or ())
