"""Đề nghị khen thưởng: the list of a year with its days, a new proposal with its letter, what came of it."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access_log import seen
from core.access import on
from core.downloads import form_asked, sheet_file
from core.forms import TidyForm
from core.paging import shown
from core.sheets.writing import MOST_ROWS
from core.views import acted, attempt, form_page
from core.workflow import AlreadyDone, IllegalMove, require
from nominations.forms.moves import ReasonForm
from nominations.models import Nomination
from nominations.views.confirm import actor, posted, refused
from rolemodels.access import kept, praise, seasons, watches_all
from rolemodels.actions.propose_praise import propose_praise
from rolemodels.actions.settle_praise import decline_praise, grant_praise, withdraw_praise
from rolemodels.forms import GrantForm, PraiseForm
from rolemodels.models import PraiseProposal
from rolemodels.praise_looks import looked
from rolemodels.printing import praise_sheet
from rolemodels.queries import certificates_of, praise_figures
from rolemodels.tabs import tabs_of
from rolemodels.workflow import PRAISE
from seasons.models import Season

PAGE = 50
GET_OR_POST = require_http_methods(["GET", "POST"])


def page_of(row: PraiseProposal) -> str:
    """The nominee's page, at the proposals."""
    return f"{reverse('rolemodels:detail', args=[row.nomination_id])}#khen-thuong"


@require_GET
@on(seasons, key="year")
def praise_list(request: HttpRequest, season: Season) -> HttpResponse:
    rows = praise(request.user).filter(nomination__season=season)
    context = shown(request.GET, rows, ("-pk",), PAGE, "đề nghị")
    context |= {
        "season": season,
        "rows": [looked(row) for row in context["rows"]],
        "figures": praise_figures(season) if watches_all(request.user) else None,
        "tabs": tabs_of(season, "praise_list"),
    }
    return render(request, "rolemodels/praise_list.html", context)


@require_GET
@on(seasons, key="year")
def praise_export(request: HttpRequest, season: Season) -> HttpResponseBase:
    rows = list(praise(request.user).filter(nomination__season=season).order_by("pk")[:MOST_ROWS])
    seen(request.user, season, "tải đề nghị khen thưởng")
    figures = praise_figures(season) if watches_all(request.user) else None
    name = f"De-nghi-khen-thuong-{season.year}"
    return sheet_file(praise_sheet(season, rows, figures), name, form_asked(request, "xlsx", "csv"))


@GET_OR_POST
@on(kept)
def praise_propose(request: HttpRequest, nomination: Nomination) -> HttpResponse:
    form = PraiseForm(posted(request), nomination=nomination)

    def act() -> PraiseProposal | str:
        try:
            return propose_praise(nomination, form.proposal(), by=actor(request))
        except AlreadyDone as earlier:
            return " ".join(earlier.messages)

    if form.is_bound and form.is_valid() and (outcome := attempt(form, act)):
        if isinstance(outcome, str):
            messages.info(request, outcome)
            return redirect(f"{reverse('rolemodels:detail', args=[nomination.pk])}#khen-thuong")
        messages.success(request, "Đã lập bản nháp công văn đề nghị khen. Mời xem lại, cấp số rồi gửi.")
        return redirect("documents:composed", pk=outcome.composed_id)
    certificate = certificates_of([nomination.pk]).get(nomination.pk)
    return form_page(request, "rolemodels/praise_form.html", form, nomination=nomination, certificate=certificate)


@GET_OR_POST
@on(praise)
def praise_grant(request: HttpRequest, row: PraiseProposal) -> HttpResponse:
    form = GrantForm(posted(request))
    done = "Đã ghi quyết định khen thưởng."
    return _move(
        request,
        row,
        "grant",
        "rolemodels/praise_grant.html",
        form,
        lambda: grant_praise(row, by=actor(request), **form.cleaned_data),
        done,
    )


@GET_OR_POST
@on(praise)
def praise_decline(request: HttpRequest, row: PraiseProposal) -> HttpResponse:
    form = ReasonForm(posted(request))
    done = "Đã ghi kết quả không được khen."
    return _move(
        request,
        row,
        "decline",
        "rolemodels/praise_decline.html",
        form,
        lambda: decline_praise(row, by=actor(request), **form.cleaned_data),
        done,
    )


@GET_OR_POST
@on(praise)
def praise_withdraw(request: HttpRequest, row: PraiseProposal) -> HttpResponse:
    form = ReasonForm(posted(request))
    done = "Đã rút đề nghị khen. Văn bản đã gửi thì mời Văn phòng Sở có công văn rút."
    return _move(
        request,
        row,
        "withdraw",
        "rolemodels/praise_withdraw.html",
        form,
        lambda: withdraw_praise(row, by=actor(request), **form.cleaned_data),
        done,
    )


def _move(
    request: HttpRequest,
    row: PraiseProposal,
    name: str,
    template: str,
    form: TidyForm,
    act: Callable[[], object],
    done: str,
) -> HttpResponse:
    """The page of the move, and on POST the act itself.

    :raises PermissionDenied: the reader may not make it on this proposal.
    """
    try:
        require(row, PRAISE, name, by=request.user)
    except IllegalMove as refusal:
        return refused(request, refusal, page_of(row))
    if form.is_bound and form.is_valid() and acted(request, form, act, done):
        return redirect(page_of(row))
    return form_page(request, template, form, row=row)
