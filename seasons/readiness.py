"""What a season needs before it opens, and what would stay unfinished if it closed: the checklist and the guard."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse

from core import clock
from core.vietnamese import short_date
from core.workflow import IllegalMove
from seasons.models import Criterion, Movement, Season
from seasons.plan_text import GENERAL_CRITERIA
from seasons.rule_specs import SPECS
from seasons.workflow import State


@dataclass(frozen=True)
class Condition:
    """One condition of opening: its name, whether it holds, where it is met, and the sentence that refuses."""

    label: str
    met: bool
    url: str
    sentence: str

    @property
    def state(self) -> str:
        return "done" if self.met else "todo"

    @property
    def note(self) -> str:
        return "" if self.met else self.sentence


def conditions(season: Season) -> list[Condition]:
    """Everything that must be there before departments can be asked to nominate."""
    return [_criteria(season), _movements(season), _rules(season), _no_other(season)]


def before_opening(season: Season) -> list[Condition]:
    """What is still missing; empty when the season can open."""
    return [condition for condition in conditions(season) if not condition.met]


def _criteria(season: Season) -> Condition:
    needed = len(GENERAL_CRITERIA)
    newest = season.criteria_sets.order_by("-version").first()
    there = newest.criteria.filter(kind=Criterion.Kind.GENERAL).count() if newest else 0
    return Condition(
        "Tiêu chuẩn chung",
        there >= needed,
        _url("criteria_edit", season),
        f"Kế hoạch có {needed} tiêu chuẩn chung, kỳ này mới ghi {there}. Mời ghi đủ tiêu chuẩn.",
    )


def _movements(season: Season) -> Condition:
    sentence = "Kỳ này chưa có phong trào thi đua. Mời thêm ít nhất một phong trào."
    return Condition("Phong trào thi đua", season.movements.exists(), _url("movements", season), sentence)


def _rules(season: Season) -> Condition:
    unset = len(SPECS) - season.rules.filter(key__in=SPECS).exclude(source="").count()
    return Condition(
        "Quy tắc của kỳ có nguồn và người phê duyệt",
        not unset,
        _url("rules_edit", season),
        f"Còn {unset} quy tắc chưa quy định. Mời ghi giá trị, nguồn và người phê duyệt.",
    )


def _no_other(season: Season) -> Condition:
    other = Season.objects.filter(state=State.OPEN).exclude(pk=season.pk).first()
    return Condition(
        "Không có kỳ khác đang diễn ra",
        other is None,
        _url("detail", other or season),
        f"{other} chưa kết thúc. Mời kết thúc kỳ đó trước." if other else "",
    )


def _url(name: str, season: Season) -> str:
    return reverse(f"seasons:{name}", kwargs={"year": season.year})


def next_step(season: Season) -> str:
    """Who holds the season and what comes next, in one sentence."""
    if season.closed_at is not None:
        return f"Kỳ đã kết thúc ngày {short_date(season.closed_at)}; hồ sơ, biên bản và quyết định vẫn xem được."
    if season.state == State.PREPARING:
        missing = len(before_opening(season))
        left = f"còn {missing} việc trước khi mở" if missing else "đã đủ điều kiện mở"
        return f"Văn phòng Sở và Thường trực Hội đồng đang chuẩn bị kỳ, {left}."
    stage = season.stages.filter(ends__gte=clock.today()).first()
    if stage is None:
        return "Các bước đều đã qua. Văn phòng Sở hoặc Thường trực Hội đồng kết thúc kỳ."
    if stage.begins > clock.today():
        return f"Bước «{stage.name}» bắt đầu ngày {short_date(stage.begins)}."
    return f"Đang ở bước «{stage.name}», đến hết ngày {short_date(stage.ends)}."


def refuse_closed(season: Season) -> None:
    """Guard of everything that is set up for a season.

    :raises ValidationError: the season is closed.
    """
    if season.state == State.CLOSED:
        raise ValidationError(f"{season} đã kết thúc nên không sửa được nữa. Đồng chí lập kỳ của năm sau nếu cần.")


def refuse_after_closing(season: Season) -> None:
    """Guard of everything that could change what is said of a file, who is appraised or what is voted on.

    :raises IllegalMove: the season is closed.
    """
    if season.state == State.CLOSED:
        raise IllegalMove(
            "Kỳ bình xét đã kết thúc nên không thực hiện được việc này. "
            "Đồng chí liên hệ Văn phòng Sở nếu cần đính chính."
        )


def stopped_refusal(movement: Movement, on: date) -> str:
    """Why nobody can choose the movement or register for it on that day, as it was stopped; or an empty text."""
    if movement.stopped_on is None or movement.stopped_on > on:
        return ""
    return f"Phong trào này đã dừng từ ngày {short_date(movement.stopped_on)}. Mời chọn phong trào khác."


def registration_refusal(movement: Movement, on: date) -> str:
    """Why a department can neither register for the movement nor change what it registered; or an empty text."""
    if movement.season.state != State.OPEN:
        return f"{movement.season} chưa mở hoặc đã kết thúc nên không nhận đăng ký. Đồng chí xem mốc thời gian của kỳ."
    if movement.is_stopped(on) and movement.stopped_on:
        return f"Phong trào này đã dừng từ ngày {short_date(movement.stopped_on)} nên không nhận đăng ký nữa."
    if movement.register_until is None:
        return "Phong trào này không nhận đăng ký. Đồng chí hỏi Văn phòng Sở nếu phòng muốn tham gia."
    if on > movement.register_until:
        last = short_date(movement.register_until)
        return f"Đã hết hạn đăng ký ngày {last}. Đồng chí liên hệ Văn phòng Sở để xin kéo dài thời gian đăng ký."
    return ""


@dataclass(frozen=True)
class OpenItem:
    """Something that would stay unfinished: the sentence, and the page where it is finished."""

    words: str
    url: str


OpenItems = Callable[[Season, Any], Iterable[OpenItem]]
_open_items: list[OpenItems] = []


def register_open_items(source: OpenItems) -> None:
    """Have *source* say what would stay unfinished if the season closed now."""
    _open_items.append(source)


def open_items(season: Season, user: Any) -> list[OpenItem]:
    """Everything that the apps above would leave unfinished, as far as *user* may know of it."""
    return list(_all_open(season, user))


def _all_open(season: Season, user: Any) -> Iterator[OpenItem]:
    for source in _open_items:
        yield from source(season, user)


RuleGuard = Callable[[Season], str]
_rule_guards: dict[str, RuleGuard] = {}


def register_rule_guard(key: str, guard: RuleGuard) -> None:
    """Have *guard* say why the rule *key* cannot take another value in a season any more; empty while it can."""
    _rule_guards[key] = guard


def refuse_late_change(season: Season, key: str) -> None:
    """Guard of a rule that takes another value.

    :raises ValidationError: what the apps above have done under the rule forbids it.
    """
    if key in _rule_guards and (refusal := _rule_guards[key](season)):
        raise ValidationError(f"«{SPECS[key].label}»: {refusal}")
