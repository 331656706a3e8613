"""What is entered about the papers of several certificates at once."""

from collections.abc import Iterable
from typing import Any

from django import forms

from certificates.models import Blank, Certificate, PaperStep
from core import clock
from core.forms import UNCHOSEN, TidyForm
from core.vietnamese import number

#: The answer that no blank was used.
PLAIN = "khong"


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

    blank = forms.ChoiceField(
        label="In trên phôi", required=False, help_text="Chỉ khi ghi «Đã in»: sổ phôi trừ mỗi giấy một tờ."
    )

    def __init__(self, rows: Iterable[Certificate], blanks: Iterable[Blank], data: Any = None) -> None:
        super().__init__(data, initial={"on": clock.today()})
        self._offer(list(blanks))
        self.rows = {str(row.pk): row for row in rows}
        self.fields["certificates"].choices = [(pk, row.code) for pk, row in self.rows.items()]  # type: ignore[attr-defined]

    def _offer(self, blanks: list[Blank]) -> None:
        """Ask for the blank, the only one being chosen already; an office without blanks is not asked."""
        self.blanks = {str(row.pk): row for row in blanks}
        if not blanks:
            del self.fields["blank"]
            return
        kinds = [(pk, f"{row} (còn {number(row.sound_now)} tờ)") for pk, row in self.blanks.items()]  # type: ignore[attr-defined]
        self.fields["blank"].choices = [*kinds, (PLAIN, "Giấy thường, không trừ phôi")]  # type: ignore[attr-defined]
        if len(blanks) > 1:
            self.fields["blank"].choices = [("", UNCHOSEN), *self.fields["blank"].choices]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if self.blanks and given.get("kind") == PaperStep.Kind.PRINTED and given.get("blank") == "":
            self.add_error("blank", "Chưa chọn loại phôi. Mời chọn phôi đã in, hoặc giấy thường.")
        return given

    def given(self) -> dict[str, Any]:
        """What ``actions.enter_step`` takes."""
        chosen = [self.rows[pk] for pk in self.cleaned_data["certificates"]]
        blank = self.blanks.get(self.cleaned_data.get("blank", ""))
        return {**self.cleaned_data, "certificates": chosen, "blank": blank}

    def ticked(self) -> set[str]:
        """The ids that were ticked, as the browser sent them."""
        return set(self["certificates"].value() or ())
