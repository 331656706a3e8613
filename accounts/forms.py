"""The forms of the staff list and of accounts."""

from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator

from accounts.models import Department, Duty, User
from accounts.passwords import LEAST, MOST
from accounts.roles import GIVEN_BY_COUNCIL, Role
from core import clock
from core.forms import UNCHOSEN, TidyForm, TidyModelForm

_USERNAME = RegexValidator(
    r"^[a-z0-9][a-z0-9._-]{2,59}$",
    "Tên đăng nhập gồm từ 3 chữ thường không dấu, chữ số, dấu chấm, gạch. Ví dụ: khue.do.",
)
EXTENSION = RegexValidator(r"^[0-9]{1,10}$", "Máy lẻ chỉ gồm chữ số, tối đa 10. Ví dụ: 103.")
YOUNGEST, OLDEST = 16, 100


def birth_year_limits() -> list[Any]:
    """Validators of the year in which someone who works here can have been born."""
    this_year = clock.today().year
    sentence = "Năm sinh này không hợp lý. Mời ghi đủ bốn chữ số."
    return [MinValueValidator(this_year - OLDEST, sentence), MaxValueValidator(this_year - YOUNGEST, sentence)]


class PersonForm(TidyModelForm):
    """One row of the staff list."""

    class Meta:
        model = User
        fields = (
            "full_name", "honorific", "post", "department", "birth_year", "staff_code", "email", "extension",
            "username",
        )  # fmt: skip
        help_texts = {
            "birth_year": "Bốn chữ số, ví dụ 1985. Để trống nếu chưa rõ.",
            "email": "Có địa chỉ thì giấy mời được gửi thêm qua thư.",
            "extension": "Số máy lẻ trong cơ quan, ví dụ 103; chỉ người theo dõi, đôn đốc thấy.",
            "username": "Gõ khi đăng nhập: chữ thường không dấu, ví dụ khue.do.",
        }
        error_messages = {
            "username": {"unique": "Tên đăng nhập này đã có người dùng. Mời chọn tên khác."},
            "staff_code": {"unique": "Mã công chức này đã có trong danh sách. Mời kiểm tra lại."},
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].validators = [_USERNAME]
        self.fields["extension"].validators = [EXTENSION]
        self.fields["birth_year"].validators = birth_year_limits()
        self.fields["department"].queryset = _departments(self.instance.department_id or 0)  # type: ignore[attr-defined]

    def clean_staff_code(self) -> str | None:
        return self.cleaned_data["staff_code"] or None


class DepartmentForm(TidyModelForm):
    """A department with the dates between which it exists."""

    class Meta:
        model = Department
        fields = ("name", "code", "introduces", "since", "until")
        help_texts = {"until": "Để trống khi phòng đang hoạt động."}

    why = forms.CharField(
        label="Lý do, văn bản", max_length=300, required=False, help_text="Hiện ở trang «Lịch sử thiết lập»."
    )

    def clean_code(self) -> str:
        return str(self.cleaned_data["code"]).upper()


class DutyForm(TidyModelForm):
    """A duty to give."""

    class Meta:
        model = Duty
        fields = ("role", "department", "acting", "basis", "since", "until")
        help_texts = {
            "role": "Thành viên Hội đồng, Tổ kiểm phiếu được ghi ở trang «Hội đồng».",
            "department": "Chỉ ghi với nhiệm vụ của một phòng.",
            "until": "Để trống khi chưa biết ngày kết thúc. Ký thừa ủy quyền (TUQ.) thì phải ghi.",
            "acting": "Giám đốc, Phó Giám đốc: Q., KT. Người được giao ký: TL. theo quy chế làm việc, TUQ. theo "
            "văn bản ủy quyền có thời hạn.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["department"].queryset = _departments()  # type: ignore[attr-defined]
        self.fields["basis"].required = True
        choices = [one for one in Role.choices if one[0] not in GIVEN_BY_COUNCIL]
        self.fields["role"].choices = [("", UNCHOSEN), *choices]  # type: ignore[attr-defined]


class EndDutyForm(TidyForm):
    """The last day of a duty, and why."""

    until = forms.DateField(label="Giữ nhiệm vụ đến hết ngày")
    reason = forms.CharField(label="Lý do, văn bản", max_length=200)


class ReasonForm(TidyForm):
    """Why something grave is done."""

    reason = forms.CharField(label="Lý do", max_length=300, widget=forms.Textarea(attrs={"rows": 3}))


class PersonChoice(forms.ModelChoiceField):
    """Anyone on the staff list, by name, post and department."""

    def label_from_instance(self, user: User) -> str:
        return f"{user.full_name}, {user.post}, {user.department}"


class TieForm(TidyForm):
    """The colleague who is a relative."""

    relative = PersonChoice(
        label="Người thân đang công tác ở Sở", queryset=User.objects.none(),
        help_text="Vợ, chồng; cha, mẹ, con; anh, chị, em ruột của đồng chí hoặc của vợ, chồng đồng chí.",
    )  # fmt: skip

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["relative"].queryset = User.objects.people().exclude(pk=person.pk)  # type: ignore[attr-defined]


class SearchForm(TidyForm):
    """What the staff list is searched for; anything not understood is left out of the search."""

    q = forms.CharField(label="Tìm theo tên", required=False, max_length=100)
    department = forms.ModelChoiceField(
        label="Phòng", queryset=Department.objects.all(), required=False, empty_label="Tất cả các phòng"
    )


class PasswordForm(TidyForm):
    """A new password, typed twice; what makes it good is judged when the invitation is accepted."""

    password = forms.CharField(
        label="Mật khẩu mới",
        strip=False,
        help_text=f"Từ {LEAST} đến {MOST} ký tự. Một câu dễ nhớ, có dấu cách, là mật khẩu tốt.",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label="Gõ lại mật khẩu",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("password") and typed.get("again") and typed["password"] != typed["again"]:
            self.add_error("again", "Hai lần gõ mật khẩu chưa giống nhau. Mời gõ lại cả hai ô.")
        return typed


def _departments(kept: int = 0) -> Any:
    """Departments of today, and the one already chosen."""
    return Department.objects.in_force(clock.today()) | Department.objects.filter(pk=kept)
