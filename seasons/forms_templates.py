"""The forms of the Word templates."""

from typing import Any

from django import forms

from core.forms import TidyForm


class TemplateForm(TidyForm):
    """A further version."""

    template = forms.FileField(
        label="Tệp mẫu (.docx)",
        widget=forms.FileInput(attrs={"accept": ".docx"}),
        help_text="Tối đa 2 MB. Cổng in thử và đo thể thức ngay, chưa đưa vào dùng.",
    )


class UseForm(TidyForm):
    """Why a template that differs from the form is used all the same."""

    reason = forms.CharField(label="Lý do vẫn dùng mẫu này", max_length=300)

    def __init__(self, data: Any = None, *, findings: bool) -> None:
        super().__init__(data)
        if not findings:
            del self.fields["reason"]
