"""What a decision and its tờ trình stand on: texts in force, the season's plan, the minutes."""

from datetime import date

from django.core.exceptions import ValidationError

from certificates.listed import Listed
from certificates.models import Decision
from core.papers import Reference
from core.vietnamese import long_date
from councils.models import SessionPaper
from documents.issuing import agency_on
from seasons.models import Agency
from seasons.queries import legal_bases as season_bases

COUNCIL = "Hội đồng Thi đua - Khen thưởng"


def reference_of(number: str, on: date | None) -> Reference:
    """ "03/TTr-HĐTĐKT" as number and symbol; of an empty one, a gap to be filled by hand."""
    figure, _, symbol = number.partition("/")
    return Reference(int(figure) if figure else None, symbol, on)


def legal_bases(listed: Listed, agency: Agency, on: date) -> list[str]:
    """Grounds in force on that day, then the season's plan, the minutes and the tờ trình."""
    decision = listed.decision
    grounds = [basis.citation for basis in season_bases(on)]
    plan = plan_of(decision, agency)
    grounds += [f"Căn cứ {plan}"] if plan else []
    grounds += [f"Căn cứ {cited(paper)} của {COUNCIL} {agency.name}" for paper in listed.minutes]
    sent = reference_of(decision.submission_number, decision.submission_date)
    return [*grounds, f"Theo đề nghị của Thường trực {COUNCIL} {agency.name} tại Tờ trình {sent.cited}"]


def bases_to_read(listed: Listed, on: date) -> list[str]:
    """The same for the page that asks for number and date; none while the agency has no name on record."""
    try:
        return legal_bases(listed, agency_on(on), on)
    except ValidationError:
        return []


def cited(paper: SessionPaper) -> str:
    """ "Biên bản họp số 03/BB-HĐTĐKT ngày 29 tháng 12 năm 2026"."""
    parts = [
        paper.get_kind_display(),
        f"số {paper.number}" if paper.number else "",
        long_date(paper.dated) if paper.dated else "",
    ]
    return " ".join(part for part in parts if part)


def plan_of(decision: Decision, agency: Agency) -> str:
    """The season's plan with number and date; empty where they are not on record."""
    season = decision.season
    if not (season.plan_number and season.plan_date):
        return ""
    return (
        f"Kế hoạch số {season.plan_number} {long_date(season.plan_date)} của {agency.name} thực hiện Đề án phát hiện, "
        f"bồi dưỡng, nhân rộng điển hình tiên tiến năm {season.year}"
    )
