"""The forms of a season: dates, criteria, rules, and the agency's lists."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from core import clock
from core.forms import TidyForm, TidyModelForm
from seasons.actions.set_rules import Setting
from seasons.calendar import MOST_BUFFER
from seasons.models import Agency, Criterion, Season, Stage
from seasons.queries import RuleLine

MOST_CRITERIA, EMPTY_LINES = 30, 3
NOT_SET = "Chưa quy định"


class SeasonForm(TidyModelForm):
    """The year with its two strict dates and the plan it follows."""

    class Meta:
        model = Season
        fields = ("year", "plan_due", "recognition_due", "plan_number", "plan_date", "director_buffer")
        help_texts = {
            "plan_due": "Nộp chậm nhất ngày hôm trước. Kế hoạch ghi: trước ngày 15/12.",
            "recognition_due": "Xong chậm nhất ngày hôm trước. Kế hoạch ghi: trước ngày 10/01 năm sau.",
            "plan_number": "Ví dụ 12/KH-SNgV.",
            "director_buffer": "Cộng vào bước Quyết định khi tính lùi các bước.",
        }
        error_messages = {"year": {"unique": "Năm này đã có kỳ bình xét. Mời mở kỳ đã có."}}

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        year = typed.get("year") or self.instance.year
        plan, recognition = typed.get("plan_due"), typed.get("recognition_due")
        if year and not 2000 <= year <= 2200:
            self.add_error("year", "Năm này không hợp lý. Mời ghi đủ bốn chữ số, ví dụ 2026.")
        elif year and plan and plan.year != year:
            self.add_error("plan_due", f"Hồ sơ của kỳ {year} phải nộp trong năm {year}. Mời sửa năm hoặc ngày.")
        elif year and recognition and recognition.year not in (year, year + 1):
            self.add_error("recognition_due", f"Kỳ {year} phải xong trong năm {year} hoặc {year + 1}. Mời sửa ngày.")
        return typed


class YearForm(TidyForm):
    """The year whose dates to propose."""

    year = forms.IntegerField(label="Xem đề xuất cho năm", min_value=2000, max_value=2200)
    buffer = forms.IntegerField(
        label="Số ngày dự phòng của Giám đốc", min_value=0, max_value=MOST_BUFFER, required=False
    )


class DatesForm(SeasonForm):
    """The dates of a season and of each of its stages."""

    again = forms.BooleanField(label="Lập lại các bước theo hai ngày trên", required=False)
    reason = forms.CharField(
        label="Lý do đổi thời hạn", max_length=300, required=False, help_text="Bắt buộc khi kỳ đang diễn ra."
    )

    class Meta(SeasonForm.Meta):
        exclude = ("year",)

    def __init__(self, *args: Any, stages: Iterable[Stage], **kwargs: Any) -> None:
        self.stages = list(stages)
        super().__init__(*args, **kwargs)

    def more_fields(self) -> dict[str, forms.Field]:
        return {
            f"{end}_{stage.ordinal}": forms.DateField(label=f"{stage.name}: {words}", initial=getattr(stage, end))
            for stage in self.stages
            for end, words in (("begins", "từ ngày"), ("ends", "đến hết ngày"))
        }

    @property
    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.Meta.fields if name != "year"}

    @property
    def spans(self) -> list[tuple[date, date]] | None:
        """First and last day of every stage; None to have them planned anew."""
        if self.cleaned_data["again"]:
            return None
        typed = self.cleaned_data
        return [(typed[f"begins_{stage.ordinal}"], typed[f"ends_{stage.ordinal}"]) for stage in self.stages]

    @property
    def pairs(self) -> list[tuple[Stage, Any, Any]]:
        """Each stage with its two bound fields."""
        return [(stage, self[f"begins_{stage.ordinal}"], self[f"ends_{stage.ordinal}"]) for stage in self.stages]


class CriteriaForm(TidyForm):
    """The criteria as lines: what each is, and its text; a line left empty falls away."""

    def __init__(self, *args: Any, criteria: Iterable[Criterion], revising: bool, **kwargs: Any) -> None:
        self.rows, self.revising = list(criteria), revising
        super().__init__(*args, **kwargs)

    def more_fields(self) -> dict[str, forms.Field]:
        posted = [at for at in range(1, MOST_CRITERIA + 1) if f"text_{at}" in self.data]
        self.numbers = range(1, max(min(len(self.rows) + EMPTY_LINES, MOST_CRITERIA), *posted, 0) + 1)
        fields: dict[str, forms.Field] = {}
        for at in self.numbers:
            row = self.rows[at - 1] if at <= len(self.rows) else None
            fields[f"kind_{at}"] = forms.ChoiceField(
                label=f"Tiêu chuẩn {at}: loại", choices=Criterion.Kind.choices, required=False,
                initial=row.kind if row else Criterion.Kind.SPECIFIC,
            )  # fmt: skip
            fields[f"text_{at}"] = forms.CharField(
                label=f"Tiêu chuẩn {at}: nội dung", required=False, max_length=2000, initial=row.text if row else "",
                widget=forms.Textarea(attrs={"rows": 3}),
            )  # fmt: skip
        if self.revising:
            fields["reason"] = forms.CharField(label="Lý do ban hành phiên bản mới", max_length=500)
        return fields

    @property
    def lines(self) -> list[tuple[str, str]]:
        typed = self.cleaned_data
        filled = [at for at in self.numbers if typed[f"text_{at}"]]
        return [(typed[f"kind_{at}"] or Criterion.Kind.SPECIFIC, typed[f"text_{at}"]) for at in filled]


class AgencyForm(TidyModelForm):
    class Meta:
        model = Agency
        fields = ("name", "parent", "province", "place", "short_code", "contact", "since")

    def validate_unique(self) -> None:
        """A row of the same day is written over, not refused."""


class RulesForm(TidyForm):
    """Every rule with its value and source; one approval for all that change. A rule may stay unset."""

    common_source = forms.CharField(
        label="Nguồn chung cho những quy tắc chưa ghi nguồn",
        max_length=250,
        required=False,
        help_text="Ví dụ: khoản 2 Điều 7 Quy chế Hội đồng, ban hành kèm Quyết định số 15/QĐ-SNgV.",
    )
    approved_by = forms.CharField(label="Người phê duyệt", max_length=150, help_text="Họ tên hoặc chức danh.")
    approved_on = forms.DateField(label="Ngày phê duyệt")

    def __init__(self, *args: Any, lines: Iterable[RuleLine], **kwargs: Any) -> None:
        self.rules = list(lines)
        super().__init__(*args, **kwargs)

    def more_fields(self) -> dict[str, forms.Field]:
        fields: dict[str, forms.Field] = {}
        for line in self.rules:
            key, row = line.spec.key, line.row
            shown = row or line.before
            choices = line.spec.choices if row else (("", NOT_SET), *line.spec.choices)
            fields[f"{key}_value"] = forms.ChoiceField(
                label=line.spec.label,
                choices=choices,
                required=False,
                initial=shown.value if shown else line.value,
                help_text=line.spec.help,
            )
            fields[f"{key}_source"] = forms.CharField(
                label="Nguồn", max_length=250, required=False, initial=shown.source if shown else ""
            )
        return fields

    def clean_approved_on(self) -> date:
        day: date = self.cleaned_data["approved_on"]
        if day > clock.today():
            raise forms.ValidationError("Ngày phê duyệt chưa đến. Mời ghi ngày đã được phê duyệt.")
        return day

    @property
    def repeats(self) -> bool:
        """Whether a rule that is not set yet is filled in as the season before had it."""
        return any(line.before and not line.row for line in self.rules)

    @property
    def settings(self) -> dict[str, Setting]:
        typed = self.cleaned_data
        keys = [line.spec.key for line in self.rules if typed[f"{line.spec.key}_value"]]
        return {key: Setting(typed[f"{key}_value"], typed[f"{key}_source"] or typed["common_source"]) for key in keys}

    @property
    def pairs(self) -> list[tuple[Any, Any]]:
        """The bound fields of each rule side by side."""
        return [(self[f"{line.spec.key}_value"], self[f"{line.spec.key}_source"]) for line in self.rules]
