"""A council for one season or for a term of years; renewed in mid-season it leaves old sessions as they were."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from accounts.access import holds
from accounts.models import User
from accounts.roles import Role
from core import clock
from councils.actions.confirm_count import confirm_count
from councils.actions.end_terms import end_terms
from councils.actions.enter_tally import enter_tally
from councils.actions.establish import establish
from councils.actions.plan_session import plan_session
from councils.models import BallotLine, Council, CouncilSession
from councils.seats import in_office, sitting
from seasons.models import Season
from tests.factories.council import Bench, entry, office
from tests.factories.people import UserFactory, person
from tests.factories.season import SeasonFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]

ROLES = (Role.COUNCIL_CHAIR, Role.COUNCIL_MEMBER, Role.COUNCIL_SECRETARY)


@pytest.fixture(autouse=True)
def back_to_the_present():
    yield
    clock.return_to_present()


def on(day: date) -> None:
    clock.travel_to(datetime.combine(day, time(8), tzinfo=ZoneInfo("Asia/Ho_Chi_Minh")))


def established(season: Season, people: list[User] | None = None, **facts: object) -> Council:
    seats = list(zip(people or [UserFactory() for _ in ROLES], ROLES, strict=True))
    given = {"decision_number": "20/QĐ-SNgV", "decision_date": clock.today(), "seats": seats, **facts}
    return establish(season, by=office(), **given)  # type: ignore[arg-type]


def years_on(season: Season, years: int) -> Season:
    return SeasonFactory(year=season.year + years, state="preparing", opened_at=None)


def test_a_council_of_one_season_does_not_sit_in_the_next() -> None:
    season = SeasonFactory(year=clock.today().year)
    established(season)
    assert in_office(years_on(season, 1)) is None
    assert sitting(years_on(season, 2)) == []


def test_a_council_for_a_term_sits_in_the_seasons_that_it_reaches() -> None:
    season = SeasonFactory(year=clock.today().year)
    council = established(season, term_until=date(season.year + 1, 12, 31))
    following = years_on(season, 1)
    assert in_office(following) == council
    assert [seat.council for seat in sitting(following)] == [council] * 3
    assert in_office(years_on(season, 2)) is None
    assert in_office(SeasonFactory(year=season.year - 1, state="preparing", opened_at=None)) is None


def test_a_term_that_is_over_ends_with_its_last_day_and_the_duties_with_it() -> None:
    season = SeasonFactory(year=clock.today().year)
    last = clock.today() + timedelta(days=20)
    council = established(season, term_until=last)
    chair = council.members.all()[0].duty.user
    on(last)
    end_terms()
    assert in_office(season) == council
    on(last + timedelta(days=3))
    assert in_office(season) is None
    for _ in range(2):
        end_terms()
    council.refresh_from_db()
    assert council.ended_at is not None
    assert set(council.members.values_list("duty__until", flat=True)) == {last}
    assert not holds(User.objects.get(pk=chair.pk), Role.COUNCIL_CHAIR)
    with pytest.raises(ValidationError, match="Kỳ này chưa có Hội đồng"):
        plan_session(season, by=person(Role.COUNCIL_SECRETARY), facts={}, nominations=[])


@pytest.mark.parametrize("days", [-1, 0])
def test_a_term_ends_in_the_future(days: int) -> None:
    season = SeasonFactory(year=clock.today().year)
    with pytest.raises(ValidationError, match="Ngày cuối nhiệm kỳ phải sau hôm nay"):
        established(season, term_until=clock.today() + timedelta(days=days))
    assert not Council.objects.exists()


def test_renewed_while_ballots_lie_in_the_box_the_old_roll_stands_and_the_count_goes_on() -> None:
    bench = Bench(nominations=1)
    session = bench.ended()
    roll = list(session.members.order_by("ordinal").values_list("user", "title"))
    people = [bench.chair, bench.members[2], bench.secretary]
    council = established(bench.season, people, decision_date=clock.today())
    for box in session.boxes.filter(used=True):
        enter_tally(box, by=bench.counters[0], entry=entry(box))
    counted = confirm_count(CouncilSession.objects.get(pk=session.pk), by=bench.counters[1])
    assert list(counted.members.order_by("ordinal").values_list("user", "title")) == roll
    assert BallotLine.objects.get(box__session=session).base == 7
    assert counted.council == bench.council
    assert [seat.council for seat in sitting(bench.season)] == [council] * 3


def test_the_pages_show_the_term_and_the_councils_one_after_the_other(django_assert_num_queries) -> None:
    season = SeasonFactory(year=clock.today().year)
    first = established(season, decision_number="19/QĐ-SNgV", decision_date=clock.today() - timedelta(days=5))
    last = date(season.year + 4, 12, 31)
    second = established(season, term_until=last)
    client = Client()
    client.force_login(office())
    assert f"nhiệm kỳ đến hết ngày {last:%d/%m/%Y}" in client.get(reverse("councils:home")).content.decode()
    with django_assert_num_queries(12):
        shown = client.get(reverse("councils:councils")).content.decode()
    assert shown.index(str(second)) < shown.index(str(first))
    assert "Đã kết thúc" in shown and "Đang làm nhiệm vụ" in shown


def test_the_form_takes_a_term(client: Client) -> None:
    SeasonFactory(year=clock.today().year)
    client.force_login(office())
    people = [UserFactory() for _ in ROLES]
    form = {"form-TOTAL_FORMS": "15", "form-INITIAL_FORMS": "0", "form-MIN_NUM_FORMS": "15", "form-MAX_NUM_FORMS": "40"}
    for place, (user, role) in enumerate(zip(people, ROLES, strict=True)):
        form |= {f"form-{place}-user": str(user.pk), f"form-{place}-role": role}
    last = date(clock.today().year + 4, 12, 31)
    form |= {
        "decision_number": "20/QĐ-SNgV",
        "decision_date": clock.today().isoformat(),
        "term_until": last.isoformat(),
    }
    assert client.post(reverse("councils:council_establish"), form).status_code == 302
    assert Council.objects.get().term_until == last


def test_strangers_read_no_councils(client: Client) -> None:
    client.force_login(person(Role.EDITOR))
    assert client.get(reverse("councils:councils")).status_code == 403
