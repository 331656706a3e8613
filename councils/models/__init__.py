from councils.models.appraisal import AppraisalSheet, CriterionMark
from councils.models.assignment import Absence, Assignment
from councils.models.ballot import BallotBox, BallotLine, BoxVoter, PaperLine, PaperPart
from councils.models.council import Council, CouncilMember
from councils.models.electronic import (
    BoardEvent,
    BoardPiece,
    BoxKey,
    CeremonyPart,
    CipherMark,
    Entitlement,
    KeyHolder,
    KeySet,
)
from councils.models.paper import SessionPaper
from councils.models.people import Recusal, SessionCounter, SessionMember, SessionObserver
from councils.models.session import AgendaItem, CouncilSession, Extension

__all__ = [
    "Absence",
    "AgendaItem",
    "AppraisalSheet",
    "Assignment",
    "BallotBox",
    "BallotLine",
    "BoardEvent",
    "BoardPiece",
    "BoxKey",
    "BoxVoter",
    "CeremonyPart",
    "CipherMark",
    "Council",
    "CouncilMember",
    "CouncilSession",
    "CriterionMark",
    "Entitlement",
    "Extension",
    "KeyHolder",
    "KeySet",
    "PaperLine",
    "PaperPart",
    "Recusal",
    "SessionCounter",
    "SessionMember",
    "SessionObserver",
    "SessionPaper",
]  # fmt: skip
