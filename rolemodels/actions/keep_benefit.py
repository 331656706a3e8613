"""Danh sách quyền lợi của kỳ: lines added, edited, dropped; begun from the plan, or carried from last season."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from accounts.models import User
from core.history import drop, keep
from core.vietnamese import clean, two_digits
from core.workflow import AlreadyDone, IllegalMove, lock, record_event
from rolemodels.access import keeping
from rolemodels.models import Benefit
from rolemodels.money import speaks_of_money
from rolemodels.plan_benefits import FROM_THE_PLAN
from seasons.models import Season

#: Lines of one season's list: more, and nobody reads the table.
MOST = 20
NO_BASIS = "Quyền lợi này có nói đến tiền nên phải ghi căn cứ. Mời ghi số, ngày văn bản cho phép."


@dataclass(frozen=True)
class BenefitFacts:
    """What a line of the list says."""

    name: str
    what: str
    basis: str
    giver: str


@transaction.atomic
def add_benefit(season: Season, facts: BenefitFacts, *, by: User) -> Benefit:
    """The new line, last in the list.

    :raises PermissionDenied: *by* does not keep the list.
    :raises AlreadyDone: the list has this very line.
    :raises ValidationError: something is not said, money lacks its basis, the name is taken, or the list is full.
    """
    capacity = keeping(by)
    lock(season)
    told = _checked(facts)
    if Benefit.objects.filter(season=season, **told).exists():
        raise AlreadyDone("Quyền lợi này đã có trong danh sách.")
    row = _added(season, told, by)
    record_event(row, "add_benefit", by=by, was="", now="listed", capacity=capacity)
    return row


@transaction.atomic
def edit_benefit(benefit: Benefit, facts: BenefitFacts, *, by: User) -> Benefit:
    """The line with other words; raises as ``add_benefit`` does."""
    capacity = keeping(by)
    row = _line(benefit)
    told = _checked(facts)
    if all(getattr(row, name) == value for name, value in told.items()):
        raise AlreadyDone("Nội dung này đã lưu.")
    _refuse_twin(row.season, told["name"], row.pk)
    for name, value in told.items():
        setattr(row, name, value)
    keep(row, by=by, why="edit_benefit", fields=[*told])
    record_event(row, "edit_benefit", by=by, was="listed", now="listed", capacity=capacity)
    return row


@transaction.atomic
def drop_benefit(benefit: Benefit, *, by: User) -> None:
    """The line is gone; its history stays.

    :raises PermissionDenied: *by* does not keep the list.
    :raises AlreadyDone: it is gone; IllegalMove: somebody was given it.
    """
    capacity = keeping(by)
    row = _line(benefit)
    if given := row.grants.count():
        raise IllegalMove(f"Đã ghi kết quả cho {two_digits(given)} cá nhân, tập thể nên không bỏ quyền lợi này được.")
    record_event(row, "drop_benefit", by=by, was="listed", now="dropped", capacity=capacity)
    drop(row, by=by, why="drop_benefit")


@transaction.atomic
def begin_list(season: Season, *, by: User) -> list[Benefit]:
    """The lines that follow from the plan, for the Office to edit.

    :raises PermissionDenied: *by* does not keep the list.
    :raises AlreadyDone: the list has lines.
    """
    capacity = keeping(by)
    lock(season)
    if Benefit.objects.filter(season=season).exists():
        raise AlreadyDone("Kỳ này đã có danh sách quyền lợi.")
    rows = [_added(season, asdict(line), by) for line in FROM_THE_PLAN]
    record_event(season, "begin_benefits", by=by, was=season.state, now=season.state, capacity=capacity)
    return rows


def tell_benefits(old: Season) -> Iterator[str]:
    """What the next season takes over, in a sentence."""
    if there := Benefit.objects.filter(season=old).count():
        yield f"{two_digits(there)} quyền lợi của điển hình, Văn phòng Sở sửa được."


def carry_benefits(old: Season, new: Season, by: Any) -> None:
    """Every line of the list, without what was given."""
    for row in Benefit.objects.filter(season=old):
        row.pk, row.season, row._state.adding = None, new, True
        keep(row, by=by, why=f"Mang sang từ kỳ {old.year}")


def _line(benefit: Benefit) -> Benefit:
    try:
        row: Benefit = lock(benefit)
    except Benefit.DoesNotExist:
        raise AlreadyDone("Quyền lợi này đã bỏ khỏi danh sách.") from None
    return row


def _added(season: Season, told: dict[str, str], by: User) -> Benefit:
    rows = Benefit.objects.filter(season=season)
    if rows.count() >= MOST:
        raise ValidationError(f"Danh sách đã có {MOST} quyền lợi. Mời gộp các quyền lợi gần nhau.")
    _refuse_twin(season, told["name"])
    last = rows.aggregate(last=Max("ordinal"))["last"] or 0
    row = Benefit(season=season, ordinal=last + 1, **told)
    keep(row, by=by, why="add_benefit")
    return row


def _refuse_twin(season: Season, name: str, own: int = 0) -> None:
    if Benefit.objects.filter(season=season, name=name).exclude(pk=own).exists():
        raise ValidationError({"name": "Quyền lợi này đã có trong danh sách của kỳ. Mời sửa dòng đã có."})


def _checked(facts: BenefitFacts) -> dict[str, str]:
    told = {name: clean(value) for name, value in asdict(facts).items()}
    needed = {
        "name": "Chưa ghi tên quyền lợi. Mời ghi tên ngắn, ví dụ: Hỗ trợ từ quỹ.",
        "what": "Chưa ghi nội dung. Mời ghi điển hình được hưởng gì.",
        "giver": "Chưa ghi nơi thực hiện. Mời ghi, ví dụ: Văn phòng Sở.",
    }
    refusals = {name: sentence for name, sentence in needed.items() if not told[name]}
    if not told["basis"] and speaks_of_money(told["name"], told["what"]):
        refusals["basis"] = NO_BASIS
    if refusals:
        raise ValidationError(refusals)
    return told
