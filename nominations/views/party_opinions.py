"""Pages of the Party cell: the files on which its opinion is asked, and each with what it reads of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access import on_council
from accounts.access_log import seen
from core.access import on, open_to
from core.paging import shown as listed
from core.views import acted, form_page
from core.workflow import IllegalMove, require
from nominations.actions.give_party_opinion import give_party_opinion
from nominations.covering import reads_originals, shown
from nominations.forms import PartyOpinionForm
from nominations.listing import IN_ORDER, PAGE
from nominations.models import Nomination
from nominations.party_opinions import (
    first_criterion,
    gives_party_opinions,
    opinion_on,
    proofs_of_the_first,
    shown_to_the_party_cell,
)
from nominations.views.confirm import actor, posted
from nominations.workflow import NOMINATION
from seasons.queries import current_season


@require_GET
@open_to(gives_party_opinions)
def party_opinions(request: HttpRequest) -> HttpResponse:
    rows = shown_to_the_party_cell(request.user).filter(season=current_season())
    context = {**listed(request.GET, rows, IN_ORDER, PAGE, "hồ sơ"), "declares": on_council(request.user)}
    return render(request, "nominations/party_opinions.html", context)


@require_http_methods(["GET", "POST"])
@on(shown_to_the_party_cell)
def party_opinion(request: HttpRequest, nomination: Nomination) -> HttpResponse:
    given, criterion = opinion_on(nomination), first_criterion(nomination)
    form = PartyOpinionForm(posted(request), given=given)
    if request.method == "POST" and form.is_valid():
        done = f"Đã ghi ý kiến cấp ủy về hồ sơ {nomination.number}."
        if acted(request, form, lambda: give_party_opinion(nomination, by=actor(request), **form.cleaned_data), done):
            return redirect("nominations:party_opinions")
    seen(request.user, nomination, "xem phần xin ý kiến cấp ủy")
    stated = nomination.statements.filter(criterion=criterion).first() if criterion else None
    originals = reads_originals(request.user, nomination)
    context = {
        "nomination": nomination, "criterion": criterion, "statement": stated.text if stated else "",
        "proofs": [shown(item, originals) for item in proofs_of_the_first(nomination)],
        "given": given, "refusal": _refusal(request, nomination),
    }  # fmt: skip
    return form_page(request, "nominations/party_opinion.html", form, **context)


def _refusal(request: HttpRequest, nomination: Nomination) -> str:
    """Why the opinion cannot be given or changed now, without a word of how the file goes on; empty where it can."""
    try:
        require(nomination, NOMINATION, "opine", by=request.user)
    except IllegalMove as refusal:
        if nomination.suspended_at is None:
            return "Đã hết thời gian cho ý kiến về hồ sơ này. Ý kiến đã ghi giữ nguyên."
        return " ".join(refusal.messages)
    return ""
