"""What a guidance document says, whom it is for, and why it is withdrawn."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from accounts.models import Department
from core import clock
from core.forms import TidyForm
from core.uploads import KINDS
from monitoring.actions.publish_guidance import GuidanceWords
from monitoring.models import Guidance, GuidanceFile

MOST_FILES = 5
TO_ALL, TO_CHOSEN = "all", "chosen"


class _FilesInput(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files in one choice; ``cleaned`` is a list."""

    widget = _FilesInput

    def widget_attrs(self, widget: Any) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "accept": ",".join(KINDS)}

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        sent = [data] if data and not isinstance(data, list | tuple) else list(data or ())
        if len(sent) > MOST_FILES:
            raise ValidationError(f"Đã chọn {len(sent)} tệp, một lần nhận tối đa {MOST_FILES} tệp. Mời chọn lại.")
        return [super(FilesField, self).clean(one, initial) for one in sent]


def files_hint() -> str:
    """What the field takes, for the form that shows it."""
    limit = settings.UPLOAD_MAX_BYTES // 1024 // 1024
    return f"Không bắt buộc, tối đa {MOST_FILES} tệp: PDF, DOCX, XLSX, JPG hoặc PNG, mỗi tệp tối đa {limit} MB."


class AddressedForm(TidyForm):
    """A document for every department or for some, with files."""

    to_whom = forms.ChoiceField(
        label="Gửi tới", choices=[(TO_ALL, "Mọi phòng, đơn vị"), (TO_CHOSEN, "Chỉ các phòng chọn dưới đây")],
        widget=forms.RadioSelect, initial=TO_ALL,
    )  # fmt: skip
    departments = forms.ModelMultipleChoiceField(
        Department.objects.none(), label="Phòng, đơn vị", required=False, widget=forms.CheckboxSelectMultiple
    )
    uploads = FilesField(label="Tệp kèm theo", required=False)

    def __init__(self, *args: Any, chosen: Collection[int] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["departments"].queryset = Department.objects.in_force(clock.today()) | Department.objects.filter(
            pk__in=chosen
        )
        fields["uploads"].help_text = files_hint()

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("to_whom") == TO_CHOSEN and not typed.get("departments"):
            self.add_error("departments", "Chưa chọn phòng nào. Mời chọn phòng, hoặc chọn gửi mọi phòng.")
        return typed

    def chosen(self) -> tuple[Department, ...]:
        """The departments it is for; none where it is for all."""
        typed = self.cleaned_data
        return tuple(typed["departments"]) if typed["to_whom"] == TO_CHOSEN else ()


class GuidanceForm(AddressedForm):
    """One version: of a new document, or in the place of *former*, whose files may be kept."""

    title = forms.CharField(
        label="Tên văn bản", max_length=250, help_text="Ví dụ: Hướng dẫn lập hồ sơ giới thiệu điển hình tiên tiến."
    )
    text = forms.CharField(
        label="Nội dung", max_length=30_000, widget=forms.Textarea({"rows": 12}),
        help_text="Hướng dẫn dài thì gửi tệp, ở đây ghi tóm tắt những điểm chính.",
    )  # fmt: skip
    in_force_from = forms.DateField(label="Có hiệu lực từ ngày")
    kept = forms.ModelMultipleChoiceField(
        GuidanceFile.objects.none(), label="Giữ tệp của bản trước", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, former: Guidance | None = None) -> None:
        chosen = list(former.departments.values_list("pk", flat=True)) if former else []
        super().__init__(*args, chosen=chosen, initial=_standing(former))
        fields: Any = self.fields
        if former and former.files.exists():
            fields["kept"].queryset = former.files.all()
        else:
            del fields["kept"]

    def words(self) -> GuidanceWords:
        """What the actions take."""
        typed = self.cleaned_data
        return GuidanceWords(typed["title"], typed["text"], typed["in_force_from"], self.chosen())


class WithdrawGuidanceForm(TidyForm):
    """Why the document is withdrawn."""

    reason = forms.CharField(label="Lý do thu hồi", max_length=300)


def _standing(former: Guidance | None) -> dict[str, Any]:
    if former is None:
        return {"to_whom": TO_ALL, "in_force_from": clock.today()}
    return {
        "title": former.title,
        "text": former.text,
        "to_whom": TO_ALL if former.for_all else TO_CHOSEN,
        "departments": [unit.pk for unit in former.departments.all()],
        "in_force_from": clock.today(),
        "kept": [one.pk for one in former.files.all()],
    }
