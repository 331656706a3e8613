"""The label "Nộp muộn": it follows a dossier through list and papers to the minutes, with the leave that let it in."""

from collections.abc import Iterable

from accounts.events import last_reasons
from nominations.models import Nomination

LABEL = "Nộp muộn"


def leaves(nominations: Iterable[Nomination]) -> dict[int, str]:
    """Of the late dossiers among them, by id, the reason for which the Standing Council let each in."""
    late = [nomination.pk for nomination in nominations if nomination.late]
    given = last_reasons(Nomination, late, "admit_late") if late else {}
    return {pk: given.get(pk, "") for pk in late}


def leave_told(nomination: Nomination) -> str:
    """The leave in one line, or an empty text for a dossier that came in time."""
    found = leaves([nomination])
    return told(found[nomination.pk]) if found else ""


def told(reason: str) -> str:
    return ": ".join(part for part in ("Thường trực Hội đồng cho nộp", reason.strip().rstrip(".")) if part)
