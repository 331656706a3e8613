"""The numbers of those who write dossiers, take them in, or see to it that every department answers."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse

from accounts.access import holds, introducing
from accounts.models import Department
from accounts.roles import Role
from core import clock
from core.tiles import Tile
from core.vietnamese import number
from nominations.access import introduces, takes_in, visible_rows
from nominations.models import Abstention, Nomination
from nominations.workflow import State
from seasons.models import Season
from seasons.queries import current_season

_IN_THE_OFFICE = Q(state__in=(State.SUBMITTED, State.RETURNED))


def files(user: Any) -> Iterator[Tile]:
    """Of a department its own files by where they stand; of the Office what waits to be taken in or supplemented."""
    season = current_season() if introduces(user) or takes_in(user) else None
    if season is None:
        return
    wanted, scope = _wanted(user)
    found = Nomination.objects.filter(scope, season=season).aggregate(**wanted)
    if introduces(user):
        yield from _own(season, found)
    if takes_in(user):
        yield from _of_the_office(found)


def _wanted(user: Any) -> tuple[dict[str, Count], Q]:
    own, scope = introducing(user), Q()
    wanted: dict[str, Count] = {}
    if introduces(user):
        stands = {
            "drafts": Q(state=State.DRAFT),
            "returned": Q(state=State.RETURNED),
            # Whether it was decided already a department does not read before the announcement.
            "under_way": ~Q(state__in=(State.DRAFT, State.RETURNED, State.WITHDRAWN, State.SHELVED))
            & Q(announced_at=None),
            "recognised": Q(state=State.RECOGNISED, announced_at__isnull=False),
        }
        wanted |= {name: Count("pk", filter=own & where) for name, where in stands.items()}
        scope |= own
    if takes_in(user):
        office = visible_rows(user) & _IN_THE_OFFICE
        overdue = Q(state=State.RETURNED, supplement_due__lt=clock.now())
        wanted["to_take_in"] = Count("pk", filter=office & Q(state=State.SUBMITTED))
        wanted["supplements"] = Count("pk", filter=office & Q(state=State.RETURNED))
        wanted["overdue"] = Count("pk", filter=office & overdue)
        scope |= office
    return wanted, scope


def _own(season: Season, found: dict[str, int]) -> Iterator[Tile]:
    listed = reverse("nominations:list")
    yield Tile("hồ sơ của phòng đang soạn", number(found["drafts"]), f"{listed}?trang-thai={State.DRAFT}")
    yield Tile(
        "hồ sơ phải bổ sung", number(found["returned"]), f"{listed}?trang-thai={State.RETURNED}",
        "late" if found["returned"] else "quiet",
    )  # fmt: skip
    yield Tile("hồ sơ đã nộp, đang xét", number(found["under_way"]), listed, "info")
    recognised = f"{listed}?trang-thai={State.RECOGNISED}"
    yield Tile(f"được công nhận năm {season.year}", number(found["recognised"]), recognised, "good")


def _of_the_office(found: dict[str, int]) -> Iterator[Tile]:
    listed, waiting = reverse("nominations:list"), found["to_take_in"]
    yield Tile("hồ sơ chờ tiếp nhận", number(waiting), reverse("nominations:intake"), "warn" if waiting else "quiet")
    returned = f"{listed}?trang-thai={State.RETURNED}"
    yield Tile("hồ sơ phòng đang bổ sung", number(found["supplements"]), returned, "info")
    yield Tile("quá hạn bổ sung", number(found["overdue"]), returned, "late" if found["overdue"] else "quiet")


def departments(user: Any) -> Iterator[Tile]:
    """For the Standing Council: how many departments have handed in a file or said that they put nobody forward."""
    season = current_season() if holds(user, Role.STANDING_COUNCIL) else None
    if season is None:
        return
    of_it = {"season": season, "department": OuterRef("pk")}
    filed = Exists(Nomination.objects.filter(submitted_at__isnull=False, **of_it))
    said_no = Exists(Abstention.objects.filter(set_aside_at=None, **of_it))
    rows = Department.objects.in_force(clock.today()).filter(introduces=True)
    found = rows.aggregate(every=Count("pk"), answered=Count("pk", filter=filed | said_no))
    tone = "good" if found["answered"] == found["every"] else "warn"
    told = f"{found['answered']}/{found['every']}"
    yield Tile("phòng đã nộp hồ sơ hoặc báo không giới thiệu", told, reverse("nominations:list"), tone)
