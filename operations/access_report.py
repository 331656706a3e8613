"""Ai đã mở hồ sơ: every opening of a file, of its papers, and of lists and sessions in which it stands.

Letters about a file are left out: that one came in is itself kept from most.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from accounts.models import AccessLog
from certificates.models import Certificate, ChangePaper, Decision, DecisionPaper, LetterPaper
from core.sheets.writing import MOST_ROWS, Column, Sheet
from core.vietnamese import VIETNAM
from councils.models import CouncilSession
from nominations.models import Nomination

_WHAT = {
    "nominations.nomination": "Hồ sơ",
    "nominations.evidence": "Minh chứng",
    "nominations.reportversion": "Báo cáo thành tích",
    "nominations.councilquestion": "Câu hỏi của Hội đồng",
    "councils.councilsession": "Phiên họp có hồ sơ",
    "certificates.decision": "Quyết định có hồ sơ",
    "certificates.decisionpaper": "Văn bản của quyết định",
    "certificates.changepaper": "Văn bản thay đổi quyết định",
    "certificates.certificate": "Giấy công nhận",
    "certificates.letterpaper": "Thông báo kết quả",
    "seasons.season": "Danh sách cả kỳ",
}
_ACTS = {"minutes:meeting_minutes": "tải biên bản họp", "minutes:counting_minutes": "tải biên bản kiểm phiếu"}
COLUMNS = (
    Column("Lúc", 18, "center"),
    Column("Người mở", 28),
    Column("Tài khoản", 18),
    Column("Chức vụ", 28),
    Column("Việc", 34),
    Column("Đã mở", 30),
)


@dataclass(frozen=True)
class Opening:
    """One line of the report."""

    at: datetime
    who: str
    account: str
    post: str
    act: str
    what: str


def openings(nomination: Nomination, since: date | None, until: date | None) -> QuerySet[AccessLog]:
    """What was opened of the file from the day *since* to the end of the day *until*, of which either may be open."""
    rows = AccessLog.objects.filter(_subjects(nomination)).select_related("user")
    if since:
        rows = rows.filter(at__gte=_midnight(since))
    if until:
        rows = rows.filter(at__lt=_midnight(until) + timedelta(days=1))
    return rows


def told(row: AccessLog) -> Opening:
    """The row in words."""
    user, act = row.user, _ACTS.get(row.act, row.act.removeprefix("minutes:"))
    return Opening(row.at, str(user), user.get_username(), user.post, act, _WHAT[row.subject_type])


def report_sheet(nomination: Nomination, rows: QuerySet[AccessLog], period: str) -> Sheet:
    """The report as a table, the newest first; at most as many lines as one table holds."""
    lines = [told(row) for row in rows.order_by("-at", "-pk")[:MOST_ROWS]]
    heading = ("AI ĐÃ MỞ HỒ SƠ", f"{nomination.name}, {nomination.number}", period)
    cells = tuple((one.at, one.who, one.account, one.post, one.act, one.what) for one in lines)
    return Sheet("Ai đã mở hồ sơ", COLUMNS, cells, heading, (None, f"Tổng cộng: {len(lines)} lượt", "", "", "", ""))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=VIETNAM)


def _subjects(nomination: Nomination) -> Q:
    """The records by which the file may have been read, by kind."""
    file, key = nomination, nomination.pk
    decisions = Decision.objects.filter(items__nomination=key).order_by().values("pk")
    hanging: dict[str, QuerySet[Any]] = {
        "nominations.evidence": file.evidence.all(),
        "nominations.reportversion": file.report_versions.all(),
        "nominations.councilquestion": file.council_questions.all(),
        "councils.councilsession": CouncilSession.objects.filter(agenda__nomination=key),
        "certificates.decision": decisions,
        "certificates.decisionpaper": DecisionPaper.objects.filter(decision__in=decisions),
        "certificates.changepaper": ChangePaper.objects.filter(change__decision__in=decisions),
        "certificates.certificate": Certificate.objects.filter(item__nomination=key),
        "certificates.letterpaper": LetterPaper.objects.filter(letter__items__nomination=key),
    }
    found = Q(subject_type="nominations.nomination", subject_id=key)
    found |= Q(subject_type="seasons.season", subject_id=file.season_id)
    for kind, rows in hanging.items():
        found |= Q(subject_type=kind, subject_id__in=rows.order_by().values("pk"))
    return found
