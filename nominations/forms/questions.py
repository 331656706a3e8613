"""The department's answer to the council."""

from typing import Any

from django import forms
from django.conf import settings

from core.forms import TidyForm
from core.uploads import KINDS


class CouncilAnswerForm(TidyForm):
    """The answer, and a file with it."""

    answer = forms.CharField(label="Phòng trả lời", max_length=4_000, widget=forms.Textarea({"rows": 6}))
    upload = forms.FileField(label="Tệp kèm theo", required=False, widget=forms.FileInput({"accept": ",".join(KINDS)}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        limit = settings.UPLOAD_MAX_BYTES // 1024 // 1024
        self.fields["upload"].help_text = f"Không bắt buộc. PDF, DOCX, XLSX, JPG hoặc PNG, tối đa {limit} MB."
