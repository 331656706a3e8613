"""Follow-ups, shortcomings, evidence: what the pages of keeping an entry ask for."""

from typing import Any

from django import forms
from django.conf import settings

from accounts.models import User
from core import clock
from core.forms import TidyForm
from core.uploads import KINDS
from nominations.forms.evidence import OFFICIAL, named
from nominations.forms.people import PersonField, choose_from
from nominations.models import Evidence
from nominations.queries import people_to_choose
from nurturing.actions.keep_shortcoming import ToOvercome
from nurturing.collecting import Cell
from nurturing.models import FollowUp, NewFactor, Shortcoming


def _text(label: str, rows: int, limit: int, hint: str = "", *, required: bool = True) -> forms.CharField:
    widget = forms.Textarea({"rows": rows})
    return forms.CharField(label=label, max_length=limit, widget=widget, help_text=hint, required=required)


def _file_hint() -> str:
    return f"PDF, DOCX, XLSX, JPG hoặc PNG, tối đa {settings.UPLOAD_MAX_BYTES // 1024 // 1024} MB."


class FollowUpForm(TidyForm):
    """What is seen and what is needed."""

    edition = forms.IntegerField(min_value=0, max_value=1_000_000, widget=forms.HiddenInput)
    text = _text("Kết quả, tiến bộ", 6, 6_000, "Việc đã làm theo kế hoạch, kết quả, số liệu.")
    needs = _text("Khó khăn, việc cần hỗ trợ", 4, 4_000, "Không bắt buộc.", required=False)

    def __init__(self, data: Any = None, *, row: FollowUp) -> None:
        super().__init__(data, initial={"edition": row.edition, "text": row.text, "needs": row.needs})


class ShortcomingForm(TidyForm):
    """What is to be overcome, how, by whom and until when."""

    item = _text("Tồn tại, hạn chế", 3, 2_000, "Ghi việc, không ghi nhận xét về con người.")
    action = _text("Việc cần làm", 3, 2_000, "Người phụ trách đọc được nội dung này.")
    responsible = PersonField(User.objects.none(), label="Người phụ trách")
    until = forms.DateField(label="Hạn")

    def __init__(self, data: Any = None, *, factor: NewFactor, row: Shortcoming | None = None) -> None:
        kept = {name: getattr(row, name) for name in ToOvercome.__dataclass_fields__} if row else {}
        super().__init__(data, initial=kept)
        responsible: Any = self.fields["responsible"]
        choose_from(responsible, people_to_choose([factor.department_id]), blank="Chọn người")

    def wanted(self) -> ToOvercome:
        """What the actions take."""
        return ToOvercome(**self.cleaned_data)


class ClosingForm(TidyForm):
    """How it was overcome, perhaps with a file."""

    proof = _text("Kết quả khắc phục", 4, 4_000, "Đã làm gì, kết quả, căn cứ để biết.")
    upload = forms.FileField(
        label="Tệp chứng minh", required=False, widget=forms.FileInput({"accept": ",".join(KINDS)})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["upload"].help_text = f"Không bắt buộc. {_file_hint()}"


class StatementForm(TidyForm):
    """What is stated for one criterion; empty takes it back."""

    text = _text("Thuyết minh", 8, 4_000, "Việc đã làm, kết quả, số liệu. Ghi thêm dần trong năm.", required=False)


class _OfCriteria(TidyForm):
    """A form whose ``criterion`` is one of those that count now, each under its name."""

    def __init__(self, *args: Any, cells: list[Cell], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.cells = {str(cell.criterion.pk): cell for cell in cells}
        criterion: Any = self.fields["criterion"]
        criterion.choices = [(key, named(cell.label, cell.criterion)) for key, cell in self.cells.items()]


class ProofForm(_OfCriteria):
    """A file that proves an achievement, and what is written on it."""

    criterion = forms.ChoiceField(label="Chứng minh cho tiêu chuẩn")
    kind = forms.ChoiceField(label="Loại minh chứng", choices=[("", "Chọn loại"), *Evidence.Kind.choices])
    title = forms.CharField(label="Tên minh chứng", max_length=200, help_text="Ví dụ: Giấy khen về công tác đoàn vào.")
    issuer = forms.CharField(
        label="Cơ quan ban hành", max_length=150, required=False,
        help_text="Quyết định, Bằng khen, Giấy khen phải ghi đủ cơ quan, số và ngày.",
    )  # fmt: skip
    number = forms.CharField(label="Số, ký hiệu", max_length=50, required=False, help_text="Ví dụ: 57/QĐ-SNgV.")
    dated = forms.DateField(label="Ngày văn bản", required=False)
    upload = forms.FileField(label="Tệp", widget=forms.FileInput({"accept": ",".join(KINDS)}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["upload"].help_text = _file_hint()

    def clean_dated(self) -> Any:
        dated = self.cleaned_data["dated"]
        if dated is not None and dated > clock.today():
            raise forms.ValidationError("Ngày văn bản sau hôm nay. Mời xem lại ngày ghi trên văn bản.")
        return dated

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("kind") in OFFICIAL:
            for name, what in (("issuer", "cơ quan ban hành"), ("number", "số, ký hiệu"), ("dated", "ngày văn bản")):
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, f"Chưa ghi {what}. Mời ghi như trên văn bản.")
        return data

    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("kind", "title", "issuer", "number", "dated")}


class PlaceForm(_OfCriteria):
    """To which criterion that counts now something moves."""

    criterion = forms.ChoiceField(label="Chuyển sang tiêu chuẩn")
