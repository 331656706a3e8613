"""What signing on this machine and registering a public certificate ask for. Neither is kept: keys and PINs."""

from typing import Any

from django import forms

from certificates.models import SignatureStage
from core.forms import TidyForm

_LARGEST_KEY = 64 * 1024  # bytes


def _small_file(label: str, hint: str, **more: Any) -> forms.FileField:
    return forms.FileField(label=label, help_text=hint, widget=forms.FileInput, **more)


class KeyForm(TidyForm):
    """A key file, or none where the token on this machine is meant, and what opens it."""

    key = _small_file(
        "Tệp khóa", "Tệp .p12 hoặc .pfx. Cổng chỉ dùng trong lúc ký, không lưu.", required=False, allow_empty_file=True
    )
    pin = forms.CharField(
        label="Mã PIN",
        max_length=100,
        strip=False,
        help_text="Cổng không lưu mã PIN.",
        widget=forms.PasswordInput({"autocomplete": "off"}),
    )

    def __init__(self, data: Any = None, files: Any = None, *, token: bool) -> None:
        super().__init__(data, files)
        if token:
            self.fields["key"].help_text = "Để trống nếu ký bằng thiết bị ký gắn ở máy chủ. Cổng không lưu tệp khóa."
        self.fields["key"].required = not token

    def clean_key(self) -> Any:
        found = self.cleaned_data["key"]
        if found and found.size > _LARGEST_KEY:
            raise forms.ValidationError("Tệp quá lớn nên không phải tệp khóa. Đồng chí chọn tệp .p12 hoặc .pfx.")
        return found


class SignerForm(TidyForm):
    """A public certificate and what it signs."""

    stage = forms.ChoiceField(label="Ký với tư cách", choices=SignatureStage.choices)
    certificate = _small_file("Chứng thư số", "Tệp .cer, .crt hoặc .pem, chỉ có phần công khai.")

    def clean_certificate(self) -> Any:
        found = self.cleaned_data["certificate"]
        if found.size > _LARGEST_KEY:
            raise forms.ValidationError("Tệp quá lớn nên không phải chứng thư. Đồng chí chọn tệp .cer, .crt hoặc .pem.")
        return found


class PictureForm(TidyForm):
    """The picture of the handwritten signature or of the seal; none takes the present one away."""

    picture = _small_file(
        "Ảnh PNG", "Nền trong, tối đa 1 MB, mỗi chiều từ 100 đến 2000 điểm ảnh. Để trống thì bỏ ảnh đang dùng.",
        required=False,
    )  # fmt: skip
