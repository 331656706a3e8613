"""The editor: one page for the whole dossier, safe when two people write."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from core.access import on
from core.views import attempt
from nominations.access import visible
from nominations.actions.revise import SavedMeanwhile, revise
from nominations.forms import DossierForm, dossier_form, merge
from nominations.models import Nomination
from nominations.queries import whole
from nominations.unsaved import reopened, unsaved_of
from nominations.views.confirm import actor, posted, writing_refused
from nominations.views.editor import editor_context

EVIDENCE, CONTRIBUTION, REPORT = "minh-chung-", "dong-gop", "bao-cao"


@require_http_methods(["GET", "POST"])
@on(visible)
def edit(request: HttpRequest, nomination: Nomination) -> HttpResponse:
    if answer := writing_refused(request, nomination):
        return answer
    dossier = whole(nomination)
    if request.method == "GET":
        kept = unsaved_of(dossier, request.user)
        shown = reopened(dossier, kept) if kept else dossier_form(dossier)
        context = {**editor_context(request, dossier, shown), "unsaved": kept}
        return render(request, "nominations/edit.html", context)
    form = dossier_form(dossier, posted(request))
    try:
        saved = attempt(form, lambda: _save(request, nomination, form)) if form.is_valid() else None
    except SavedMeanwhile:
        return _side_by_side(request, nomination, form)
    if saved is None:
        return render(request, "nominations/edit.html", editor_context(request, dossier, form), status=422)
    return _onward(request, saved)


def _save(request: HttpRequest, nomination: Nomination, form: DossierForm) -> Nomination:
    return revise(
        nomination,
        by=actor(request),
        version=form.cleaned_data["version"],
        facts=form.facts(),
        statements=form.numbered("statement_"),
        members=form.members(),
        answers=form.numbered("answer_"),
    )


def _onward(request: HttpRequest, saved: Nomination) -> HttpResponse:
    """Where the pressed button leads: every one of them saves first, so that nothing typed is lost."""
    then = request.POST.get("then", "")
    if then.startswith(EVIDENCE):
        page = reverse("nominations:evidence_add", args=[saved.pk])
        return redirect(f"{page}?tieu-chuan={then.removeprefix(EVIDENCE)[:12]}")
    if then == CONTRIBUTION:
        return redirect("nominations:contribution_add", pk=saved.pk)
    if then == REPORT:
        return redirect("nominations:report_upload", pk=saved.pk)
    if then == "submit":
        return redirect("nominations:submit", pk=saved.pk)
    messages.success(request, "Đã lưu hồ sơ.")
    return redirect("nominations:detail" if then == "detail" else "nominations:edit", pk=saved.pk)


def _side_by_side(request: HttpRequest, nomination: Nomination, typed: DossierForm) -> HttpResponse:
    newest = whole(nomination)
    now = dossier_form(newest)
    merged = merge(typed, now)
    form = dossier_form(newest, initial={**merged.values, "seen": now.initial["seen"]})
    context = editor_context(request, newest, form, merged.saved)
    return render(request, "nominations/edit.html", {**context, "overtaken": True}, status=409)
