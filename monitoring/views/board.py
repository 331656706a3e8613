"""Bảng tiến độ: departments and milestones at a glance, on paper and in Excel."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.access_log import seen
from core import clock
from core.access import open_to
from core.downloads import form_asked, sheet_file
from core.vietnamese import moment
from monitoring.access import extends, own_departments, sees_board, watches
from monitoring.board import BoardRow, board, by_department
from monitoring.milestones import milestones
from monitoring.queries import plans_for, waiting_for_answer
from monitoring.sheets import board_sheet, milestone_title
from monitoring.urging import urges
from nominations.views.asking import season_asked
from seasons.models import Season


@require_GET
@open_to(sees_board)
def board_page(request: HttpRequest) -> HttpResponse:
    season = season_asked(request)
    if season is None:
        return render(request, "monitoring/board.html", {"season": None})
    rows = _rows(request, season)
    lines = by_department(rows)
    behind = [department for department, found in lines if any(row.is_overdue for row in found)]
    context: dict[str, Any] = {
        "season": season,
        "sub": f"{season}. Số liệu lúc {moment(clock.now())}.",
        "seasons": list(Season.objects.all()),
        "heads": [milestone_title(milestone, season) for milestone in milestones(season)],
        "lines": [(department, found[0].people, _cells(found, season)) for department, found in lines],
        "overdue": sum(row.is_overdue for row in rows),
        "soon": sum(row.is_soon for row in rows),
        "done": sum(row.done for row in rows),
        "behind": behind,
        "behind_title": f"{len(behind)} phòng còn mốc quá hạn",
        "of_departments": f"trên {len(lines)}",
        "extends": extends(request.user) and season.state == "open",
        "urges": urges(request.user),
        "waiting": list(waiting_for_answer(request.user).filter(season=season)),
        "plans": list(plans_for(season, request.user)),
        "plans_title": f"Kế hoạch năm {season.year} của các phòng, gửi từ kỳ trước",
    }
    return render(request, "monitoring/board.html", context)


@require_GET
@open_to(sees_board)
def board_export(request: HttpRequest) -> HttpResponse:
    """The same as .xlsx or .csv."""
    season = season_asked(request)
    if season is None:
        raise Http404
    form = form_asked(request, "xlsx", "csv")
    seen(request.user, season, f"tải bảng tiến độ {form}")
    return sheet_file(board_sheet(season, _rows(request, season)), f"Bang-tien-do-{season.year}", form)


def _rows(request: HttpRequest, season: Season) -> list[BoardRow]:
    """Every department's for those who watch, else one's own."""
    if watches(request.user):
        return board(season)
    return board(season, own_departments(request.user))


def _cells(rows: list[BoardRow], season: Season) -> list[tuple[str, BoardRow, bool]]:
    """Each with the head of its column, and whether there is a page of the paper to open."""
    return [
        (
            milestone_title(row.milestone, season),
            row,
            row.paper is not None and row.paper.first_submitted_at is not None,
        )
        for row in rows
    ]
