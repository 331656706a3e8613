"""What the invitation to a session asks for."""

from datetime import date
from typing import Any

from django import forms

from core import clock
from core.forms import TidyForm
from core.vietnamese import two_digits
from councils.inviting import INVITED, RECIPIENTS, SYMBOL, InvitationFacts, invitation_of
from councils.models import CouncilSession
from documents.readiness import next_number
from documents.recipients import Paper, recipients_for


def _entries(label: str, rows: int, limit: int = 1_000) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=limit, widget=forms.Textarea({"rows": rows}), help_text="Mỗi dòng một mục."
    )


class InvitationForm(TidyForm):
    """Number, date and words of the giấy mời; when, where and who presides come from the session."""

    number = forms.IntegerField(
        label="Số giấy mời", min_value=1, max_value=99_999, widget=forms.TextInput({"inputmode": "numeric"})
    )
    symbol = forms.RegexField(
        r"^[^\s/]{2,20}$", label="Ký hiệu", max_length=20,
        error_messages={"invalid": f"Ký hiệu viết liền, không có dấu cách và dấu gạch chéo, ví dụ {SYMBOL}."},
    )  # fmt: skip
    dated = forms.DateField(label="Ngày giấy mời")
    invited = _entries("Kính mời", 3)
    topics = _entries("Nội dung họp", 4, 2_000)
    request = forms.CharField(
        label="Đề nghị người dự họp", max_length=500, required=False, widget=forms.Textarea({"rows": 2}),
        help_text="Ví dụ: đọc tài liệu trước, mang theo máy. Không ghi thì giấy mời đề nghị dự họp đầy đủ, đúng giờ.",
    )  # fmt: skip
    recipients = _entries("Nơi nhận", 3)

    def __init__(self, session: CouncilSession, data: Any = None) -> None:
        super().__init__(data, initial=_begun(session))

    @property
    def facts(self) -> InvitationFacts:
        return InvitationFacts(**self.cleaned_data)


def _begun(session: CouncilSession) -> dict[str, Any]:
    """What was typed for the invitation in force, else words that every such invitation needs."""
    former = invitation_of(session)
    if former and former.given:
        return {**former.given, "dated": date.fromisoformat(former.given["dated"])}
    files, today = session.agenda.filter(dropped_at=None).count(), clock.today()
    return {
        "number": next_number(SYMBOL, today.year),
        "symbol": SYMBOL,
        "dated": today,
        "invited": INVITED,
        "topics": "Nghe báo cáo kết quả thẩm định\n"
        f"Thảo luận, bỏ phiếu kín {two_digits(files)} hồ sơ giới thiệu điển hình tiên tiến năm {session.season.year}",
        "recipients": recipients_for(Paper.INVITATION, RECIPIENTS),
    }
