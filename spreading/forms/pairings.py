"""What a campaign is for, its pairs, how far they have come."""

from typing import Any

from django import forms

from accounts.models import Department
from core import clock
from core.forms import TidyForm
from spreading.actions.keep_pair import Match
from spreading.actions.plan_pairing import CampaignWords
from spreading.forms import ModelChoice, OnePerson, text
from spreading.models import Pair, PairingCampaign
from spreading.recognised import offered


class CampaignForm(TidyForm):
    """The campaign."""

    title = forms.CharField(
        label="Tên đợt", max_length=200, help_text="Ví dụ: Thi đua cùng điển hình tiên tiến năm 2026."
    )
    aim = text("Mục đích", 5, 4_000, "Mỗi dòng một ý, in vào kế hoạch của đợt.")
    begins = forms.DateField(label="Từ ngày")
    ends = forms.DateField(label="Đến hết ngày")

    def __init__(self, data: Any = None, *, row: PairingCampaign | None = None) -> None:
        kept = {name: getattr(row, name) for name in CampaignWords.__dataclass_fields__} if row else {}
        super().__init__(data, initial=kept)

    def words(self) -> CampaignWords:
        """What the actions take."""
        return CampaignWords(**self.cleaned_data)


class PairForm(TidyForm):
    """A model, and who strives together with it."""

    nomination = ModelChoice(label="Điển hình")
    person = OnePerson(label="Cá nhân thi đua cùng", required=False)
    department = forms.ModelChoiceField(Department.objects.none(), label="Hoặc phòng thi đua cùng", required=False)
    targets = text("Chỉ tiêu", 4, 2_000, "Điều phải đạt, có số liệu và thời hạn.")

    def __init__(self, data: Any = None, *, row: Pair | None = None) -> None:
        kept = {name: getattr(row, name) for name in Match.__dataclass_fields__} if row else {}
        super().__init__(data, initial=kept)
        fields: Any = self.fields
        fields["nomination"].queryset = offered(row.nomination_id if row else None)
        fields["department"].queryset = Department.objects.in_force(clock.today())

    def match(self) -> Match:
        """What the actions take."""
        return Match(**self.cleaned_data)


class NoteForm(TidyForm):
    """How far a pair has come."""

    text = text("Tiến độ", 4, 2_000, "Việc đã làm, kết quả đến nay so với chỉ tiêu.")


class ResultForm(TidyForm):
    """What a pair reached."""

    result = text("Kết quả của cặp", 4, 2_000, "Đạt được gì so với chỉ tiêu.")

    def __init__(self, data: Any = None, *, row: Pair) -> None:
        super().__init__(data, initial={"result": row.result})


class ClosingForm(TidyForm):
    """The closing review."""

    results = text("Kết quả chung của đợt", 8, 10_000, "Đánh giá, bài học, đề xuất. Kết quả từng cặp đã ghi ở cặp.")
