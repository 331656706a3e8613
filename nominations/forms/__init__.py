from nominations.forms.begin import CollectiveForm, IndividualForm
from nominations.forms.comments import CommentAnswerForm, CommentForm, ExtensionForm, HidingForm, PeriodForm
from nominations.forms.contribution import ContributionForm
from nominations.forms.dossier import DossierForm, dossier_form
from nominations.forms.evidence import EvidenceForm, ReplacementForm
from nominations.forms.merging import Merged, merge
from nominations.forms.moves import AnswerForm, LateForm, ReasonForm, ReturnForm
from nominations.forms.questions import CouncilAnswerForm
from nominations.forms.table import DepartmentFileForm

__all__ = [
    "AnswerForm", "CollectiveForm", "CommentAnswerForm", "CommentForm", "ContributionForm", "CouncilAnswerForm",
    "DepartmentFileForm", "DossierForm", "EvidenceForm", "ExtensionForm", "HidingForm", "IndividualForm", "LateForm",
    "Merged", "PeriodForm", "ReasonForm", "ReplacementForm", "ReturnForm", "dossier_form", "merge",
]  # fmt: skip
