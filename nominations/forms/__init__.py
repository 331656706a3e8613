from nominations.forms.begin import CollectiveForm, IndividualForm
from nominations.forms.contribution import ContributionForm
from nominations.forms.cover import BoxesForm, boxes_form
from nominations.forms.dossier import DossierForm, dossier_form
from nominations.forms.evidence import EvidenceForm, ReplacementForm
from nominations.forms.merging import Merged, merge
from nominations.forms.moves import AnswerForm, LateForm, ReasonForm, ReturnForm
from nominations.forms.questions import CouncilAnswerForm
from nominations.forms.report import REPORT_KINDS, ReportForm
from nominations.forms.table import DepartmentFileForm

__all__ = [
    "REPORT_KINDS", "AnswerForm", "BoxesForm", "CollectiveForm", "ContributionForm", "CouncilAnswerForm",
    "DepartmentFileForm", "DossierForm", "EvidenceForm", "IndividualForm", "LateForm", "Merged", "ReasonForm",
    "ReplacementForm", "ReportForm", "ReturnForm", "boxes_form", "dossier_form", "merge",
]  # fmt: skip
