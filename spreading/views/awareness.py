"""Quán triệt, tuyên truyền: what people were told, by whom, how many."""

from functools import partial

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from core.access import on, open_to, over
from core.paging import shown
from nominations.views.confirm import actor, posted
from seasons.queries import current_season
from spreading.access import awareness, awareness_kept, reads_told, tells, watches
from spreading.actions.keep_awareness import add_awareness, drop_awareness, edit_awareness
from spreading.forms.directives import AwarenessForm
from spreading.models import AwarenessActivity
from spreading.queries import told_of
from spreading.views.pages import GET_OR_POST, Asking, Confirming, asked, confirmed

PAGE = 30
LABEL = "Quán triệt, tuyên truyền"


def _list() -> str:
    return reverse("spreading:awareness")


@require_GET
@open_to(reads_told)
@over(awareness)
def awareness_list(request: HttpRequest, rows: QuerySet[AwarenessActivity]) -> HttpResponse:
    user = actor(request)
    context = shown(request.GET, rows, ("-held_on", "-pk"), PAGE, "hoạt động")
    mine = set(awareness_kept(user).filter(pk__in=[row.pk for row in context["rows"]]).values_list("pk", flat=True))
    season = current_season()
    context |= {
        "rows": [(row, row.pk in mine) for row in context["rows"]],
        "season": season,
        "forms": told_of(season) if season and watches(user) else [],
        "tells": tells(user),
    }
    return render(request, "spreading/awareness.html", context)


@GET_OR_POST
@open_to(tells)
def awareness_add(request: HttpRequest) -> HttpResponse:
    form = AwarenessForm(posted(request), user=actor(request))
    page = Asking("Ghi hoạt động quán triệt, tuyên truyền", _list(), LABEL, "Ghi hoạt động")
    return asked(
        request, form, lambda: add_awareness(form.activity(), by=actor(request)), page, done="Đã ghi hoạt động."
    )


@GET_OR_POST
@on(awareness_kept)
def awareness_edit(request: HttpRequest, row: AwarenessActivity) -> HttpResponse:
    form = AwarenessForm(posted(request), user=actor(request), row=row)
    page = Asking("Sửa hoạt động quán triệt, tuyên truyền", _list(), LABEL, "Lưu")
    return asked(request, form, lambda: edit_awareness(row, form.activity(), by=actor(request)), page, done="Đã lưu.")


@GET_OR_POST
@on(awareness_kept)
def awareness_drop(request: HttpRequest, row: AwarenessActivity) -> HttpResponse:
    page = Confirming(
        f"Bỏ hoạt động «{row}»?", "Hoạt động không tính vào số liệu của kỳ nữa.", "Các hoạt động khác giữ nguyên.",
        "Bỏ hoạt động", _list(), is_danger=True,
    )  # fmt: skip
    return confirmed(request, partial(drop_awareness, row), page, done="Đã bỏ hoạt động.")
