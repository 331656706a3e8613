"""What a plan says, and the answer of a mentor."""

from typing import Any

from django import forms

from accounts.models import User
from core import clock
from core.forms import TidyForm
from nominations.forms.people import PersonField, choose_from
from nominations.queries import people_to_choose
from nurturing.actions.write_plan import PlanWords
from nurturing.models import NewFactor, NurturingPlan
from nurturing.models.plan import EVERY


def _text(label: str, rows: int, limit: int, hint: str, *, required: bool = True) -> forms.CharField:
    widget = forms.Textarea({"rows": rows})
    return forms.CharField(label=label, max_length=limit, widget=widget, help_text=hint, required=required)


class PlanForm(TidyForm):
    """A draft; the edition is that of the draft with which the page opened."""

    edition = forms.IntegerField(min_value=0, max_value=1_000_000, widget=forms.HiddenInput)
    goals = _text("Mục tiêu", 4, 4_000, "Đến cuối kế hoạch cần đạt điều gì, đo bằng gì.")
    measures = _text("Biện pháp", 6, 6_000, "Mỗi dòng một việc: giao nhiệm vụ, cử đi học, hướng dẫn, tạo điều kiện.")
    means = _text("Điều kiện bảo đảm", 3, 4_000, "Không bắt buộc: thời gian, phương tiện, kinh phí.", required=False)
    mentor = PersonField(
        User.objects.none(), label="Người hướng dẫn", required=False,
        help_text="Duyệt kế hoạch thì cổng hỏi đồng chí này có nhận không.",
    )  # fmt: skip
    begins = forms.DateField(label="Từ ngày")
    ends = forms.DateField(label="Đến hết ngày")
    every = forms.TypedChoiceField(
        label="Theo dõi", coerce=int, choices=[(one, f"{one:02d} tháng một lần") for one in EVERY]
    )
    expected_year = forms.IntegerField(label="Dự kiến giới thiệu năm", min_value=2000, max_value=2200)
    change_reason = forms.CharField(label="Lý do thay bản đã duyệt", max_length=500)

    def __init__(self, data: Any = None, *, row: NewFactor, draft: NurturingPlan | None, base: NurturingPlan | None):
        """Opens with *draft*, else with *base*, the version that holds."""
        shown = draft or base
        initial = {name: getattr(shown, name) for name in PlanWords.__dataclass_fields__} if shown else _usual()
        if draft is None:
            initial["change_reason"] = ""
        super().__init__(data, initial={**initial, "edition": draft.edition if draft else 0})
        people = [one for one in people_to_choose([row.department_id]) if one.pk != row.person_id]
        mentor: Any = self.fields["mentor"]
        choose_from(mentor, people, blank="Chưa chọn")
        if (draft.number if draft else 2 if base else 1) == 1:
            del self.fields["change_reason"]

    def words(self) -> PlanWords:
        """What the action takes."""
        return PlanWords(
            **{name: self.cleaned_data[name] for name in PlanWords.__dataclass_fields__ if name in self.fields}
        )


def _usual() -> dict[str, Any]:
    today = clock.today()
    last = today.replace(month=12, day=31)
    return {"begins": today, "ends": last, "every": 3, "expected_year": today.year}


class MentorForm(TidyForm):
    """Accepted or declined, with the reason."""

    accepts = forms.TypedChoiceField(
        label="Trả lời", coerce=lambda value: value == "yes", widget=forms.RadioSelect,
        choices=[("yes", "Tôi nhận hướng dẫn"), ("no", "Tôi không nhận")],
    )  # fmt: skip
    reason = forms.CharField(
        label="Lý do không nhận", max_length=500, required=False, help_text="Chỉ ghi khi không nhận."
    )


class ShownForm(TidyForm):
    """An act on the draft that was shown."""

    edition = forms.IntegerField(min_value=0, max_value=1_000_000, required=False, widget=forms.HiddenInput)
