from funds.forms.books import FundForm, IncomeForm, ReverseForm
from funds.forms.requests import ApproveForm, NoteForm, PayForm, RequestForm, SubjectForm

__all__ = [
    "ApproveForm", "FundForm", "IncomeForm", "NoteForm", "PayForm", "RequestForm", "ReverseForm", "SubjectForm",
]  # fmt: skip
