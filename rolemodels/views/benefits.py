"""Quyền lợi: a season's list, what was given to whom, what is still to be given."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.access_log import seen
from core.access import on
from core.downloads import form_asked, paper_file, sheet_file
from core.forms import TidyForm
from core.paging import shown
from core.views import acted, carry_out, form_page
from monitoring.forms.inspection import NothingForm
from nominations.views.confirm import actor, posted
from rolemodels.access import benefits_kept, keeps_role_models, seasons, seasons_kept, visible, watches_all
from rolemodels.actions.keep_benefit import add_benefit, begin_list, drop_benefit, edit_benefit
from rolemodels.forms import BenefitForm
from rolemodels.models import Benefit
from rolemodels.printing import missing_paper, missing_sheet
from rolemodels.queries import missing, missing_count
from rolemodels.tabs import tabs_of
from seasons.models import Season

PAGE = 50
GET_OR_POST = require_http_methods(["GET", "POST"])


def page_of(season: Season) -> str:
    """The season's page of benefits."""
    return reverse("rolemodels:benefits", args=[season.year])


@require_GET
@on(seasons, key="year")
def benefit_table(request: HttpRequest, season: Season) -> HttpResponse:
    """The recognised whom the reader sees, each with what is not yet given."""
    listed = list(Benefit.objects.filter(season=season))
    context = shown(
        request.GET, visible(request.user).filter(season=season), ("sort_key", "pk"), PAGE, "cá nhân, tập thể"
    )
    left = missing(context["rows"], listed)
    context |= {
        "season": season,
        "benefits": listed,
        "rows": [(row, left[row.pk]) for row in context["rows"]],
        "missing": missing_count(season) if watches_all(request.user) else None,
        "tabs": tabs_of(season, "benefits"),
        "writes": keeps_role_models(request.user),
    }
    return render(request, "rolemodels/benefits.html", context)


@require_POST
@on(seasons_kept, key="year")
def benefits_begin(request: HttpRequest, season: Season) -> HttpResponse:
    done = "Đã lập danh sách theo kế hoạch. Mời sửa cho đúng với quy định của Sở."
    return carry_out(request, lambda: begin_list(season, by=actor(request)), done=done, to=page_of(season))


@GET_OR_POST
@on(seasons_kept, key="year")
def benefit_add(request: HttpRequest, season: Season) -> HttpResponse:
    form = BenefitForm(posted(request))
    done = "Đã thêm quyền lợi vào danh sách."
    answer = _settled(request, season, form, lambda: add_benefit(season, form.facts(), by=actor(request)), done)
    return answer or form_page(request, "rolemodels/benefit_form.html", form, season=season, benefit=None)


@GET_OR_POST
@on(benefits_kept)
def benefit_edit(request: HttpRequest, row: Benefit) -> HttpResponse:
    form = BenefitForm(posted(request), row=row)
    answer = _settled(request, row.season, form, lambda: edit_benefit(row, form.facts(), by=actor(request)), "Đã lưu.")
    return answer or form_page(request, "rolemodels/benefit_form.html", form, season=row.season, benefit=row)


@GET_OR_POST
@on(benefits_kept)
def benefit_drop(request: HttpRequest, row: Benefit) -> HttpResponse:
    form = NothingForm(posted(request))
    done = "Đã bỏ quyền lợi khỏi danh sách."
    answer = _settled(request, row.season, form, lambda: drop_benefit(row, by=actor(request)), done)
    return answer or form_page(request, "rolemodels/benefit_drop.html", form, benefit=row, given=row.grants.exists())


@require_GET
@on(seasons_kept, key="year")
def benefits_missing(request: HttpRequest, season: Season) -> HttpResponseBase:
    """The report «Quyền lợi chưa thực hiện»."""
    form, name = form_asked(request, "pdf", "docx", "xlsx"), f"Quyen-loi-chua-thuc-hien-{season.year}"
    try:
        if form == "xlsx":
            answer: HttpResponseBase = sheet_file(missing_sheet(season), name, form)
        else:
            answer = paper_file(missing_paper(season, by=actor(request)), name, form)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect(page_of(season))
    seen(request.user, season, "tải quyền lợi chưa thực hiện")
    return answer


def _settled(
    request: HttpRequest, season: Season, form: TidyForm, act: Callable[[], object], done: str
) -> HttpResponse | None:
    """The way on once *act* is made, now or before; None while the form stands."""
    settled = form.is_bound and form.is_valid() and acted(request, form, act, done)
    return redirect(page_of(season)) if settled else None
