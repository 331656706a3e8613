"""Printers and their measures, and what a printing on demand is asked."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from certificates.forms.template import millimetres
from certificates.models import BlankTemplate, PrinterProfile
from core.forms import TidyForm


class PrinterForm(TidyForm):
    """A tray of a printer and by how much its print is moved and scaled."""

    name = forms.CharField(label="Máy in", max_length=80, help_text="Ví dụ: Máy in màu phòng Văn thư.")
    tray = forms.CharField(label="Khay giấy", max_length=60, help_text="Ví dụ: Khay tay, Khay 1.")
    dx = millimetres("Dịch ngang (mm)")
    dy = millimetres("Dịch dọc (mm)")
    scale = millimetres("Tỷ lệ (%)", 2)

    def __init__(self, profile: PrinterProfile | None, data: Any = None) -> None:
        names = ("name", "tray", "dx", "dy", "scale")
        initial = {name: getattr(profile, name) for name in names} if profile else {"dx": 0, "dy": 0, "scale": 100}
        super().__init__(data, initial=initial)
        self.fields["dx"].help_text = "Số dương dịch sang phải, số âm dịch sang trái."
        self.fields["dy"].help_text = "Số dương dịch xuống, số âm dịch lên."
        self.fields["scale"].help_text = "100 là giữ nguyên."


class PrintForm(TidyForm):
    """On what, by which printer, and from which certificate on."""

    phoi = forms.ModelChoiceField(
        BlankTemplate.objects.none(), label="In gì", required=False, empty_label="Đủ khung, hoa văn, trên giấy thường"
    )
    may = forms.ModelChoiceField(
        PrinterProfile.objects.none(), label="Máy in", required=False, empty_label="Không căn chỉnh"
    )
    tu = forms.IntegerField(label="Từ giấy thứ", min_value=1, max_value=99_999, required=False)

    def __init__(
        self, templates: QuerySet[BlankTemplate], printers: QuerySet[PrinterProfile], data: Any = None
    ) -> None:
        super().__init__(data, initial={"tu": 1})
        self.fields["phoi"].queryset = templates  # type: ignore[attr-defined]
        self.fields["phoi"].label_from_instance = lambda row: f"Chỉ in chữ, trên {row.blank}"  # type: ignore[attr-defined]
        self.fields["may"].queryset = printers  # type: ignore[attr-defined]
