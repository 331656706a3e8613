"""States and moves of a proposal of praise (đề nghị khen thưởng), which is never the Giấy công nhận itself."""

from typing import Any

from django.apps import apps
from django.db.models import Q, TextChoices

from accounts.access import office
from core.access import NOBODY, Rule
from core.workflow import Move, Workflow
from nominations.concern import concerned_rows


class State(TextChoices):
    PROPOSED = "proposed", "Đang đề nghị"
    GRANTED = "granted", "Đã được khen"
    DECLINED = "declined", "Không được khen"
    WITHDRAWN = "withdrawn", "Đã rút"


def state_choices() -> list[tuple[str, str]]:
    return State.choices


def _apart(user: Any) -> Q:
    held = office(user)
    if held == NOBODY:
        return held
    own = apps.get_model("nominations", "Nomination")._default_manager.filter(concerned_rows(user))
    return held & ~Q(nomination__in=own.values("pk"))


#: The Office's acts, which whoever is concerned in the nominee leaves to a colleague.
office_apart = Rule(office.name, office.label, _apart)

S = State
PRAISE = Workflow(
    name="praise",
    record="đề nghị khen thưởng",
    states=State,
    moves={
        "grant": Move("Ghi kết quả được khen", frozenset({S.PROPOSED}), S.GRANTED, office_apart),
        "decline": Move(
            "Ghi kết quả không được khen", frozenset({S.PROPOSED}), S.DECLINED, office_apart, needs_reason=True
        ),
        "withdraw": Move("Rút đề nghị khen", frozenset({S.PROPOSED}), S.WITHDRAWN, office_apart, needs_reason=True),
    },
)
