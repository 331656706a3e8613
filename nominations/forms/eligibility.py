"""What Office and Standing Council record about eligibility."""

from datetime import date
from typing import Any

from django import forms

from core.forms import TidyForm
from nominations.forms.moves import ReasonForm
from nominations.models import EligibilityFinding
from nominations.models.eligibility import Topic

_FOUND = [(status.value, status.label) for status in EligibilityFinding.FOUND]


class FindingForm(TidyForm):
    """A question, what was found on it, and by which document."""

    topic = forms.ChoiceField(label="Nội dung", choices=[("", "Chọn nội dung"), *Topic.choices])
    status = forms.ChoiceField(label="Kết quả", choices=[("", "Chọn kết quả"), *_FOUND])
    document = forms.CharField(
        label="Văn bản", max_length=200, required=False,
        help_text="Số, ngày và cơ quan ban hành; phải có khi đã có kết luận. Không ghi nội dung tố cáo.",
    )  # fmt: skip
    until = forms.DateField(
        label="Hết thời hạn kỷ luật ngày", required=False, help_text="Chỉ ghi khi nội dung là kỷ luật và có vi phạm."
    )

    def facts(self) -> dict[str, Any]:
        """What the action saves."""
        names = ("topic", "status", "document", "until")
        found: dict[str, str | date | None] = {name: self.cleaned_data[name] for name in names}
        return found


class WaiverForm(ReasonForm):
    """Which of the things that stand in the way is set by, and why."""

    topic = forms.ChoiceField(label="Nội dung vướng")

    field_order = ("topic", "reason")

    def __init__(self, *args: Any, topics: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topic"].choices = topics  # type: ignore[attr-defined]
