"""The office's own Word templates: what is in force, further versions, trials, and the way back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from core.access import on, open_to
from core.downloads import word_file
from core.papers.word import PLACES, fill_template, original_template
from core.uploads import read, serve, taking
from core.views import attempt, carry_out, form_page
from seasons.access import keeps_templates, templates
from seasons.actions.paper_templates import keep_template, use_original, use_template
from seasons.forms_templates import TemplateForm, UseForm
from seasons.models import PaperKind, PaperTemplate
from seasons.sample_paper import sample_paper


@require_GET
@open_to(keeps_templates)
def template_list(request: HttpRequest) -> HttpResponse:
    in_force = {row.kind: row for row in templates(request.user).filter(in_force=True)}
    rows = [(kind, in_force.get(kind.value)) for kind in PaperKind]
    return render(request, "seasons/paper_templates.html", {"rows": rows, "places": PLACES})


@require_GET
@open_to(keeps_templates)
def original(request: HttpRequest) -> HttpResponse:
    return word_file(original_template(), "mau-goc")


@require_http_methods(["GET", "POST"])
@open_to(keeps_templates)
def template_kind(request: HttpRequest, kind: str) -> HttpResponse:
    """The versions of one kind, and the form for a further one."""
    chosen = _kind(kind)
    form = TemplateForm(*((request.POST, request.FILES) if request.method == "POST" else (None, None)))
    if form.is_bound and form.is_valid():
        row = attempt(form, lambda: _keep(request, chosen, form))
        if row:
            messages.success(request, f"Đã lưu {row}. Mời xem bản in thử rồi đưa vào dùng.")
            return redirect("seasons:template_kind", kind=kind)
    rows = templates(request.user).filter(kind=chosen).select_related("uploaded_by")[:50]
    context = {"kind": chosen, "rows": rows, "in_force": next((row for row in rows if row.in_force), None)}
    return form_page(request, "seasons/paper_template.html", form, **context, places=PLACES)


def _keep(request: HttpRequest, kind: PaperKind, form: TemplateForm) -> PaperTemplate:
    with taking(form.cleaned_data["template"], (".docx",)) as stored:
        return keep_template(kind, stored, by=request.user)


@require_GET
@open_to(keeps_templates)
@on(templates)
def template_file(request: HttpRequest, row: PaperTemplate) -> HttpResponseBase:
    return serve(row)


@require_GET
@open_to(keeps_templates)
@on(templates)
def template_trial(request: HttpRequest, row: PaperTemplate) -> HttpResponseBase:
    """The sample paper in this version, for Word."""
    try:
        made = fill_template(read(row.stored_name, row.sha256), sample_paper(row.get_kind_display()))
    except (ValidationError, ValueError) as broken:
        messages.error(request, " ".join(getattr(broken, "messages", [str(broken)])))
        return redirect("seasons:template_kind", kind=row.kind)
    return word_file(made, f"in-thu-{row.kind}-{row.version}")


@require_http_methods(["GET", "POST"])
@open_to(keeps_templates)
@on(templates)
def template_use(request: HttpRequest, row: PaperTemplate) -> HttpResponse:
    """What differs from the form, and the putting in force."""
    form = UseForm(request.POST if request.method == "POST" else None, findings=bool(row.findings))
    if form.is_bound and form.is_valid():
        reason = form.cleaned_data.get("reason", "")
        if attempt(form, lambda: use_template(row, by=request.user, reason=reason)):
            messages.success(request, f"{row} đang dùng cho bản Word lập từ lúc này.")
            return redirect("seasons:template_kind", kind=row.kind)
    return form_page(request, "seasons/paper_template_use.html", form, row=row)


@require_POST
@open_to(keeps_templates)
def template_reset(request: HttpRequest, kind: str) -> HttpResponse:
    chosen = _kind(kind)
    return carry_out(
        request, lambda: use_original(chosen, by=request.user), done=f"{chosen.label} dùng mẫu gốc của cổng.",
        to=reverse("seasons:template_kind", args=[kind]),
    )  # fmt: skip


def _kind(value: str) -> PaperKind:
    if value not in PaperKind.values:
        raise Http404
    return PaperKind(value)
