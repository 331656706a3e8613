"""The editor's one form: facts, channel, texts, the matrix, answers to the Office."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from accounts.models import User
from core import clock
from core.forms import TidyForm
from nominations.actions._members import Member
from nominations.forms.begin import checked_birth_year, checked_headcount
from nominations.forms.merging import marks_of
from nominations.forms.people import PeopleField, PersonField, choose_from, names_in
from nominations.models import Nomination
from nominations.models.eligibility import Rating, Stated
from nominations.queries import people_to_choose
from nominations.readiness import asked_now, matrix
from nominations.workflow import State
from seasons.models import DiscoveryChannel, Movement

OF_A_PERSON = ("post", "birth_year")
OF_A_COLLECTIVE = ("name", "namesake_reason", "collective_head", "headcount", "listed_members", "typed_members")
#: Of a collective, what is stored as it is typed.
_PLAIN = ("name", "namesake_reason", "headcount")
OF_BOTH = ("channel", "movement", "merit_kind", "merit", "report")
OF_ELIGIBILITY = ("discipline", "inspection", "complaint", "circumstances", "rating", "rating_document")


def _question(label: str) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=[("", "Chọn câu trả lời"), *Stated.choices])


def dossier_form(nomination: Nomination, data: Mapping[str, Any] | None = None, **options: Any) -> "DossierForm":
    """The editor for *nomination*, a field for each criterion and for each thing asked for."""
    stated = {f"statement_{cell.criterion.pk}": _text("Thuyết minh", 4_000, 5) for cell in matrix(nomination)}
    asked = asked_now(nomination) if nomination.state == State.RETURNED else []
    answered = {f"answer_{item.pk}": _text("Phòng trả lời", 1_000, 3) for item in asked}
    kind: type[DossierForm] = type("DossierForm", (DossierForm,), stated | answered)
    return kind(data, nomination=nomination, **options)


class DossierForm(TidyForm):
    """Everything may be left for later, since a draft is saved as far as it goes; see ``dossier_form``."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    name = forms.CharField(label="Tên tập thể", max_length=200)
    namesake_reason = forms.CharField(
        label="Lý do xác nhận không trùng", max_length=300, required=False,
        help_text="Chỉ ghi khi đây không phải tập thể có tên gần giống: điều phân biệt hai bên.",
    )  # fmt: skip
    collective_head = PersonField(User.objects.none(), label="Người đứng đầu tập thể", required=False)
    headcount = forms.IntegerField(label="Số người của tập thể", help_text="Tính cả người đứng đầu.")
    listed_members = PeopleField(User.objects.none(), label="Thành viên trong danh sách công chức", required=False)
    typed_members = forms.CharField(
        label="Thành viên khác",
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text="Mỗi dòng ghi một họ tên.",
    )
    post = forms.CharField(label="Chức vụ, đơn vị", max_length=200, required=False)
    birth_year = forms.IntegerField(label="Năm sinh", required=False)
    channel = forms.ChoiceField(
        label="Phát hiện qua", required=False, choices=[("", "Chọn cách thức phát hiện"), *DiscoveryChannel.choices]
    )
    movement = forms.ModelChoiceField(Movement.objects.none(), label="Phong trào", required=False)
    merit_kind = forms.ChoiceField(
        label="Loại thành tích", required=False, choices=[("", "Chọn loại"), *Nomination.MeritKind.choices]
    )
    merit = forms.CharField(
        label="Tóm tắt thành tích", max_length=300, required=False, widget=forms.Textarea({"rows": 3})
    )
    report = forms.CharField(
        label="Báo cáo thành tích", max_length=20_000, required=False, widget=forms.Textarea({"rows": 12})
    )
    discipline = _question("Đang xem xét kỷ luật hoặc chưa hết thời hạn kỷ luật")
    inspection = _question("Đang bị điều tra, thanh tra, kiểm tra khi có dấu hiệu vi phạm")
    complaint = _question("Đang được xem xét khiếu nại, tố cáo")
    circumstances = forms.CharField(
        label="Nội dung cần nói rõ",
        max_length=500,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text="Ghi khi có câu trả lời khác «Không»: số, ngày văn bản và cơ quan; không ghi nội dung đơn thư.",
    )
    rating = forms.ChoiceField(label="Xếp loại năm", required=False, choices=[("", "Chọn mức"), *Rating.choices])
    rating_document = forms.CharField(
        label="Văn bản xếp loại", max_length=200, required=False, help_text="Số, ngày và cơ quan ban hành."
    )

    def __init__(self, *args: Any, nomination: Nomination, **kwargs: Any) -> None:
        self.nomination = nomination
        kwargs["initial"] = saved_values(nomination) | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        self._fit()
        self.initial.setdefault("seen", marks_of(self))

    def _fit(self) -> None:
        collective = self.nomination.kind == Nomination.Kind.COLLECTIVE
        for name in OF_A_PERSON if collective else OF_A_COLLECTIVE:
            del self.fields[name]
        if not collective and self.nomination.person_id is None:
            good_deed = Nomination.MeritKind.GOOD_DEED
            self.fields["merit_kind"].choices = [(good_deed.value, good_deed.label)]  # type: ignore[attr-defined]
        movements = Movement.objects.filter(season=self.nomination.season)
        chosen = self.fields["movement"]
        offered = _offered(movements, self.nomination.movement_id)
        chosen.queryset, chosen.choices = movements, _by_channel(offered)  # type: ignore[attr-defined]
        self.fields["movement"].help_text = f"Phong trào của năm {self.nomination.season.year}, theo cách thức đã chọn."
        if collective:
            people = people_to_choose([self.nomination.department_id])
            choose_from(self.fields["collective_head"], people, blank="Chọn người")  # type: ignore[arg-type]
            choose_from(self.fields["listed_members"], people)  # type: ignore[arg-type]

    def clean_birth_year(self) -> int | None:
        return checked_birth_year(self.cleaned_data["birth_year"])

    def clean_headcount(self) -> int:
        return checked_headcount(self.cleaned_data["headcount"])

    def clean_typed_members(self) -> str:
        return "\n".join(names_in(self.cleaned_data["typed_members"]))

    def clean_merit(self) -> str:
        return " ".join(self.cleaned_data["merit"].split())

    def facts(self) -> dict[str, Any]:
        """The facts that the action saves."""
        names = ("name", "namesake_reason", "collective_head", "headcount", *OF_A_PERSON, *OF_BOTH, *OF_ELIGIBILITY)
        return {name: self.cleaned_data[name] for name in names if name in self.fields}

    def numbered(self, prefix: str) -> dict[int, str]:
        """Texts by id: of ``statement_…`` by criterion, of ``answer_…`` by supplement item."""
        found = [name for name in self.fields if name.startswith(prefix)]
        return {int(name.removeprefix(prefix)): self.cleaned_data[name] for name in found}

    def members(self) -> list[Member] | None:
        if "listed_members" not in self.fields:
            return None
        return [*self.cleaned_data["listed_members"], *self.cleaned_data["typed_members"].splitlines()]

    def text(self, name: str) -> str:
        """What stands in a text field now, typed or stored."""
        return str((self.data if self.is_bound else self.initial).get(name) or "")


def saved_values(nomination: Nomination) -> dict[str, Any]:
    """The dossier as it is stored, by field."""
    values: dict[str, Any] = {name: getattr(nomination, name) for name in (*OF_A_PERSON, *_PLAIN)}
    simple = (*OF_BOTH, *OF_ELIGIBILITY, "version")
    values |= {name: getattr(nomination, name) for name in simple if name != "movement"}
    values |= {"movement": nomination.movement_id, "collective_head": nomination.collective_head_id}
    members = list(nomination.members.all())
    values["listed_members"] = [member.user_id for member in members if member.user_id]
    values["typed_members"] = "\n".join(member.name for member in members if not member.user_id)
    values |= {f"statement_{row.criterion_id}": row.text for row in nomination.statements.all()}
    values |= {f"answer_{item.pk}": item.answer for item in nomination.supplement_items.all()}
    return values


def _text(label: str, longest: int, rows: int) -> forms.CharField:
    return forms.CharField(label=label, max_length=longest, required=False, widget=forms.Textarea({"rows": rows}))


def _offered(movements: Iterable[Movement], chosen: int | None) -> list[Movement]:
    """Those that may be chosen today, and the one that is chosen; the action says why another is refused."""
    return [row for row in movements if row.pk == chosen or not row.is_stopped(clock.today())]


def _by_channel(movements: list[Movement]) -> list[tuple[str, Any]]:
    groups: dict[str, list[tuple[int, str]]] = {}
    for movement in movements:
        groups.setdefault(str(movement.get_channel_display()), []).append((movement.pk, movement.name))
    return [("", "Chọn phong trào"), *groups.items()]
