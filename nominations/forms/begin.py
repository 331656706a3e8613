"""The two ways of beginning a dossier: for a person, for a collective."""

from typing import Any

from django import forms

from accounts.models import Department, User
from core import clock
from core.forms import TidyForm
from nominations.actions._members import Member
from nominations.forms.people import PeopleField, PersonField, choose_from, names_in
from nominations.models import Nomination
from nominations.queries import people_to_choose

OLDEST = 1900
#: What must be said of a person who is not on the staff list, and what is told where it is missing.
ASKED_BY_HAND = {
    "name": "Chưa ghi họ tên. Mời ghi đủ họ và tên.",
    "honorific": "Chưa chọn danh xưng. Mời chọn Ông hoặc Bà.",
    "unlisted_reason": "Người ngoài danh sách công chức thì phải ghi rõ lý do.",
}


class _BeginForm(TidyForm):
    """What both have: the department that introduces."""

    department = forms.ModelChoiceField(Department.objects.none(), label="Phòng giới thiệu")
    not_the_same = forms.BooleanField(label="Đã xem các tên gần giống ở trên; đây là đối tượng khác", required=False)
    namesake_reason = forms.CharField(
        label="Lý do xác nhận không trùng", max_length=300, required=False, widget=forms.Textarea({"rows": 2}),
        help_text="Ghi điều phân biệt hai bên: nơi ở, năm sinh, đơn vị. Lý do được lưu cùng hồ sơ.",
    )  # fmt: skip

    def __init__(self, *args: Any, departments: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["department"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101
        field.queryset, field.empty_label = departments, None
        self.people = people_to_choose([department.pk for department in departments])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("namesake_reason") and not data.get("not_the_same"):
            self.add_error("not_the_same", "Đã ghi lý do thì đánh dấu ô này, hoặc xóa lý do nếu là một đối tượng.")
        elif data.get("not_the_same") and not data.get("namesake_reason") and "namesake_reason" not in self.errors:
            self.add_error("namesake_reason", "Chưa ghi lý do. Mời ghi điều phân biệt hai bên.")
        return data

    @property
    def asks_about_namesakes(self) -> bool:
        """Whether the confirmation is drawn: where a name is like another's, or something of it was typed."""
        return self.is_bound and bool({"not_the_same", "namesake_reason"} & {*self.errors, *self.changed_data})


class IndividualForm(_BeginForm):
    """A person of the staff list, or a name typed by hand with the reason."""

    person = PersonField(
        User.objects.none(), label="Người được giới thiệu", required=False,
        help_text="Chọn trong danh sách công chức: cổng tự điền họ tên, chức vụ, phòng và năm sinh.",
    )  # fmt: skip
    name = forms.CharField(label="Họ và tên", max_length=100, required=False)
    honorific = forms.ChoiceField(label="Danh xưng", choices=[("", "Chọn"), *User.Honorific.choices], required=False)
    post = forms.CharField(
        label="Chức vụ, đơn vị hoặc nơi ở", max_length=200, required=False,
        help_text="Ghi như sẽ in trên giấy, ví dụ: Chủ nhiệm câu lạc bộ, phường Bến Thủy.",
    )  # fmt: skip
    birth_year = forms.IntegerField(label="Năm sinh", required=False)
    unlisted_reason = forms.CharField(
        label="Lý do chọn người ngoài danh sách", max_length=300, required=False, widget=forms.Textarea({"rows": 2})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_from(self.fields["person"], self.people, blank="Chọn người")  # type: ignore[arg-type]

    def clean_birth_year(self) -> int | None:
        return checked_birth_year(self.cleaned_data["birth_year"])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        by_hand = {"name": data.get("name"), "unlisted_reason": data.get("unlisted_reason")}
        if data.get("person"):
            if by_hand["name"]:
                self.add_error("name", "Đã chọn người trong danh sách thì để trống ô này. Mời giữ một trong hai.")
            return data
        if not any(by_hand.values()) and "person" not in self.errors:
            self.add_error("person", "Chưa chọn người. Mời chọn trong danh sách, hoặc ghi tên ở phần bên dưới.")
            return data
        for field, sentence in ASKED_BY_HAND.items():
            if not data.get(field) and field not in self.errors:
                self.add_error(field, sentence)
        return data

    def facts(self) -> dict[str, Any]:
        """What the action needs."""
        names = ("person", "name", "honorific", "post", "birth_year", "unlisted_reason", "namesake_reason")
        return {"kind": Nomination.Kind.INDIVIDUAL, **{name: self.cleaned_data[name] for name in names}}

    def members(self) -> list[Member]:
        return []


class CollectiveForm(_BeginForm):
    """A collective with its head, its number of people and its members."""

    name = forms.CharField(label="Tên tập thể", max_length=200, help_text="Ghi như sẽ in trên giấy.")
    collective_head = PersonField(User.objects.none(), label="Người đứng đầu tập thể")
    headcount = forms.IntegerField(
        label="Số người của tập thể", help_text="Tính cả người đứng đầu; từ 2 người trở lên."
    )
    listed_members = PeopleField(
        User.objects.none(), label="Thành viên trong danh sách công chức", required=False,
        help_text="Có thể ghi sau, khi soạn hồ sơ.",
    )  # fmt: skip
    typed_members = forms.CharField(
        label="Thành viên khác", required=False, widget=forms.Textarea({"rows": 3}),
        help_text="Mỗi dòng ghi một họ tên.",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose_from(self.fields["collective_head"], self.people, blank="Chọn người")  # type: ignore[arg-type]
        choose_from(self.fields["listed_members"], self.people)  # type: ignore[arg-type]

    def clean_headcount(self) -> int:
        return checked_headcount(self.cleaned_data["headcount"])

    def clean_typed_members(self) -> list[str]:
        return names_in(self.cleaned_data["typed_members"])

    def facts(self) -> dict[str, Any]:
        """What the action needs."""
        names = ("name", "collective_head", "headcount", "namesake_reason")
        return {"kind": Nomination.Kind.COLLECTIVE, **{name: self.cleaned_data[name] for name in names}}

    def members(self) -> list[Member]:
        return [*self.cleaned_data["listed_members"], *self.cleaned_data["typed_members"]]


def checked_birth_year(year: int | None) -> int | None:
    """A year in which someone alive can have been born.

    :raises ValidationError: it is not.
    """
    if year is not None and not OLDEST <= year <= clock.today().year:
        raise forms.ValidationError("Năm sinh này không hợp lý. Mời ghi đủ bốn chữ số, ví dụ 1990.")
    return year


def checked_headcount(count: int) -> int:
    """A number of people that a collective can have.

    :raises ValidationError: one person is no collective, and the agency has not that many people.
    """
    if count < 2:
        raise forms.ValidationError("Tập thể phải có từ 2 người trở lên. Một người thì giới thiệu cá nhân.")
    if count > 999:
        raise forms.ValidationError("Số người của tập thể quá lớn. Mời ghi lại, tối đa 999.")
    return count
