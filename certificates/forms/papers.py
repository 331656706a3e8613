"""What the tờ trình, the decision, the signed copies and the hand-over list ask for."""

from datetime import date
from typing import Any

from django import forms

from accounts.models import Duty, User
from accounts.roles import Role
from certificates import wording
from certificates.actions.numbering import Numbering
from certificates.models import Decision
from core import clock
from core.forms import TidyForm
from core.vietnamese import lines
from documents.readiness import next_number
from documents.recipients import Paper, recipients_for
from nominations.actions.correct_words import FileWords

_SYMBOL = r"^[^\s/]{2,20}$"
_SYMBOL_REFUSAL = "Ký hiệu viết liền, không có dấu cách và dấu gạch chéo, ví dụ QĐ-SNgV."


def symbol_field(label: str) -> forms.RegexField:
    return forms.RegexField(_SYMBOL, label=label, max_length=20, error_messages={"invalid": _SYMBOL_REFUSAL})


def number_field(label: str) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, min_value=1, max_value=99_999, widget=forms.TextInput({"inputmode": "numeric"})
    )


def text_field(label: str, rows: int, limit: int) -> forms.CharField:
    return forms.CharField(label=label, max_length=limit, widget=forms.Textarea({"rows": rows}))


class CorrectForm(TidyForm):
    """The words of a file on the list, with grounds."""

    honorific = forms.CharField(label="Danh xưng", max_length=8, required=False)
    name = forms.CharField(label="Họ và tên, tên tập thể", max_length=200)
    post = forms.CharField(label="Chức vụ, đơn vị", max_length=200, required=False)
    merit = forms.CharField(
        label="Tóm tắt thành tích", max_length=300, required=False, widget=forms.Textarea({"rows": 3})
    )
    basis = forms.CharField(
        label="Căn cứ sửa chữ", max_length=200, help_text="Ví dụ: Căn cước số …; Quyết định bổ nhiệm số …"
    )
    reason = forms.CharField(label="Lý do", max_length=500, widget=forms.Textarea({"rows": 2}))

    def __init__(self, words: FileWords, data: Any = None) -> None:
        super().__init__(data, initial=vars(words))

    def given(self) -> dict[str, Any]:
        """What ``actions.correct_listed.correct_listed`` takes."""
        data = self.cleaned_data
        words = FileWords(*(data[name] for name in ("honorific", "name", "post", "merit")))
        return {"words": words, "basis": data["basis"], "reason": data["reason"]}


class SubmitForm(TidyForm):
    """Number and date of the tờ trình and the words it bears."""

    number = number_field("Số tờ trình")
    symbol = symbol_field("Ký hiệu")
    dated = forms.DateField(label="Ngày tờ trình")
    title = forms.CharField(label="Đề nghị công nhận là", max_length=120)
    recipients = text_field("Nơi nhận", 4, 1_000)

    def __init__(self, decision: Decision, data: Any = None) -> None:
        initial = {
            "number": next_number(wording.SUBMISSION_SYMBOL, clock.today().year),
            "symbol": wording.SUBMISSION_SYMBOL,
            "dated": clock.today(),
            "title": decision.title,
            "recipients": decision.submission_recipients,
        }
        super().__init__(data, initial=initial)


class NumberForm(TidyForm):
    """Number and date of the decision and the words it bears beside the list."""

    number = number_field("Số quyết định")
    symbol = symbol_field("Ký hiệu")
    dated = forms.DateField(label="Ngày quyết định")
    implementers = forms.CharField(label="Nơi chịu trách nhiệm thi hành", max_length=300)
    further_article = text_field("Điều khoản giao việc", 3, 1_000)
    recipients = text_field("Nơi nhận", 5, 1_000)
    register_suffix = forms.RegexField(
        _SYMBOL, label="Ký hiệu số vào sổ Giấy công nhận", max_length=20, error_messages={"invalid": _SYMBOL_REFUSAL}
    )

    def __init__(self, decision: Decision, short_code: str, data: Any = None) -> None:
        initial = {
            "number": decision.number or next_number(f"QĐ-{short_code}", clock.today().year),
            "symbol": decision.symbol or f"QĐ-{short_code}",
            "dated": decision.dated or clock.today(),
            "implementers": decision.implementers or wording.IMPLEMENTERS,
            "further_article": decision.further_article or wording.further_article(decision.season),
            "recipients": decision.recipients or recipients_for(Paper.DECISION, wording.RECIPIENTS),
            "register_suffix": decision.register_suffix or wording.REGISTER_SUFFIX,
        }
        super().__init__(data, initial=initial)
        self.fields["further_article"].required = False
        for name in ("further_article", "recipients"):
            self.fields[name].help_text = "Mỗi dòng một mục."

    def given(self) -> Numbering:
        data = self.cleaned_data
        texts = {name: "\n".join(lines(data[name])) for name in ("further_article", "recipients")}
        return Numbering(**{**data, **texts})


class HandoverForm(TidyForm):
    """The day of handing over and who witnesses it."""

    on = forms.DateField(label="Ngày trao")
    witness = forms.ModelChoiceField(User.objects.none(), label="Người chứng kiến")

    def __init__(self, data: Any = None, *, today: date, user: User) -> None:
        super().__init__(data, initial={"on": today})
        duties = (Role.OFFICE, Role.HEAD, Role.DEPUTY_HEAD, Role.STANDING_COUNCIL, Role.DIRECTOR)
        holders = Duty.objects.in_force(today).filter(role__in=duties).exclude(user=user)
        self.fields["witness"].queryset = User.objects.people().filter(duties__in=holders).distinct()  # type: ignore[attr-defined]
        self.fields["witness"].label_from_instance = lambda person: f"{person.full_name}, {person.post}"  # type: ignore[attr-defined]
