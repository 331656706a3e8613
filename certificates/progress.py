"""Where a decision stands, who holds it and what comes next, in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from certificates.models import Decision, DecisionItem
from certificates.workflow import DecisionState as State
from core import clock
from core.vietnamese import short_date, two_digits
from seasons.calendar import LATER_STAGES, last_working_day_before, working_days_between
from seasons.models import Season
from seasons.working_days import days_off

_STAGES = (
    (State.DRAFTING, "Lập tờ trình"),
    (State.SUBMITTED, "Giám đốc quyết định"),
    (State.DECIDED, "Cấp số và ngày"),
    (State.NUMBERED, "Ký, ban hành"),
    (State.ISSUED, "Trao Giấy công nhận"),
)
#: Where nobody is recognised there is no Quyết định to number, sign and issue.
_STAGES_OF_NONE = (*_STAGES[:2], (State.DECIDED, "Công bố kết quả"))
_BADGES = {
    State.DRAFTING: ("quiet", "pen"),
    State.SUBMITTED: ("info", "send"),
    State.DECIDED: ("info", "check"),
    State.NUMBERED: ("warn", "clock"),
    State.ISSUED: ("good", "check"),
    State.CLOSED: ("quiet", "dash"),
}
_VOTE_AGAIN = ("voting", "deciding")


@dataclass(frozen=True)
class Stage:
    """One step of a decision, as the ``steps`` component draws it."""

    label: str
    date_text: str
    done: bool
    current: bool


@dataclass(frozen=True)
class Standing:
    """Whose turn it is and for what."""

    holder: str
    task: str


def stages(decision: Decision, *, recognised: bool) -> list[Stage]:
    """The steps of a decision; *recognised* is whether it recognises anybody, asked once the Director has decided."""
    decided = decision.state not in (State.DRAFTING, State.SUBMITTED)
    steps = _STAGES_OF_NONE if decided and not recognised else _STAGES
    order = [state for state, _ in steps]
    now = order.index(State(decision.state)) if decision.state in order else len(order)
    moments = (decision.submitted_at, decision.decided_at, decision.dated, decision.issued_at, None)
    return [
        Stage(label, short_date(moment) if moment and place < now else "", place < now, place == now)
        for place, ((_, label), moment) in enumerate(zip(steps, moments, strict=False))
    ]


def badge(decision: Decision) -> tuple[str, str]:
    """Tone and icon of the state."""
    return _BADGES[State(decision.state)]


def standing(decision: Decision, *, signed: bool, recognised: bool) -> Standing:
    """Who holds the decision now; *signed* and *recognised* say how far its paper may go."""
    if decision.state == State.DRAFTING:
        return Standing("Văn phòng Sở", "ghi số, ngày tờ trình và trình Giám đốc")
    if decision.state == State.SUBMITTED:
        return Standing("Giám đốc Sở", "quyết định từng hồ sơ")
    if decision.state == State.DECIDED and not recognised:
        return Standing("Văn phòng Sở", "công bố kết quả, vì không có hồ sơ nào được công nhận")
    if decision.state == State.DECIDED:
        return Standing("Văn thư", "cấp số và ngày cho Quyết định")
    if decision.state == State.NUMBERED:
        return Standing("Văn thư", "ban hành và công bố" if signed else "in, trình ký, đóng dấu rồi tải bản ký lên")
    if decision.state == State.ISSUED:
        return Standing("Văn phòng Sở", "in, trình ký và trao Giấy công nhận")
    return Standing("Văn phòng Sở", "lưu hồ sơ; không ban hành Quyết định vì không có hồ sơ nào được công nhận")


def vote_again(season: Season) -> str:
    """Whether a vote after "Trả lại Hội đồng" still fits before the strict date (office.md 2.1)."""
    free, today = days_off(), clock.today()
    needed = sum(work for kind, _, work in LATER_STAGES if kind in _VOTE_AGAIN) + season.director_buffer
    left = working_days_between(today + timedelta(days=1), season.recognition_due, free.off, free.worked)
    last = last_working_day_before(season.recognition_due, free.off, free.worked)
    return _fits(left, needed, last)


def _fits(left: int, needed: int, last: date) -> str:
    time = f"còn {two_digits(left)} ngày làm việc đến hết {short_date(last)}"
    again = f"bỏ phiếu lại và quyết định cần {two_digits(needed)} ngày"
    if left >= needed:
        return f"Nếu trả lại Hội đồng: {time}, {again} nên vẫn kịp trong kỳ này."
    return (
        f"Nếu trả lại Hội đồng: chỉ {time}, {again} nên khó kịp trong kỳ này. "
        "Đồng chí ghi trong lý do hồ sơ được xét tiếp ở kỳ nào."
    )


@dataclass(frozen=True)
class Group:
    """The files that share an outcome, to be read before the decision is final."""

    label: str
    items: list[DecisionItem]

    @property
    def in_text(self) -> str:
        """The label within a sentence: "trả lại Hội đồng"."""
        return self.label[0].lower() + self.label[1:]


def groups(items: list[DecisionItem]) -> Iterator[Group]:
    """Outcomes in their order with the names under each; files left for a later list come last."""
    for outcome in DecisionItem.Outcome:
        named = [item for item in items if item.outcome == outcome]
        if named or outcome == DecisionItem.Outcome.RECOGNISE:
            yield Group(str(outcome.label), named)
    if left := [item for item in items if not item.outcome]:
        yield Group("Chưa quyết định, để lại đợt sau", left)
