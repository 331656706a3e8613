"""Phòng không giới thiệu: said by the head, with a receipt, and taken back."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access import anyone_of, departments_of
from accounts.access_log import seen
from accounts.roles import Role
from core.access import on, open_to
from core.views import acted, carry_out, form_page
from nominations.access import introducing_departments, visible_abstentions
from nominations.actions.abstain import abstain
from nominations.actions.take_back_abstention import take_back_abstention
from nominations.forms.abstention import AbstentionForm
from nominations.models import Abstention
from nominations.views.confirm import actor, posted
from seasons.frozen import frozen_file
from seasons.queries import current_season

_ANSWERS_FOR = (Role.HEAD, Role.DEPUTY_HEAD)


@require_http_methods(["GET", "POST"])
@open_to(anyone_of(*_ANSWERS_FOR))
def abstain_page(request: HttpRequest) -> HttpResponse:
    season = current_season()
    departments = introducing_departments(request.user).filter(pk__in=departments_of(request.user, *_ANSWERS_FOR))
    if season is None or not departments:
        return render(request, "nominations/create_closed.html", {"season": season})
    form = AbstentionForm(posted(request), departments=departments)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        done = f"Đã báo {told['department']} không giới thiệu. Biên nhận ở trang này."
        if acted(request, form, lambda: abstain(season, by=actor(request), **told), done):
            return redirect("nominations:list")
    return form_page(request, "nominations/abstain.html", form, season=season, several=len(departments) > 1)


@require_http_methods(["GET", "POST"])
@on(visible_abstentions)
def take_back_page(request: HttpRequest, abstention: Abstention) -> HttpResponse:
    if request.method == "POST":
        return carry_out(
            request, lambda: take_back_abstention(abstention, by=actor(request)),
            done=f"Đã rút lại. {abstention.department} giới thiệu được như thường.", to=reverse("nominations:list"),
        )  # fmt: skip
    return render(request, "nominations/abstention_take_back.html", {"abstention": abstention})


@require_GET
@on(visible_abstentions)
def receipt(request: HttpRequest, abstention: Abstention) -> HttpResponseBase:
    try:
        response = frozen_file(request, abstention)
    except ValidationError as damaged:
        messages.error(request, " ".join(damaged.messages))
        return redirect("nominations:list")
    seen(actor(request), abstention, "tải biên nhận")
    return response
