"""Opening files to the comments of the staff, giving more time, and the table of all comments."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods

from accounts.access_log import seen
from core import clock
from core.access import on, open_to
from core.downloads import form_asked, paper_file
from core.vietnamese import short_date
from core.views import acted, form_page
from nominations.actions.extend_comments import extend_comments
from nominations.actions.open_comments import open_comments
from nominations.comment_papers import summary_paper
from nominations.comment_terms import days_asked, last_day_from
from nominations.commenting import compiled, compiles_comments, extendable, openable, opens_periods
from nominations.forms import ExtensionForm, PeriodForm
from nominations.models import CommentPeriod
from nominations.views.confirm import actor, posted
from seasons.queries import current_season

GET_OR_POST = require_http_methods(["GET", "POST"])


@GET_OR_POST
@open_to(opens_periods)
def comment_period_open(request: HttpRequest) -> HttpResponse:
    season, user, today = current_season(), actor(request), clock.today()
    if season is None:
        messages.info(request, "Chưa có kỳ bình xét nào. Văn phòng Sở lập kỳ trước.")
        return redirect("nominations:comments")
    files = openable(user, season)
    form = PeriodForm(posted(request), files=files)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["nominations"]
        done = "Đã mở lấy ý kiến. Công chức thấy việc này ở «Việc của tôi»."
        if acted(request, form, lambda: open_comments(season, by=user, nominations=chosen), done):
            return redirect("nominations:comments")
    ticked = set(form["nominations"].value() or ())
    rows = [
        (row, str(row.pk) in ticked if form.is_bound else row.comments_until is None)
        for row in files
        if row.comments_until is None or row.comments_until < today
    ]
    days = days_asked(season)
    context = {"season": season, "rows": rows, "days": days, "last_day": last_day_from(today, season)}
    return form_page(request, "nominations/comment_period_open.html", form, **context)


@GET_OR_POST
@on(extendable)
def comment_period_extend(request: HttpRequest, period: CommentPeriod) -> HttpResponse:
    form = ExtensionForm(posted(request))
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        done = f"Đã gia hạn lấy ý kiến đến hết ngày {short_date(told['last_day'])}."
        if acted(request, form, lambda: extend_comments(period, by=actor(request), **told), done):
            return redirect("nominations:comments")
    return form_page(request, "nominations/comment_period_extend.html", form, period=period)


@require_GET
@open_to(compiles_comments)
def comment_summary(request: HttpRequest) -> HttpResponse:
    """Bảng tổng hợp ý kiến of the season's files, as this reader may read them."""
    season = current_season()
    files = list(compiled(request.user).filter(season=season))
    if season is None or not files:
        messages.info(request, "Chưa có hồ sơ nào được lấy ý kiến nên chưa có bảng tổng hợp.")
        return redirect("nominations:comments")
    form, name = form_asked(request, "pdf", "docx"), f"bang-tong-hop-y-kien-{season.year}"
    subject = f"Lấy ý kiến nội bộ về hồ sơ giới thiệu điển hình tiên tiến năm {season.year}"
    try:
        answer = paper_file(summary_paper(files, subject=subject, by=actor(request), on=clock.today()), name, form)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("nominations:comments")
    seen(request.user, season, f"tải bảng tổng hợp ý kiến {form}"[:30])
    return answer
