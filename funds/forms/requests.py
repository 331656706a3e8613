"""What a request for support says, and what is answered."""

from typing import Any

from django import forms

from core import clock
from core.forms import TidyForm
from funds.access import nurtured_by, recognised_of
from funds.actions.approve_request import Approval
from funds.actions.pay_request import Payment
from funds.actions.write_request import Wanted
from funds.balance import money
from funds.forms.books import MoneyField, scan_field
from funds.models import Entry, Fund, SupportRequest
from funds.queries import open_funds

#: Of one department's new factors, and of its recognised: nobody chooses from more at once.
_MOST = 300


class FundChoice(forms.ModelChoiceField):
    """A fund with what may still be approved from it."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj}, còn được duyệt {money(obj.available)}"


class SubjectForm(TidyForm):
    """For whom support is asked."""

    subject = forms.ChoiceField(label="Cá nhân, tập thể", choices=())

    def __init__(self, data: Any = None, *, user: Any) -> None:
        super().__init__(data)
        nurtured = [(f"new_factor-{row.pk}", row.addressed) for row in nurtured_by(user)[:_MOST]]
        found = [
            (f"nomination-{row.pk}", f"{row.addressed}, công nhận năm {row.season.year}")
            for row in recognised_of(user)[:_MOST]
        ]
        self.is_empty = not nurtured and not found
        groups = [("Nhân tố mới", nurtured), ("Đã được công nhận", found)]
        field: Any = self.fields["subject"]
        field.choices = [("", "Chưa chọn"), *(group for group in groups if group[1])]

    def chosen(self) -> tuple[str, int]:
        """ "nomination" or "new_factor", and the id."""
        kind, key = self.cleaned_data["subject"].split("-")
        return kind, int(key)


class RequestForm(TidyForm):
    """How much, from which fund, for what."""

    fund = FundChoice(Fund.objects.none(), label="Quỹ")
    amount = MoneyField("Số tiền đề nghị (đồng)")
    purpose = forms.CharField(
        label="Mục đích hỗ trợ", max_length=300, help_text="Ví dụ: Học lớp tiếng Lào nâng cao, 3 tháng."
    )
    basis = forms.CharField(
        label="Căn cứ, giải trình", max_length=4_000, widget=forms.Textarea({"rows": 6}),
        help_text="Vì sao cần hỗ trợ và tính ra số tiền thế nào; nêu văn bản là căn cứ nếu có.",
    )  # fmt: skip

    def __init__(self, data: Any = None, *, row: SupportRequest | None = None) -> None:
        kept = {name: getattr(row, name) for name in Wanted.__dataclass_fields__} if row else {}
        super().__init__(data, initial=kept)
        field: Any = self.fields["fund"]
        field.queryset = open_funds() | Fund.objects.filter(pk=row.fund_id if row else 0)

    def wanted(self) -> Wanted:
        """What the actions take."""
        return Wanted(**self.cleaned_data)


class NoteForm(TidyForm):
    """What the Office says to the Director."""

    fund = FundChoice(Fund.objects.none(), label="Quỹ để chi")
    note = forms.CharField(
        label="Ý kiến của Văn phòng Sở", max_length=2_000, widget=forms.Textarea({"rows": 4}),
        help_text="Nguồn, mức hỗ trợ, căn cứ; ý kiến này trình Giám đốc.",
    )  # fmt: skip

    def __init__(self, data: Any = None, *, row: SupportRequest) -> None:
        super().__init__(data, initial={"fund": row.fund, "note": row.note})
        field: Any = self.fields["fund"]
        field.queryset = open_funds()


class ApproveForm(TidyForm):
    """How much is approved, and the decision if there is one on paper."""

    amount = MoneyField("Số tiền duyệt (đồng)", "Không quá số tiền phòng đề nghị.")
    decision_number = forms.CharField(
        label="Số quyết định hỗ trợ", max_length=40, required=False, help_text="Để trống nếu duyệt trên cổng là đủ."
    )
    decision_date = forms.DateField(label="Ngày quyết định", required=False)

    def __init__(self, data: Any = None, *, row: SupportRequest) -> None:
        super().__init__(data, initial={"amount": row.amount})

    def approval(self) -> Approval:
        """What the action takes."""
        return Approval(**self.cleaned_data)


class PayForm(TidyForm):
    """When, to whom and how, with the receipt."""

    day = forms.DateField(label="Ngày chi")
    payee = forms.CharField(label="Người nhận", max_length=150)
    method = forms.ChoiceField(label="Hình thức chi", choices=[("", "Chưa chọn"), *Entry.Method.choices])
    receipt = forms.CharField(label="Số chứng từ", max_length=40, required=False, help_text="Ví dụ: Phiếu chi 07.")

    def __init__(self, data: Any = None, files: Any = None, *, row: SupportRequest) -> None:
        person = row.subject.name if row.subject.kind == "individual" else ""
        super().__init__(data, files, initial={"day": clock.today(), "payee": person})

    def more_fields(self) -> dict[str, forms.Field]:
        return {"upload": scan_field("Bản chụp chứng từ có ký nhận", "Phải có.", required=True)}

    def payment(self) -> Payment:
        """What the action takes."""
        return Payment(**{name: self.cleaned_data[name] for name in Payment.__dataclass_fields__})
