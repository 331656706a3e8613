"""What is asked of benefits and of proposals of praise."""

from collections.abc import Sequence
from typing import Any

from django import forms

from core import clock
from core.forms import TidyForm
from funds.forms.books import scan_field
from nominations.models import Nomination
from rolemodels.actions.give_benefit import Given
from rolemodels.actions.keep_benefit import BenefitFacts
from rolemodels.models import Benefit, BenefitGrant, PraiseProposal
from rolemodels.praise_letter import ADDRESSEES, Proposal


class BenefitForm(TidyForm):
    """One line of a season's list."""

    name = forms.CharField(label="Tên quyền lợi", max_length=150, help_text="Ngắn gọn, ví dụ: Hỗ trợ từ quỹ.")
    what = forms.CharField(label="Nội dung", max_length=500, widget=forms.Textarea({"rows": 3}))
    basis = forms.CharField(
        label="Căn cứ", max_length=300, required=False,
        help_text="Quyền lợi có nói đến tiền thì phải ghi căn cứ: số, ngày văn bản cho phép.",
    )  # fmt: skip
    giver = forms.CharField(label="Nơi thực hiện", max_length=150, help_text="Ví dụ: Văn phòng Sở.")

    def __init__(self, data: Any = None, *, row: Benefit | None = None) -> None:
        kept = {name: getattr(row, name) for name in BenefitFacts.__dataclass_fields__} if row else {}
        super().__init__(data, initial=kept)

    def facts(self) -> BenefitFacts:
        """What the actions take."""
        return BenefitFacts(**self.cleaned_data)


class GiveForm(TidyForm):
    """What came of a benefit, for those chosen."""

    nominations = forms.MultipleChoiceField(label="Cá nhân, tập thể", widget=forms.CheckboxSelectMultiple)
    outcome = forms.ChoiceField(label="Kết quả", choices=BenefitGrant.Outcome.choices, widget=forms.RadioSelect)
    granted_on = forms.DateField(label="Ngày thực hiện", required=False, help_text="Ghi khi đã thực hiện.")
    basis = forms.CharField(
        label="Văn bản, chứng từ", max_length=200, required=False, help_text="Ví dụ: Danh sách ký nhận ngày 12/01/2027."
    )
    reason = forms.CharField(
        label="Lý do không áp dụng", max_length=300, required=False, help_text="Ghi khi chọn «Không áp dụng»."
    )

    def __init__(self, data: Any, files: Any, *, waiting: Sequence[Nomination], chosen: Sequence[Nomination]) -> None:
        self.waiting = {str(row.pk): row for row in waiting}
        told = {"nominations": [str(row.pk) for row in chosen], "granted_on": clock.today()}
        super().__init__(data, files, initial={**told, "outcome": BenefitGrant.Outcome.GRANTED})
        field: Any = self.fields["nominations"]
        field.choices = [(key, f"{row.addressed}, {row.department}") for key, row in self.waiting.items()]
        field.error_messages["required"] = "Chưa chọn ai. Mời chọn ít nhất một cá nhân, tập thể."

    def clean_nominations(self) -> list[Nomination]:
        return [self.waiting[key] for key in self.cleaned_data["nominations"]]

    def more_fields(self) -> dict[str, forms.Field]:
        return {
            "upload": scan_field("Bản chụp chứng từ", "Không bắt buộc; một bản cho mọi mục đã chọn.", required=False)
        }

    def given(self) -> Given:
        """What the action takes."""
        return Given(**{name: self.cleaned_data[name] for name in Given.__dataclass_fields__})


class PraiseForm(TidyForm):
    """Which praise is asked for, and of whom."""

    form = forms.ChoiceField(label="Hình thức khen", choices=PraiseProposal.Form.choices)
    level = forms.ChoiceField(label="Cấp khen", choices=PraiseProposal.Level.choices)
    addressed_to = forms.CharField(
        label="Kính gửi", max_length=1_000, widget=forms.Textarea({"rows": 2}), help_text="Mỗi dòng một nơi."
    )
    merit = forms.CharField(
        label="Thành tích", max_length=4_000, widget=forms.Textarea({"rows": 6}), help_text="Mỗi dòng một ý."
    )

    def __init__(self, data: Any = None, *, nomination: Nomination) -> None:
        province = PraiseProposal.Level.PROVINCE
        super().__init__(
            data,
            initial={
                "form": PraiseProposal.Form.DIPLOMA, "level": province, "addressed_to": ADDRESSEES[province],
                "merit": nomination.merit,
            },
        )  # fmt: skip

    def proposal(self) -> Proposal:
        """What the action takes."""
        return Proposal(**self.cleaned_data)


class GrantForm(TidyForm):
    """The decision that praises."""

    decision_number = forms.CharField(label="Số quyết định khen thưởng", max_length=40, help_text="Ví dụ: 215/QĐ-UBND.")
    decision_date = forms.DateField(label="Ngày quyết định")
