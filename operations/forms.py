"""What is asked about an incident, and of which days the openings of a file are shown."""

from datetime import date
from itertools import groupby
from typing import Any

from django import forms

from core.forms import TidyForm
from nominations.models import Nomination
from operations.leaks import files_for_leaks
from operations.models import Leak


class _FilesField(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, row: Any) -> str:
        return f"{row.name} ({row.number})"


class LeakForm(TidyForm):
    """What leaked, when it was found, which files it touches, what was done so far."""

    what = forms.CharField(
        label="Lộ nội dung gì, phát hiện ở đâu", widget=forms.Textarea({"rows": 4}),
        help_text="Ví dụ: ảnh chụp màn hình trang quyết định trong một nhóm chat. Ghi cả người xem và giờ, phút in mờ "
        "trên ảnh, nếu đọc được.",
    )  # fmt: skip
    found_at = forms.DateTimeField(label="Phát hiện lúc")
    done = forms.CharField(
        label="Việc đã làm", widget=forms.Textarea({"rows": 4}), required=False,
        help_text="Ghi dần được. Khi kết thúc sự cố thì phải có.",
    )  # fmt: skip
    concerned = _FilesField(Nomination.objects.none(), label="Hồ sơ liên quan", required=False)

    def __init__(self, data: Any = None, *, user: Any, leak: Leak | None = None) -> None:
        super().__init__(data, initial=_standing(leak) if leak else None)
        field: Any = self.fields["concerned"]
        rows = files_for_leaks(user)
        field.queryset = rows
        groups = groupby(rows, key=lambda row: str(row.department))
        field.choices = [(name, [(row.pk, field.label_from_instance(row)) for row in group]) for name, group in groups]


class CloseLeakForm(TidyForm):
    """What was done, without which no incident ends."""

    done = forms.CharField(label="Việc đã làm", widget=forms.Textarea({"rows": 5}))


class PeriodForm(TidyForm):
    """From which day to which; a day left open sets no bound, and nonsense asks for everything."""

    tu = forms.DateField(label="Từ ngày", required=False)
    den = forms.DateField(label="Đến hết ngày", required=False)

    def days(self) -> tuple[date | None, date | None]:
        self.is_valid()
        return self.cleaned_data.get("tu"), self.cleaned_data.get("den")


def _standing(leak: Leak) -> dict[str, Any]:
    files = [one.nomination_id for one in leak.concerns.all()]
    return {"what": leak.what, "found_at": leak.found_at, "done": leak.done, "concerned": files}
