"""The plan of a session, its roll, its counting team, and the reasons that acts ask for."""

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.forms import BoundField

from accounts.forms import PersonChoice
from accounts.models import User
from accounts.roles import Role
from core.forms import TidyForm
from councils.actions.record_attendance import Roll
from councils.forms.electronic import ways
from councils.forms.rows import RowsForm
from councils.models import CouncilMember, CouncilSession, SessionMember
from councils.seats import sitting
from nominations.models import Nomination
from seasons.models import Season
from seasons.rules import rules_of

Presence = SessionMember.Presence
PRESIDING = (Role.COUNCIL_CHAIR, Role.COUNCIL_VICE)
PRESENCES = [(value, label) for value, label in Presence.choices if value != Presence.UNKNOWN]


class SeatChoice(forms.ModelChoiceField):
    """A member of the council by name and role."""

    def label_from_instance(self, seat: CouncilMember) -> str:
        return f"{seat.duty.user}, {seat.duty.get_role_display()}"


def _seats(season: Season, *roles: Role) -> Any:
    kept = [seat.pk for seat in sitting(season) if not roles or seat.duty.role in roles]
    return CouncilMember.objects.filter(pk__in=kept).select_related("duty__user")


class SessionForm(TidyForm):
    """Kind, time, place, who presides and who keeps the record, and the nominations to vote on."""

    kind = forms.ChoiceField(label="Loại phiên họp", choices=CouncilSession.Kind.choices)
    permission = forms.CharField(
        label="Văn bản cho phép lấy phiếu không họp", max_length=200, required=False,
        help_text="Chỉ ghi khi lấy phiếu không họp: số, ngày văn bản của Chủ tịch Hội đồng.",
    )  # fmt: skip
    way = forms.ChoiceField(
        label="Cách bỏ phiếu kín", initial=CouncilSession.Way.PAPER,
        help_text="Phiếu điện tử chỉ có khi «Quy tắc kỳ này» ghi văn bản cho phép.",
    )  # fmt: skip
    held_at = forms.DateTimeField(label="Thời gian")
    place = forms.CharField(label="Địa điểm", max_length=150)
    chair = SeatChoice(label="Chủ tọa", queryset=CouncilMember.objects.none(), empty_label="–")
    secretary = SeatChoice(label="Thư ký", queryset=CouncilMember.objects.none(), empty_label="–")
    nominations = forms.MultipleChoiceField(
        label="Danh sách bình xét", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="Các hồ sơ đã thẩm định xong, không tạm dừng xét, chưa ở phiên họp khác.",
    )  # fmt: skip

    def __init__(self, *args: Any, season: Season, nominations: Iterable[Nomination], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.waiting = {str(nomination.pk): nomination for nomination in nominations}
        self.fields["way"].choices = ways(rules_of(season))  # type: ignore[attr-defined]
        self.fields["chair"].queryset = _seats(season, *PRESIDING)  # type: ignore[attr-defined]
        self.fields["secretary"].queryset = _seats(season)  # type: ignore[attr-defined]
        self.fields["nominations"].choices = [  # type: ignore[attr-defined]
            (key, f"{one.name}, {one.department} ({one.number})") for key, one in self.waiting.items()
        ]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("kind") == CouncilSession.Kind.WRITTEN and not given.get("permission"):
            self.add_error("permission", "Lấy phiếu không họp phải ghi văn bản cho phép của Chủ tịch Hội đồng.")
        return given

    @property
    def facts(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "nominations"}

    @property
    def chosen(self) -> list[Nomination]:
        return [self.waiting[key] for key in self.cleaned_data["nominations"]]


def plan_of(session: CouncilSession) -> dict[str, Any]:
    """What the form begins with when a plan is changed."""
    listed = session.agenda.filter(dropped_at=None).values_list("nomination_id", flat=True)
    plan = {
        name: getattr(session, name) for name in ("kind", "permission", "way", "held_at", "place", "chair", "secretary")
    }
    return {**plan, "nominations": [str(key) for key in listed]}


class AttendanceForm(RowsForm):
    """The roll: presence and reason of absence of every member, and who presides that day."""

    chair = SeatChoice(label="Chủ tọa", queryset=CouncilMember.objects.none(), empty_label=None)
    secretary = SeatChoice(label="Thư ký phiên họp", queryset=CouncilMember.objects.none(), empty_label=None)

    def __init__(self, *args: Any, session: CouncilSession, **kwargs: Any) -> None:
        self.members = list(session.members.select_related("user"))
        officers = {"chair": session.chair_id, "secretary": session.secretary_id}
        super().__init__(*args, rows=self._rows_of(session), initial=officers, **kwargs)
        seats = CouncilMember.objects.filter(pk__in=[member.seat_id for member in self.members])
        seats = seats.select_related("duty__user")
        self.fields["chair"].queryset = seats.filter(duty__role__in=PRESIDING)  # type: ignore[attr-defined]
        self.fields["secretary"].queryset = seats  # type: ignore[attr-defined]

    def _rows_of(self, session: CouncilSession) -> dict[str, forms.Field]:
        remote = session.kind == CouncilSession.Kind.REMOTE
        choices = [pair for pair in PRESENCES if remote or pair[0] != Presence.REMOTE]
        fields: dict[str, forms.Field] = {}
        for member in self.members:
            known = member.presence if member.presence != Presence.UNKNOWN else Presence.PRESENT
            fields[f"presence_{member.pk}"] = forms.ChoiceField(
                label=f"Tình trạng của đồng chí {member}", choices=choices, initial=known
            )
            fields[f"reason_{member.pk}"] = forms.CharField(
                label=f"Lý do vắng của đồng chí {member}", max_length=200, required=False,
                initial=member.absence_reason,
            )  # fmt: skip
        return fields

    def rows(self) -> Iterator[tuple[SessionMember, BoundField, BoundField]]:
        for member in self.members:
            yield member, self[f"presence_{member.pk}"], self[f"reason_{member.pk}"]

    @property
    def roll(self) -> Roll:
        given = self.cleaned_data
        return {member.pk: (given[f"presence_{member.pk}"], given[f"reason_{member.pk}"]) for member in self.members}


class TeamForm(TidyForm):
    """The head of the counting team and one or two others."""

    head = PersonChoice(label="Tổ trưởng", queryset=User.objects.none(), empty_label="–")
    second = PersonChoice(label="Thành viên thứ hai", queryset=User.objects.none(), empty_label="–")
    third = PersonChoice(
        label="Thành viên thứ ba", queryset=User.objects.none(), empty_label="–", required=False,
        help_text="Không bắt buộc. Có thể chọn người ngoài Hội đồng.",
    )  # fmt: skip

    def __init__(self, *args: Any, session: CouncilSession, **kwargs: Any) -> None:
        chosen = [counter.user_id for counter in session.counters.all()]
        super().__init__(*args, initial=dict(zip(("head", "second", "third"), chosen, strict=False)), **kwargs)
        fields: Any = [self.fields[name] for name in ("head", "second", "third")]
        for field in fields:
            field.queryset = User.objects.people()
        choices = list(fields[0].choices)  # read once for the three
        for field in fields:
            field.choices = choices
        if session.is_electronic:
            fields[2].required = True
            fields[2].help_text = "Bỏ phiếu điện tử cần đúng ba người. Có thể chọn người ngoài Hội đồng."

    @property
    def others(self) -> list[User]:
        return [user for user in (self.cleaned_data["second"], self.cleaned_data["third"]) if user]


class ObserversForm(TidyForm):
    """Up to three people who may read the session's book and figures."""

    first = PersonChoice(label="Người quan sát thứ nhất", queryset=User.objects.none(), required=False)
    second = PersonChoice(label="Người quan sát thứ hai", queryset=User.objects.none(), required=False)
    third = PersonChoice(label="Người quan sát thứ ba", queryset=User.objects.none(), required=False)

    def __init__(self, *args: Any, session: CouncilSession, **kwargs: Any) -> None:
        now = [observer.user_id for observer in session.observers.all()]
        super().__init__(*args, initial=dict(zip(self.base_fields, now, strict=False)), **kwargs)
        fields: Any = list(self.fields.values())
        for field in fields:
            field.queryset = User.objects.people()
        choices = list(fields[0].choices)  # read once for the three
        for field in fields:
            field.choices = choices

    @property
    def people(self) -> list[User]:
        return [person for person in self.cleaned_data.values() if person]


class HandsForm(TidyForm):
    """The show of hands on the counting team."""

    hands_for = forms.IntegerField(label="Số giơ tay tán thành", min_value=0, max_value=99)
    hands_against = forms.IntegerField(label="Số giơ tay không tán thành", min_value=0, max_value=99, initial=0)
