"""What a change of an issued decision asks for: words to put right, or who is named and on what ground."""

from collections.abc import Iterator
from typing import Any, cast

from django import forms
from django.forms import BoundField

from certificates import wording
from certificates.changing import Change, NewWords
from certificates.forms.papers import number_field, symbol_field, text_field
from certificates.models import Certificate, Decision, DecisionChange
from certificates.queries import certificates_of
from core import clock
from core.forms import TidyForm
from core.vietnamese import lines
from documents.readiness import next_number
from documents.recipients import Paper, recipients_for

WHOLE = 0
_BOTH = "Ghi cả chữ đã in và chữ đúng, hoặc để trống cả hai."


class ChangeForm(TidyForm):
    """Number, date, reason and recipients of the paper; made by ``change_form`` with the fields of its kind."""

    number = number_field("Số văn bản")
    symbol = symbol_field("Ký hiệu")
    dated = forms.DateField(label="Ngày văn bản")
    reason = text_field("Lý do, in trên văn bản", 3, 2_000)
    recipients = text_field("Nơi nhận", 4, 1_000)

    def __init__(self, kind: str, found: list[Certificate], short_code: str, data: Any = None) -> None:
        self.kind, self.found = kind, found
        letter = kind == DecisionChange.Kind.CORRECT
        symbol = f"{short_code}-VP" if letter else f"QĐ-{short_code}"
        initial = {
            "number": next_number(symbol, clock.today().year),
            "symbol": symbol,
            "dated": clock.today(),
            "recipients": recipients_for(Paper.CHANGE, wording.CHANGE_RECIPIENTS),
        }
        super().__init__(data, initial=initial)
        self.fields["recipients"].help_text = "Mỗi dòng một mục."

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        for key in self._keys():
            printed, becomes = data.get(f"printed_{key}", ""), data.get(f"becomes_{key}", "")
            if bool(printed) != bool(becomes) and not {f"printed_{key}", f"becomes_{key}"} & self.errors.keys():
                self.add_error(f"printed_{key}" if becomes else f"becomes_{key}", _BOTH)
        return data

    def rows(self) -> Iterator[tuple[str, BoundField, BoundField]]:
        """Whose words, as printed and as they are to read: the whole decision first, then each of the recognised."""
        names = {row.pk: str(row.text["name"]) for row in self.found}
        for key in self._keys():
            yield names.get(key, "Cả quyết định"), self[f"printed_{key}"], self[f"becomes_{key}"]

    def change(self) -> Change:
        """What was asked for."""
        data = self.cleaned_data
        words = [
            NewWords(key or None, data[f"printed_{key}"], data[f"becomes_{key}"])
            for key in self._keys()
            if data[f"printed_{key}"]
        ]
        return Change(
            self.kind, data["number"], data["symbol"], data["dated"], data["reason"],
            "\n".join(lines(data["recipients"])), data.get("ground", ""), tuple(words),
            frozenset(int(key) for key in data.get("certificates", ())),
        )  # fmt: skip

    def _keys(self) -> list[int]:
        return [WHOLE, *(row.pk for row in self.found)] if self.kind in DecisionChange.WORDING else []


def change_form(decision: Decision, kind: str, short_code: str, data: Any = None, chosen: str = "") -> ChangeForm:
    """The form of this kind of change over the certificates in force; the one with the id *chosen* is ticked."""
    found = list(certificates_of(decision))
    fields: dict[str, forms.Field] = {}
    if kind in DecisionChange.ENDING:
        choices = [(str(row.pk), f"{row.text['register_number']}: {row.text['name']}") for row in found]
        fields["certificates"] = forms.MultipleChoiceField(
            label="Cá nhân, tập thể có tên trong văn bản",
            choices=choices,
            initial=[chosen],
            widget=forms.CheckboxSelectMultiple,
        )
    else:
        for key, whose in ((WHOLE, "cả quyết định"), *((row.pk, str(row.text["name"])) for row in found)):
            fields[f"printed_{key}"] = _words(f"Chữ đã in, {whose}")
            fields[f"becomes_{key}"] = _words(f"Nay ghi đúng là, {whose}")
    if kind == DecisionChange.Kind.ANNUL:
        fields["ground"] = forms.ChoiceField(
            label="Căn cứ hủy bỏ", choices=DecisionChange.Ground.choices, widget=forms.RadioSelect
        )
    return cast(ChangeForm, type("ChangeForm", (ChangeForm,), fields)(kind, found, short_code, data))


def _words(label: str) -> forms.CharField:
    return forms.CharField(label=label, max_length=500, required=False)


class DropForm(TidyForm):
    """Why a paper that was made is not issued."""

    reason = forms.CharField(label="Lý do", max_length=300, widget=forms.Textarea({"rows": 3}))
