"""What is woven into a regular meeting, what came of it, and how often it is to be done."""

from typing import Any

from django import forms

from core.forms import TidyForm
from seasons.models import Movement
from spreading.actions.keep_insert_item import Item
from spreading.actions.tell_insert import MOST
from spreading.directing import CURRENT
from spreading.forms import ModelChoice, OnePerson, number, text
from spreading.models import Directive, InsertItem, MeetingGoal, MeetingInsert
from spreading.recognised import offered


class InsertForm(TidyForm):
    """The meeting."""

    meets_on = forms.DateField(label="Ngày sinh hoạt định kỳ")
    place = forms.CharField(label="Địa điểm", max_length=200)

    def __init__(self, data: Any = None, *, row: MeetingInsert | None = None) -> None:
        super().__init__(data, initial={"meets_on": row.meets_on, "place": row.place} if row else {})


class ItemForm(TidyForm):
    """One thing to be said there."""

    text = text("Nội dung", 4, 1_000, "Một nội dung lồng ghép, nói được trong vài phút.")
    reporter = OnePerson(label="Người trình bày")
    ordinal = number("Thứ tự", 99)
    movement = forms.ModelChoiceField(Movement.objects.none(), label="Về phong trào", required=False)
    nomination = ModelChoice(label="Về điển hình", required=False)
    directive = forms.ModelChoiceField(Directive.objects.none(), label="Về văn bản của cấp ủy", required=False)

    def __init__(self, data: Any = None, *, insert: MeetingInsert, row: InsertItem | None = None) -> None:
        kept = {name: getattr(row, name) for name in Item.__dataclass_fields__} if row else {}
        super().__init__(data, initial=kept or {"ordinal": insert.items.count() + 1})
        fields: Any = self.fields
        fields["movement"].queryset = Movement.objects.filter(season=insert.season_id)
        fields["nomination"].queryset = offered(row.nomination_id if row else None)
        chosen = Directive.objects.filter(pk=(row.directive_id if row else None) or 0)
        fields["directive"].queryset = Directive.objects.filter(CURRENT, for_all=True) | chosen

    def item(self) -> Item:
        """What the actions take."""
        return Item(**self.cleaned_data)


class ToldForm(TidyForm):
    """What came of the meeting."""

    attended = number("Số người dự", MOST)
    outcome = text("Kết quả", 5, 4_000, "Ghi tóm tắt: đã trao đổi gì, thống nhất làm gì.")


class GoalForm(TidyForm):
    """How often it is to be done."""

    a_quarter = number("Số buổi mỗi quý có lồng ghép", 12)
    basis = forms.CharField(label="Căn cứ", max_length=250, help_text="Ví dụ: Kế hoạch số 06/KH-SNgV, mục IV.3.")

    def __init__(self, data: Any = None, *, row: MeetingGoal | None = None) -> None:
        super().__init__(data, initial={"a_quarter": row.a_quarter, "basis": row.basis} if row else {})
