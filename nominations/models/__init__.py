from nominations.models.abstention import Abstention
from nominations.models.collective_member import CollectiveMember
from nominations.models.comment import Comment, CommentHiding, CommentPeriod
from nominations.models.complaint import Complaint
from nominations.models.contribution import Contribution
from nominations.models.declaration import ConflictDeclaration
from nominations.models.eligibility import EligibilityFinding
from nominations.models.evidence import Evidence
from nominations.models.name_confirmation import NameConfirmation
from nominations.models.name_report import NameReport
from nominations.models.nomination import Nomination
from nominations.models.nomination_import import NominationImport
from nominations.models.paper import NominationPaper
from nominations.models.party_opinion import PartyOpinion
from nominations.models.question import CouncilQuestion
from nominations.models.redacted_twin import RedactedTwin
from nominations.models.report_version import ReportVersion
from nominations.models.statement import CriterionStatement
from nominations.models.submission import Submission
from nominations.models.suggestion import Suggestion
from nominations.models.supplement import SupplementItem
from nominations.models.unsaved import UnsavedText

__all__ = [
    "Abstention", "CollectiveMember", "Comment", "CommentHiding", "CommentPeriod", "Complaint", "ConflictDeclaration",
    "Contribution", "CouncilQuestion", "CriterionStatement", "EligibilityFinding", "Evidence", "NameConfirmation",
    "NameReport",
    "Nomination",
    "NominationImport", "NominationPaper", "PartyOpinion", "RedactedTwin", "ReportVersion", "Submission",
    "Suggestion", "SupplementItem", "UnsavedText",
]  # fmt: skip
