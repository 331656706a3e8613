"""Mẫu giấy công nhận: places in millimetres, the sheet's turn, and a picture of the blank."""

from collections.abc import Iterator
from typing import Any

from django import forms

from certificates.models import BlankTemplate
from certificates.rendering.places import ALIGNED, PARTS, QR, Part, Place, Plan
from core.forms import TidyForm

_MEASURES = {
    "left": "cách mép trái (mm)",
    "top": "cách mép trên (mm)",
    "width": "rộng (mm)",
    "height": "cao (mm)",
    "size": "cỡ chữ",
}
#: The columns of the table of places.
HEADS = {
    "shown": "In",
    "left": "Trái",
    "top": "Trên",
    "width": "Rộng",
    "height": "Cao",
    "size": "Cỡ chữ",
    "align": "Canh",
}
PICTURES = (".png", ".jpg", ".jpeg")
NUMBER = {"invalid": "Ô này chỉ nhận số, ví dụ 31,5. Mời ghi lại."}


def millimetres(label: str, decimals: int = 1) -> forms.DecimalField:
    """A number as people here write it, with a comma."""
    field = forms.DecimalField(label=label, max_digits=6, decimal_places=decimals, localize=True, error_messages=NUMBER)
    field.widget.attrs |= {"inputmode": "decimal", "class": "form-control", "aria-label": label}
    return field


class TemplateForm(TidyForm):
    """The places of every part; *plan* is what stands there now."""

    orientation = forms.ChoiceField(label="Chiều giấy", choices=BlankTemplate.Orientation.choices)
    picture = forms.FileField(
        label="Ảnh phôi",
        required=False,
        help_text="Bản quét tờ phôi trống (png, jpg), để xem thử. Không chọn thì giữ ảnh đã có.",
    )
    after = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)

    def __init__(self, plan: Plan, orientation: str, data: Any = None, files: Any = None) -> None:
        self.plan = plan
        super().__init__(data, files, initial={"orientation": orientation})

    def more_fields(self) -> dict[str, forms.Field]:
        return {f"{part.key}-{name}": field for part in PARTS for name, field in self._fields(part)}

    def _fields(self, part: Part) -> Iterator[tuple[str, forms.Field]]:
        now = self.plan.places[part.key]
        shown = forms.BooleanField(label=f"In {part.label}", required=False, initial=now.shown)
        shown.widget.attrs |= {"class": "form-check-input", "aria-label": f"In {part.label}"}
        yield "shown", shown
        for name, told in _MEASURES.items():
            if part.key != QR or name not in ("height", "size"):
                field = millimetres(f"{part.label}: {told}")
                field.initial = round(getattr(now, name), 1)
                yield name, field
        if part.key != QR:
            align = forms.ChoiceField(label=f"{part.label}: canh", choices=ALIGNED.items(), initial=now.align)
            align.widget.attrs |= {"class": "form-select", "aria-label": f"{part.label}: canh"}
            yield "align", align

    def rows(self) -> Iterator[tuple[Part, list[tuple[str, Any]]]]:
        """Each part with its fields, under the heads of the columns."""
        for part in PARTS:
            names = [(head, f"{part.key}-{name}") for name, head in HEADS.items()]
            yield part, [(head, self[name] if name in self.fields else "") for head, name in names]

    def given(self, width: float, height: float) -> Plan:
        """The plan on a sheet of this size, in millimetres."""
        return Plan(width, height, {part.key: self._place(part) for part in PARTS})

    def _place(self, part: Part) -> Place:
        data = {name: self.cleaned_data.get(f"{part.key}-{name}") for name in (*_MEASURES, "align", "shown")}
        numbers = {name: float(data[name] or 0) for name in _MEASURES}
        if part.key == QR:
            numbers |= {"height": numbers["width"], "size": self.plan.places[QR].size}
        return Place(**numbers, align=data["align"] or "left", shown=bool(data["shown"]))
