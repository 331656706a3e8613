"""What the dispatch log and the groups of recipients ask for."""

from typing import Any

from django import forms

from core import clock
from core.forms import TidyForm
from documents.actions.dispatch import Sending
from documents.models import Dispatch, Entry
from documents.recipients import places

_LONGEST_PLACE = 200


class DispatchForm(TidyForm):
    """Where the document went, how and on which day; places not in the log yet are ticked beforehand."""

    places = forms.MultipleChoiceField(label="Nơi nhận", required=False, widget=forms.CheckboxSelectMultiple)
    others = forms.CharField(
        label="Nơi khác", max_length=1_000, required=False, widget=forms.Textarea({"rows": 3}),
        help_text="Mỗi dòng một nơi.",
    )  # fmt: skip
    way = forms.ChoiceField(label="Cách gửi", choices=Dispatch.Way.choices)
    sent_on = forms.DateField(label="Ngày gửi")
    note = forms.CharField(label="Người nhận, số hiệu bưu gửi", max_length=200, required=False)

    def __init__(self, entry: Entry, data: Any = None) -> None:
        listed = places(entry.recipients)
        had = set(entry.dispatches.filter(struck_at=None).values_list("recipient", flat=True))
        waiting = [place for place in listed if place not in had]
        super().__init__(data, initial={"sent_on": clock.today(), "places": waiting})
        offered: Any = self.fields["places"]
        offered.choices = [(place, place) for place in listed]
        if not listed:
            del self.fields["places"]

    def clean_others(self) -> list[str]:
        found = places(self.cleaned_data["others"])
        if any(len(place) > _LONGEST_PLACE for place in found):
            raise forms.ValidationError(f"Mỗi nơi ghi tối đa {_LONGEST_PLACE} ký tự. Mời rút gọn, mỗi dòng một nơi.")
        return found

    def sending(self) -> Sending:
        given = self.cleaned_data
        chosen = [*given.get("places", ()), *given["others"]]
        return Sending(chosen, given["way"], given["sent_on"], given["note"])


class RecipientsForm(TidyForm):
    """The lines of a type of paper."""

    recipients = forms.CharField(
        label="Nơi nhận", max_length=1_000, widget=forms.Textarea({"rows": 7}),
        help_text="Mỗi dòng một nơi; dòng cuối là nơi lưu, ví dụ «Lưu: VT».",
    )  # fmt: skip


class StrikeForm(TidyForm):
    """Why a line of the log is wrong."""

    reason = forms.CharField(
        label="Lý do", max_length=200, help_text="Ví dụ: ghi nhầm ngày gửi; văn bản chưa gửi nơi này."
    )
