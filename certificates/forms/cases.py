"""What is asked about a letter that came in after the recognition."""

from typing import Any

from django import forms

from certificates.cases import changes_offered
from certificates.models import ComplaintCase, ComplaintTerm, DecisionChange
from certificates.models.complaint_case import TAKEN_UP
from core.forms import TidyForm


class CaseForm(TidyForm):
    """Never what a denunciation says, never who sent a letter."""

    kind = forms.ChoiceField(label="Loại đơn", choices=TAKEN_UP, widget=forms.RadioSelect)
    received_on = forms.DateField(label="Ngày đến")
    number = forms.CharField(label="Số đến", max_length=20)
    line = forms.CharField(
        label="Nội dung, một dòng trung tính", max_length=200, required=False,
        help_text="Chỉ ghi với đơn kiến nghị, khiếu nại. Không ghi tên người gửi. Đơn tố cáo thì để trống.",
    )  # fmt: skip


class AnswerForm(TidyForm):
    """How the case ends, and the paper that says so."""

    outcome = forms.ChoiceField(label="Kết quả", choices=ComplaintCase.Outcome.choices, widget=forms.RadioSelect)
    answer_number = forms.CharField(
        label="Văn bản trả lời, kết luận", max_length=100, help_text="Số và ngày. Không ghi tên người gửi đơn."
    )


class ExtendForm(TidyForm):
    """A later day of answer."""

    until = forms.DateField(label="Hạn trả lời mới")
    reason = forms.CharField(
        label="Lý do, căn cứ gia hạn", max_length=300, help_text="Không ghi tên người gửi, nội dung đơn tố cáo."
    )


class LinkForm(TidyForm):
    """The paper that changes the decision because of the case."""

    change = forms.ModelChoiceField(
        DecisionChange.objects.none(), label="Văn bản thay đổi quyết định", empty_label="Chọn văn bản"
    )

    def __init__(self, data: Any = None, *, case: ComplaintCase) -> None:
        super().__init__(data)
        self.fields["change"].queryset = changes_offered(case)  # type: ignore[attr-defined]


class TermForm(TidyForm):
    """The term of one kind of letters."""

    days = forms.IntegerField(label="Số ngày giải quyết, kể từ ngày đến", min_value=1, max_value=365)
    freezes = forms.BooleanField(label="Tạm dừng in, ký, trao, sửa, cấp đổi, cấp lại Giấy công nhận", required=False)
    basis = forms.CharField(label="Căn cứ", max_length=200, help_text="Điều khoản luật hoặc quy chế của cơ quan.")

    def __init__(self, data: Any = None, *, kind: str, term: ComplaintTerm | None) -> None:
        now = {"days": term.days, "freezes": term.freezes, "basis": term.basis} if term else {"freezes": True}
        super().__init__(data, initial=now, prefix=kind)
