"""The achievement report as a file."""

from typing import Any

from django import forms
from django.conf import settings

from core.forms import TidyForm

REPORT_KINDS = (".docx", ".pdf")


class ReportForm(TidyForm):
    """The file, chosen or sent before in pieces."""

    upload = forms.FileField(label="Tệp báo cáo", required=False, widget=forms.FileInput({"accept": ".docx,.pdf"}))
    #: The token of a file that came in pieces before the form (``core.uploads.resuming``).
    sent = forms.CharField(required=False, max_length=32, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        limit = settings.UPLOAD_MAX_BYTES // 1024 // 1024
        self.fields["upload"].help_text = f"DOCX hoặc PDF, tối đa {limit} MB."

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if not (data.get("upload") or data.get("sent")) and not self.errors:
            self.add_error("upload", "Chưa chọn tệp báo cáo. Mời đồng chí chọn tệp DOCX hoặc PDF.")
        return data
