"""Evidence: added, replaced, downloaded, set aside."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access_log import seen
from core.access import on
from core.uploads import serve
from core.views import acted, attempt, carry_out, form_page
from nominations.access import visible, visible_evidence
from nominations.actions.attach_evidence import attach_evidence
from nominations.actions.replace_evidence import replace_evidence
from nominations.actions.set_aside_evidence import set_aside_evidence
from nominations.forms import EvidenceForm, ReplacementForm
from nominations.models import Evidence, Nomination, RedactedTwin
from nominations.party_opinions import legible_evidence
from nominations.progress import badges_of
from nominations.queries import whole
from nominations.views.confirm import actor, page_behind, posted, writing_refused
from nominations.views.reading import PREPARING, file_for
from nominations.views.sending import taking_sent


@require_http_methods(["GET", "POST"])
@on(visible)
def evidence_add(request: HttpRequest, nomination: Nomination) -> HttpResponse:
    if answer := writing_refused(request, nomination):
        return answer
    dossier = whole(nomination)
    files = request.FILES if request.method == "POST" else None
    form = EvidenceForm(
        posted(request), files, nomination=dossier, initial={"criterion": request.GET.get("tieu-chuan", "")}
    )
    if request.method == "POST" and form.is_valid():
        added = attempt(form, lambda: _attach(request, nomination, form))
        if added is not None:
            messages.success(request, f"Đã thêm minh chứng «{added.title}».")
            return redirect(_onward(request, added))
    return form_page(request, "nominations/evidence_add.html", form, nomination=dossier)


@require_http_methods(["GET", "POST"])
@on(visible_evidence)
def evidence_replace(request: HttpRequest, evidence: Evidence) -> HttpResponse:
    nomination = evidence.nomination
    if answer := writing_refused(request, nomination):
        return answer
    files = request.FILES if request.method == "POST" else None
    was = {name: getattr(evidence, name) for name in ("kind", "title", "issuer", "number", "dated")}
    form = ReplacementForm(posted(request), files, nomination=whole(nomination), initial=was)
    if request.method == "POST" and form.is_valid():
        done = f"Đã thay tệp của minh chứng «{form.cleaned_data['title']}». Bản trước vẫn được lưu."
        if acted(request, form, lambda: _replace(request, evidence, form), done):
            return redirect(f"{reverse('nominations:edit', args=[nomination.pk])}#minh-chung-{evidence.criterion_id}")
    return form_page(request, "nominations/evidence_replace.html", form, nomination=nomination, evidence=evidence)


def _replace(request: HttpRequest, evidence: Evidence, form: ReplacementForm) -> None:
    with taking_sent(request, evidence.nomination, form.cleaned_data) as stored:
        replace_evidence(evidence, by=actor(request), stored=stored, facts=form.facts())
    if stored.notice:
        messages.info(request, stored.notice)


def _attach(request: HttpRequest, nomination: Nomination, form: EvidenceForm) -> Evidence:
    with taking_sent(request, nomination, form.cleaned_data) as stored:
        added = attach_evidence(
            nomination, by=actor(request), criterion=form.cell().criterion, stored=stored, facts=form.facts()
        )
    if stored.notice:
        messages.info(request, stored.notice)
    return added


def _onward(request: HttpRequest, added: Evidence) -> str:
    """Back to the criterion, or to the next file for it."""
    if request.POST.get("then") == "more":
        again = reverse("nominations:evidence_add", args=[added.nomination_id])
        return f"{again}?tieu-chuan={added.criterion_id}"
    return f"{reverse('nominations:edit', args=[added.nomination_id])}#minh-chung-{added.criterion_id}"


@require_GET
@on(legible_evidence)
def evidence_file(request: HttpRequest, evidence: Evidence) -> HttpResponseBase:
    file = file_for(request, evidence)
    if file is None:
        messages.info(request, PREPARING)
        return redirect("nominations:evidence_view", pk=evidence.pk)
    try:
        response = serve(file)
    except ValidationError as damaged:
        messages.error(request, " ".join(damaged.messages))
        return redirect(page_behind(request, evidence.nomination))
    seen(request.user, evidence, "tải bản đã che" if isinstance(file, RedactedTwin) else "tải minh chứng")
    return response


@require_http_methods(["GET", "POST"])
@on(visible_evidence)
def evidence_set_aside(request: HttpRequest, evidence: Evidence) -> HttpResponse:
    nomination = evidence.nomination
    if answer := writing_refused(request, nomination):
        return answer
    if request.method == "POST":
        return carry_out(
            request,
            lambda: set_aside_evidence(evidence, by=actor(request)),
            done=f"Đã bỏ minh chứng «{evidence.title}» khỏi hồ sơ.",
            to=reverse("nominations:edit", args=[nomination.pk]),
        )
    badges = badges_of(nomination, request.user)
    context = {"evidence": evidence, "nomination": nomination, "badges": badges}
    return render(request, "nominations/evidence_set_aside.html", context)
