"""Papers about the appraisal: the one-page brief of a file, and the table of all filed sheets."""

from collections.abc import Callable
from functools import partial
from typing import cast

from django.contrib import messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET

from accounts.access_log import seen
from accounts.models import User
from core import clock
from core.access import on, open_to
from core.downloads import form_asked, paper_file
from core.papers import Paper
from councils.access import briefed, compares_sheets, runs_sessions, visible
from councils.appraisal_papers import brief_paper, consolidated_paper
from councils.appraising import standing
from councils.aside import aside_lines, aside_paper
from councils.comparing import (
    compared_in_season,
    compared_in_session,
    must_declare_first,
)
from councils.models import CouncilSession
from councils.views.answers import home_of, require_duty
from councils.views.files import drawn
from nominations.comment_papers import summary_paper
from nominations.commenting import compiled, compiles_comments
from nominations.models import Nomination
from nominations.workflow import UNDER_APPRAISAL
from seasons.queries import current_season

TABLE = "tải bảng tổng hợp"
NO_FILES = "Chưa có hồ sơ nào để tổng hợp. Bảng có khi Văn phòng Sở đã tiếp nhận hồ sơ."


@require_GET
@on(briefed)
def brief(request: HttpRequest, nomination: Nomination) -> HttpResponse:
    found, user = standing(nomination, request.user), request.user
    if must_declare_first(found, user):
        return _to_declare(request, nomination)
    name, day = f"tom-tat-{nomination.number}", clock.today()
    paper = partial(brief_paper, found, user, on=day)
    return _answered(request, nomination, "tải tóm tắt hồ sơ", paper, name, back=_home())


def _to_declare(request: HttpRequest, nomination: Nomination) -> HttpResponse:
    if nomination.state in UNDER_APPRAISAL:
        messages.info(request, "Đồng chí khai báo trước, sau đó mới đọc được tóm tắt hồ sơ này.")
        return redirect("councils:declare", pk=nomination.pk)
    messages.error(
        request, "Đồng chí chưa khai báo khi hồ sơ này được thẩm định nên không đọc được tóm tắt. Đồng chí hỏi Thư ký."
    )
    return redirect(_home())


@require_GET
@open_to(runs_sessions)
def standing_aside(request: HttpRequest) -> HttpResponse:
    """Danh sách không tham gia bình xét, as it stands now."""
    season = current_season()
    if season is None or not any(aside_lines(season, request.user)):
        messages.info(request, "Chưa có thành viên nào không tham gia hoặc đã khai báo nên chưa có danh sách.")
        return redirect("councils:appraisals")
    paper = partial(aside_paper, season, by=request.user)
    name = f"danh-sach-khong-tham-gia-{season.year}"
    return _answered(request, season, "tải DS không tham gia", paper, name, back=reverse("councils:appraisals"))


@require_GET
@open_to(compares_sheets)
def season_table(request: HttpRequest) -> HttpResponse:
    season = current_season()
    files = compared_in_season(season, request.user) if season else []
    if season is None or not files:
        messages.info(request, NO_FILES)
        return redirect(_home())
    subject = f"Hồ sơ giới thiệu điển hình tiên tiến năm {season.year}"
    paper = partial(consolidated_paper, season, files, subject=subject, on=clock.today())
    return _answered(request, season, TABLE, paper, f"bang-tong-hop-tham-dinh-{season.year}", back=_home())


@require_GET
@on(visible)
def session_table(request: HttpRequest, session: CouncilSession) -> HttpResponse:
    require_duty(compares_sheets(request.user))
    files, back = compared_in_session(session, request.user), home_of(session)
    if not files:
        messages.info(request, "Danh sách bình xét chưa có hồ sơ nào để tổng hợp.")
        return redirect(back)
    season, ordinal = session.season, session.ordinal
    subject = f"Hồ sơ bình xét tại phiên họp {ordinal} năm {season.year}"
    paper = partial(consolidated_paper, season, files, subject=subject, on=clock.today())
    return _answered(request, session, TABLE, paper, f"bang-tong-hop-phien-hop-{ordinal}-{season.year}", back=back)


@require_GET
@on(visible)
def session_comments(request: HttpRequest, session: CouncilSession) -> HttpResponse:
    """Bảng tổng hợp ý kiến of the files on the agenda."""
    require_duty(compiles_comments(request.user))
    agenda = session.agenda.filter(dropped_at=None).values("nomination")
    files, back = list(compiled(request.user).filter(pk__in=agenda)), home_of(session)
    if not files:
        messages.info(request, "Không có hồ sơ nào của phiên họp này đã được lấy ý kiến.")
        return redirect(back)
    season, ordinal = session.season, session.ordinal
    subject = f"Lấy ý kiến nội bộ về hồ sơ bình xét tại phiên họp {ordinal} năm {season.year}"
    paper = partial(summary_paper, files, subject=subject, by=cast(User, request.user), on=clock.today())
    name = f"bang-tong-hop-y-kien-phien-hop-{ordinal}-{season.year}"
    return _answered(request, session, "tải bảng ý kiến", paper, name, back=back)


def _answered(
    request: HttpRequest, of: Model, act: str, paper: Callable[[], Paper], name: str, *, back: str
) -> HttpResponse:
    """The paper in the form asked for, with who took it; or why it cannot be drawn."""
    form = form_asked(request, "pdf", "docx")
    answer = drawn(request, lambda: paper_file(paper(), name, form), back=back)
    if answer.status_code == 200:
        seen(request.user, of, f"{act} {form}")
    return answer


def _home() -> str:
    return reverse("councils:home")
