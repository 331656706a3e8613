"""From a real count of the council to printed certificates, by the actions that people's pages call."""

import pytest
from django.core.exceptions import ValidationError

from accounts.roles import Role
from certificates.actions.issue import issue
from certificates.actions.number import number
from certificates.actions.prepare import prepare
from certificates.actions.render_pending import render_pending
from certificates.actions.submit import submit
from certificates.actions.weigh import weigh
from certificates.models import Certificate
from core.uploads import keep
from councils.actions.conclude import conclude
from councils.actions.keep_scan import keep_scan
from councils.actions.make_minutes import make_minutes
from nominations.models import Nomination
from tests.councils.test_minutes import facts
from tests.factories.certificate import PDF, choices, confirmed, numbering, scan, submission
from tests.factories.council import Bench
from tests.factories.people import person

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_a_count_ends_in_certificates():
    bench = Bench(nominations=3)
    failed = bench.nominations[-1]
    session = bench.counted(approve={failed.name: 0})
    office, director, clerk = (person(role) for role in (Role.OFFICE, Role.DIRECTOR, Role.RECORDS_CLERK))
    make_minutes(session, by=bench.secretary, facts=facts())
    with pytest.raises(ValidationError, match="chưa có đủ bản ký"):
        prepare(bench.season, by=office)
    for kind in ("meeting_minutes", "counting_minutes"):
        keep_scan(session, by=bench.secretary, kind=kind, stored=keep(PDF, "ky.pdf", "application/pdf"))
    conclude(session, by=bench.secretary)
    decision = prepare(bench.season, by=office)
    submit(decision, by=office, **submission(bench.season))
    weigh(decision, by=director, choices=choices(decision, {}))
    confirmed(decision, by=director)
    number(decision, by=clerk, given=numbering())
    scan(decision, by=clerk)
    issue(decision, by=office)
    assert render_pending() == Certificate.objects.count() == 2
    assert Nomination.objects.get(pk=failed.pk).state == "declined"
