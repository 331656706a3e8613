"""A piece of evidence: what it is, who issued it, which criterion it proves, and the file."""

from typing import Any

from django import forms
from django.conf import settings

from core import clock
from core.forms import TidyForm
from core.uploads import KINDS
from nominations.models import Evidence, Nomination
from nominations.readiness import Cell, matrix
from seasons.models import Criterion

#: Papers that only count with number, date and the body that issued them.
OFFICIAL = (Evidence.Kind.DECISION, Evidence.Kind.COMMENDATION)
#: Where the file may be: chosen, taken with the camera, or sent before in pieces.
FILES = ("upload", "photo", "sent")


class EvidenceForm(TidyForm):
    """For one dossier; the criterion is one of its own."""

    criterion = forms.ChoiceField(label="Chứng minh cho tiêu chuẩn")
    kind = forms.ChoiceField(label="Loại minh chứng", choices=[("", "Chọn loại"), *Evidence.Kind.choices])
    title = forms.CharField(label="Tên minh chứng", max_length=200, help_text="Ví dụ: Giấy khen về công tác đoàn vào.")
    issuer = forms.CharField(
        label="Cơ quan ban hành", max_length=150, required=False,
        help_text="Quyết định, Bằng khen, Giấy khen phải ghi đủ cơ quan, số và ngày.",
    )  # fmt: skip
    number = forms.CharField(label="Số, ký hiệu", max_length=50, required=False, help_text="Ví dụ: 57/QĐ-SNgV.")
    dated = forms.DateField(label="Ngày văn bản", required=False)
    upload = forms.FileField(label="Tệp", required=False, widget=forms.FileInput({"accept": ",".join(KINDS)}))
    photo = forms.FileField(
        label="Hoặc chụp ảnh", required=False, widget=forms.FileInput({"accept": "image/*", "capture": "environment"}),
    )  # fmt: skip
    #: The token of a file that came in pieces before the form (``core.uploads.resuming``).
    sent = forms.CharField(required=False, max_length=32, widget=forms.HiddenInput)

    def __init__(self, *args: Any, nomination: Nomination, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.cells = {str(cell.criterion.pk): cell for cell in matrix(nomination)}
        if "criterion" in self.fields:
            criterion: Any = self.fields["criterion"]
            criterion.choices = [(pk, named(cell.label, cell.criterion)) for pk, cell in self.cells.items()]
        limit = settings.UPLOAD_MAX_BYTES // 1024 // 1024
        self.fields["upload"].help_text = f"PDF, DOCX, XLSX, JPG hoặc PNG, tối đa {limit} MB."

    def clean_dated(self) -> Any:
        dated = self.cleaned_data["dated"]
        if dated is not None and dated > clock.today():
            raise forms.ValidationError("Ngày văn bản sau hôm nay. Mời xem lại ngày ghi trên văn bản.")
        return dated

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("kind") in OFFICIAL:
            missing = {
                "issuer": "Chưa ghi cơ quan ban hành. Mời ghi như trên văn bản.",
                "number": "Chưa ghi số, ký hiệu. Mời ghi như trên văn bản.",
                "dated": "Chưa ghi ngày văn bản. Mời ghi như trên văn bản.",
            }
            for field, sentence in missing.items():
                if not data.get(field) and field not in self.errors:
                    self.add_error(field, sentence)
        if not any(data.get(name) for name in FILES) and not {*FILES} & {*self.errors}:
            self.add_error("upload", "Chưa chọn tệp. Mời đồng chí chọn tệp hoặc chụp ảnh.")
        return data

    def cell(self) -> Cell:
        return self.cells[self.cleaned_data["criterion"]]

    def facts(self) -> dict[str, Any]:
        """What the action keeps beside the file."""
        return {name: self.cleaned_data[name] for name in ("kind", "title", "issuer", "number", "dated")}


class ReplacementForm(EvidenceForm):
    """A better file for the same criterion, with what is written on it."""

    criterion = None  # type: ignore[assignment]


def named(label: str, criterion: Criterion) -> str:
    """A criterion under its name on pages, with the beginning of its words."""
    return f"{label}: {criterion.text if len(criterion.text) <= 90 else f'{criterion.text[:89]}…'}"
