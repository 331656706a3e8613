"""Who stands aside from which nomination, and on what ground, by the season's rules and by declaration."""

from collections.abc import Iterable

from django.db.models import Q

from accounts.models import Duty, User
from accounts.roles import Role
from core import clock
from councils.models import ConflictDeclaration, Recusal
from nominations.models import CollectiveMember, Nomination

Ground = Recusal.Ground
#: (nomination's id, person's id) → ground, for everyone concerned, on the council or not.
Grounds = dict[tuple[int, int], str]

WIDER = "own_and_head"


def from_vote(nominations: Iterable[Nomination], rule: str) -> Grounds:
    """Grounds for not voting under the rule ``recusal_vote``."""
    listed = list(nominations)
    heads = Duty.objects.in_force(clock.today()).filter(role=Role.HEAD) if rule == WIDER else Duty.objects.none()
    return {**_introducers(listed, heads.values_list("department_id", "user_id")), **involved(listed)}


def from_appraisal(nominations: Iterable[Nomination], rule: str) -> Grounds:
    """Grounds for not appraising under the rule ``recusal_appraisal``."""
    listed = list(nominations)
    if rule != WIDER:
        return involved(listed)
    departments = {nomination.department_id for nomination in listed}
    duties = Duty.objects.in_force(clock.today()).filter(department__in=departments)
    staff = User.objects.filter(is_active=True, department__in=departments)
    colleagues = {*duties.values_list("department_id", "user_id"), *staff.values_list("department_id", "pk")}
    return {**_introducers(listed, colleagues), **involved(listed)}


def involved(nominations: Iterable[Nomination]) -> Grounds:
    """Nominees, heads and members of collectives, and whoever declared a conflict of interest."""
    listed = list(nominations)
    grounds: Grounds = {
        (row.nomination_id, row.user_id): row.ground
        for row in ConflictDeclaration.objects.filter(~Q(ground=""), nomination__in=listed)
    }
    members = CollectiveMember.objects.filter(nomination__in=listed, user__isnull=False)
    for nomination_id, user_id in members.values_list("nomination_id", "user_id"):
        grounds[nomination_id, user_id or 0] = Ground.COLLECTIVE_MEMBER
    for nomination in listed:
        if nomination.collective_head_id:
            grounds[nomination.pk, nomination.collective_head_id] = Ground.COLLECTIVE_HEAD
        if nomination.person_id:
            grounds[nomination.pk, nomination.person_id] = Ground.NOMINEE
    return grounds


def _introducers(nominations: list[Nomination], people: Iterable[tuple[int | None, int]]) -> Grounds:
    of_department: dict[int | None, list[int]] = {}
    for department_id, user_id in people:
        of_department.setdefault(department_id, []).append(user_id)
    return {
        (nomination.pk, user_id): Ground.INTRODUCER
        for nomination in nominations
        for user_id in of_department.get(nomination.department_id, [])
    }
