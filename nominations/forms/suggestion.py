"""A discovery suggestion, and the answer to it."""

from typing import Any

from django import forms

from accounts.models import Department, User
from core import clock
from core.forms import TidyForm
from nominations.forms.people import PersonField, choose_from
from nominations.queries import people_to_choose


class SuggestionForm(TidyForm):
    """Whom to look at, for which department, and what they did."""

    person = PersonField(User.objects.none(), label="Người được gợi ý", required=False)
    name = forms.CharField(
        label="Hoặc tên tập thể, người ngoài danh sách", max_length=200, required=False,
        help_text="Chỉ ghi khi không có trong danh sách trên.",
    )  # fmt: skip
    department = forms.ModelChoiceField(
        Department.objects.none(), label="Gửi phòng", help_text="Phòng nơi người, việc đó được biết rõ nhất."
    )
    facts = forms.CharField(
        label="Việc làm đáng chú ý", max_length=2_000, widget=forms.Textarea({"rows": 5}),
        help_text="Làm gì, khi nào, kết quả ra sao, ai biết rõ. Vài dòng là đủ.",
    )  # fmt: skip

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, initial={"department": user.department_id}, **kwargs)
        departments = Department.objects.in_force(clock.today()).filter(introduces=True)
        self.fields["department"].queryset = departments  # type: ignore[attr-defined]
        choose_from(self.fields["person"], people_to_choose([user.department_id]), blank="Chọn người")  # type: ignore[arg-type]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("person") and data.get("name"):
            self.add_error("name", "Đã chọn người trong danh sách thì để trống ô này. Mời giữ một trong hai.")
        elif not (data.get("person") or data.get("name")) and not {"person", "name"} & self.errors.keys():
            self.add_error("person", "Chưa chọn ai. Mời chọn trong danh sách, hoặc ghi tên ở ô dưới.")
        return data


class SuggestionAnswerForm(TidyForm):
    """What the sender reads."""

    answer = forms.CharField(
        label="Trả lời người gửi gợi ý", max_length=2_000, widget=forms.Textarea({"rows": 4}),
        help_text="Ví dụ: Phòng sẽ theo dõi thêm trong quý tới.",
    )  # fmt: skip
