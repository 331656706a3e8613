"""Who stands aside from appraising or voting on which nomination, by the season's rules and by declaration.

A unit that was renamed, merged or split since is one with those that came from it: their people stand aside too.
"""

from collections.abc import Iterable

from accounts.models import Duty, User
from accounts.roles import Role
from core import clock
from nominations.concern import NOMINATOR, Ground, Grounds, ground_words, involved
from nominations.models import Nomination

#: The wider value of both rules: people of the introducing department too.
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
    departments = {key for nomination in listed for key in nomination.department.whole_line}
    duties = Duty.objects.in_force(clock.today()).filter(department__in=departments)
    staff = User.objects.filter(is_active=True, department__in=departments)
    colleagues = {*duties.values_list("department_id", "user_id"), *staff.values_list("department_id", "pk")}
    return {**_nominators(listed), **_introducers(listed, colleagues), **involved(listed)}


def _nominators(nominations: list[Nomination]) -> Grounds:
    """Who drafted a file and who handed it in, wherever they are now."""
    people = ((one.pk, user_id) for one in nominations for user_id in (one.drafted_by_id, one.submitted_by_id))
    return {(pk, user_id): NOMINATOR for pk, user_id in people if user_id}


def _introducers(nominations: list[Nomination], people: Iterable[tuple[int | None, int]]) -> Grounds:
    of_department: dict[int | None, list[int]] = {}
    for department_id, user_id in people:
        of_department.setdefault(department_id, []).append(user_id)
    return {
        (nomination.pk, user_id): Ground.INTRODUCER
        for nomination in nominations
        for department_id in nomination.department.whole_line
        for user_id in of_department.get(department_id, [])
    }


def by_ground(named: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """ "Đỗ Lam Khuê, Mạc Lam Yên (là thành viên tập thể được giới thiệu)": one text for each ground."""
    together: dict[str, list[str]] = {}
    for name, ground in named:
        together.setdefault(ground, []).append(name)
    return tuple(f"{', '.join(names)} ({ground_words(ground)})" for ground, names in together.items())
