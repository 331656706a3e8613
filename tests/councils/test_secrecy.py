"""Who is told figures and outcomes, and when: a crawl of every page between the count and the announcement."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import AccessLog, User
from accounts.roles import Role
from councils.models import CouncilSession
from tests.factories.council import Bench
from tests.factories.people import UserFactory, person

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

OUTCOMES = ("Không đạt", "Đạt tỷ lệ phiếu", "Không đạt tỷ lệ phiếu")
FIGURES = ("05/07", "71,43%", "02/07", "28,57%")
STARTS = ("operations:home", "operations:my_work", "councils:home", "councils:sessions", "nominations:list")
LINK = re.compile(r'href="(/[^"#?]*)')


def reached(client: Client, session: CouncilSession, limit: int = 150) -> dict[str, str]:
    """Every page that *client* gets to by following links, and the session's own addresses besides."""
    waiting = [reverse(name) for name in STARTS]
    waiting += [reverse(f"councils:{name}", args=[session.pk]) for name in ("session", "minutes_scans", "confirm")]
    waiting += [reverse("councils:minutes", args=[session.pk, "counting_minutes"])]
    waiting += [reverse("councils:tally", args=[box.pk]) for box in session.boxes.all()]
    seen: dict[str, str] = {}
    while waiting and len(seen) < limit:
        address = waiting.pop(0)
        if address in seen or address.startswith(("/static/", "/tai-khoan/")):
            continue
        answer = client.get(address)
        seen[address] = ""
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
            seen[address] = answer.content.decode()
            waiting += LINK.findall(seen[address])
    return seen


@pytest.fixture
def bench() -> Bench:
    return Bench(nominations=2)


def people_without_rights(bench: Bench) -> list[User]:
    nominee = bench.nominations[0].person
    return [
        nominee,
        person(Role.HEAD, bench.department),
        person(Role.CLERK, bench.department),
        person(Role.EDITOR),
        person(Role.ADMINISTRATOR),
        person(Role.COUNTER),
        UserFactory(),
    ]


@pytest.mark.slow
def test_between_count_and_announcement_nobody_else_finds_figure_or_outcome(bench: Bench, client: Client) -> None:
    session = bench.counted(approve={bench.nominations[0].name: 5, bench.nominations[1].name: 2})
    for user in [None, *people_without_rights(bench)]:
        client.logout()
        if user:
            client.force_login(user)
        for address, page in reached(client, session).items():
            for words in (*OUTCOMES, *FIGURES):
                assert words not in page, f"{user} finds {words} on {address}"


def test_the_council_is_told_both_once_counted(bench: Bench, client: Client) -> None:
    session = bench.counted(approve={bench.nominations[0].name: 5, bench.nominations[1].name: 2})
    for user in (bench.members[5], bench.counters[0], person(Role.DIRECTOR)):
        client.force_login(user)
        page = client.get(reverse("councils:session", args=[session.pk])).content.decode()
        assert "05/07 tán thành (71,43%)" in page and "Không đạt" in page
        assert (
            AccessLog.objects.filter(user=user, subject_id=session.pk, act="xem trang kết quả phiên họp").count() == 1
        )


@pytest.mark.parametrize(("rule", "told"), [("council", False), ("council_office", True)])
def test_the_office_reads_outcomes_and_figures_as_the_rule_says(rule: str, told: bool, client: Client) -> None:
    bench = Bench(nominations=1, figures=rule)
    session = bench.counted(approve={bench.nominations[0].name: 5})
    client.force_login(person(Role.OFFICE))
    page = client.get(reverse("councils:session", args=[session.pk])).content.decode()
    assert "Đạt" in page
    assert ("05/07" in page) is told
    minutes = client.get(reverse("councils:minutes", args=[session.pk, "counting_minutes"]))
    assert minutes.status_code == (404 if told else 403)


@pytest.mark.parametrize("stage", ["planned", "convened", "ready", "voting", "ended"])
def test_before_the_count_nobody_reads_anything(stage: str, client: Client) -> None:
    bench = Bench(nominations=1)
    session = getattr(bench, stage)()
    for user in (bench.chair, bench.secretary, bench.counters[0], person(Role.DIRECTOR), person(Role.OFFICE)):
        client.force_login(user)
        page = client.get(reverse("councils:session", args=[session.pk])).content.decode()
        assert not any(words in page for words in ("Không đạt", "05/07", "71,43%", "Kết quả</th>"))
    assert not AccessLog.objects.exists(), "nobody has seen an outcome"


def test_departments_have_no_council_pages(bench: Bench, client: Client) -> None:
    session = bench.counted()
    client.force_login(person(Role.HEAD, bench.department))
    assert client.get(reverse("councils:session", args=[session.pk])).status_code == 404
    assert client.get(reverse("councils:home")).status_code == 403
    assert client.get(reverse("councils:appraisals")).status_code == 403
