"""Tập của Hội đồng: what tells numbers of votes and what each member wrote."""

from collections.abc import Iterator
from functools import partial

from accounts.models import User
from core.uploads.bundling import Bundled
from core.uploads.names import safe_name
from councils.models import AppraisalSheet, CouncilSession, SessionPaper
from councils.printing import pdf, sheet_paper
from councils.workflow import SESSION
from nominations.models import Nomination
from operations.archives.groups import Group, drawn, events, papers
from seasons.models import Season

LEFT_OUT = (
    "Phiếu bình xét: phiếu giấy niêm phong riêng, không số hóa; mẫu phiếu đã in không cần giữ.",
    "Sổ phiếu điện tử: tải riêng ở trang «Sổ phiếu» của phiên họp, kiểm chứng bằng kiem-chung.html; "
    "không nằm cùng danh sách thành viên.",
    "Phiếu thẩm định chưa nộp, đơn thư: không thuộc hồ sơ của kỳ.",
)


def groups(season: Season, by: User) -> Iterator[Group]:
    """The volume of *season* in its order."""
    for session in _sessions(season):
        yield Group(f"01-Phien-hop/Phien-{session.ordinal}", str(session), partial(minutes_of, session))
    filed = AppraisalSheet.objects.filter(filed_at__isnull=False).values("nomination")
    rows = season.nominations.filter(pk__in=filed).select_related("season", "department")
    for row in rows.order_by("department__code", "ordinal"):
        yield Group(f"02-Tham-dinh/{safe_name(row.number)}", f"Phiếu thẩm định hồ sơ {row}", partial(_sheets, row))
    yield Group("03-Nhat-ky", "Nhật ký các phiên họp", partial(_events, season))


def minutes_of(session: CouncilSession) -> list[Bundled]:
    """The papers of a session as they were made, with their signed scans; no ballot."""
    return papers(session.papers.exclude(kind=SessionPaper.Kind.BALLOT).order_by("made_at", "pk"))


def _sessions(season: Season) -> list[CouncilSession]:
    return list(CouncilSession.objects.filter(season=season).order_by("ordinal").select_related("season"))


def _sheets(nomination: Nomination) -> list[Bundled]:
    rows = nomination.appraisals.filter(filed_at__isnull=False).select_related(
        "appraiser", "nomination__season", "nomination__department", "nomination__criteria_set"
    )
    return [
        drawn(
            f"{place:02} Phiếu thẩm định, {row.appraiser}, lần {row.round}.pdf",
            row.filed_at or row.saved_at,
            pdf(sheet_paper(row)),
        )
        for place, row in enumerate(rows.order_by("round", "appraiser__sort_key", "pk"), 1)
    ]


def _events(season: Season) -> list[Bundled]:
    sessions = _sessions(season)
    at = season.closed_at
    assert at is not None  # noqa: S101 -- an archive is of a closed season
    return events([(CouncilSession, [row.pk for row in sessions], {*SESSION.moves, "create"})], at)
