"""«Hôm nay»: what the departments owe the Office and what the agency's own people owe, each with whom to call.

Messages name departments, what is owed, dates and days; never a nominee, never a result, never the words of a paper.
The number of queries is the same however much there is.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.urls import reverse

from accounts.access import anyone_of
from accounts.models import Department, Duty, User
from accounts.roles import Role
from core import clock
from core.vietnamese import local_day, short_date, two_digits
from documents.access import keeps_book
from documents.models import Composed
from documents.queries import unfinished
from monitoring.board import BoardRow, board, by_department, responsible
from monitoring.follow_ups import OWED
from monitoring.models import DepartmentPaper, Finding
from monitoring.urging import URGERS, due_words, owed_words
from monitoring.workflow import State
from nominations.access import visible
from nominations.models import Nomination
from nominations.workflow import State as FileState
from seasons.models import Season

#: What is due within so many days is told before it is late.
AHEAD = 3

sees_today = anyone_of(*URGERS)
_People = dict[int, tuple[User, ...]]


@dataclass(frozen=True)
class Line:
    """One thing owed by *who*; *said* is what a message may say of it, *what* the page; *due* is in words."""

    who: str
    what: str
    said: str
    due: str
    days_late: int
    people: tuple[User, ...]
    url: str
    contact: str = ""

    @property
    def badge(self) -> tuple[str, str, str, str]:
        """Tone, words, symbol and variant."""
        if self.days_late:
            return "late", f"Quá hạn {self.days_late} ngày", "alert", "solid"
        return "warn", "Sắp đến hạn" if self.contact else "Chờ làm", "clock", ""

    @property
    def message(self) -> str:
        """The plain text to paste in a chat."""
        told = f"{self.who}: {self.said}{f', {self.due}' if self.due else ''}."
        if not self.contact:
            return told
        return f"{told} Đề nghị thực hiện trên cổng Điển hình tiên tiến. Cần hỗ trợ, liên hệ {self.contact}."


def owed_today(user: Any, season: Season | None, contact: str) -> list[Line]:
    """What the departments owe, the longest late first; of files only those that *user* sees."""
    rows = [row for row in board(season) if _presses(row)] if season else []
    files, findings = _files(user, season), _findings()
    units = {row.department for row in rows} | {row.department for row in files}
    people = responsible(units | {row.inspection.department for row in findings})
    lines = [
        *_of_board(rows, people, contact, season.year if season else 0),
        *_of_files(files, people, contact),
        *_of_findings(findings, people, contact),
    ]
    lines += [line for source in _sources for line in source(user, contact)]
    return sorted(lines, key=lambda line: -line.days_late)


Source = Callable[[Any, str], Iterable[Line]]
_sources: list[Source] = []


def register_today(source: Source) -> None:
    """Have *source* of an app above say, for a reader, what else departments owe; the text names whom to ask."""
    _sources.append(source)


def owes_today(user: Any, season: Season | None) -> list[Line]:
    """What waits for the Standing Council, the Office and the records clerk."""
    holders = _holders()
    papers = DepartmentPaper.objects.filter(season=season, state=State.SUBMITTED)
    papers = papers.select_related("season", "department").order_by("first_submitted_at", "pk")
    lines = [_to_approve(paper, holders[Role.STANDING_COUNCIL]) for paper in papers]
    return lines + [_to_finish(row, holders, reads=keeps_book(user)) for row in unfinished()]


def _presses(row: BoardRow) -> bool:
    return not row.done and row.days_left <= AHEAD


def _of_board(rows: list[BoardRow], people: _People, contact: str, year: int) -> Iterator[Line]:
    """A line a department."""
    for unit, found in by_department(rows):
        told = "; ".join(_board_words(row, year) for row in found)
        late = max(row.days_late if row.is_overdue else 0 for row in found)
        yield Line(str(unit), told, told, "", late, people[unit.pk], reverse("monitoring:board"), contact)


def _board_words(row: BoardRow, year: int) -> str:
    returned = row.paper is not None and row.paper.state == State.RETURNED
    return f"{owed_words(row, year)}, {'bị trả lại, chưa gửi lại' if returned else due_words(row)}"


def _files(user: Any, season: Season | None) -> list[Nomination]:
    soon = clock.now() + timedelta(days=AHEAD)
    rows = visible(user).filter(season=season, state=FileState.RETURNED, suspended_at=None)
    return list(rows.filter(supplement_due__lte=soon).order_by("supplement_due", "pk"))


def _of_files(files: list[Nomination], people: _People, contact: str) -> Iterator[Line]:
    """A line a department, by its file that is due first."""
    found: dict[Department, list[Nomination]] = defaultdict(list)
    for row in files:
        found[row.department].append(row)
    for unit, rows in found.items():
        assert rows[0].supplement_due  # noqa: S101
        due = local_day(rows[0].supplement_due)
        said = f"bổ sung {two_digits(len(rows))} hồ sơ giới thiệu"
        numbers = ", ".join(row.number for row in rows)
        yield _line(unit, f"{said}: {numbers}", said, due, people, reverse("nominations:list"), contact)


def _findings() -> list[Finding]:
    rows = Finding.objects.filter(OWED, due__lt=clock.today()).select_related("inspection__department")
    return list(rows.order_by("due", "pk"))


def _of_findings(rows: list[Finding], people: _People, contact: str) -> Iterator[Line]:
    for row in rows:
        visit = row.inspection
        said = f"báo cáo việc sau kiểm tra ngày {short_date(visit.visited_on)}"
        page = reverse("monitoring:inspection", args=[visit.pk])
        yield _line(visit.department, f"{said}: {row}", said, row.due, people, page, contact)


def _line(unit: Department, what: str, said: str, due: Any, people: _People, url: str, contact: str) -> Line:
    late = max((clock.today() - due).days, 0)
    told = f"hạn {short_date(due)}{f', quá hạn {late} ngày' if late else ''}"
    return Line(str(unit), what, said, told, late, people[unit.pk], url, contact)


def _holders() -> dict[str, tuple[User, ...]]:
    roles = (Role.STANDING_COUNCIL, Role.OFFICE, Role.RECORDS_CLERK)
    found: dict[str, tuple[User, ...]] = dict.fromkeys(roles, ())
    duties = Duty.objects.in_force(clock.today()).filter(role__in=roles, user__is_active=True).select_related("user")
    for duty in duties.order_by("user__sort_key", "pk"):
        found[duty.role] = tuple(dict.fromkeys((*found[duty.role], duty.user)))
    return found


def _to_approve(paper: DepartmentPaper, people: tuple[User, ...]) -> Line:
    sent = f"gửi ngày {short_date(paper.first_submitted_at)}" if paper.first_submitted_at else ""
    what = f"duyệt {paper}"
    page = reverse("monitoring:paper", args=[paper.pk])
    return Line(str(Role.STANDING_COUNCIL.label), what, what, sent, 0, people, page)


def _to_finish(row: Composed, holders: dict[str, tuple[User, ...]], *, reads: bool) -> Line:
    """A paper of the book: its words are told only to those who keep the book."""
    role = Role.OFFICE if row.is_draft else Role.RECORDS_CLERK
    kind = str(row.get_kind_display()).lower()
    said = f"cấp số bản nháp {kind}" if row.is_draft else f"tải bản ký của {kind} số {row.paper.number}"
    url = reverse("documents:composed", args=[row.pk]) if reads else ""
    return Line(str(role.label), f"{said}: {row.subject}" if reads else said, said, "", 0, holders[role], url)
