"""The list of dossiers, and the beginning of a new one."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access import departments_of, holds
from accounts.access_log import seen
from accounts.models import Department
from accounts.roles import Role
from core.access import open_to, over
from core.downloads import form_asked, sheet_file
from core.paging import asked_beside
from core.sheets.writing import MOST_ROWS
from core.vietnamese import clean, number, short_date
from core.views import attempt, form_page
from nominations.access import (
    INTRODUCERS,
    compiles_lists,
    introduces,
    introducing_departments,
    sees_true_state,
    visible,
    visible_abstentions,
)
from nominations.actions.draft import draft
from nominations.complaints import reads_complaints
from nominations.content import kind_line
from nominations.forms import CollectiveForm, IndividualForm
from nominations.listing import Wanted, listing, state_filters
from nominations.models import Abstention, Nomination
from nominations.namesakes import AlreadyIntroduced
from nominations.progress import progress_of
from nominations.queries import for_progress
from nominations.sheets import dossiers_sheet
from nominations.views.confirm import actor, posted
from seasons.models import Season
from seasons.queries import current_season
from seasons.rules import rules_of

COLLECTIVE = "tap-the"
FILTERS = ("tim", "trang-thai", "phong", "nam")


@require_GET
@over(visible)
def nominations(request: HttpRequest, rows: QuerySet[Nomination]) -> HttpResponse:
    season = _season(request)
    wanted = _wanted(request)
    found = listing(rows, request.user, season, wanted)
    page = found.page(asked_beside(request.GET))
    referral = season is not None and rules_of(season).yes("referral")
    shown = for_progress(page.rows)
    lines = [(row, kind_line(row), progress_of(row, request.user, referral=referral)) for row in shown]
    oversees = sees_true_state(request.user)
    context = {
        "season": season, "lines": lines, "wanted": wanted, "oversees": oversees,
        "states": state_filters(request.user), "departments": Department.objects.all() if oversees else [],
        "seasons": list(Season.objects.all()), "may_introduce": introduces(request.user),
        **page.ways(_asked(request)), "total": found.total() if lines else "",
        "due_text": f"Hạn nộp: trước ngày {short_date(season.plan_due)}." if season else "",
        "abstentions": _abstentions(request, season), "answers_for": holds(request.user, Role.HEAD, Role.DEPUTY_HEAD),
        "compiles": compiles_lists(request.user), "asked": urlencode(_asked(request)),
        "reads_complaints": reads_complaints(request.user),
    }  # fmt: skip
    return render(request, "nominations/list.html", context)


@require_GET
@over(visible)
def export(request: HttpRequest, rows: QuerySet[Nomination]) -> HttpResponse:
    """The rows that the list's filters show, all pages of them, as .xlsx or .csv."""
    season = _season(request)
    found = listing(rows, request.user, season, _wanted(request)).few(MOST_ROWS + 1)
    if season is None or not found:
        messages.info(request, "Không có hồ sơ nào khớp nên chưa có tệp để tải. Mời đồng chí bỏ bớt điều kiện tìm.")
    elif len(found) > MOST_ROWS:
        messages.error(request, f"Danh sách có hơn {number(MOST_ROWS)} hồ sơ. Mời đồng chí lọc bớt rồi tải lại.")
    else:
        form, referral = form_asked(request, "xlsx", "csv"), rules_of(season).yes("referral")
        sheet = dossiers_sheet(for_progress(found), request.user, year=season.year, referral=referral)
        seen(request.user, season, f"tải danh sách hồ sơ {form}")
        return sheet_file(sheet, f"Ho-so-gioi-thieu-{season.year}", form)
    return redirect(f"{reverse('nominations:list')}?{urlencode(_asked(request))}")


def _wanted(request: HttpRequest) -> Wanted:
    return Wanted(*(clean(request.GET.get(name, "")[:100]) for name in FILTERS[:3]))


def _asked(request: HttpRequest) -> dict[str, str]:
    """The list's own questions in the address, without page and form."""
    return {name: value for name in FILTERS if (value := request.GET.get(name, ""))}


def _abstentions(request: HttpRequest, season: Season | None) -> list[Abstention]:
    """What one's own departments said, for the notice above the list."""
    if not introduces(request.user):
        return []
    mine = departments_of(request.user, *INTRODUCERS)
    return list(visible_abstentions(request.user).filter(season=season, department__in=mine, set_aside_at=None))


def _season(request: HttpRequest) -> Season | None:
    year = request.GET.get("nam", "")
    chosen = Season.objects.filter(year=int(year)).first() if year.isdecimal() and len(year) == 4 else None
    return chosen or current_season()


@require_http_methods(["GET", "POST"])
@open_to(introduces)
def create(request: HttpRequest) -> HttpResponse:
    collective = request.GET.get("loai") == COLLECTIVE
    season, departments = current_season(), introducing_departments(request.user)
    if season is None or not departments:
        return render(request, "nominations/create_closed.html", {"season": season})
    kind: Any = CollectiveForm if collective else IndividualForm
    form = kind(posted(request), departments=departments, initial={"department": departments[0]})
    if request.method == "POST" and form.is_valid():
        begun = attempt(form, lambda: _begun(request, form, season))
        if begun is not None:
            return redirect("nominations:edit", pk=begun.pk)
    existing = _existing(form)
    context = {"season": season, "collective": collective, "tabs": _kinds(collective), "existing": existing}
    return form_page(request, "nominations/create.html", form, several=len(departments) > 1, **context)


def _begun(request: HttpRequest, form: Any, season: Season) -> Nomination:
    """The new dossier, or the one that the same press of the button made a moment ago."""
    department = form.cleaned_data["department"]
    try:
        begun = draft(
            by=actor(request), season=season, department=department, facts=form.facts(), members=form.members()
        )
    except AlreadyIntroduced as refusal:
        existing = refusal.existing
        if existing is None or existing.drafted_by_id != request.user.pk or existing.version > 1:
            raise
        messages.info(request, f"Hồ sơ {existing.number} đã được tạo.")
        return existing
    messages.success(request, f"Đã tạo hồ sơ {begun.number}. Mời đồng chí soạn tiếp.")
    return begun


def _existing(form: Any) -> Nomination | None:
    """The dossier that stands in the way of the one asked for."""
    refusals = form.non_field_errors().as_data() if form.is_bound else []
    return next((refusal.existing for refusal in refusals if isinstance(refusal, AlreadyIntroduced)), None)


def _kinds(collective: bool) -> list[dict[str, object]]:
    page = reverse("nominations:create")
    return [
        {"url": page, "label": "Cá nhân", "current": not collective},
        {"url": f"{page}?loai={COLLECTIVE}", "label": "Tập thể", "current": collective},
    ]
