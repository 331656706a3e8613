"""Sessions of the council, brought by the portal's own actions to where tests of the vote online begin.

``python -m tests.browser.halls``, on a portal with the demonstration, prints what the browsers must know, as JSON.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict
from functools import cache
from itertools import count, product

import django
from django.contrib.auth.hashers import make_password

django.setup()

from accounts.actions.add_person import add_person  # noqa: E402
from accounts.models import Department, User  # noqa: E402
from core import clock  # noqa: E402
from councils.actions.confirm_team import confirm_team  # noqa: E402
from councils.actions.end import end  # noqa: E402
from councils.actions.propose_team import propose_team  # noqa: E402
from councils.models import CouncilSession  # noqa: E402
from nominations.models import Nomination  # noqa: E402
from operations.demo import council, office, people  # noqa: E402
from operations.demo.cast import COUNCIL, PASSWORD, Part  # noqa: E402
from operations.demo.devices import Devices  # noqa: E402
from operations.demo.nominees import NOMINEES, Nominee  # noqa: E402
from operations.demo.office import person  # noqa: E402
from seasons.models import Season, SeasonRule  # noqa: E402
from seasons.queries import current_season  # noqa: E402
from tests.browser.hall import Hall  # noqa: E402

SURNAMES = ("Nguyễn Hoàng", "Trần Đình", "Lê Thị", "Phạm Quỳnh", "Vũ Đức", "Đặng Thùy", "Hồ Sỹ", "Nguyễn Thị Bích")
GIVEN = (
    "Thanh Nhàn",
    "Quốc Khánh",
    "Mỹ Duyên",
    "Ngọc Huyền",
    "Văn Trường",
    "Kim Ngân",
    "Anh Tuấn",
    "Phương Thảo",
    "Bảo Châu",
)
#: Introduced by this department, whose head sits on the council and appraises nothing of it.
DEPARTMENT, MERIT = "LT", "Tổ chức lễ tân an toàn cho mọi đoàn khách quốc tế trong năm."
MEMBERS = [username for username, _ in COUNCIL]
numbers = count(1)


def newcomers(many: int, department: str) -> list[User]:
    """So many more on the staff list of a department, with the demonstration's password."""
    found = []
    for number in (next(numbers) for _ in range(many)):
        name = NAMES[number]
        part = Part(f"nguoi{number}", "Bà" if number % 2 else "Ông", name, "Chuyên viên", department, 1985)
        found.append(
            add_person(
                by=person("quantri"), facts=people.facts_of(part, Department.objects.get(code=department, until=None))
            )
        )
    User.objects.filter(pk__in=[one.pk for one in found]).update(is_demo=True, password=KNOWN)
    return found


def counters() -> list[str]:
    """Three who count nothing else, of two departments."""
    return [one.username for one in (*newcomers(2, "HTQT"), *newcomers(1, "QLBG"))]


def appraised(people: list[User]) -> list[Nomination]:
    keys = [one.username for one in people]
    NOMINEES.update({key: Nominee(key, DEPARTMENT, MERIT) for key in keys})
    return council.appraise(office.take_in(office.file(season(), keys)))


def team(name: str) -> list[Nomination]:
    """A collective whose head, of the council, has no part in its vote: a box of its own."""
    [member] = newcomers(1, DEPARTMENT)
    key = f"to{next(numbers)}"
    NOMINEES[key] = Nominee(key, DEPARTMENT, MERIT, name, office.HEADS[DEPARTMENT], (member.username,))
    return council.appraise(office.take_in(office.file(season(), [key])))


def season() -> Season:
    found = current_season()
    assert found is not None
    return found


def hall(session: CouncilSession | None, rows: list[Nomination], three: list[str], devices: Devices) -> Hall:
    codes = {username: devices.code(person(username)) for username in MEMBERS} if session else {}
    names = [person(username).full_name for username in three]
    number = session.pk if session else 0
    return Hall(number, [row.name for row in rows], three, names, codes, devices.seeds if session else [])


def waiting(name: str) -> Hall:
    """Three nominations that no session has on its agenda."""
    rows = [*appraised(newcomers(2, DEPARTMENT)), *team(f"Tổ Lễ tân đối ngoại {name}, Phòng Lễ tân")]
    return hall(None, rows, counters(), Devices())


def keyed() -> Hall:
    """Everything done that the start asks for."""
    rows, three, devices = appraised(newcomers(1, DEPARTMENT)), counters(), Devices()
    session = council.gather(season(), rows, clock.now(), CouncilSession.Way.ELECTRONIC)
    head, *others = map(person, three)
    propose_team(session, by=person("chanhvanphong"), head=head, members=others)
    devices.make_keys(session, [head, *others])
    for username in MEMBERS:
        devices.take(session, person(username))
    confirm_team(session, by=person("chanhvanphong"), hands_for=7, hands_against=0)
    return hall(session, rows, three, devices)


def voting(nominees: int) -> Hall:
    """The vote started, nobody has voted."""
    rows, three, devices = appraised(newcomers(nominees, DEPARTMENT)), counters(), Devices()
    return hall(council.vote(season(), rows, clock.now(), three, devices), rows, three, devices)


def ended() -> Hall:
    """All have voted, nothing is opened."""
    rows, three, devices = appraised(newcomers(1, DEPARTMENT)), counters(), Devices()
    session = council.vote(season(), rows, clock.now(), three, devices)
    for username in MEMBERS:
        devices.vote(session, person(username))
    return hall(end(session, by=person("giamdoc")), rows, three, devices)


def made() -> Iterator[tuple[str, Hall]]:
    for name, number in (("chromium", "Một"), ("firefox", "Hai")):
        yield f"waiting {name}", waiting(number)
        yield f"keyed {name}", keyed()
        yield f"voting {name}", voting(2)
        yield f"shared {name}", voting(2)
        yield f"ended {name}", ended()
    yield "long", voting(13)


office.evidence_file = cache(office.evidence_file)  # one proof serves all
NAMES = [f"{surname} {given}" for given, surname in product(GIVEN, SURNAMES)]
KNOWN = make_password(PASSWORD)
if __name__ == "__main__":
    SeasonRule.objects.filter(season=season(), key="comment_days").update(value="0")  # nobody is asked before a vote
    print(json.dumps({name: asdict(hall) for name, hall in made()}))
