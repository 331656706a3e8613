"""Sơ kết, tổng kết: the list, one session, its plan, its moves, its papers."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from core.access import on, open_to, over, signed_in
from core.paging import shown
from core.vietnamese import lines
from core.views import carry_out
from nominations.views.confirm import actor, posted
from seasons.queries import current_season
from spreading.access import leads, prepares, reviews, watches
from spreading.actions.invite import invite
from spreading.actions.plan_review import edit_review, plan_review
from spreading.forms.reviews import ReviewForm
from spreading.models import Presence, ReviewSession
from spreading.printing import attendance_paper, minutes_paper, programme_paper
from spreading.queries import applied_by, attended, attended_by
from spreading.readiness import closing_refusals
from spreading.views.files import paper_of
from spreading.views.pages import GET_OR_POST, Asking, asked, begun
from spreading.workflow import ReviewState

PAGE = 30


def page_of(row: ReviewSession) -> str:
    """The session's own page."""
    return reverse("spreading:review", args=[row.pk])


@require_GET
@open_to(signed_in)
@over(reviews)
def review_list(request: HttpRequest, rows: QuerySet[ReviewSession]) -> HttpResponse:
    context = shown(request.GET, rows, ("-day", "-pk"), PAGE, "buổi")
    there = attended([row.pk for row in context["rows"]])
    context["rows"] = [{"row": row, "there": there[row.pk].total} for row in context["rows"]]
    return render(request, "spreading/reviews.html", context | {"prepares": prepares(request.user)})


@require_GET
@on(reviews)
def review(request: HttpRequest, row: ReviewSession) -> HttpResponse:
    user = actor(request)
    requests = list(row.learning_requests.select_related("nomination", "department"))
    applied, led = applied_by(requests), leads(user)
    context = {
        "row": row,
        "agenda": lines(row.agenda),
        "movements": list(row.movements.all()),
        "talks": list(row.presentations.select_related("nomination__department")),
        "files": list(row.files.all()),
        "requests": [(one, (one.nomination_id, one.department_id) in applied) for one in requests],
        "there": attended_by(row),
        "am_there": Presence.objects.filter(review=row, person=user.pk).exists(),
        "prepares": prepares(user),
        "plans": prepares(user) and row.state == ReviewState.PLANNED,
        "follows_up": prepares(user) and row.state == ReviewState.HELD,
        "gaps": closing_refusals(row) if prepares(user) and row.state == ReviewState.HELD else [],
        "registers": led and row.state == ReviewState.HELD,
    }
    return render(request, "spreading/review.html", context)


@GET_OR_POST
@open_to(prepares)
def review_add(request: HttpRequest) -> HttpResponse:
    form = ReviewForm(posted(request), season=current_season())
    page = Asking(
        "Lập buổi sơ kết, tổng kết", reverse("spreading:reviews"), "Sơ kết, tổng kết", "Lưu, chuẩn bị tiếp",
        note="Lưu xong, đồng chí thêm điển hình báo cáo, tài liệu, rồi gửi giấy mời.",
    )  # fmt: skip
    done = "Đã lập buổi. Mời thêm điển hình báo cáo kinh nghiệm và tài liệu."
    return begun(request, form, lambda: plan_review(form.words(), by=actor(request)), page, done=done, to=page_of)


@GET_OR_POST
@open_to(prepares)
@on(reviews)
def review_edit(request: HttpRequest, row: ReviewSession) -> HttpResponse:
    form = ReviewForm(posted(request), season=row.season, row=row)
    page = Asking(
        "Sửa buổi sơ kết, tổng kết", page_of(row), row.title, "Lưu",
        note="Đổi ngày, giờ hoặc địa điểm thì gửi lại giấy mời." if row.invited_at else "",
    )  # fmt: skip
    return asked(request, form, lambda: edit_review(row, form.words(), by=actor(request)), page, done="Đã lưu.")


@require_POST
@open_to(prepares)
@on(reviews)
def review_invite(request: HttpRequest, row: ReviewSession) -> HttpResponse:
    done = "Đã gửi giấy mời tới mọi người trong danh sách công chức."
    return carry_out(request, lambda: invite(row, by=actor(request)), done=done, to=page_of(row))


@require_GET
@on(reviews)
def programme_file(request: HttpRequest, row: ReviewSession) -> HttpResponseBase:
    return paper_of(request, lambda: programme_paper(row), "chuong-trinh", row, page_of(row))


@require_GET
@on(reviews)
def minutes_file(request: HttpRequest, row: ReviewSession) -> HttpResponseBase:
    """To those who prepare as soon as the session was held; to all once it is closed."""
    if row.state != ReviewState.CLOSED and not (prepares(request.user) and row.state == ReviewState.HELD):
        messages.error(request, "Biên bản xem được khi buổi đã kết thúc.")
        return redirect(page_of(row))
    return paper_of(request, lambda: minutes_paper(row), "bien-ban", row, page_of(row))


@require_GET
@open_to(watches)
@on(reviews)
def attendance_file(request: HttpRequest, row: ReviewSession) -> HttpResponseBase:
    return paper_of(request, lambda: attendance_paper(row), "danh-sach-co-mat", row, page_of(row))
