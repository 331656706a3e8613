from nominations.forms.begin import CollectiveForm, IndividualForm
from nominations.forms.comments import CommentAnswerForm, CommentForm, ExtensionForm, HidingForm, PeriodForm
from nominations.forms.complaint import ComplaintForm, HandlingForm
from nominations.forms.contribution import ContributionForm
from nominations.forms.cover import BoxesForm, boxes_form
from nominations.forms.dossier import DossierForm, dossier_form
from nominations.forms.eligibility import FindingForm, WaiverForm
from nominations.forms.evidence import EvidenceForm, ReplacementForm
from nominations.forms.merging import Merged, merge
from nominations.forms.moves import AnswerForm, LateForm, MoreTimeForm, ReasonForm, ReturnForm, SuspensionForm
from nominations.forms.party_opinion import PartyOpinionForm
from nominations.forms.questions import CouncilAnswerForm
from nominations.forms.report import REPORT_KINDS, ReportForm
from nominations.forms.table import DepartmentFileForm

__all__ = [
    "REPORT_KINDS", "AnswerForm", "BoxesForm", "CollectiveForm", "CommentAnswerForm", "CommentForm", "ComplaintForm",
    "ContributionForm", "CouncilAnswerForm", "DepartmentFileForm", "DossierForm", "EvidenceForm", "ExtensionForm",
    "FindingForm", "HandlingForm", "HidingForm", "IndividualForm", "LateForm", "Merged", "MoreTimeForm",
    "PartyOpinionForm", "PeriodForm", "ReasonForm", "ReplacementForm", "ReportForm", "ReturnForm", "SuspensionForm",
    "WaiverForm", "boxes_form", "dossier_form", "merge",
]  # fmt: skip
