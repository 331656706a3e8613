"""What a reorganisation does to people and duties, worked out before it is confirmed and again on its day."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from accounts.models import Department, Duty, Reorganisation, User
from accounts.roles import COUNCIL, Role
from core import clock
from core.todo import some_of

Kind = Reorganisation.Kind


@dataclass(frozen=True)
class DutyMove:
    """A duty in one of the units (None where it is new) and what its holder does next; without a role it just ends."""

    user: User
    old: Duty | None
    role: str
    place: int
    until: date | None = None

    def words(self, heirs: Sequence[Department]) -> str:
        """ "Thôi Trưởng phòng Lãnh sự; giữ Phó Trưởng phòng Lãnh sự - Lãnh thổ"."""
        told = [f"thôi {self.old.title}"] if self.old else []
        if self.role:
            told.append(f"giữ {Duty(role=self.role, department=heirs[self.place]).title}")
        words = "; ".join(told)
        return words[0].upper() + words[1:]


@dataclass(frozen=True)
class Effect:
    """One thing that the reorganisation touches, in the words of the app that knows of it."""

    label: str
    words: str


Effects = Callable[[Sequence[Department]], Iterable[Effect]]
_effects: list[Effects] = []


def register_effects(source: Effects) -> None:
    """Have *source* say what of its app the reorganisation of some units touches."""
    _effects.append(source)


def effects(units: Sequence[Department]) -> list[Effect]:
    """What all apps say of these units, the council's members first."""
    return [*_of_the_council(units), *(one for source in _effects for one in source(units))]


def people_of(units: Iterable[Department]) -> list[User]:
    """Everyone at work in the units or charged with a duty in one of them, in the order of names."""
    held = Duty.objects.filter(department__in=units).filter(Q(until=None) | Q(until__gte=clock.today()))
    people = User.objects.people().filter(Q(department__in=units) | Q(pk__in=held.values("user")))
    return list(people)


def duties_from(units: Iterable[Department], day: date) -> list[Duty]:
    """Duties in the units that the *day* finds in force, or that begin later."""
    rows = Duty.objects.filter(department__in=units).filter(Q(until=None) | Q(until__gte=day))
    return list(rows.select_related("user", "department").order_by("role", "user__sort_key", "pk"))


def place_of(row: Reorganisation, user_id: int) -> int:
    """Which of the units that follow *user_id* goes to."""
    return int(row.placed.get(str(user_id), 0))


def heirs_planned(row: Reorganisation) -> list[Department]:
    """The units that follow, as rows nobody has saved yet."""
    facts = ("name", "code", "introduces")
    return [Department(since=row.day, **{name: heir[name] for name in facts}) for heir in row.heirs]


def duty_moves(row: Reorganisation, duties: Iterable[Duty]) -> list[DutyMove]:
    """What becomes of each of *duties*, then the heads who headed none before; nobody holds one duty twice."""
    held: set[tuple[int, str, int]] = set()
    moves = []
    for duty in duties:
        place = place_of(row, duty.user_id)
        role = _role_after(row, duty, place)
        key = (duty.user_id, role, place)
        moves.append(DutyMove(duty.user, duty, "" if key in held else role, place, duty.until))
        held.add(key)
    return [*moves, *_new_heads(row, held)]


def _role_after(row: Reorganisation, duty: Duty, place: int) -> str:
    if not duty.user.is_active:
        return ""
    leads = duty.role in (Role.HEAD, Role.DEPUTY_HEAD)
    if leads and row.heirs[place]["head"] == duty.user_id:
        return Role.HEAD
    if duty.role == Role.HEAD and row.kind != Kind.RENAME:
        return Role.DEPUTY_HEAD if row.others == Reorganisation.Others.DEPUTY else ""
    return duty.role


def _new_heads(row: Reorganisation, held: set[tuple[int, str, int]]) -> Iterator[DutyMove]:
    chosen = {heir["head"]: place for place, heir in enumerate(row.heirs) if heir["head"]}
    for user in User.objects.filter(pk__in=chosen, is_active=True):
        if (user.pk, Role.HEAD, chosen[user.pk]) not in held:
            yield DutyMove(user, None, Role.HEAD, chosen[user.pk])


def _of_the_council(units: Sequence[Department]) -> Iterator[Effect]:
    today = clock.today()
    moved = [person.pk for person in people_of(units)]
    seats = Duty.objects.in_force(today).filter(user__in=moved, role__in=COUNCIL).select_related("user")
    if names := [str(seat.user) for seat in seats.order_by("user__sort_key")]:
        yield Effect(
            "Thành viên Hội đồng",
            f"{some_of(names, 'người')} Từ ngày đó, ai thuộc phòng mới thì theo quy tắc của kỳ không thẩm định hồ sơ "
            "của phòng mới và của các phòng cũ; phiếu đã nộp vẫn giữ, có ghi chú.",
        )
    lent = Duty.objects.in_force(today).filter(user__in=moved, role=Role.SIGNATORY).select_related("user")
    if names := [str(duty.user) for duty in lent.order_by("user__sort_key")]:
        yield Effect(
            "Được giao ký thừa lệnh, thừa ủy quyền",
            f"{some_of(names, 'người')} Ai thôi đứng đầu phòng thì mời cho thôi cả nhiệm vụ này ở trang của người đó.",
        )
