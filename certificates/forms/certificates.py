"""What the register, the exchange of certificates and the public look-up ask for."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms

from accounts.models import Department
from certificates.actions.replace import Words
from certificates.queries import Wanted
from certificates.workflow import CertificateState
from core import clock
from core.forms import TidyForm
from core.vietnamese import short_date


class RegisterFilter(TidyForm):
    """Ways to narrow the register; nothing asked shows everything."""

    q = forms.CharField(label="Họ tên, tên tập thể hoặc mã tra cứu", max_length=100, required=False)
    nam = forms.ChoiceField(label="Năm", required=False)
    phong = forms.ChoiceField(label="Phòng", required=False)
    qd = forms.CharField(label="Số quyết định", max_length=40, required=False, help_text="Ví dụ 09 hoặc 09/QĐ-SNgV.")
    tt = forms.ChoiceField(label="Hiệu lực", required=False)
    ngay = forms.DateField(
        label="Sổ tại ngày", required=False, help_text="Để trống thì xem sổ hiện nay; ghi ngày thì xem sổ đến hết ngày."
    )

    def __init__(self, data: Any, years: list[int], departments: list[Department]) -> None:
        super().__init__(data)
        self.fields["nam"].choices = [("", "Mọi năm"), *((str(year), str(year)) for year in years)]  # type: ignore[attr-defined]
        self.fields["phong"].choices = [("", "Mọi phòng"), *_units(departments)]  # type: ignore[attr-defined]
        self.fields["tt"].choices = [("", "Mọi trạng thái"), *CertificateState.choices]  # type: ignore[attr-defined]

    def wanted(self) -> Wanted:
        """What was asked for; a value that cannot be asked for asks for nothing."""
        self.is_valid()
        data = self.cleaned_data
        return Wanted(
            data.get("q", ""), data.get("nam", ""), data.get("phong", ""), data.get("qd", ""), data.get("tt", ""),
            data.get("ngay"),
        )  # fmt: skip

    def told(self) -> str:
        """What the register is narrowed to, for the head of the table that is taken away."""
        asked = self.wanted()
        return "; ".join(
            f"{self.fields[name].label}: {said}"
            for name, said in (
                ("q", asked.text), ("nam", asked.year), ("qd", asked.decision),
                ("phong", dict(self.fields["phong"].choices).get(asked.department, "") if asked.department else ""),  # type: ignore[attr-defined]
                ("tt", dict(CertificateState.choices).get(asked.state, "")),
                ("ngay", short_date(asked.on) if asked.on else ""),
            )
            if said
        )  # fmt: skip


def _units(departments: list[Department]) -> Iterator[tuple[str, str]]:
    """Each unit, and each that comes from others once more together with them."""
    for unit in departments:
        yield str(unit.pk), unit.name
        if unit.earlier:
            yield ",".join(map(str, (unit.pk, *unit.earlier))), f"{unit.name}, gồm cả phòng trước đây"


class ReissueForm(TidyForm):
    """The day of the copy, and how the paper was lost."""

    on = forms.DateField(label="Ngày cấp lại")
    reason = forms.CharField(
        label="Lý do", max_length=1_000, widget=forms.Textarea({"rows": 3}), help_text="Không hiện trên trang tra cứu."
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"on": clock.today()})


class ExchangeForm(TidyForm):
    """Why the paper is exchanged, when the old one was destroyed, and the words with their grounds if any changes."""

    ground = forms.ChoiceField(
        label="Vì sao cấp đổi",
        choices=[("wrong", "Giấy ghi sai"), ("damaged", "Giấy hỏng")],
        widget=forms.RadioSelect,
    )
    honorific = forms.CharField(label="Danh xưng", max_length=20, required=False)
    name = forms.CharField(label="Họ và tên, tên tập thể", max_length=300)
    post = forms.CharField(label="Chức vụ, đơn vị", max_length=300, required=False)
    achievement = forms.CharField(label="Thành tích", max_length=2_000, widget=forms.Textarea({"rows": 4}))
    basis = forms.CharField(
        label="Căn cứ đính chính",
        max_length=200,
        required=False,
        help_text="Bắt buộc khi sửa chữ. Ví dụ: Căn cước số …; Quyết định số 15/QĐ-SNgV ngày 02/02/2027.",
    )
    on = forms.DateField(label="Ngày cấp đổi")
    destroyed_on = forms.DateField(
        label="Ngày hủy giấy cũ", help_text="Giấy cũ đã nộp lại và hủy. Giấy đã mất thì chọn «Cấp lại»."
    )
    reason = forms.CharField(
        label="Lý do", max_length=1_000, widget=forms.Textarea({"rows": 3}), help_text="Không hiện trên trang tra cứu."
    )

    def __init__(self, words: Words, data: Any = None) -> None:
        super().__init__(data, initial={"on": clock.today(), **vars(words)})

    def given(self) -> dict[str, Any]:
        """What ``actions.replace.exchange`` takes."""
        data = self.cleaned_data
        words = Words(*(data[name] for name in ("honorific", "name", "post", "achievement")))
        rest = {name: data[name] for name in ("ground", "basis", "on", "destroyed_on", "reason")}
        return {"words": words, **rest}


class RewordForm(TidyForm):
    """The words of a certificate that is not signed yet, the day it bears, and the grounds."""

    honorific = forms.CharField(label="Danh xưng", max_length=20, required=False)
    name = forms.CharField(label="Họ và tên, tên tập thể", max_length=300)
    post = forms.CharField(label="Chức vụ, đơn vị", max_length=300, required=False)
    achievement = forms.CharField(label="Thành tích", max_length=2_000, widget=forms.Textarea({"rows": 4}))
    on = forms.DateField(
        label="Ngày ký ghi trên giấy", help_text="Khối ký ghi người có thẩm quyền của ngày này, đúng tư cách ký."
    )
    basis = forms.CharField(
        label="Căn cứ sửa chữ", max_length=200, required=False,
        help_text="Bắt buộc khi sửa chữ. Ví dụ: Căn cước số …; Công văn đính chính số 15/SNgV-VP ngày 02/02/2027.",
    )  # fmt: skip
    reason = forms.CharField(
        label="Lý do", max_length=500, widget=forms.Textarea({"rows": 3}), help_text="Không hiện trên trang tra cứu."
    )

    def __init__(self, words: Words, on: date, data: Any = None) -> None:
        super().__init__(data, initial={"on": on, **vars(words)})

    def given(self) -> dict[str, Any]:
        """What ``actions.reword.reword`` takes."""
        data = self.cleaned_data
        words = Words(*(data[name] for name in ("honorific", "name", "post", "achievement")))
        return {"words": words, **{name: data[name] for name in ("on", "basis", "reason")}}


class LookUpForm(TidyForm):
    """A code as people type it from paper."""

    ma = forms.CharField(
        label="Mã tra cứu",
        max_length=200,
        help_text="Gõ chữ thường, bỏ dấu gạch hay thêm dấu cách đều được.",
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )


class FileForm(TidyForm):
    """The PDF of a certificate."""

    tep = forms.FileField(
        label="Tệp PDF của Giấy công nhận",
        help_text="Bấm để chọn, hoặc kéo tệp thả vào khung này. Cổng không lưu tệp.",
        widget=forms.FileInput({"accept": ".pdf,application/pdf"}),
    )
