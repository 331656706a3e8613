"""A member's declaration on a file, and the appraisal sheet."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms import BoundField

from core.forms import TidyForm
from councils.actions.save_sheet import NO_SCORES, Marks, Scores
from councils.forms.rows import RowsForm
from councils.models import AppraisalSheet
from nominations.concern import Ground
from nominations.models import Nomination
from seasons.models import Criterion

MARKS = [("yes", "Đạt"), ("no", "Chưa đạt")]
_MET = {"yes": True, "no": False}


class DeclarationForm(TidyForm):
    """No conflict of interest, or a ground for standing aside."""

    conflict = forms.ChoiceField(
        label="Đồng chí có xung đột lợi ích với hồ sơ này không",
        choices=[("no", "Không có xung đột lợi ích"), ("yes", "Có, xin không tham gia")],
        widget=forms.RadioSelect,
    )
    ground = forms.ChoiceField(
        label="Lý do không tham gia",
        required=False,
        choices=[("", "–"), (Ground.KIN, Ground.KIN.label), (Ground.OTHER, Ground.OTHER.label)],
        help_text="Chỉ chọn khi có xung đột lợi ích. Lý do được ghi trong biên bản.",
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("conflict") == "yes" and not given.get("ground"):
            self.add_error("ground", "Mời chọn lý do không tham gia.")
        return given

    @property
    def ground_given(self) -> str:
        """The ground, empty for no conflict whatever the list was left at."""
        return str(self.cleaned_data["ground"]) if self.cleaned_data["conflict"] == "yes" else ""


class SheetForm(RowsForm):
    """Đạt or chưa đạt on each criterion of the file's own version, with a conclusion; *highest* points, if any."""

    def __init__(
        self, *args: Any, nomination: Nomination, sheet: AppraisalSheet | None, highest: int | None, **kwargs: Any
    ) -> None:
        self.criteria, self.highest = list(nomination.criteria_set.criteria.all()), highest
        rows = {**_criterion_fields(self.criteria, highest), **_closing_fields()}
        super().__init__(*args, rows=rows, initial=_as_saved(sheet), **kwargs)

    def rows(self) -> Iterator[tuple[Criterion, BoundField, BoundField | None, BoundField]]:
        """Each criterion with its choice, its points where the season scores, and its comment."""
        for criterion in self.criteria:
            score = None if self.highest is None else self[f"score_{criterion.pk}"]
            yield criterion, self[f"met_{criterion.pk}"], score, self[f"comment_{criterion.pk}"]

    @property
    def marks(self) -> Marks:
        given = self.cleaned_data
        return {one.pk: (_MET.get(given[f"met_{one.pk}"]), given[f"comment_{one.pk}"]) for one in self.criteria}

    @property
    def scores(self) -> Scores:
        if self.highest is None:
            return NO_SCORES
        return {one.pk: self.cleaned_data[f"score_{one.pk}"] for one in self.criteria}

    def draft(self) -> dict[str, Any]:
        """What the draft of the sheet says, for the action that saves it."""
        given = self.cleaned_data
        texts = {"conclusion": given["conclusion"], "comment": given["comment"]}
        return {"marks": self.marks, "scores": self.scores, **texts}


def _criterion_fields(criteria: list[Criterion], highest: int | None) -> dict[str, forms.Field]:
    fields: dict[str, forms.Field] = {}
    for criterion in criteria:
        fields[f"met_{criterion.pk}"] = forms.ChoiceField(
            label=f"Tiêu chuẩn {criterion.ordinal}", choices=MARKS, required=False, widget=forms.RadioSelect
        )
        if highest is not None:
            fields[f"score_{criterion.pk}"] = _points(criterion, highest)
        fields[f"comment_{criterion.pk}"] = forms.CharField(
            label=f"Nhận xét về tiêu chuẩn {criterion.ordinal}", max_length=1_000, required=False,
            widget=forms.Textarea({"rows": 2}), help_text="Phải ghi khi chọn «Chưa đạt».",
        )  # fmt: skip
    return fields


def _points(criterion: Criterion, highest: int) -> forms.Field:
    """Typed as text: a number field of the browser would drop «8,5» without a word."""
    refusal = f"Điểm phải từ 0 đến {highest}. Mời ghi lại."
    return forms.IntegerField(
        label=f"Điểm của tiêu chuẩn {criterion.ordinal}", min_value=0, max_value=highest, required=False,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
        help_text=f"Số nguyên từ 0 đến {highest}.", error_messages={"min_value": refusal, "max_value": refusal},
    )  # fmt: skip


def _closing_fields() -> dict[str, forms.Field]:
    return {
        "conclusion": forms.ChoiceField(
            label="Kết luận", choices=AppraisalSheet.Conclusion.choices, required=False, widget=forms.RadioSelect
        ),
        "comment": forms.CharField(
            label="Nhận xét chung", max_length=4_000, required=False, widget=forms.Textarea({"rows": 4})
        ),
    }


def _as_saved(sheet: AppraisalSheet | None) -> dict[str, object]:
    if sheet is None:
        return {}
    words = {True: "yes", False: "no", None: ""}
    saved: dict[str, object] = {"conclusion": sheet.conclusion, "comment": sheet.comment}
    for mark in sheet.marks.all():
        saved[f"met_{mark.criterion_id}"] = words[mark.met]
        saved[f"score_{mark.criterion_id}"] = mark.score
        saved[f"comment_{mark.criterion_id}"] = mark.comment
    return saved
