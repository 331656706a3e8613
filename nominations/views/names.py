"""Xác nhận họ tên: the page of one name, letter by letter, and the Office's list of who has not confirmed."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from core.access import on, over
from core.paging import shown
from core.vietnamese.spelling import spelled
from core.views import acted, form_page
from nominations.actions.confirm_name import confirm_name
from nominations.actions.report_name import report_name
from nominations.forms.name import NameForm, NameReportForm
from nominations.listing import IN_ORDER, PAGE
from nominations.models import Nomination
from nominations.name_checks import (
    asked_of,
    confirmation_of,
    is_own,
    kept_by_office,
    report_on,
    second_looks,
    to_confirm,
    with_confirmation,
)
from nominations.views.confirm import actor, posted
from seasons.queries import current_season


@require_GET
@over(kept_by_office)
def names(request: HttpRequest, rows: QuerySet[Nomination]) -> HttpResponse:
    """Everybody put forward this season: whose name is confirmed and whose is not."""
    asked = with_confirmation(rows.filter(season=current_season()))
    left = asked.filter(name_confirmed=False).count()
    return render(
        request, "nominations/names.html", {**shown(request.GET, asked, IN_ORDER, PAGE, "hồ sơ"), "left": left}
    )


@require_http_methods(["GET", "POST"])
@on(asked_of)
def name_wrong(request: HttpRequest, nomination: Nomination) -> HttpResponse:
    """Whoever is asked about the name says how it should stand."""
    form = NameReportForm(posted(request))
    done = "Đã báo Văn phòng Sở. Họ tên trong hồ sơ sửa xong thì đồng chí xác nhận lại."

    def report() -> None:
        report_name(nomination, by=actor(request), **form.cleaned_data)

    if request.method == "POST" and form.is_valid() and acted(request, form, report, done):
        return redirect("nominations:name", pk=nomination.pk)
    return form_page(request, "nominations/name_wrong.html", form, nomination=nomination)


@require_http_methods(["GET", "POST"])
@on(to_confirm)
def name(request: HttpRequest, nomination: Nomination) -> HttpResponse:
    own = is_own(nomination, request.user)
    form = NameForm(posted(request), own=own)

    def confirm() -> None:
        confirm_name(nomination, by=actor(request), **form.cleaned_data)

    done = f"Đã xác nhận họ tên «{nomination.name}»."
    if request.method == "POST" and form.is_valid() and acted(request, form, confirm, done):
        return redirect("nominations:name", pk=nomination.pk)
    context = {
        "nomination": nomination,
        "own": own,
        "kept": (kept := confirmation_of(nomination)),
        "wrong": None if kept else report_on(nomination),
        "letters": spelled(nomination.name),
        "doubts": second_looks(nomination),
    }
    return form_page(request, "nominations/name.html", form, **context)
