"""A name typed once more, and on what paper the Office relies."""

from typing import Any

from django import forms

from core.forms import TidyForm

_AS_TYPED = {"autocomplete": "off", "spellcheck": "false"}


class NameForm(TidyForm):
    typed = forms.CharField(
        label="Gõ lại họ tên, tên tập thể",
        max_length=200,
        help_text="Gõ như trong giấy khai sinh, quyết định thành lập.",
    )
    reason = forms.CharField(
        label="Căn cứ xác nhận trên giấy", max_length=300, required=False,
        help_text="Ví dụ: Phiếu xác nhận ký ngày 01/12/2026.",
    )  # fmt: skip

    def __init__(self, data: Any = None, *, own: bool) -> None:
        super().__init__(data)
        self.fields["typed"].widget.attrs |= _AS_TYPED
        if own:
            del self.fields["reason"]


class NameReportForm(TidyForm):
    """How the name should stand, and on what paper."""

    right = forms.CharField(label="Họ tên, tên tập thể ghi đúng là", max_length=200)
    basis = forms.CharField(
        label="Giấy tờ làm căn cứ", max_length=300, help_text="Ví dụ: Căn cước công dân; Quyết định thành lập phòng."
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        self.fields["right"].widget.attrs |= _AS_TYPED
