"""Records turned into their papers, drawn anew for every reader."""

from core import clock
from core.papers import Paper
from documents import issuing
from stories.papers import consent
from stories.papers.consent import ConsentContent


def consent_form(name: str, post: str, unit: str) -> Paper:
    """The form with a person's name, to be signed.

    :raises ValidationError: the agency is not entered.
    """
    agency = issuing.agency_on(clock.today())
    return consent.build(
        ConsentContent(issuing.issuer_of(agency), agency.name, name, post, unit, issuing.rehearsal_mark())
    )
