"""Sinh hoạt định kỳ: inserts, their items, what came of them, how often they are to be."""

from functools import partial

from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from core import clock
from core.access import on, open_to, over, signed_in
from core.paging import shown
from nominations.views.confirm import actor, posted
from seasons.queries import current_season
from spreading.access import inserts, prepares
from spreading.actions.plan_insert import drop_insert, edit_insert, plan_insert
from spreading.actions.tell_insert import tell_insert
from spreading.forms.meetings import InsertForm, ToldForm
from spreading.models import MeetingGoal, MeetingInsert
from spreading.printing import about, insert_paper
from spreading.queries import quarters
from spreading.views.files import paper_of
from spreading.views.pages import GET_OR_POST, Asking, Confirming, asked, begun, confirmed

PAGE = 30
LABEL = "Sinh hoạt định kỳ"


def page_of(row: MeetingInsert) -> str:
    """The insert's own page."""
    return reverse("spreading:insert", args=[row.pk])


@require_GET
@open_to(signed_in)
@over(inserts)
def insert_list(request: HttpRequest, rows: QuerySet[MeetingInsert]) -> HttpResponse:
    context = shown(request.GET, rows.annotate(size=Count("items")), ("-meets_on", "-pk"), PAGE, "buổi")
    season = current_season()
    goal = MeetingGoal.objects.filter(season=season).first() if season else None
    context |= {
        "season": season,
        "goal": goal,
        "quarters": quarters(season, goal.a_quarter, clock.today()) if season and goal else [],
        "prepares": prepares(request.user),
    }
    return render(request, "spreading/inserts.html", context)


@require_GET
@on(inserts)
def insert(request: HttpRequest, row: MeetingInsert) -> HttpResponse:
    items = row.items.select_related("movement", "nomination__department", "directive", "reporter")
    context = {
        "row": row,
        "items": [(one, about(one)) for one in items],
        "writes": prepares(request.user) and row.told_at is None,
        "is_due": row.meets_on <= clock.today(),
    }
    return render(request, "spreading/insert.html", context)


@require_GET
@on(inserts)
def insert_file(request: HttpRequest, row: MeetingInsert) -> HttpResponseBase:
    return paper_of(request, lambda: insert_paper(row), "noi-dung-long-ghep", row, page_of(row))


@GET_OR_POST
@open_to(prepares)
def insert_add(request: HttpRequest) -> HttpResponse:
    form = InsertForm(posted(request))
    page = Asking("Lập nội dung lồng ghép", reverse("spreading:inserts"), LABEL, "Lưu, thêm nội dung")
    return begun(
        request,
        form,
        lambda: plan_insert(**form.cleaned_data, by=actor(request)),
        page,
        done="Đã lập. Mời thêm từng nội dung.",
        to=page_of,
    )


@GET_OR_POST
@open_to(prepares)
@on(inserts)
def insert_edit(request: HttpRequest, row: MeetingInsert) -> HttpResponse:
    form = InsertForm(posted(request), row=row)
    page = Asking("Sửa ngày, địa điểm sinh hoạt", page_of(row), str(row), "Lưu")
    return asked(request, form, lambda: edit_insert(row, **form.cleaned_data, by=actor(request)), page, done="Đã lưu.")


@GET_OR_POST
@open_to(prepares)
@on(inserts)
def insert_drop(request: HttpRequest, row: MeetingInsert) -> HttpResponse:
    page = Confirming(
        f"Bỏ nội dung lồng ghép của buổi «{row}»?",
        "Buổi này và các nội dung đã ghi không còn ở cổng.",
        "Các buổi sinh hoạt khác giữ nguyên.",
        "Bỏ nội dung lồng ghép",
        page_of(row),
        is_danger=True,
    )
    to = reverse("spreading:inserts")
    return confirmed(request, partial(drop_insert, row), page, done="Đã bỏ nội dung lồng ghép.", to=to)


@GET_OR_POST
@open_to(prepares)
@on(inserts)
def insert_told(request: HttpRequest, row: MeetingInsert) -> HttpResponse:
    form = ToldForm(posted(request))
    page = Asking("Ghi kết quả sinh hoạt", page_of(row), str(row), "Ghi kết quả", note="Ghi rồi thì không sửa được.")
    return asked(
        request,
        form,
        lambda: tell_insert(row, **form.cleaned_data, by=actor(request)),
        page,
        done="Đã ghi kết quả buổi sinh hoạt.",
    )
