from nominations.forms.begin import CollectiveForm, IndividualForm
from nominations.forms.complaint import ComplaintForm, HandlingForm
from nominations.forms.contribution import ContributionForm
from nominations.forms.dossier import DossierForm, dossier_form
from nominations.forms.eligibility import FindingForm, WaiverForm
from nominations.forms.evidence import EvidenceForm, ReplacementForm
from nominations.forms.merging import Merged, merge
from nominations.forms.moves import AnswerForm, LateForm, ReasonForm, ReturnForm
from nominations.forms.party_opinion import PartyOpinionForm
from nominations.forms.questions import CouncilAnswerForm
from nominations.forms.table import DepartmentFileForm

__all__ = [
    "AnswerForm", "CollectiveForm", "ComplaintForm", "ContributionForm", "CouncilAnswerForm", "DepartmentFileForm",
    "DossierForm", "EvidenceForm", "FindingForm", "HandlingForm", "IndividualForm", "LateForm", "Merged",
    "PartyOpinionForm", "ReasonForm", "ReplacementForm", "ReturnForm", "WaiverForm", "dossier_form", "merge",
]  # fmt: skip
