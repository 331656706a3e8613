"""Notices: one's own, and for those who keep the staff list who was told what and has read it."""

from contextlib import suppress

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from accounts.access import manages_people, notices_told, own_notices, people
from accounts.actions.see_notices import see_all_notices, see_notice
from accounts.models import Notice
from accounts.queries import waiting_for_news
from core.access import on, open_to, over, signed_in
from core.paging import asked_beside, page_of, shown
from core.vietnamese import two_digits
from core.views import carry_out
from core.workflow import AlreadyDone

PAGE = 30
NEWEST = ("-pk",)


@require_GET
@over(own_notices)
def notice_list(request: HttpRequest, notices: QuerySet[Notice]) -> HttpResponse:
    unseen = notices.filter(seen_at=None).count()
    return render(
        request,
        "accounts/notices.html",
        {**shown(request.GET, notices, NEWEST, PAGE, "thông báo"), "keeps": manages_people(request.user),
         "unseen": f"{two_digits(unseen)} chưa đọc" if unseen else ""},
    )  # fmt: skip


@require_POST
@on(own_notices)
def open_notice(request: HttpRequest, notice: Notice) -> HttpResponse:
    """To where the thing told is done; opened again it leads there again."""
    with suppress(AlreadyDone):
        see_notice(notice, by=request.user)  # type: ignore[arg-type]
    return redirect(notice.url)


@require_POST
@on(own_notices)
def see_one(request: HttpRequest, notice: Notice) -> HttpResponse:
    return carry_out(
        request,
        lambda: see_notice(notice, by=request.user),  # type: ignore[arg-type]
        done="Đã ghi là đã đọc.",
        to=reverse("accounts:notices"),
    )


@require_POST
@open_to(signed_in)
def see_all(request: HttpRequest) -> HttpResponse:
    return carry_out(
        request,
        lambda: see_all_notices(by=request.user),  # type: ignore[arg-type]
        done="Đã ghi mọi thông báo là đã đọc.",
        to=reverse("accounts:notices"),
    )


@require_GET
@open_to(manages_people)
def unseen(request: HttpRequest) -> HttpResponse:
    """Who has not read what, to print and hand over to those who never sign in."""
    waiting = waiting_for_news(people(request.user))
    page = page_of([waiting], ("department__sort_key", "sort_key", "pk"), PAGE, asked_beside(request.GET))
    return render(request, "accounts/notices_unseen.html", {"rows": page.rows, **page.ways({})})


@require_GET
@open_to(manages_people)
def log(request: HttpRequest) -> HttpResponse:
    told = shown(request.GET, notices_told(request.user), NEWEST, PAGE, "lượt báo")
    return render(request, "accounts/notice_log.html", told)


@require_GET
@on(notices_told)
def log_of_one(request: HttpRequest, notice: Notice) -> HttpResponse:
    """Everybody who was told the same, and whether they read it."""
    rows = list(notices_told(request.user).filter(key=notice.key).order_by("user__sort_key", "user"))
    seen = sum(1 for row in rows if row.seen_at)
    words = f"Đã báo {two_digits(len(rows))} người, {f'{two_digits(seen)} người đã đọc' if seen else 'chưa ai đọc'}."
    return render(request, "accounts/notice_told.html", {"notice": notice, "rows": rows, "words": words})
