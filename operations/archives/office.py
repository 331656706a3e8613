"""Tập của Văn phòng: what the Office reads, dossiers with evidence as it was handed in among it."""

from collections.abc import Iterator
from functools import partial

from accounts.models import User
from certificates.bundle import bundle_of
from certificates.models import Certificate, Decision
from certificates.workflow import CERTIFICATE, DECISION
from core.sheets.writing import MOST_ROWS, to_xlsx
from core.uploads.bundling import Bundled
from core.uploads.names import safe_name
from core.vietnamese import local_day
from councils.models import CouncilSession
from councils.printing import pdf
from documents.issuing import agency_on
from documents.models import Composed, ComposedPaper
from nominations.bundles import bundled
from nominations.models import Nomination
from nominations.papers.summary_list import build
from nominations.sheets import summary_sheet
from nominations.summary import summary_content
from nominations.timeline import TOLD
from operations.archives.council import minutes_of
from operations.archives.decisions import certificates, change_papers, decision_papers, letter_papers
from operations.archives.departments import department_events, department_papers
from operations.archives.groups import Group, Told, drawn, events, papers
from operations.archives.rules_paper import rules_paper
from seasons.models import Season
from seasons.rules import rules_of
from seasons.workflow import SEASON

LEFT_OUT = (
    "Phiếu bình xét và sổ phiếu điện tử: phiếu giấy do Tổ kiểm phiếu niêm phong; sổ phiếu do thành viên Hội đồng giữ.",
    "Biên bản họp, biên bản kiểm phiếu, phiếu thẩm định: ở tập của Hội đồng, vì ghi số phiếu và nhận xét từng người.",
    "Đơn thư, ý kiến nội bộ của từng người, khai báo không tham gia: chỉ người có trách nhiệm đọc trên cổng.",
)
#: What the record of events knows of papers that the office wrote.
WRITTEN = ("compose", "reword", "number", "scan", "drop")


def groups(season: Season, by: User) -> Iterator[Group]:
    """The volume of *season* in its order; *by* is who asked for it and compiles its lists."""
    yield Group("01-Quy-dinh", "Quy định của kỳ bình xét", partial(_rules, season))
    yield Group("02-Danh-sach", "Danh sách trích ngang", partial(_list, season, by))
    for row in _handed_in(season):
        yield Group(f"03-Ho-so/{safe_name(row.number)}", f"Hồ sơ {row}", partial(bundled, row, True))
    if rules_of(season)["figures"] == "council_office":
        for session in CouncilSession.objects.filter(season=season).order_by("ordinal"):
            yield Group(f"04-Bien-ban/Phien-{session.ordinal}", str(session), partial(minutes_of, session))
    for decision in season.decisions.order_by("ordinal"):
        yield Group(f"05-Quyet-dinh/Dot-{decision.ordinal}", str(decision), partial(decision_papers, decision))
        yield Group(
            f"05-Quyet-dinh/Dot-{decision.ordinal}-thay-doi",
            f"Văn bản thay đổi: {decision}",
            partial(change_papers, decision),
        )
        yield Group(
            f"05-Quyet-dinh/Dot-{decision.ordinal}-thu-bao",
            f"Thư báo kết quả đã gửi: {decision}",
            partial(letter_papers, decision),
        )
        yield Group(
            f"06-Giay-cong-nhan/Dot-{decision.ordinal}",
            f"Giấy công nhận theo {str(decision)[0].lower()}{str(decision)[1:]}",
            partial(certificates, decision),
        )
    yield Group("07-Nhat-ky", "Nhật ký của kỳ, hồ sơ, quyết định, Giấy công nhận", partial(_events, season))
    yield Group("08-Tra-cuu", "Gói tra cứu Giấy công nhận của kỳ, dùng khi không còn cổng", partial(_look_up, season))
    yield Group("09-Van-ban-cua-ky", "Công văn, báo cáo, kế hoạch của kỳ", partial(_composed, season))
    yield Group("10-Van-ban-cua-phong", "Kế hoạch, báo cáo của các phòng", partial(department_papers, season))


def _handed_in(season: Season) -> list[Nomination]:
    rows = season.nominations.filter(submitted_at__isnull=False).select_related("season", "department", "report_upload")
    return list(rows.order_by("department__code", "ordinal"))


def _rules(season: Season) -> list[Bundled]:
    at = season.closed_at
    assert at is not None  # noqa: S101 -- an archive is of a closed season
    return [drawn("Quy-dinh-cua-ky.pdf", at, pdf(rules_paper(season, local_day(at))))]


def _list(season: Season, by: User) -> list[Bundled]:
    at = season.closed_at
    assert at is not None  # noqa: S101 -- as above
    rows = season.nominations.filter(received_at__isnull=False).select_related("department", "season")
    if not rows.exists():
        return []
    content = summary_content(rows[:MOST_ROWS], year=season.year, by=by, on=local_day(at))
    return [
        drawn("Danh-sach-trich-ngang.pdf", at, pdf(build(content))),
        drawn("Danh-sach-trich-ngang.xlsx", at, to_xlsx(summary_sheet(content))),
    ]


def _composed(season: Season) -> list[Bundled]:
    """What the office wrote for the season and numbered, each with its signed copy."""
    rows = ComposedPaper.objects.filter(composed__season=season).select_related("composed")
    return papers(rows.order_by("made_at", "pk"))


def _events(season: Season) -> list[Bundled]:
    at = season.closed_at
    assert at is not None  # noqa: S101 -- as above
    decisions = Decision.objects.filter(season=season)
    issued = Certificate.objects.filter(item__decision__in=decisions)
    told: tuple[Told, ...] = (
        (Season, [season.pk], {*SEASON.moves, "create"}),
        (Nomination, season.nominations.filter(submitted_at__isnull=False).values_list("pk", flat=True), TOLD),
        (Decision, decisions.values_list("pk", flat=True), {*DECISION.moves, "create"} - {"weigh"}),
        (Composed, season.composed.values_list("pk", flat=True), WRITTEN),
        (Certificate, issued.values_list("pk", flat=True), {*CERTIFICATE.moves, "create"}),
        *department_events(season),
    )
    return events(told, at)


def _look_up(season: Season) -> list[Bundled]:
    rows = Certificate.objects.filter(item__decision__season=season).select_related("successor")
    rows = rows.order_by("year", "number")
    changed = [moment for row in rows for moment in (row.issued_at, row.revoked_at)]
    at = max(moment for moment in (season.closed_at, *changed) if moment)
    found = bundle_of(rows, str(agency_on(local_day(at))), at)
    return [drawn(name, at, content) for name, content in found.files().items()]
