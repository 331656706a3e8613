"""Ghép cặp thi đua cùng điển hình: added, edited or taken out until the campaign is launched."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from accounts.models import Department, User
from core.history import drop, keep
from core.workflow import AlreadyDone, record_event
from nominations.models import Nomination
from spreading.actions._reviews import still_there
from spreading.actions.plan_pairing import being_prepared
from spreading.checking import differs, tidied
from spreading.models import Pair, PairingCampaign
from spreading.recognised import in_force

_NEEDED = {"targets": "Chưa ghi chỉ tiêu. Mời ghi điều phải đạt, có số liệu và thời hạn."}


@dataclass(frozen=True)
class Match:
    """A model, and the person or the unit that strives together with it; never both."""

    nomination: Nomination
    person: User | None
    department: Department | None
    targets: str


@transaction.atomic
def add_pair(campaign: PairingCampaign, match: Match, *, by: User) -> Pair:
    """The pair.

    :raises PermissionDenied: *by* prepares no campaigns.
    :raises AlreadyDone: the two are a pair; IllegalMove: the campaign was launched.
    :raises ValidationError: something is missing, or the model is paired with itself or not in force.
    """
    row, capacity = being_prepared(campaign, by)
    facts = _checked(match)
    if _the_two(row, match).exists():
        raise AlreadyDone("Cặp này đã có trong đợt.")
    pair = Pair(campaign=row, **facts)
    keep(pair, by=by, why="add_pair")
    record_event(row, "add_pair", by=by, was=row.state, now=row.state, capacity=capacity)
    return pair


@transaction.atomic
def edit_pair(pair: Pair, match: Match, *, by: User) -> Pair:
    """The pair with these words; raises as ``add_pair`` does."""
    row, capacity = being_prepared(pair.campaign, by)
    standing = still_there(row.pairs.filter(pk=pair.pk).first(), "Cặp")
    facts = _checked(match)
    if not differs(standing, facts):
        raise AlreadyDone("Nội dung này đã ghi.")
    if _the_two(row, match).exclude(pk=standing.pk).exists():
        raise ValidationError({"nomination": "Cặp này đã có trong đợt. Mời chọn lại."})
    for name, value in facts.items():
        setattr(standing, name, value)
    keep(standing, by=by, why="edit_pair", fields=[*facts])
    record_event(row, "edit_pair", by=by, was=row.state, now=row.state, capacity=capacity)
    return standing


@transaction.atomic
def drop_pair(pair: Pair, *, by: User) -> None:
    """The pair is out of the campaign; its history stays.

    :raises PermissionDenied: *by* prepares no campaigns.
    :raises AlreadyDone: it is out; IllegalMove: the campaign was launched.
    """
    row, capacity = being_prepared(pair.campaign, by)
    standing = still_there(row.pairs.filter(pk=pair.pk).first(), "Cặp")
    record_event(row, "drop_pair", by=by, was=row.state, now=row.state, capacity=capacity)
    drop(standing, by=by, why="drop_pair")


def _the_two(row: PairingCampaign, match: Match) -> QuerySet[Pair]:
    return row.pairs.filter(nomination=match.nomination, person=match.person, department=match.department)


def _checked(match: Match) -> dict[str, object]:
    if (match.person is None) == (match.department is None):
        raise ValidationError({"person": "Mời chọn một cá nhân, hoặc một phòng; chỉ một trong hai."})
    if match.person is not None and match.person.pk == match.nomination.person_id:
        raise ValidationError({"person": "Điển hình không thi đua với chính mình. Mời chọn người khác."})
    if not in_force().filter(pk=match.nomination.pk).exists():
        raise ValidationError({"nomination": "Giấy công nhận của điển hình này không còn hiệu lực. Mời chọn lại."})
    return tidied({name: getattr(match, name) for name in Match.__dataclass_fields__}, _NEEDED)
