"""What a record of a visit says, what it found, what was done about it."""

from typing import Any

from django import forms
from django.conf import settings

from accounts.forms import PersonChoice
from accounts.models import Department, User
from core import clock
from core.forms import TidyForm
from core.uploads import KINDS
from monitoring.actions.draft_inspection import Visit
from monitoring.actions.keep_finding import FollowUp
from monitoring.inspecting import people_of
from monitoring.models import Finding, Inspection

NOT_ABOUT_NOMINEES = "Ghi về việc của phòng; không ghi tên, nhận xét cá nhân, tập thể đang được xét."


def _text(label: str, rows: int, limit: int, hint: str = "", *, required: bool = True) -> forms.CharField:
    widget = forms.Textarea({"rows": rows})
    return forms.CharField(label=label, max_length=limit, widget=widget, help_text=hint, required=required)


class InspectionForm(TidyForm):
    """The visit, without its findings."""

    department = forms.ModelChoiceField(Department.objects.none(), label="Phòng được kiểm tra")
    visited_on = forms.DateField(label="Ngày kiểm tra")
    place = forms.CharField(label="Địa điểm", max_length=200)
    members = _text(
        "Đoàn kiểm tra", 4, 2_000, "Mỗi dòng một người, Trưởng đoàn ở dòng đầu. Ví dụ: Bà Trần Thị A, Phó Giám đốc Sở."
    )
    hosts = _text("Đại diện phòng", 3, 2_000, "Mỗi dòng một người; người ký biên bản ở dòng đầu.")
    content = _text("Nội dung kiểm tra", 10, 20_000, f"Mỗi dòng một đoạn. {NOT_ABOUT_NOMINEES}")
    conclusion = _text("Kết luận, kiến nghị", 4, 10_000, f"Không bắt buộc. {NOT_ABOUT_NOMINEES}", required=False)

    def __init__(self, data: Any = None, *, row: Inspection | None = None) -> None:
        kept = {name: getattr(row, name) for name in Visit.__dataclass_fields__} if row else {}
        super().__init__(data, initial=kept or {"visited_on": clock.today()})
        field: Any = self.fields["department"]
        chosen = Department.objects.filter(pk=row.department_id if row else 0)
        field.queryset = Department.objects.in_force(clock.today()) | chosen

    def visit(self) -> Visit:
        """What the actions take."""
        return Visit(**self.cleaned_data)


class FindingForm(TidyForm):
    """What was found, and what is to be done about it."""

    found = _text("Nội dung phát hiện", 4, 2_000, NOT_ABOUT_NOMINEES)
    follow_up = _text("Việc phải làm", 3, 2_000)
    responsible = PersonChoice(User.objects.none(), label="Người phụ trách")
    due = forms.DateField(label="Hạn")

    def __init__(self, data: Any = None, *, inspection: Inspection, row: Finding | None = None) -> None:
        kept = {name: getattr(row, name) for name in FollowUp.__dataclass_fields__} if row else {}
        super().__init__(data, initial=kept)
        field: Any = self.fields["responsible"]
        field.queryset = people_of(inspection)

    def wanted(self) -> FollowUp:
        """What the actions take."""
        return FollowUp(**self.cleaned_data)


class ReportForm(TidyForm):
    """What the department did, perhaps with a file."""

    note = _text("Việc đã làm", 5, 4_000, NOT_ABOUT_NOMINEES)
    upload = forms.FileField(label="Tệp kèm theo", required=False, widget=forms.FileInput({"accept": ",".join(KINDS)}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        limit = settings.UPLOAD_MAX_BYTES // 1024 // 1024
        self.fields["upload"].help_text = f"Không bắt buộc. PDF, DOCX, XLSX, JPG hoặc PNG, tối đa {limit} MB."


class ReturnForm(TidyForm):
    """What the department still has to do."""

    reason = _text("Lý do, việc còn phải làm", 3, 500)


class AdditionForm(TidyForm):
    """What is added to a finalised record."""

    text = _text("Nội dung bổ sung, đính chính", 5, 4_000, NOT_ABOUT_NOMINEES)


class NothingForm(TidyForm):
    """A page that asks for nothing but the press."""
