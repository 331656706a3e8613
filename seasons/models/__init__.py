from seasons.models.calendar import DayOff, Stage
from seasons.models.criteria import CriteriaSet, Criterion
from seasons.models.legal_basis import LegalBasis
from seasons.models.movement import DiscoveryChannel, LaunchLevel, Movement
from seasons.models.movement_rows import MovementChange, MovementDocument
from seasons.models.paper import FrozenPaper
from seasons.models.paper_template import PaperKind, PaperTemplate
from seasons.models.phase import Phase
from seasons.models.registration import Registration
from seasons.models.rule import SeasonRule
from seasons.models.season import Agency, Season

__all__ = [
    "Agency",
    "CriteriaSet",
    "Criterion",
    "DayOff",
    "DiscoveryChannel",
    "FrozenPaper",
    "LaunchLevel",
    "LegalBasis",
    "Movement",
    "MovementChange",
    "MovementDocument",
    "PaperKind",
    "PaperTemplate",
    "Phase",
    "Registration",
    "Season",
    "SeasonRule",
    "Stage",
]  # fmt: skip
