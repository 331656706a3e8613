"""Prepare and open a season of the demonstration: criteria, movements, legal bases, rules."""

from datetime import date, timedelta
from typing import Any

from accounts.models import User
from operations.demo import movements
from operations.demo.cast import AGENCY
from seasons.actions.create import create
from seasons.actions.edit_criteria import edit_criteria
from seasons.actions.keep_basis import keep_basis
from seasons.actions.keep_phase import keep_phase
from seasons.actions.open_season import open_season
from seasons.actions.set_rules import Setting, set_rules
from seasons.models import LegalBasis, Phase, Season
from seasons.plan_text import GENERAL_CRITERIA
from seasons.rule_specs import SPECS

SPECIFIC = "Có sáng kiến hoặc sản phẩm phục vụ chuyển đổi số của cơ quan trong năm."
BASES = (
    "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
    "Căn cứ Quyết định số 118/QĐ-UBND ngày 09 tháng 01 năm 2024 của Ủy ban nhân dân tỉnh Sông Lam ban hành Đề án phát "
    "hiện, bồi dưỡng, nhân rộng điển hình tiên tiến trên địa bàn tỉnh",
)
#: Where this council settled on something else than the form proposes.
CHOSEN = {"electronic": "rules", "comment_days": "3"}
RULES_SOURCE = "Khoản 2 Điều 6 Quy chế hoạt động của Hội đồng (Quyết định số 04/QĐ-HĐTĐKT)"


def phase_facts(year: int) -> dict[str, Any]:
    """The five years to which a season of *year* belongs."""
    first = year - (year - 1) % 5
    return {
        "name": f"Giai đoạn {first} - {first + 4}", "first_year": first, "last_year": first + 4, "goals": "",
        "scheme": "Đề án kèm theo Quyết định số 118/QĐ-UBND ngày 09/01/2024 của Ủy ban nhân dân tỉnh Sông Lam",
        "plan": f"Kế hoạch số 31/KH-{AGENCY['short_code']} của Sở",
    }  # fmt: skip


def open_year(
    office: User, *, year: int, plan_due: date, recognition_due: date, prepared: date, papers: str = "two"
) -> Season:
    """A season of *year* with everything that opening asks for, opened; *papers* is the rule of that name."""
    facts = {"plan_number": f"06/KH-{AGENCY['short_code']}", "plan_date": prepared}
    season = create(by=office, year=year, plan_due=plan_due, recognition_due=recognition_due, facts=facts)
    edit_criteria(season, by=office, lines=[*(("general", text) for text in GENERAL_CRITERIA), ("specific", SPECIFIC)])
    movements.launch(office, season, begins=prepared - timedelta(days=30))
    if not Phase.objects.filter(first_year__lte=year, last_year__gte=year).exists():
        keep_phase(None, by=office, facts=phase_facts(year))
    if not LegalBasis.objects.exists():
        for ordinal, citation in enumerate(BASES, 1):
            basis = {"citation": citation, "ordinal": ordinal * 10, "since": date(2024, 1, 9), "until": None}
            keep_basis(None, by=office, facts=basis)
    chosen = {**CHOSEN, "papers": papers}
    settings = {key: Setting(chosen.get(key, spec.default), RULES_SOURCE) for key, spec in SPECS.items()}
    set_rules(season, by=office, settings=settings, approved_by="Chủ tịch Hội đồng", approved_on=prepared)
    return open_season(season, by=office)
