"""What waits for whom among the departments' papers: a head's three tasks, the Standing Council's answers."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.urls import reverse

from accounts.access import holds
from accounts.models import Department
from accounts.roles import Role
from core import clock
from core.todo import Task, some_of
from core.vietnamese import short_date
from monitoring.access import own_departments, writes_papers
from monitoring.board import BoardRow, board
from monitoring.milestones import Milestone, title_of
from monitoring.models import PaperVersion
from monitoring.queries import waiting_for_answer
from monitoring.workflow import State
from nominations.models import Nomination
from nominations.workflow import EDITABLE
from seasons.calendar import OPENS_DAYS_AHEAD, last_moment_before
from seasons.models import Season
from seasons.queries import current_season


def tasks(user: Any) -> Iterator[Task]:
    """What one's departments still owe, from thirty days before it is due; papers to approve or return."""
    season = current_season()
    if season is not None and season.state == "open" and writes_papers(user):
        yield from _owed(user, season)
    if holds(user, Role.STANDING_COUNCIL):
        yield from _to_answer(user)


def _owed(user: Any, season: Season) -> Iterator[Task]:
    mine = list(own_departments(user))
    if not mine:
        return
    begun = clock.today() >= season.plan_due - timedelta(days=OPENS_DAYS_AHEAD)
    rows = [row for row in board(season, mine) if not row.done or _is_returned(row)]
    writing = _writing_files(season, mine) if rows else set()
    reasons = _reasons([row.paper.pk for row in rows if row.paper and _is_returned(row)])
    for row in rows:
        if row.milestone is Milestone.NOMINATIONS:
            if begun and row.department.pk not in writing:
                yield _introduce(row)
        elif row.paper is not None and _is_returned(row):
            yield _returned(row, season, reasons.get(row.paper.pk, ""))
        elif begun or row.paper is not None:
            yield _write(row, season)


def _is_returned(row: BoardRow) -> bool:
    return row.paper is not None and row.paper.state == State.RETURNED


def _look(row: BoardRow) -> dict[str, Any]:
    state = row.late_words or ("Sắp đến hạn" if row.is_soon else row.state)
    return {"tone": row.tone, "state": state, "icon": row.icon, "due": last_moment_before(row.due)}


def _introduce(row: BoardRow) -> Task:
    why = f"{row.department}. Nộp hồ sơ, hoặc báo không giới thiệu, trước ngày {short_date(row.due)}."
    return Task("Giới thiệu điển hình tiên tiến", why, reverse("nominations:list"), "Giới thiệu", **_look(row))


def _write(row: BoardRow, season: Season) -> Task:
    why = f"{row.department}. Gửi Văn phòng Sở trước ngày {short_date(row.due)}."
    title = title_of(row.milestone, season.year)
    if row.paper is None:
        return Task(title, why, reverse("monitoring:papers"), "Bắt đầu soạn", **_look(row))
    return Task(title, why, reverse("monitoring:edit", args=[row.paper.pk]), "Soạn tiếp, gửi", **_look(row))


def _returned(row: BoardRow, season: Season, reason: str) -> Task:
    page = reverse("monitoring:edit", args=[row.paper.pk if row.paper else 0])
    title = f"{title_of(row.milestone, season.year)} bị trả lại"
    why = f"{row.department}. Thường trực Hội đồng: {reason}"
    return Task(title, why, page, "Sửa và gửi lại", tone="late", state="Trả lại", icon="back")


def _writing_files(season: Season, departments: list[Department]) -> set[int]:
    """Departments whose dossiers are being written: those are tasks of their own."""
    rows = Nomination.objects.filter(season=season, department__in=departments, state__in=EDITABLE)
    return set(rows.values_list("department", flat=True))


def _reasons(papers: list[int]) -> dict[int, str]:
    """Why each paper was returned last."""
    rows = PaperVersion.objects.filter(paper__in=papers, answer=PaperVersion.Answer.RETURNED).order_by("number")
    return dict(rows.values_list("paper", "answer_reason")) if papers else {}


def _to_answer(user: Any) -> Iterator[Task]:
    waiting = list(waiting_for_answer(user))
    if not waiting:
        return
    if len(waiting) == 1:
        page = reverse("monitoring:paper", args=[waiting[0].pk])
    else:
        page = f"{reverse('monitoring:board')}#cho-duyet"
    names = some_of([str(row) for row in waiting], "văn bản")
    title = f"{len(waiting)} kế hoạch, báo cáo của phòng chờ duyệt"
    yield Task(title, names, page, "Đọc và duyệt", tone="info", icon="file")
