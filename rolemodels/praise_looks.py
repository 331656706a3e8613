"""How a proposal of praise is told: its badge, and where the letter that asks for it stands."""

from dataclasses import dataclass

from documents.models import ComposedPaper
from rolemodels.models import PraiseProposal
from rolemodels.workflow import State

_LOOKS = {
    State.PROPOSED: ("info", "clock"),
    State.GRANTED: ("good", "check"),
    State.DECLINED: ("quiet", "cross"),
    State.WITHDRAWN: ("quiet", "dash"),
}


@dataclass(frozen=True)
class Looked:
    """A proposal with its badge (tone, words, symbol) and the words of its letter."""

    row: PraiseProposal
    badge: tuple[str, str, str]
    letter: str


def looked(row: PraiseProposal) -> Looked:
    """For a row that was read with ``composed__paper``."""
    tone, symbol = _LOOKS[State(row.state)]
    return Looked(row, (tone, row.get_state_display(), symbol), letter_words(row))


def letter_words(row: PraiseProposal) -> str:
    """ "Công văn số 12/SNgV-VP", or that it is still a draft, or was dropped."""
    if row.composed.dropped_at:
        return "Bản nháp đã bỏ"
    paper: ComposedPaper | None = getattr(row.composed, "paper", None)
    return f"Công văn số {paper.number}" if paper else "Bản nháp, chưa cấp số"
