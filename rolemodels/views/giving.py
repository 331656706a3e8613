"""Ghi quyền lợi đã thực hiện: for those chosen, taken back, the proof that was kept."""

from functools import partial

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access_log import seen
from core.access import on
from core.sheets.writing import MOST_ROWS
from core.uploads import serve, taking
from core.views import acted, form_page
from funds.forms.books import SCANS
from nominations.forms.moves import ReasonForm
from nominations.views.confirm import actor, posted
from rolemodels.access import benefits_kept, grants_kept, kept, proofs
from rolemodels.actions.give_benefit import give_benefit, take_back_grant
from rolemodels.forms import GiveForm
from rolemodels.models import Benefit, BenefitGrant
from rolemodels.queries import waiting_for
from rolemodels.views.benefits import page_of

GET_OR_POST = require_http_methods(["GET", "POST"])


def nominee_page(row: BenefitGrant) -> str:
    """The page of whoever was given it."""
    return reverse("rolemodels:detail", args=[row.nomination_id])


@GET_OR_POST
@on(benefits_kept)
def benefit_give(request: HttpRequest, benefit: Benefit) -> HttpResponse:
    """Everybody who waits is proposed, or the one whom the address names."""
    rows = waiting_for(benefit).filter(pk__in=kept(request.user).order_by().values("pk"))
    waiting = list(rows[:MOST_ROWS])
    asked = request.GET.get("ai", "")
    chosen = [row for row in waiting if str(row.pk) == asked] if asked else waiting
    files = request.FILES if request.method == "POST" else None
    form = GiveForm(posted(request), files, waiting=waiting, chosen=chosen)
    done = "Đã ghi kết quả thực hiện quyền lợi."
    if form.is_bound and form.is_valid() and acted(request, form, lambda: _give(request, benefit, form), done):
        given = _of(benefit, asked)
        return redirect(nominee_page(given) if given else page_of(benefit.season))
    nobody = not form.is_bound and not waiting
    return form_page(request, "rolemodels/benefit_give.html", form, benefit=benefit, nobody=nobody)


def _give(request: HttpRequest, benefit: Benefit, form: GiveForm) -> list[BenefitGrant]:
    chosen, upload = form.cleaned_data["nominations"], form.cleaned_data["upload"]
    if not upload or form.given().outcome != BenefitGrant.Outcome.GRANTED:
        return give_benefit(benefit, chosen, form.given(), by=actor(request))
    with taking(upload, SCANS) as stored:
        rows = give_benefit(benefit, chosen, form.given(), by=actor(request), stored=stored)
    if stored.notice:
        messages.info(request, stored.notice)
    return rows


def _of(benefit: Benefit, asked: str) -> BenefitGrant | None:
    """What was just given to the one from whose page this one was opened."""
    if not (asked.isascii() and asked.isdecimal() and len(asked) < 19):
        return None
    return BenefitGrant.objects.filter(benefit=benefit, nomination=int(asked)).first()


@GET_OR_POST
@on(grants_kept)
def grant_take_back(request: HttpRequest, row: BenefitGrant) -> HttpResponse:
    form, page = ReasonForm(posted(request)), nominee_page(row)
    done = "Đã bỏ kết quả đã ghi. Quyền lợi trở lại «Chưa thực hiện»."
    act = partial(take_back_grant, row, by=actor(request))
    if form.is_bound and form.is_valid() and acted(request, form, lambda: act(**form.cleaned_data), done):
        return redirect(page)
    return form_page(request, "rolemodels/grant_take_back.html", form, row=row, back=page)


@require_GET
@on(proofs)
def grant_file(request: HttpRequest, row: BenefitGrant) -> HttpResponseBase:
    try:
        response = serve(row)
    except ValidationError as damaged:
        messages.error(request, " ".join(damaged.messages))
        return redirect(nominee_page(row))
    seen(request.user, row, "tải chứng từ quyền lợi")
    return response
