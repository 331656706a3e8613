"""Lists of the whole agency: the Director's referral, the danh sách trích ngang."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access import anyone_of
from accounts.access_log import seen
from accounts.roles import Role
from core import clock
from core.access import open_to
from core.downloads import form_asked, paper_file, sheet_file
from core.sheets.writing import MOST_ROWS
from core.vietnamese import number
from core.views import carry_out
from nominations.access import compiles_lists
from nominations.actions.refer import refer
from nominations.listing import listing
from nominations.papers.summary_list import build
from nominations.queries import on_the_list, waiting_for_referral
from nominations.sheets import summary_sheet
from nominations.summary import summary_content
from nominations.views.asking import asked, narrowed, season_asked, wanted
from nominations.views.confirm import actor
from seasons.queries import current_season
from seasons.rules import rules_of

NOBODY_LISTED = (
    "Chưa có hồ sơ đã tiếp nhận nào khớp nên chưa có danh sách trích ngang. Mời đồng chí bỏ bớt điều kiện tìm, hoặc "
    "chờ Văn phòng Sở tiếp nhận hồ sơ."
)


@require_http_methods(["GET", "POST"])
@open_to(anyone_of(Role.DIRECTOR))
def referral(request: HttpRequest) -> HttpResponse:
    season = current_season()
    rows = waiting_for_referral(request.user, season)
    if request.method == "GET":
        wanted = season is not None and rules_of(season).yes("referral")
        return render(request, "nominations/refer.html", {"season": season, "rows": list(rows), "wanted": wanted})
    if "all" not in request.POST:
        rows = rows.filter(pk__in=[pk for pk in request.POST.getlist("chosen") if pk.isdecimal() and len(pk) < 19])
    chosen = list(rows)
    return carry_out(
        request,
        lambda: refer(chosen, by=actor(request)),
        done=f"Đã giao Hội đồng bình xét {len(chosen)} hồ sơ.",
        to=reverse("nominations:refer"),
    )


@require_GET
@open_to(compiles_lists)
def summary_list(request: HttpRequest) -> HttpResponse:
    """The received dossiers among those that the list's filters show."""
    season, back = season_asked(request), f"{reverse('nominations:list')}?{urlencode(asked(request))}"
    found = listing(on_the_list(request.user, season), request.user, season, wanted(request))
    rows = found.few(MOST_ROWS + 1)
    if season is None or not rows:
        messages.info(request, NOBODY_LISTED)
        return redirect(back)
    if len(rows) > MOST_ROWS:
        messages.error(request, f"Danh sách có hơn {number(MOST_ROWS)} hồ sơ. Mời đồng chí chọn một phòng rồi tải lại.")
        return redirect(back)
    form, name = form_asked(request, "pdf", "docx", "xlsx"), f"Danh-sach-trich-ngang-{season.year}"
    try:
        content = summary_content(
            rows, year=season.year, by=actor(request), on=clock.today(), narrowed=narrowed(request)
        )
        answer = (
            sheet_file(summary_sheet(content), name, form) if form == "xlsx" else paper_file(build(content), name, form)
        )
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect(back)
    seen(request.user, season, f"tải danh sách trích ngang {form}")
    return answer
