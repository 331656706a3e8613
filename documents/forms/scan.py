"""What is asked for when the signed copy of a paper comes back, of any app's papers."""

from django import forms

from core.forms import TidyForm

SCANS = (".pdf", ".jpg", ".jpeg", ".png")


class ScanForm(TidyForm):
    """The scan of a signed paper."""

    scan = forms.FileField(label="Bản quét đã ký", help_text="PDF, JPG hoặc PNG, tối đa 20 MB.", widget=forms.FileInput)
