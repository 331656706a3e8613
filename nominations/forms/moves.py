"""What the confirm pages ask for."""

from datetime import datetime
from typing import Any

from django import forms

from core import clock
from core.forms import TidyForm
from nominations.forms.worded import WordedForm
from nominations.limits import MAX_SUPPLEMENT_ITEMS
from nominations.models import Complaint


class ReasonForm(TidyForm):
    """A reason, kept for ever with the act."""

    reason = forms.CharField(label="Lý do", max_length=1_000, widget=forms.Textarea({"rows": 3}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].error_messages["required"] = "Chưa ghi lý do. Mời ghi rõ lý do rồi mới làm được việc này."


class SuspensionForm(WordedForm):
    """Why a file is suspended, in neutral words; where it is denounced, in the words of the law alone."""

    own = "reason"
    WORDINGS = (
        Complaint.STOCK_LINE,
        "Chờ kết luận của cơ quan có thẩm quyền.",
        "Chờ phòng giới thiệu làm rõ hồ sơ.",
        "Theo đề nghị của phòng giới thiệu.",
    )

    wording = forms.ChoiceField(label="Lý do", choices=())
    reason = forms.CharField(
        label="Lý do khác", max_length=1_000, widget=forms.Textarea({"rows": 3}),
        help_text="Chỉ ghi khi chọn «Khác»: lời trung tính, không ghi nội dung đơn thư và tên người gửi.",
    )  # fmt: skip

    def __init__(self, *args: Any, denounced: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer(self.WORDINGS[:1] if denounced else self.WORDINGS, other=not denounced)
        chosen = "Chưa ghi lý do. Mời chọn một lý do, hoặc chọn «Khác» rồi ghi."
        self.fields["wording"].error_messages["required"] = chosen


class LateForm(ReasonForm):
    """Admission after the time is over needs the Director's agreement beside the reason."""

    agreement = forms.CharField(
        label="Ý kiến đồng ý của Giám đốc Sở", max_length=200, help_text="Số, ngày văn bản hoặc ngày giờ cho ý kiến."
    )

    def whole_reason(self) -> str:
        return f"{self.cleaned_data['reason']} Giám đốc Sở đồng ý: {self.cleaned_data['agreement']}."


class AnswerForm(TidyForm):
    """The department's answer to the Director."""

    answer = forms.CharField(label="Phòng trả lời", max_length=4_000, widget=forms.Textarea({"rows": 6}))


class _DueForm(ReasonForm):
    """Until when the department supplies what it was asked for."""

    due = forms.DateTimeField(label="Hạn bổ sung", help_text="Ngày và giờ chậm nhất phòng nộp lại.")

    def clean_due(self) -> datetime:
        due: datetime = self.cleaned_data["due"]
        if due <= clock.now():
            raise forms.ValidationError("Hạn bổ sung đã qua. Mời chọn thời điểm sau lúc này.")
        return due


class MoreTimeForm(_DueForm):
    """A later time, and why."""

    field_order = ("due", "reason")


class ReturnForm(_DueForm):
    """One to ten things to supply, one on a line, and the time until which."""

    items = forms.CharField(
        label="Nội dung cần bổ sung", widget=forms.Textarea({"rows": 6}),
        help_text=f"Mỗi dòng một nội dung, tối đa {MAX_SUPPLEMENT_ITEMS} nội dung, mỗi nội dung 500 ký tự.",
    )  # fmt: skip
    field_order = ("items", "reason", "due")

    def clean_items(self) -> list[str]:
        return [line for line in self.cleaned_data["items"].splitlines() if line]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        items = data.get("items") or []
        if len(items) > MAX_SUPPLEMENT_ITEMS:
            self.add_error("items", f"Đã ghi {len(items)} nội dung, tối đa {MAX_SUPPLEMENT_ITEMS}. Mời gộp lại.")
        elif any(len(item) > 500 for item in items):
            self.add_error("items", "Có nội dung dài quá 500 ký tự. Mời rút gọn hoặc tách thành hai dòng.")
        return data
