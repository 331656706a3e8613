"""The forms of movements: what they are, their documents, their changes, and what departments register."""

from typing import Any

from django import forms

from core.forms import TidyForm, TidyModelForm
from core.uploads import KINDS
from seasons.models import Movement, MovementDocument, Registration

ACCEPTED = ",".join(KINDS)


def _file(label: str) -> forms.FileField:
    return forms.FileField(
        label=label, required=False, widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        help_text="Nhận tệp pdf, docx, xlsx hoặc ảnh; chưa có tệp thì để trống.",
    )  # fmt: skip


class MovementForm(TidyModelForm):
    """What a movement is; of an announced one the last day moves by an act of its own."""

    class Meta:
        model = Movement
        fields = (
            "kind", "channel", "name", "slogan", "field", "targets", "begins", "ends", "takes_registration",
            "register_until",
        )  # fmt: skip
        labels = {"takes_registration": "Các phòng đăng ký tham gia"}
        widgets = {"targets": forms.Textarea({"rows": 5})}
        help_texts = {
            "channel": "Cách thức phát hiện cho biết cấp phát động: Thủ tướng Chính phủ, UBND tỉnh hoặc cơ quan.",
            "field": "Bắt buộc với phong trào theo lĩnh vực. Ví dụ: Cải cách hành chính.",
            "register_until": "Chỉ ghi khi các phòng đăng ký tham gia; sau ngày này phòng không sửa được nữa.",
        }

    def __init__(self, *args: Any, announced: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if announced:
            del self.fields["ends"]

    def _post_clean(self) -> None:
        """The action checks the whole row, in sentences."""


class DocumentForm(TidyModelForm):
    """A launching document."""

    file = _file("Tệp văn bản")

    class Meta:
        model = MovementDocument
        fields = ("number", "dated", "issuer", "abstract")
        help_texts = {"number": "Ví dụ: 12/KH-UBND."}

    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}

    def _post_clean(self) -> None:
        """As above."""


class ReasonForm(TidyForm):
    """Why a document is set aside, or a registration refused."""

    reason = forms.CharField(label="Lý do", max_length=300)


class RefusalForm(TidyForm):
    """Why a registration is refused: the department reads it."""

    reason = forms.CharField(label="Lý do từ chối", max_length=500, widget=forms.Textarea({"rows": 3}))


class ChangeForm(TidyForm):
    """By which document and why a movement is extended or stopped."""

    day = forms.DateField(label="Ngày")
    reason = forms.CharField(label="Lý do", max_length=500, widget=forms.Textarea({"rows": 3}))
    document = forms.CharField(
        label="Văn bản", max_length=200, help_text="Số, ngày và cơ quan ban hành, ví dụ: 45/KH-UBND ngày 12/10/2026."
    )
    file = _file("Tệp văn bản")

    def __init__(self, *args: Any, day: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["day"].label = day


class RegistrationForm(TidyForm):
    """What the department undertakes, or why it does not take part."""

    joins = forms.TypedChoiceField(
        label="Phòng trả lời", choices=(("yes", "Tham gia"), ("no", "Không tham gia")), widget=forms.RadioSelect,
        coerce=lambda value: value == "yes",
    )  # fmt: skip
    text = forms.CharField(
        label="Nội dung đăng ký, hoặc lý do không tham gia", max_length=5_000, widget=forms.Textarea({"rows": 8}),
        help_text="Tham gia thì ghi việc phòng đăng ký làm, chỉ tiêu, thời gian. Không tham gia thì ghi lý do.",
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, data: Any, registration: Registration | None) -> None:
        known: dict[str, Any] = {"version": 0}
        if registration:
            joins = "yes" if registration.joins else "no"
            known = {"joins": joins, "text": registration.text, "version": registration.version}
        super().__init__(data, initial=known)
