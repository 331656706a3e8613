"""The Director's choices: one block of fields for each file, then the number typed to confirm."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField

from certificates.actions.weigh import Choice
from certificates.listed import Listed, decided_now
from certificates.models import DecisionItem
from certificates.readiness import choices_for, needs_reason, recognises_failed
from core.forms import TidyForm
from councils.models import AppraisalSheet
from councils.results import result_sentence


@dataclass
class Row:
    """One file on the page: the council's result and, unless the file is suspended, its two fields."""

    item: DecisionItem
    result: str
    appraisals: list[AppraisalSheet]
    departs: bool = False
    outcome: BoundField | None = None
    reason: BoundField | None = None


class DecideForm(TidyForm):
    """An outcome and a reason for every file that is not suspended; made by ``decide_form``."""

    def __init__(self, listed: Listed, data: Any = None) -> None:
        self.listed, self.items = listed, listed.items
        super().__init__(data)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        for item in self.items:
            outcome, reason = data.get(f"outcome_{item.pk}", ""), data.get(f"reason_{item.pk}", "")
            missing = f"reason_{item.pk}" in self.fields and f"reason_{item.pk}" not in self.errors and not reason
            if needs_reason(item, outcome) and missing:
                self.add_error(f"reason_{item.pk}", "Chưa ghi lý do. Quyết định này phải ghi rõ lý do.")
        return data

    def choices(self) -> dict[int, Choice]:
        """What was chosen, by the items' ids."""
        data = self.cleaned_data
        return {
            item.pk: Choice(data[f"outcome_{item.pk}"], data[f"reason_{item.pk}"])
            for item in self.items
            if f"outcome_{item.pk}" in self.fields
        }

    def rows(self) -> Iterator[Row]:
        for item in self.items:
            row = Row(item, result_sentence(item.agenda_item), self.listed.appraisals[item.nomination_id])
            if f"outcome_{item.pk}" in self.fields:
                row.outcome, row.reason = self[f"outcome_{item.pk}"], self[f"reason_{item.pk}"]
                row.departs = DecisionItem(passed=item.passed, outcome=row.outcome.value() or "").departs
            yield row


def decide_form(listed: Listed, by: Any, data: Any = None, *, saving: bool = False) -> DecideForm:
    """The form for these files, save those that *by* leaves to a deputy.

    With *saving* a choice may still be missing, but none may be half made.
    """
    fields: dict[str, forms.Field] = {}
    recognising_failed = recognises_failed(listed.decision.season)
    for item in decided_now(listed.items, by):
        fields[f"outcome_{item.pk}"] = _outcome(item, recognising_failed, required=not saving)
        fields[f"reason_{item.pk}"] = _reason(item)
    return type("DecideForm", (DecideForm,), fields)(listed, data)


def _outcome(item: DecisionItem, recognising_failed: bool, *, required: bool) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=f"Kết quả của {item.nomination.name}",
        choices=[(outcome.value, outcome.label) for outcome in choices_for(item, recognising_failed)],
        widget=forms.RadioSelect,
        required=required,
        initial=item.outcome,
    )


def _reason(item: DecisionItem) -> forms.CharField:
    return forms.CharField(
        label=f"Lý do đối với {item.nomination.name}",
        help_text="Bắt buộc, trừ khi công nhận hồ sơ đạt tỷ lệ phiếu." if item.passed else "Bắt buộc.",
        max_length=2_000,
        widget=forms.Textarea({"rows": 2}),
        required=False,
        initial=item.reason,
    )


class ConfirmForm(TidyForm):
    """The number of those recognised, typed to confirm, and a mark of the choices that were read."""

    recognised = forms.IntegerField(
        label="Ghi số cá nhân, tập thể được công nhận",
        min_value=0,
        max_value=100_000,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
    )
    seen = forms.CharField(max_length=16, widget=forms.HiddenInput)
