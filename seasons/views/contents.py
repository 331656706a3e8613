"""What belongs to one season: its dates, criteria and rules."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from core import clock
from core.access import on, open_to
from core.views import attempt, form_page
from seasons.access import tends_season, visible
from seasons.actions.edit_criteria import edit_criteria
from seasons.actions.revise_criteria import revise_criteria
from seasons.actions.set_dates import set_dates
from seasons.actions.set_rules import set_rules
from seasons.forms import CriteriaForm, DatesForm, RulesForm
from seasons.models import Season
from seasons.queries import criteria_sets, rule_lines, rule_lines_to_set
from seasons.views.seasons import season_url
from seasons.workflow import State


@require_http_methods(["GET", "POST"])
@open_to(tends_season)
@on(visible, key="year")
def dates(request: HttpRequest, season: Season) -> HttpResponse:
    row = Season.objects.get(pk=season.pk)
    form = DatesForm(request.POST or None, instance=row, stages=season.stages.all())
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        saved = attempt(
            form, lambda: set_dates(season, by=request.user, facts=form.facts, spans=form.spans, reason=reason)
        )
        if saved:
            messages.success(request, "Đã lưu thời hạn của kỳ.")
            return redirect(season_url(season))
    return form_page(request, "seasons/dates.html", form, season=season)


@require_http_methods(["GET", "POST"])
@open_to(tends_season)
@on(visible, key="year")
def criteria_edit(request: HttpRequest, season: Season) -> HttpResponse:
    newest = criteria_sets(season).first()
    form = CriteriaForm(request.POST or None, criteria=newest.criteria.all() if newest else [], revising=False)
    if request.method == "POST" and form.is_valid():
        saved = attempt(form, lambda: edit_criteria(season, by=request.user, lines=form.lines))
        if saved:
            messages.success(request, "Đã lưu tiêu chuẩn của kỳ.")
            return redirect("seasons:criteria", year=season.year)
    return form_page(request, "seasons/criteria_form.html", form, season=season, revising=False)


@require_http_methods(["GET", "POST"])
@open_to(tends_season)
@on(visible, key="year")
def criteria_revise(request: HttpRequest, season: Season) -> HttpResponse:
    newest = criteria_sets(season).first()
    form = CriteriaForm(request.POST or None, criteria=newest.criteria.all() if newest else [], revising=True)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        made = attempt(form, lambda: revise_criteria(season, by=request.user, lines=form.lines, reason=reason))
        if made:
            messages.success(request, f"Đã ban hành phiên bản {made.version}. Hồ sơ mới dùng phiên bản này.")
            return redirect("seasons:criteria", year=season.year)
    return form_page(request, "seasons/criteria_form.html", form, season=season, revising=True)


@require_GET
@on(visible, key="year")
def criteria(request: HttpRequest, season: Season) -> HttpResponse:
    """Every version, the newest first; those before it stay for the nominations that began with them."""
    tends = tends_season(request.user)
    return render(
        request,
        "seasons/criteria.html",
        {
            "season": season,
            "versions": criteria_sets(season),
            "writes": tends and season.state == State.PREPARING,
            "revises": tends and season.state == State.OPEN,
        },
    )


@require_GET
@on(visible, key="year")
def rules(request: HttpRequest, season: Season) -> HttpResponse:
    """«Quy tắc kỳ này»: every rule, its value in words, its source, who approved it and when."""
    changes = tends_season(request.user) and season.state != State.CLOSED
    return render(request, "seasons/rules.html", {"season": season, "lines": rule_lines(season), "changes": changes})


@require_http_methods(["GET", "POST"])
@open_to(tends_season)
@on(visible, key="year")
def rules_edit(request: HttpRequest, season: Season) -> HttpResponse:
    form = RulesForm(request.POST or None, lines=rule_lines_to_set(season), initial={"approved_on": clock.today()})
    if request.method == "POST" and form.is_valid():
        approval = {name: form.cleaned_data[name] for name in ("approved_by", "approved_on")}
        changed = attempt(form, lambda: set_rules(season, by=request.user, settings=form.settings, **approval))
        if changed is not None:
            messages.success(request, f"Đã lưu {len(changed)} quy tắc có thay đổi.")
            return redirect("seasons:rules", year=season.year)
    return form_page(request, "seasons/rules_edit.html", form, season=season)
