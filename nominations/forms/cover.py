"""The boxes of one page of a redacted twin: drawn on the page, or written as numbers."""

from typing import Any

from django import forms
from django.forms import formset_factory

from core.forms import TidyForm
from core.inspection.covering import WHOLE
from core.uploads.covering import Box
from nominations.limits import MAX_PAGE_BOXES

SIDES = ("left", "top", "width", "height")
_PER_CENT = WHOLE // 100


class BoxForm(TidyForm):
    """Where a box stands, in per cent of the page; a line left empty is none."""

    left = forms.DecimalField(label="Cách mép trái (%)", required=False)
    top = forms.DecimalField(label="Cách mép trên (%)", required=False)
    width = forms.DecimalField(label="Rộng (%)", required=False)
    height = forms.DecimalField(label="Cao (%)", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.error_messages["invalid"] = "Ô này chỉ nhận số từ 0 đến 100. Mời ghi lại bằng chữ số."
            field.widget.attrs |= {"min": "0", "max": "100", "step": "0.1"}

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        given: list[Any] = [data.get(side) for side in SIDES]
        if self.errors or all(value is None for value in given):
            return data
        if any(value is None for value in given):
            raise forms.ValidationError("Ô che này chưa đủ bốn số. Mời ghi đủ, hoặc để trống cả bốn.")
        if not all(0 <= value <= 100 for value in given) or not (data["width"] and data["height"]):
            raise forms.ValidationError("Ô che phải nằm trong trang và có cạnh lớn hơn 0. Mời ghi lại từ 0 đến 100.")
        return data

    def box(self, page: int) -> Box | None:
        """In thousandths, cut at the page's edge; None where the line is empty or to be dropped."""
        data = self.cleaned_data
        if data.get("DELETE") or data.get("width") is None:
            return None
        left, top, width, height = (round(data[side] * _PER_CENT) for side in SIDES)
        return page, left, top, max(1, min(width, WHOLE - left)), max(1, min(height, WHOLE - top))


_Boxes: Any = formset_factory(
    BoxForm, extra=1, can_delete=True, max_num=MAX_PAGE_BOXES, absolute_max=MAX_PAGE_BOXES + 20, validate_max=True
)


class BoxesForm(_Boxes):
    """All boxes of a page, and one empty line."""

    deletion_widget = forms.CheckboxInput

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["DELETE"].label = "Bỏ ô này"

    def boxes(self, page: int) -> list[Box]:
        return [box for form in self.forms if (box := form.box(page))]


def boxes_form(boxes: list[Box], data: Any = None) -> BoxesForm:
    """For the boxes that a page has now; what comes back is taken as it is, whatever was kept meanwhile."""
    initial = (
        None
        if data is not None
        else [dict(zip(SIDES, (value / _PER_CENT for value in box[1:]), strict=True)) for box in boxes]
    )
    return BoxesForm(data, initial=initial, prefix="o")
