"""A department's table says one more person or collective, or more about one: a dossier is begun or revised."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import Department, User
from core.workflow import record_event
from nominations.actions import _members
from nominations.actions._writing import opened_for_writing
from nominations.actions.draft import FACTS as OF_A_DRAFT
from nominations.actions.draft import draft
from nominations.actions.revise import FACTS as OF_A_REVISION
from nominations.actions.revise import revise
from nominations.models import Nomination
from nominations.namesakes import live_namesake
from nominations.workflow import State
from seasons.models import Season


@dataclass(frozen=True)
class RowTaken:
    """The dossier, whether it is new, and what it said before of the facts that changed."""

    row: Nomination
    is_new: bool
    before: Mapping[str, Any]
    members_changed: bool = False


@transaction.atomic
def take_row(
    *,
    by: User,
    season: Season,
    department: Department,
    facts: Mapping[str, Any],
    members: Sequence[_members.Member] | None,
    why: str,
) -> RowTaken:
    """Begin a dossier, or write into the department's own draft of the same person or collective.

    :param facts: of those of ``draft`` and ``revise``; what is not among them stays as it is.
    :param members: None leaves them as they are.
    :param why: which file and row; kept with the event.
    :raises PermissionDenied: *by* does not write this department's dossiers.
    :raises ValidationError: ``draft`` or ``revise`` refuses, or the dossier was handed in.
    """
    existing = _own(season, department, facts)
    if existing is not None:
        return _revised(existing, by, facts, members, why)
    begin = {name: value for name, value in facts.items() if name in OF_A_DRAFT}
    row = draft(by=by, season=season, department=department, facts=begin, members=members or (), why=why)
    return RowTaken(_written(row, by, facts, None), True, {})


def _own(season: Season, department: Department, facts: Mapping[str, Any]) -> Nomination | None:
    """The department's live dossier of the very person or collective that the row names."""
    person = facts.get("person")
    named = Nomination(
        season=season, department=department, kind=facts["kind"], person=person,
        name=person.full_name if person else facts.get("name", ""),
    )  # fmt: skip
    existing = live_namesake(named)
    same = existing is not None and existing.person_id == named.person_id
    return existing if same and existing is not None and existing.department_id == department.pk else None


def _revised(
    existing: Nomination, by: User, facts: Mapping[str, Any], members: Sequence[_members.Member] | None, why: str
) -> RowTaken:
    if existing.state != State.DRAFT:
        raise ValidationError(
            f"Hồ sơ {existing.number} đã nộp nên không cập nhật từ tệp được. Mời bỏ dòng này khỏi tệp."
        )
    row, duty = opened_for_writing(existing, by)
    told = {name: getattr(row, name) for name in facts if name in OF_A_REVISION}
    revised = _written(row, by, facts, members)
    before = {name: value for name, value in told.items() if getattr(revised, name) != value}
    changed = revised.version > row.version
    if changed:
        record_event(revised, "import", by=by, was=row.state, now=revised.state, capacity=duty, reason=why)
    return RowTaken(revised, False, before, changed and not before)


def _written(
    row: Nomination, by: User, facts: Mapping[str, Any], members: Sequence[_members.Member] | None
) -> Nomination:
    """The dossier with the facts that are written after it was begun; its name stays as it is."""
    told = {name: value for name, value in facts.items() if name in OF_A_REVISION and name != "name"}
    more = {name: value for name, value in told.items() if getattr(row, name) != value}
    if not more and members is None:
        return row
    return revise(row, by=by, version=row.version, facts=more, statements={}, members=members)
