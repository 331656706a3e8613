"""What the pages of papers and extensions ask for."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings

from accounts.models import Department
from core.forms import TidyForm
from monitoring.milestones import papers_due, title_of
from monitoring.models import DepartmentPaper, PaperVersion
from monitoring.outline import Place, parts_of
from nominations.forms.moves import ReasonForm
from seasons.models import Season

FILE_KINDS = (".docx", ".pdf")
LONGEST = 20_000


class PaperForm(TidyForm):
    """The text of a paper, place by place, and the file that may go with it or stand for it."""

    edition = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    upload = forms.FileField(label="Tệp kèm theo", required=False, widget=forms.FileInput({"accept": ".docx,.pdf"}))
    drop_file = forms.BooleanField(label="Bỏ tệp đang kèm", required=False)

    def __init__(
        self, paper: DepartmentPaper, version: PaperVersion | None, data: Any = None, files: Any = None
    ) -> None:
        """Opens with *version*; the edition is that of a version being written, else none."""
        self.paper, self.version = paper, version
        writing = version is not None and version.submitted_at is None
        initial = {"edition": version.edition if version and writing else 0, **(version.sections if version else {})}
        super().__init__(data, files, initial=initial)
        limit = settings.UPLOAD_MAX_BYTES // 1024 // 1024
        self.fields[
            "upload"
        ].help_text = f"DOCX hoặc PDF, tối đa {limit} MB. Có tệp thì không bắt buộc ghi các mục trên."
        if version is None or not version.is_file:
            del self.fields["drop_file"]

    def more_fields(self) -> dict[str, forms.Field]:
        return {place.key: _text(place) for part in self._parts for place in part.places}

    @property
    def _parts(self) -> Any:
        return parts_of(self.paper.kind, self.paper.season.year)

    def boxes(self) -> list[tuple[str, list[forms.BoundField]]]:
        """The fields of each part under its title."""
        return [(part.title, [self[place.key] for place in part.places]) for part in self._parts]

    def sections(self) -> dict[str, str]:
        return {place.key: self.cleaned_data[place.key] for part in self._parts for place in part.places}


def _text(place: Place) -> forms.CharField:
    return forms.CharField(
        label=place.title if not place.optional else f"{place.title} (không bắt buộc)",
        help_text=place.help, required=False, max_length=LONGEST, widget=forms.Textarea({"rows": 6}),
    )  # fmt: skip


class ShownForm(TidyForm):
    """An act on what was shown: the digest of a draft, or the number of a version."""

    shown = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    @property
    def number(self) -> int | None:
        shown: str = self.cleaned_data["shown"]
        return int(shown) if shown.isascii() and shown.isdecimal() and len(shown) < 5 else None


class ReturnForm(ShownForm, ReasonForm):
    """Why the paper goes back, and which version."""


class BeginForm(TidyForm):
    """Which paper of which department."""

    department = forms.ModelChoiceField(Department.objects.none())
    kind = forms.ChoiceField()

    def __init__(self, data: Mapping[str, Any], *, departments: Any, season: Season) -> None:
        super().__init__(data)
        self.fields["department"].queryset = departments  # type: ignore[attr-defined]
        self.fields["kind"].choices = _kinds(season)  # type: ignore[attr-defined]


class ExtensionForm(ReasonForm):
    """Which department gets more time for which paper, until when, and why."""

    department = forms.ModelChoiceField(Department.objects.none(), label="Phòng")
    kind = forms.ChoiceField(label="Văn bản")
    until = forms.DateField(
        label="Nộp trước ngày", help_text="Ngày này không còn trong hạn; ngày cuối là ngày liền trước."
    )

    field_order = ("department", "kind", "until", "reason")

    def __init__(self, data: Any, *, departments: Any, season: Season, initial: Mapping[str, Any]) -> None:
        super().__init__(data, initial=dict(initial))
        self.fields["department"].queryset = departments  # type: ignore[attr-defined]
        self.fields["kind"].choices = _kinds(season)  # type: ignore[attr-defined]


def _kinds(season: Season) -> list[tuple[str, str]]:
    return [(kind.value, title_of(kind, season.year)) for kind in papers_due(season)]
