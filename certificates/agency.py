"""The agency and its Director as they were on the day that a paper bears (Decree 30/2020/NĐ-CP, article 13)."""

from collections.abc import Iterable
from datetime import date

from certificates.models import Decision, DecisionItem
from core.papers import Signer
from documents import issuing
from documents.issuing import LETTER_RANKS, RANKS
from nominations.concern import involved
from nominations.models import Nomination
from seasons.models import Agency


def decider(agency: Agency) -> str:
    """The office that decides: "Giám đốc Sở Ngoại vụ"."""
    return f"Giám đốc {agency.name}"


def signer_on(
    day: date, decision: Decision | None = None, about: Iterable[Nomination] | None = None, *, letter: bool = False
) -> Signer:
    """Whoever held the Director's authority on *day*: the one who took *decision*, else by rank of capacity.

    A *letter* is signed by the head of a unit where one may sign by order (TL.) or by authority (TUQ.); decisions and
    certificates by authority only where neither Director nor deputy holds office. Nobody signs what is *about* a file
    in which he is concerned; without it, about the files that *decision* recognises.

    :raises ValidationError: nobody held it, or all are concerned.
    """
    aside = _concerned(_files(decision) if about is None else about)
    decider_id = decision.decided_by_id if decision and not letter else None
    return issuing.signer_on(day, LETTER_RANKS if letter else RANKS, aside=aside, first=decider_id)


def _files(decision: Decision | None) -> Iterable[Nomination]:
    if decision is None:
        return ()
    recognised = decision.items.filter(outcome=DecisionItem.Outcome.RECOGNISE)
    return Nomination.objects.filter(pk__in=recognised.values("nomination"))


def _concerned(files: Iterable[Nomination]) -> set[int]:
    """People who are concerned in any of *files*, in person."""
    return {person for _, person in involved(files)}
