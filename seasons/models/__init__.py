from seasons.models.calendar import DayOff, Stage
from seasons.models.criteria import CriteriaSet, Criterion
from seasons.models.legal_basis import LegalBasis
from seasons.models.movement import DiscoveryChannel, Movement
from seasons.models.paper import FrozenPaper
from seasons.models.paper_template import PaperKind, PaperTemplate
from seasons.models.phase import Phase
from seasons.models.rule import SeasonRule
from seasons.models.season import Agency, Season

__all__ = [
    "Agency",
    "CriteriaSet",
    "Criterion",
    "DayOff",
    "DiscoveryChannel",
    "FrozenPaper",
    "LegalBasis",
    "Movement",
    "PaperKind",
    "PaperTemplate",
    "Phase",
    "Season",
    "SeasonRule",
    "Stage",
]  # fmt: skip
