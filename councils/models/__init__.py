from councils.models.appraisal import AppraisalSheet, ConflictDeclaration, CriterionMark
from councils.models.ballot import BallotBox, BallotLine, BoxVoter
from councils.models.council import Council, CouncilMember
from councils.models.paper import SessionPaper
from councils.models.session import AgendaItem, CouncilSession, Recusal, SessionCounter, SessionMember

__all__ = [
    "AgendaItem", "AppraisalSheet", "BallotBox", "BallotLine", "BoxVoter", "ConflictDeclaration", "Council",
    "CouncilMember", "CouncilSession", "CriterionMark", "Recusal", "SessionCounter", "SessionMember", "SessionPaper",
]  # fmt: skip
