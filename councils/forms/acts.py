"""What acts on a session ask before they are done: reasons, times, acknowledgements, or nothing."""

from django import forms

from core.forms import TidyForm


class ReasonForm(TidyForm):
    """Why; the reason is kept and printed in the minutes."""

    reason = forms.CharField(label="Lý do", max_length=300, widget=forms.Textarea({"rows": 3}))


class EndForm(TidyForm):
    """The end of the vote; of a vote on paper the reason may also be given with the figures."""

    here = forms.IntegerField(label="Số thành viên còn dự họp", min_value=0, max_value=99, required=False)
    reason = forms.CharField(
        label="Lý do còn phiếu chưa thu về", max_length=300, required=False, widget=forms.Textarea({"rows": 2}),
        help_text="Chỉ ghi khi biết còn thành viên nhận phiếu mà không bỏ phiếu. Lý do được ghi trong biên bản.",
    )  # fmt: skip


class ExtensionForm(TidyForm):
    """Until when the vote goes on, and why."""

    until = forms.DateTimeField(label="Bỏ phiếu đến")
    reason = forms.CharField(
        label="Lý do", max_length=300, widget=forms.Textarea({"rows": 2}),
        help_text="Ví dụ: mất điện từ 9 giờ 20 phút đến 9 giờ 41 phút. Lý do được in trong biên bản.",
    )  # fmt: skip


class StartForm(TidyForm):
    """What the chair notes before a vote of few."""

    acknowledged = forms.BooleanField(label="Chủ tọa đã đọc và ghi nhận các lưu ý trên", required=False)


class QuestionForm(TidyForm):
    """What a member asks the introducing department."""

    text = forms.CharField(label="Nội dung hỏi", max_length=2_000, widget=forms.Textarea({"rows": 5}))


class BareForm(TidyForm):
    """An act that asks for nothing."""
