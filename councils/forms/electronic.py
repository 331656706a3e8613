"""How a session votes, and the show of hands that allows it to vote electronically."""

from typing import Any

from django import forms

from core.forms import TidyForm
from councils.electronic.ground import may_be_electronic, needs_hands
from councils.models import CouncilSession
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
