from rolemodels.models.benefit import Benefit, BenefitGrant
from rolemodels.models.praise import PraiseProposal

__all__ = ["Benefit", "BenefitGrant", "PraiseProposal"]
