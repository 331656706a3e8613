"""The demonstration's recognised: benefits of last year given and not, a praise granted and one asked for."""

from datetime import date, timedelta

from core import clock
from nominations.models import Nomination
from operations.demo.office import at, evidence_file, person, working_day
from rolemodels.actions.give_benefit import Given, give_benefit
from rolemodels.actions.keep_benefit import begin_list
from rolemodels.actions.propose_praise import propose_praise
from rolemodels.actions.settle_praise import grant_praise
from rolemodels.models import BenefitGrant
from rolemodels.praise_letter import Proposal
from seasons.models import Season

_TO = "Ủy ban nhân dân tỉnh\nBan Thi đua - Khen thưởng tỉnh"


def rolemodels(today: date) -> None:
    """Both seasons have their list; of last year's, two benefits are given to all, the third to one."""
    at(working_day(today - timedelta(days=1)), 15)
    office, day = person("vanphong"), clock.today()
    this, before = Season.objects.order_by("-year")[:2]
    begin_list(this, by=office)
    first, second, third, fourth, *_ = begin_list(before, by=office)
    rows = list(Nomination.objects.filter(season=before, state="recognised", announced_at__isnull=False).order_by("pk"))
    proof = evidence_file("Danh sách ký nhận")
    given = BenefitGrant.Outcome.GRANTED
    give_benefit(first, rows, Given(given, day, "Danh sách ký nhận"), by=office, stored=proof)
    give_benefit(second, rows, Given(given, day, "Trang thông tin điện tử của Sở"), by=office)
    give_benefit(third, rows[:1], Given(given, day, "Phiếu theo dõi"), by=office)
    none = BenefitGrant.Outcome.NOT_APPLICABLE
    give_benefit(fourth, rows[-1:], Given(none, reason="Chưa có đề nghị hỗ trợ trong năm."), by=office)
    for place, row in enumerate(rows[:2]):
        praise = propose_praise(row, Proposal("bang_khen", "tinh", _TO, row.merit), by=office)
        if not place:
            grant_praise(praise, by=office, decision_number="215/QĐ-UBND", decision_date=day - timedelta(days=20))
