"""Files drawn for one answer and kept nowhere: papers as PDF or .docx, lists as .xlsx or .csv."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse

from core.papers import Paper, PaperError, render_docx, render_pdf
from core.sheets.writing import CSV, XLSX, Sheet, to_csv, to_xlsx

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def form_asked(request: HttpRequest, *forms: str) -> str:
    """The form that the address asks for (`?dang=docx`); the first of *forms* where it names none of them."""
    asked = request.GET.get("dang", "")
    return asked if asked in forms else forms[0]


def paper_file(paper: Paper, name: str, form: str) -> HttpResponse:
    """The paper as *form* "pdf", shown in the browser, or "docx"; *name* is of plain letters, without ending.

    :raises ValidationError: it holds signs or names that cannot be printed.
    """
    try:
        content = render_docx(paper) if form == "docx" else render_pdf(paper)
    except PaperError as problem:
        raise ValidationError(str(problem)) from problem
    if form == "docx":
        return word_file(content, name)
    return _file(content, PDF, f'inline; filename="{name}.pdf"')


def word_file(content: bytes, name: str) -> HttpResponse:
    """A .docx to be saved; *name* is of plain letters, without ending."""
    return _file(content, DOCX, f'attachment; filename="{name}.docx"')


def sheet_file(sheet: Sheet, name: str, form: str) -> HttpResponse:
    """The list as *form* "xlsx" or "csv"."""
    content, media_type = (to_csv(sheet), CSV) if form == "csv" else (to_xlsx(sheet), XLSX)
    return _file(content, media_type, f'attachment; filename="{name}.{form}"')


def _file(content: bytes, media_type: str, disposition: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = disposition
    response["Cache-Control"] = "private, no-store"
    return response
