from nurturing.models.collected import FactorEvidence, FactorStatement
from nurturing.models.factor import Introduction, NewFactor, Proposer
from nurturing.models.following import FollowingEnd, FollowUp
from nurturing.models.life import LifeEvent
from nurturing.models.plan import Mentoring, NurturingPlan
from nurturing.models.shortcoming import Shortcoming, ShortcomingClosing

__all__ = [
    "FactorEvidence", "FactorStatement", "FollowUp", "FollowingEnd", "Introduction", "LifeEvent", "Mentoring",
    "NewFactor", "NurturingPlan", "Proposer", "Shortcoming", "ShortcomingClosing",
]  # fmt: skip
