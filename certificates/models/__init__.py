from certificates.models.certificate import Certificate, RegisterYear
from certificates.models.change import ChangeItem, ChangePaper, DecisionChange
from certificates.models.decision import Decision, DecisionItem
from certificates.models.paper import DecisionPaper

__all__ = [
    "Certificate", "ChangeItem", "ChangePaper", "Decision", "DecisionChange", "DecisionItem", "DecisionPaper",
    "RegisterYear",
]  # fmt: skip
