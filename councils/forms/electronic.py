"""How a session votes, the show of hands that allows it to vote electronically, and who votes on paper beside it."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms import BoundField

from core.forms import TidyForm
from councils.electronic.ground import may_be_electronic, needs_hands
from councils.forms.rows import RowsForm
from councils.models import CouncilSession, SessionMember
from seasons.rules import Rules

Way = CouncilSession.Way


def ways(rules: Rules) -> list[tuple[str, str]]:
    """Without a ground only paper is offered."""
    return [(value, label) for value, label in Way.choices if value == Way.PAPER or may_be_electronic(rules)]


class WayForm(TidyForm):
    """The way, and the hands where the season leaves it to each session."""

    way = forms.ChoiceField(label="Cách bỏ phiếu kín", widget=forms.RadioSelect)
    hands_for = forms.IntegerField(
        label="Số giơ tay tán thành bỏ phiếu điện tử", min_value=0, max_value=99, required=False
    )
    hands_against = forms.IntegerField(label="Số giơ tay không tán thành", min_value=0, max_value=99, required=False)

    def __init__(self, *args: Any, session: CouncilSession, **kwargs: Any) -> None:
        known = {"way": session.way, "hands_for": session.way_for, "hands_against": session.way_against}
        super().__init__(*args, initial=known, **kwargs)
        rules = Rules(session.rules)
        self.fields["way"].choices = ways(rules)  # type: ignore[attr-defined]
        if not needs_hands(rules):
            del self.fields["hands_for"], self.fields["hands_against"]


class PaperVotersForm(RowsForm):
    """For each member: on a device, on paper, or on paper with consent to be one of few."""

    DEVICE, PAPER, ACCEPTED = "device", "paper", "accepted"
    CHOICES = (
        (DEVICE, "Phiếu điện tử"),
        (PAPER, "Phiếu giấy"),
        (ACCEPTED, "Phiếu giấy, đã được báo là ít người thì kém kín và đồng ý"),
    )

    def __init__(self, *args: Any, session: CouncilSession, **kwargs: Any) -> None:
        self.members = list(session.members.select_related("user"))
        fields: dict[str, forms.Field] = {
            f"way_{member.pk}": forms.ChoiceField(
                label=f"Phiếu của đồng chí {member}", choices=self.CHOICES, initial=self._now(member)
            )
            for member in self.members
        }
        super().__init__(*args, rows=fields, **kwargs)

    def _now(self, member: SessionMember) -> str:
        if not member.on_paper:
            return self.DEVICE
        return self.ACCEPTED if member.accepts_few else self.PAPER

    def rows(self) -> Iterator[tuple[SessionMember, BoundField]]:
        return ((member, self[f"way_{member.pk}"]) for member in self.members)

    @property
    def chosen(self) -> dict[int, bool]:
        """Id of each who votes on paper → whether he or she accepts that few do so."""
        ways = {member.pk: self.cleaned_data[f"way_{member.pk}"] for member in self.members}
        return {pk: way == self.ACCEPTED for pk, way in ways.items() if way != self.DEVICE}
