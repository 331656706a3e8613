"""The list of dossiers."""

from urllib.parse import urlencode

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from accounts.access import departments_of, holds
from accounts.access_log import seen
from accounts.models import Department
from accounts.roles import Role
from core.access import over
from core.downloads import form_asked, sheet_file
from core.paging import asked_beside
from core.sheets.writing import MOST_ROWS
from core.vietnamese import number, short_date
from nominations.access import (
    INTRODUCERS,
    compiles_lists,
    introduces,
    sees_true_state,
    takes_in,
    visible,
    visible_abstentions,
)
from nominations.answering import may_abstain
from nominations.complaints import reads_complaints
from nominations.content import kind_line
from nominations.listing import listing, state_filters
from nominations.models import Abstention, Nomination
from nominations.progress import progress_of
from nominations.queries import for_progress
from nominations.sheets import dossiers_sheet
from nominations.views import asking
from seasons.models import Season
from seasons.rules import rules_of

_HEADS = (Role.HEAD, Role.DEPUTY_HEAD)


@require_GET
@over(visible)
def nominations(request: HttpRequest, rows: QuerySet[Nomination]) -> HttpResponse:
    season = asking.season_asked(request)
    wanted = asking.wanted(request)
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
        **page.ways(asking.asked(request)), "total": found.total() if lines else "",
        "due_text": f"Hạn nộp: trước ngày {short_date(season.plan_due)}." if season else "",
        "abstentions": _abstentions(request, season), "answers_for": (heads := holds(request.user, *_HEADS)),
        "may_abstain": heads and season is not None and may_abstain(season, request.user),
        "compiles": compiles_lists(request.user), "asked": urlencode(asking.asked(request)),
        "keeps_names": takes_in(request.user),
        "reads_complaints": reads_complaints(request.user),
    }  # fmt: skip
    return render(request, "nominations/list.html", context)


@require_GET
@over(visible)
def export(request: HttpRequest, rows: QuerySet[Nomination]) -> HttpResponse:
    """The rows that the list's filters show, all pages of them, as .xlsx or .csv."""
    season = asking.season_asked(request)
    found = listing(rows, request.user, season, asking.wanted(request)).few(MOST_ROWS + 1)
    if season is None or not found:
        messages.info(request, "Không có hồ sơ nào khớp nên chưa có tệp để tải. Mời đồng chí bỏ bớt điều kiện tìm.")
    elif len(found) > MOST_ROWS:
        messages.error(request, f"Danh sách có hơn {number(MOST_ROWS)} hồ sơ. Mời đồng chí lọc bớt rồi tải lại.")
    else:
        form, referral = form_asked(request, "xlsx", "csv"), rules_of(season).yes("referral")
        sheet = dossiers_sheet(for_progress(found), request.user, year=season.year, referral=referral)
        seen(request.user, season, f"tải danh sách hồ sơ {form}")
        return sheet_file(sheet, f"Ho-so-gioi-thieu-{season.year}", form)
    return redirect(f"{reverse('nominations:list')}?{urlencode(asking.asked(request))}")


def _abstentions(request: HttpRequest, season: Season | None) -> list[Abstention]:
    """What one's own departments said, for the notice above the list."""
    if not introduces(request.user):
        return []
    mine = departments_of(request.user, *INTRODUCERS)
    return list(visible_abstentions(request.user).filter(season=season, department__in=mine, set_aside_at=None))
