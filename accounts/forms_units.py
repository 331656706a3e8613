"""The forms with which units are renamed, merged or split: one page each, then the preview."""

from collections.abc import Sequence
from typing import Any

from django import forms

from accounts.forms import PersonChoice
from accounts.models import Department, Reorganisation, User
from accounts.reorganising import people_of, place_of
from accounts.unit_rules import open_units
from core import clock
from core.forms import TidyForm

Kind = Reorganisation.Kind
MOST_HEIRS = 3
CODE = "Chữ in hoa không dấu, ví dụ HTQT."


class _DocumentForm(TidyForm):
    """What every reorganisation rests on, after what it does."""

    day = forms.DateField(label="Có hiệu lực từ ngày", help_text="Hôm nay hoặc một ngày sau.")
    document_number = forms.CharField(label="Số quyết định", max_length=40, help_text="Ví dụ: 45/QĐ-SNgV")
    document_date = forms.DateField(label="Ngày quyết định")
    reason = forms.CharField(label="Lý do", max_length=300, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, units: Sequence[Department] = (), row: Reorganisation | None = None) -> None:
        self.units = list(units)
        super().__init__(*args, initial=self.begun(row) if row else {"day": clock.today()})
        self.order_fields([*self.first(), "day", "document_number", "document_date", "reason"])

    def first(self) -> tuple[str, ...]:
        """The fields that stand before the document."""
        raise NotImplementedError

    def begun(self, row: Reorganisation) -> dict[str, Any]:
        """What the form begins with where it was written before."""
        return {name: getattr(row, name) for name in ("day", "document_number", "document_date", "reason")}

    def document(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("day", "document_number", "document_date", "reason")}

    def heir(self, suffix: str = "", **facts: Any) -> dict[str, Any]:
        told = self.cleaned_data
        return {"name": told[f"name{suffix}"], "code": told[f"code{suffix}"].upper(), **facts}


class RenameForm(_DocumentForm):
    """One unit gets another name; people, duties and files go with it."""

    name = forms.CharField(label="Tên mới", max_length=150)
    code = forms.CharField(label="Ký hiệu", max_length=12, help_text=CODE)

    def first(self) -> tuple[str, ...]:
        return ("name", "code")

    def begun(self, row: Reorganisation) -> dict[str, Any]:
        return {**super().begun(row), "name": row.heirs[0]["name"], "code": row.heirs[0]["code"]}

    def facts(self) -> dict[str, Any]:
        heir = self.heir(introduces=self.units[0].introduces, head=None)
        return {"kind": Kind.RENAME, "units": self.units, "heirs": [heir], **self.document()}


class _HeadsForm(_DocumentForm):
    """Where several heads meet, or none goes on by himself."""

    others = forms.ChoiceField(
        label="Trưởng phòng cũ không làm Trưởng phòng mới", choices=Reorganisation.Others.choices,
        initial=Reorganisation.Others.DEPUTY, widget=forms.RadioSelect,
    )  # fmt: skip


class MergeForm(_HeadsForm):
    """Several units become one."""

    chosen = forms.ModelMultipleChoiceField(
        label="Các phòng sáp nhập", queryset=Department.objects.none(), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Chưa chọn phòng nào. Mời chọn ít nhất hai phòng."},
    )  # fmt: skip
    name = forms.CharField(label="Tên phòng mới", max_length=150)
    code = forms.CharField(label="Ký hiệu", max_length=12, help_text=CODE)
    introduces = forms.BooleanField(label="Được giới thiệu điển hình", required=False, initial=True)
    head = PersonChoice(
        label="Trưởng phòng mới", queryset=User.objects.none(), required=False,
        help_text="Người của một trong các phòng trên. Chưa có thì để trống, giao nhiệm vụ sau.",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chosen"].queryset = open_units()  # type: ignore[attr-defined]
        self.fields["head"].queryset = User.objects.people()  # type: ignore[attr-defined]

    def first(self) -> tuple[str, ...]:
        return ("chosen", "name", "code", "introduces", "head", "others")

    def begun(self, row: Reorganisation) -> dict[str, Any]:
        heir = row.heirs[0]
        return {**super().begun(row), **heir, "others": row.others, "chosen": [unit.pk for unit in row.units.all()]}

    def facts(self) -> dict[str, Any]:
        told = self.cleaned_data
        heir = self.heir(introduces=told["introduces"], head=told["head"].pk if told["head"] else None)
        return {
            "kind": Kind.MERGE, "units": list(told["chosen"]), "heirs": [heir], "others": told["others"],
            **self.document(),
        }  # fmt: skip


class SplitForm(_HeadsForm):
    """One unit becomes two or three; everyone is placed by name."""

    files_to = forms.TypedChoiceField(
        label="Phòng tiếp nhận hồ sơ giới thiệu của phòng cũ", coerce=int, widget=forms.RadioSelect,
        choices=[(place, f"Phòng mới thứ {place + 1}") for place in range(MOST_HEIRS)], initial=0,
        help_text="Chỉ phòng này đọc và nộp, rút, bổ sung được các hồ sơ ấy.",
    )  # fmt: skip

    def more_fields(self) -> dict[str, forms.Field]:
        self.people = people_of(self.units)
        named = [("", "Chưa chọn"), *((str(person.pk), f"{person.full_name}, {person.post}") for person in self.people)]
        places = [(place, f"Phòng mới thứ {place + 1}") for place in range(MOST_HEIRS)]
        more: dict[str, forms.Field] = {}
        for place, label in places:
            needed = place < 2
            note = "" if needed else "Chia làm hai thì để trống."
            more[f"name{place}"] = forms.CharField(
                label=f"{label}: tên", max_length=150, required=needed, help_text=note
            )
            more[f"code{place}"] = forms.CharField(
                label=f"{label}: ký hiệu", required=needed, max_length=12, help_text=CODE
            )
            more[f"introduces{place}"] = forms.BooleanField(
                label=f"{label}: được giới thiệu điển hình", required=False, initial=self.units[0].introduces
            )
            more[f"head{place}"] = forms.TypedChoiceField(
                label=f"{label}: Trưởng phòng", required=False, choices=named, coerce=int, empty_value=None
            )
        for person in self.people:
            more[f"place{person.pk}"] = forms.TypedChoiceField(
                label=f"{person.full_name}, {person.post}, xếp về", choices=places, coerce=int, initial=0
            )
        return more

    def first(self) -> tuple[str, ...]:
        heirs = [f"{name}{place}" for place in range(MOST_HEIRS) for name in ("name", "code", "introduces", "head")]
        return (*heirs, *(f"place{person.pk}" for person in self.people), "files_to", "others")

    def begun(self, row: Reorganisation) -> dict[str, Any]:
        heirs = {f"{name}{place}": value for place, heir in enumerate(row.heirs) for name, value in heir.items()}
        placed = {f"place{person.pk}": place_of(row, person.pk) for person in people_of(self.units)}
        return {**super().begun(row), **heirs, **placed, "others": row.others, "files_to": row.files_to}

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if bool(told.get("name2")) != bool(told.get("code2")):
            self.add_error("name2", "Phòng mới thứ 3 phải có cả tên và ký hiệu. Mời ghi đủ hoặc bỏ cả hai.")
        used = [told.get("files_to"), *(told.get(f"place{person.pk}") for person in self.people)]
        if not told.get("name2") and 2 in used:
            self.add_error(None, "Có người hoặc hồ sơ xếp về phòng mới thứ 3 nhưng phòng đó chưa có tên. Mời ghi tên.")
        return told

    def facts(self) -> dict[str, Any]:
        told = self.cleaned_data
        places = [place for place in range(MOST_HEIRS) if told[f"name{place}"]]
        heirs = [
            self.heir(str(place), introduces=told[f"introduces{place}"], head=told[f"head{place}"]) for place in places
        ]
        placed = {str(person.pk): told[f"place{person.pk}"] for person in self.people if told[f"place{person.pk}"]}
        return {
            "kind": Kind.SPLIT, "units": self.units, "heirs": heirs, "placed": placed, "others": told["others"],
            "files_to": told["files_to"], **self.document(),
        }  # fmt: skip


class ConfirmForm(TidyForm):
    """The new name, typed letter by letter."""

    typed = forms.CharField(label="Gõ tên phòng mới", max_length=500)


FORMS: dict[str, type[RenameForm | MergeForm | SplitForm]] = {
    Kind.RENAME: RenameForm,
    Kind.MERGE: MergeForm,
    Kind.SPLIT: SplitForm,
}
