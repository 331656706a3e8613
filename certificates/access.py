"""Who sees the decisions, and who is told what the Director decided before it is announced."""

from typing import Any

from django.db.models import Q, QuerySet

from accounts.access import anyone_of, departments_of, holds
from accounts.roles import Role
from certificates.concern import concerning
from certificates.models import (
    AsideRendering,
    Blank,
    BlankTemplate,
    Certificate,
    Decision,
    DecisionChange,
    DecisionItem,
    DecisionPaper,
    PrinterProfile,
    ResultLetter,
    SigningCertificate,
    StockEntry,
)
from certificates.templates_of_blanks import printing_templates
from certificates.workflow import AFTER_DECISION, DecisionState, LetterState
from core.access import EVERYONE, NOBODY
from nominations.access import INTRODUCERS
from nominations.concern import OVERSEERS, barred_in_person

#: Those who reach the decision pages: everyone who already knows the true state of the files.
sees_decisions = anyone_of(*OVERSEERS)
#: Those who make the list and the tờ trình.
prepares = anyone_of(Role.OFFICE)
#: Those who print the certificates and keep the papers of a decision.
keeps_papers = anyone_of(Role.OFFICE, Role.RECORDS_CLERK)


def visible(user: Any) -> QuerySet[Decision]:
    """Every decision, for those who oversee the procedure.

    Until the announcement a list is kept from whoever is concerned in a file on it, save from the Director, who
    must send his own file back.
    """
    rows = EVERYONE if sees_decisions(user) else NOBODY
    if (barred := barred_in_person(user)) and not holds(user, Role.DIRECTOR):
        rows &= ~Q(pk__in=DecisionItem.objects.filter(nomination__in=barred).values("decision"))
    return Decision.objects.filter(rows).select_related("season", "decided_by")


def items_seen(user: Any) -> QuerySet[DecisionItem]:
    """Lines of the lists that *user* sees."""
    rows = DecisionItem.objects.filter(decision__in=visible(user).order_by().values("pk"))
    return rows.select_related("decision__season", "nomination")


def former_papers(user: Any) -> QuerySet[DecisionPaper]:
    """Papers set aside when others took their place, for those who see the decision."""
    rows = DecisionPaper.objects.filter(set_aside_at__isnull=False).select_related("decision__season")
    return rows.filter(decision__in=visible(user).order_by().values("pk"))


def hidden(user: Any) -> Any:
    """Ids of the decisions kept from *user*: what the book of outgoing documents says of them is veiled."""
    return Decision.objects.exclude(pk__in=visible(user).order_by().values("pk")).values("pk")


def in_register(user: Any) -> QuerySet[Certificate]:
    """The register of certificates: what it says is announced, so every signed-in person may read it."""
    rows = Certificate.objects.select_related("item__decision__season", "item__nomination__department")
    return rows.select_related("successor")


def printable(user: Any) -> QuerySet[Certificate]:
    """Certificates whose PDF *user* may open."""
    return in_register(user).filter(EVERYONE if sees_decisions(user) else NOBODY)


def replaceable(user: Any) -> QuerySet[Certificate]:
    """Certificates that *user* may exchange or give again."""
    return in_register(user).filter(EVERYONE if prepares(user) else NOBODY)


def renderings_aside(user: Any) -> QuerySet[AsideRendering]:
    """Unsigned renderings whose words were put right afterwards, for the Office that keeps them."""
    rows = AsideRendering.objects.filter(EVERYONE if prepares(user) else NOBODY)
    return rows.select_related("certificate", "by")


def changes(user: Any) -> QuerySet[DecisionChange]:
    """What changes an issued decision, for those who see the decision."""
    rows = DecisionChange.objects.select_related("decision__season", "paper", "made_by")
    return rows.filter(decision__in=visible(user).values("pk"))


def hidden_changes(user: Any) -> Any:
    """Ids of the changes of decisions kept from *user*, as ``hidden`` gives those of the decisions."""
    return DecisionChange.objects.filter(decision__in=hidden(user)).order_by().values("pk")


def may_change(decision: Decision, user: Any) -> bool:
    """Whether *user* makes the papers that change this decision: Office and records clerk, once it is issued."""
    return decision.state == DecisionState.ISSUED and keeps_papers(user)


def is_told_outcomes(decision: Decision, user: Any) -> bool:
    """Before the Director has decided, his provisional choices are his alone."""
    return decision.state in AFTER_DECISION or (
        decision.state == DecisionState.SUBMITTED and holds(user, Role.DIRECTOR)
    )


#: Those who keep the list of certificates whose signatures are taken.
keeps_signers = anyone_of(Role.OFFICE, Role.ADMINISTRATOR)


def signers_of(user: Any) -> QuerySet[SigningCertificate]:
    """Public certificates: whoever keeps their list reads all of them."""
    return SigningCertificate.objects.filter(EVERYONE if keeps_signers(user) else NOBODY)


def blanks_of(user: Any) -> QuerySet[Blank]:
    """Kinds of blanks, for those who print on them: the records clerk reads the ledger that the Office keeps."""
    return Blank.objects.filter(EVERYONE if keeps_papers(user) else NOBODY)


def blanks_kept(user: Any) -> QuerySet[Blank]:
    return Blank.objects.filter(EVERYONE if prepares(user) else NOBODY)


def templates_of(user: Any) -> QuerySet[BlankTemplate]:
    """The templates that print, for those who print."""
    return printing_templates().filter(EVERYONE if keeps_papers(user) else NOBODY)


def printers_of(user: Any) -> QuerySet[PrinterProfile]:
    """Printers with their measures, for those who print; the Office keeps them."""
    return PrinterProfile.objects.filter(EVERYONE if keeps_papers(user) else NOBODY)


def printers_in_use(user: Any) -> QuerySet[PrinterProfile]:
    return printers_of(user).filter(in_use=True)


def printers_kept(user: Any) -> QuerySet[PrinterProfile]:
    return printers_of(user).filter(EVERYONE if prepares(user) else NOBODY)


def stock_lines_kept(user: Any) -> QuerySet[StockEntry]:
    """Lines of the stock ledger that *user* may explain or correct."""
    return StockEntry.objects.filter(EVERYONE if prepares(user) else NOBODY).select_related("blank")


def letters(user: Any) -> QuerySet[ResultLetter]:
    """Letters of results: the Office reads all but those of files in which it is concerned in person.

    Once a letter is sent, its department reads it, and so does everyone who oversees the procedure.
    """
    mine = Q(department__in=departments_of(user, *INTRODUCERS))
    rows = Q(state=LetterState.RELEASED) & (EVERYONE if sees_decisions(user) else mine)
    if prepares(user):
        rows |= ~concerning(user)
    return ResultLetter.objects.filter(rows).select_related("decision__season", "department")
