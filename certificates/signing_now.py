"""Papers that nobody has signed and that name somebody who no longer signs in that capacity (features E07)."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError

from certificates.agency import signer_on
from certificates.handling import Paper
from certificates.models import Decision
from core import clock
from core.papers import Signer


def signs_now(decision: Decision) -> Signer | None:
    """Whoever would sign papers of *decision* today; none where nobody may."""
    try:
        return signer_on(clock.today(), decision)
    except ValidationError:
        return None


def is_outdated(titles: Iterable[str], name: str, now: Signer | None) -> bool:
    """Whether a paper for this signer is to be made anew for the one of today."""
    return now is not None and (tuple(titles), name) != (tuple(now.titles), now.name)


def marked(papers: Iterable[Paper], now: Signer | None) -> set[int]:
    """Ids of the certificates whose unsigned paper or file names another signer than today's: to be printed anew."""
    return {paper.certificate.pk for paper in papers if paper.is_unsigned and _names_another(paper, now)}


def _names_another(paper: Paper, now: Signer | None) -> bool:
    text = paper.certificate.text
    return is_outdated(text["signer_title"], text["signer_name"], now)
