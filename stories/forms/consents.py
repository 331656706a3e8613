"""Consents: one's own, those on signed papers, and how one is withdrawn."""

from typing import Any

from django import forms

from core import clock
from core.forms import TidyForm
from stories.models import Consent, Subject
from stories.people import HELP, meant


class GiveForm(TidyForm):
    """To what one agrees, and how widely."""

    thing = forms.ChoiceField(choices=Consent.Thing.choices)
    scope = forms.ChoiceField(choices=Consent.Scope.choices, required=False)

    @property
    def scope_given(self) -> str:
        return self.cleaned_data["scope"] or Consent.Scope.SITE


class PaperForm(TidyForm):
    """A signed paper; ``subject`` is known, or typed as ``who``."""

    who = forms.CharField(label="Người ký phiếu", max_length=420, help_text=HELP)
    things = forms.MultipleChoiceField(
        label="Đồng ý công khai", choices=Consent.Thing.choices, widget=forms.CheckboxSelectMultiple,
        initial=list(Consent.Thing.values),
    )  # fmt: skip
    scope = forms.ChoiceField(
        label="Phạm vi", choices=Consent.Scope.choices, widget=forms.RadioSelect, initial=Consent.Scope.SITE
    )
    given_on = forms.DateField(label="Ngày ký phiếu")
    upload = forms.FileField(
        label="Bản chụp phiếu có chữ ký", widget=forms.FileInput({"accept": ".pdf,.jpg,.jpeg,.png"}),
        help_text="PDF, JPG hoặc PNG. Chỉ Văn phòng Sở và người ký mở được.",
    )  # fmt: skip

    def __init__(self, *args: Any, subject: Subject | None = None) -> None:
        super().__init__(*args, initial={"given_on": clock.today(), "scope": Consent.Scope.SITE,
                                         "things": list(Consent.Thing.values)})  # fmt: skip
        if subject is not None:
            del self.fields["who"]

    def clean_who(self) -> Any:
        return meant(self.cleaned_data["who"])


class WithdrawForm(TidyForm):
    """Who asked for it, and how."""

    reason = forms.CharField(
        label="Ai đề nghị rút, bằng cách nào", max_length=300,
        help_text="Ví dụ: Người ký phiếu gọi điện đến Văn phòng Sở ngày 14/12/2026.",
    )  # fmt: skip
