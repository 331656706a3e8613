"""An entry's history in sentences, for the eyes that read it; what is read of its life events."""

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from accounts.events import timeline
from accounts.models import Event
from nominations.timeline import Entry, told_of
from nurturing.access import reads_discipline
from nurturing.models import LifeEvent, NewFactor
from nurturing.workflow import State

#: Tone and symbol of each state.
LOOKS = {
    State.FOUND: ("info", "eye"),
    State.NURTURING: ("good", "check"),
    State.PAUSED: ("warn", "pause"),
    State.INTRODUCED: ("honour", "star"),
    State.ENDED: ("quiet", "dash"),
}
#: What everybody reads who sees the entry; shortcomings are told on their own part of the page.
_TOLD = {
    "record": "Ghi vào sổ nhân tố mới",
    "join": "Phòng khác cùng đề xuất",
    "edit": "Sửa thông tin",
    "approve_plan": "Duyệt kế hoạch bồi dưỡng",
    "ask_mentor": "Mời người hướng dẫn",
    "accept_mentoring": "Người hướng dẫn nhận lời",
    "decline_mentoring": "Người được mời hướng dẫn không nhận",
    "follow_up": "Ghi kết quả theo dõi",
    "skip_follow_up": "Bỏ qua một lần theo dõi",
    "add_evidence": "Thêm minh chứng",
    "set_aside": "Bỏ minh chứng",
    "pause": "Tạm dừng bồi dưỡng",
    "discipline": "Tạm dừng bồi dưỡng",
    "resume": "Bồi dưỡng lại",
    "resume_found": "Theo dõi lại",
    "transfer": "Chuyển phòng bồi dưỡng",
    "end": "Kết thúc bồi dưỡng",
    "introduce": "Giới thiệu điển hình",
    "continue": "Bồi dưỡng tiếp",
    "continue_found": "Theo dõi tiếp",
}
#: What those do not read who see only who is nurtured.
_WITHIN = frozenset({"edit", "decline_mentoring", "skip_follow_up", "add_evidence", "set_aside"})


def badge_of(row: NewFactor) -> tuple[str, str, str]:
    """Tone, words and symbol of the state."""
    tone, symbol = LOOKS[State(row.state)]
    return tone, str(row.get_state_display()), symbol


def entries(row: NewFactor, *, within: bool) -> list[Entry]:
    """What happened, newest first; *within* tells also what the department did with the entry."""
    told = _TOLD if within else {move: words for move, words in _TOLD.items() if move not in _WITHIN}
    events = [event for event in timeline(row) if event.move in told]
    runs = [list(run) for _, run in groupby(events, key=_run)]
    return [_entry(run, told, within, newest=run is runs[-1]) for run in runs][::-1]


def _run(event: Event) -> tuple[object, ...]:
    """Evidence added one after another by one person is told as one thing."""
    return (event.move, event.actor_id) if event.move == "add_evidence" else (event.pk,)


def _entry(run: list[Event], told: Mapping[str, str], within: bool, *, newest: bool) -> Entry:
    event = run[-1]
    if len(run) > 1:
        return told_of(event, f"Thêm {len(run)} minh chứng", newest=newest)
    return told_of(event, told[event.move], note=event.reason if within else "", newest=newest)


def life_of(row: NewFactor, user: Any) -> list[tuple[LifeEvent, str]]:
    """Life events, newest first, each with the note that *user* reads; a discipline is named to few."""
    reads = reads_discipline(user, row)
    rows = row.life_events.select_related("from_department", "to_department", "recorded_by")
    return [(one, one.note if reads or not one.kept_apart else "") for one in rows]


def named(event: LifeEvent, note: str) -> str:
    """The kind of event in words; one that is kept apart is a pause to whoever does not read why."""
    if event.kind == LifeEvent.Kind.DISCIPLINE and not note:
        return "Tạm dừng"
    if event.kind == LifeEvent.Kind.TRANSFER:
        return f"Chuyển từ {event.from_department} sang {event.to_department}"
    return str(event.get_kind_display())
