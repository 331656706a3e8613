"""The beginning of a new dossier, by itself or from a discovery suggestion."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from core.access import open_to
from core.views import attempt, form_page
from nominations.access import introduces, introducing_departments, suggestions_to_answer
from nominations.actions.draft import draft
from nominations.actions.take_up import take_up
from nominations.forms import CollectiveForm, IndividualForm
from nominations.models import Nomination, Suggestion
from nominations.namesakes import AlreadyIntroduced
from nominations.views.confirm import actor, posted
from seasons.models import Season
from seasons.queries import current_season

COLLECTIVE = "tap-the"


@require_http_methods(["GET", "POST"])
@open_to(introduces)
def create(request: HttpRequest) -> HttpResponse:
    collective = request.GET.get("loai") == COLLECTIVE
    season, departments = current_season(), introducing_departments(request.user)
    if season is None or not departments:
        return render(request, "nominations/create_closed.html", {"season": season})
    suggestion = _suggestion(request)
    if suggestion is not None:
        if suggestion.answered_at is not None:
            messages.info(request, "Gợi ý này đã được trả lời.")
            return redirect("nominations:suggestion", pk=suggestion.pk)
        departments = departments.filter(pk=suggestion.department_id)
    kind: Any = CollectiveForm if collective else IndividualForm
    initial = {"department": departments[0], **_suggested(suggestion, collective)}
    form = kind(posted(request), departments=departments, initial=initial)
    if request.method == "POST" and form.is_valid():
        begun = attempt(form, lambda: _begun(request, form, season, suggestion))
        if begun is not None:
            return redirect("nominations:edit", pk=begun.pk)
    context = {
        "season": season, "collective": collective, "tabs": _kinds(collective, suggestion),
        "existing": _existing(form), "suggestion": suggestion,
    }  # fmt: skip
    return form_page(request, "nominations/create.html", form, several=len(departments) > 1, **context)


def _suggestion(request: HttpRequest) -> Suggestion | None:
    """The one that the address names, of those that this head answers and may begin a dossier from."""
    key = request.GET.get("goi-y", "")
    if not key:
        return None
    rows = suggestions_to_answer(request.user).filter(department__in=introducing_departments(request.user))
    return get_object_or_404(rows, pk=int(key) if key.isdecimal() and len(key) < 10 else 0)


def _suggested(suggestion: Suggestion | None, collective: bool) -> dict[str, Any]:
    if suggestion is None:
        return {}
    return {"person": suggestion.person_id} if suggestion.person_id and not collective else {"name": suggestion.name}


def _begun(request: HttpRequest, form: Any, season: Season, suggestion: Suggestion | None) -> Nomination:
    """The new dossier, or the one that the same press of the button made a moment ago."""
    by, facts, members = actor(request), form.facts(), form.members()
    try:
        if suggestion is None:
            department = form.cleaned_data["department"]
            begun = draft(by=by, season=season, department=department, facts=facts, members=members)
        else:
            begun = take_up(suggestion, by=by, facts=facts, members=members)
    except AlreadyIntroduced as refusal:
        existing = refusal.existing
        if existing is None or existing.drafted_by_id != request.user.pk or existing.version > 1 or suggestion:
            raise
        messages.info(request, f"Hồ sơ {existing.number} đã được tạo.")
        return existing
    messages.success(request, f"Đã tạo hồ sơ {begun.number}. Mời đồng chí soạn tiếp.")
    return begun


def _existing(form: Any) -> Nomination | None:
    """The dossier that stands in the way of the one asked for."""
    refusals = form.non_field_errors().as_data() if form.is_bound else []
    return next((refusal.existing for refusal in refusals if isinstance(refusal, AlreadyIntroduced)), None)


def _kinds(collective: bool, suggestion: Suggestion | None) -> list[dict[str, object]]:
    from_one = {"goi-y": suggestion.pk} if suggestion else {}
    return [
        {"url": _page(from_one), "label": "Cá nhân", "current": not collective},
        {"url": _page({**from_one, "loai": COLLECTIVE}), "label": "Tập thể", "current": collective},
    ]


def _page(asked: dict[str, Any]) -> str:
    page = reverse("nominations:create")
    return f"{page}?{urlencode(asked)}" if asked else page
