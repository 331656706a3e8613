"""The demonstration's recognised: benefits of last year given and not, a praise granted and one asked for."""

from datetime import date, timedelta

from core import clock
from documents.actions.number_composed import number_composed
from documents.models import Composed
from documents.readiness import next_number
from nominations.models import Nomination
from operations.demo.office import at, evidence_file, next_working_day, person
from rolemodels.actions.give_benefit import Given, give_benefit
from rolemodels.actions.keep_benefit import begin_list
from rolemodels.actions.propose_praise import propose_praise
from rolemodels.actions.settle_praise import grant_praise
from rolemodels.models import BenefitGrant
from rolemodels.praise_letter import Proposal
from seasons.models import Season

_TO = "Ủy ban nhân dân tỉnh\nBan Thi đua - Khen thưởng tỉnh"
_SYMBOL = "SNgV-VP"


def rolemodels(season: Season, day: date) -> None:
    """In the weeks after the decision of this *day*: two benefits given to all, the third to one; two letters."""
    at(next_working_day(day + timedelta(days=34)), 9)
    office, today = person("vanphong"), clock.today()
    first, second, third, fourth, *_ = begin_list(season, by=office)
    rows = list(Nomination.objects.filter(season=season, state="recognised", announced_at__isnull=False).order_by("pk"))
    given, proof = BenefitGrant.Outcome.GRANTED, evidence_file("Danh sách ký nhận")
    give_benefit(first, rows, Given(given, today, "Danh sách ký nhận"), by=office, stored=proof)
    give_benefit(second, rows, Given(given, today, "Trang thông tin điện tử của Sở"), by=office)
    give_benefit(third, rows[:1], Given(given, today, "Phiếu theo dõi"), by=office)
    none = BenefitGrant.Outcome.NOT_APPLICABLE
    give_benefit(fourth, rows[-1:], Given(none, reason="Chưa có đề nghị hỗ trợ trong năm."), by=office)
    praise, _ = [propose_praise(row, Proposal("bang_khen", "tinh", _TO, row.merit), by=office) for row in rows[:2]]
    _number(praise.composed)
    at(next_working_day(day + timedelta(days=38)), 9)
    grant_praise(praise, by=office, decision_number="215/QĐ-UBND", decision_date=clock.today() - timedelta(days=1))


def _number(letter: Composed) -> None:
    day = clock.today()
    number_composed(
        letter, by=person("vanthu"), number=next_number(_SYMBOL, day.year), symbol=_SYMBOL, dated=day, copies=3
    )
