"""Assigning appraisers, handing a file on, and the days on which a member is away."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms import BoundField

from accounts.forms import PersonChoice
from accounts.models import User
from core.forms import TidyForm
from councils.assigning import Board, Row, Seat
from councils.forms.rows import RowsForm
from councils.seats import sitting
from seasons.models import Season


class AssignForm(RowsForm):
    """For every open file the members who can be chosen; those proposed are ticked."""

    def __init__(self, *args: Any, board: Board, **kwargs: Any) -> None:
        self.board = board
        loads = {load.user.pk: load.assigned for load in board.loads}
        fields: dict[str, forms.Field] = {_name(row): _choice(row, loads) for row in board.rows}
        ticked = {
            _name(row): [str(seat.user.pk) for seat in row.seats if seat.proposed or seat.assignment]
            for row in board.rows
        }
        super().__init__(*args, rows=fields, initial=ticked, **kwargs)

    def rows(self) -> Iterator[tuple[Row, BoundField]]:
        """Each file with its choice."""
        for row in self.board.rows:
            yield row, self[_name(row)]

    @property
    def chosen(self) -> dict[int, list[int]]:
        return {row.nomination.pk: [int(key) for key in self.cleaned_data[_name(row)]] for row in self.board.rows}


class ReassignForm(TidyForm):
    """The new appraiser, and why."""

    to = PersonChoice(label="Chuyển cho", queryset=User.objects.none())
    reason = forms.CharField(label="Lý do", max_length=300, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, season: Season, former: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = _members(season).exclude(pk=former.pk)  # type: ignore[attr-defined]


class AbsenceForm(TidyForm):
    """A member of the council and the days of absence."""

    user = PersonChoice(label="Thành viên", queryset=User.objects.none())
    since = forms.DateField(label="Vắng từ ngày")
    until = forms.DateField(label="Đến hết ngày")
    reason = forms.CharField(label="Lý do", max_length=200, help_text="Ví dụ: nghỉ phép, đi công tác.")

    def __init__(self, *args: Any, season: Season, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].queryset = _members(season)  # type: ignore[attr-defined]


def _name(row: Row) -> str:
    return f"file_{row.nomination.pk}"


def _choice(row: Row, loads: dict[int, int]) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=f"Phân công cho hồ sơ {row.nomination.number}",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[
            (str(seat.user.pk), f"{seat.user}, {_how(seat, loads)}")
            for seat in row.seats
            if seat.assignment or not seat.barred
        ],
    )


def _how(seat: Seat, loads: dict[int, int]) -> str:
    told = "đã phân công" if seat.assignment else f"đang có {loads[seat.user.pk]} hồ sơ"
    return f"{told}, {seat.away}" if seat.away else told


def _members(season: Season) -> Any:
    return User.objects.people().filter(pk__in=[seat.duty.user_id for seat in sitting(season)])
