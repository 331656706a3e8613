"""Comments of the staff: the period, the comment itself, its hiding and its answer."""

from typing import Any

from django import forms

from core.forms import TidyForm
from nominations.comment_terms import text_refusal
from nominations.forms.moves import ReasonForm
from nominations.limits import LEAST_REMARK, MAX_COMMENT
from nominations.models import Comment, CommentHiding, Nomination


class PeriodForm(TidyForm):
    """Which files are opened now; the page draws a box for each."""

    nominations = forms.ModelMultipleChoiceField(Nomination.objects.none(), label="Hồ sơ", required=False)

    def __init__(self, *args: Any, files: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["nominations"]
        field.queryset = files
        field.error_messages |= {
            "invalid_choice": "Có hồ sơ không còn ở bước thẩm định. Đồng chí tải lại trang để chọn lại.",
            "invalid_pk_value": "Mục đã chọn không có. Mời chọn lại.",
        }


class ExtensionForm(ReasonForm):
    """The new last day, and why."""

    last_day = forms.DateField(label="Lấy ý kiến đến hết ngày")

    field_order = ("last_day", "reason")


class CommentForm(TidyForm):
    """Agreement, with words or without, or a remark in words."""

    stance = forms.ChoiceField(label="Ý kiến của đồng chí", choices=Comment.Stance.choices, widget=forms.RadioSelect)
    text = forms.CharField(
        label="Nội dung", max_length=MAX_COMMENT, required=False, widget=forms.Textarea({"rows": 5}),
        help_text=f"Tán thành thì không bắt buộc ghi. Có ý kiến thì ghi từ {LEAST_REMARK} ký tự trở lên.",
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if "text" in data and (refusal := text_refusal(data.get("stance", ""), data["text"])):
            self.add_error("text", refusal)
        return data


class HidingForm(TidyForm):
    """Why the comment is hidden: from the list, then in words."""

    fault = forms.ChoiceField(label="Ẩn vì", choices=CommentHiding.Fault.choices, widget=forms.RadioSelect)
    reason = forms.CharField(
        label="Ghi rõ", max_length=300, help_text="Người viết đọc được. Không nhắc lại lời bị ẩn."
    )  # fmt: skip


class CommentAnswerForm(TidyForm):
    """What the department says to one comment."""

    answer = forms.CharField(label="Phòng trả lời", max_length=MAX_COMMENT, widget=forms.Textarea({"rows": 5}))
