"""What the session's page shows, gathered in a fixed number of queries."""

from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse

from accounts.access import holds
from core.vietnamese import clock_time, weekday_date
from councils.access import BRIEFED, compares_sheets, invites, runs_sessions, sees_figures, takes_pack
from councils.agenda import agenda_rows, dropped
from councils.electorate import Electorate, electorate_of
from councils.electronic.desk import desk_of
from councils.electronic.ground import may_be_electronic
from councils.guards import Condition, withheld
from councils.guide import conditions_of, next_step
from councils.inviting import INVITABLE, invitation_of
from councils.models import CouncilSession, SessionMember, SessionPaper
from councils.rechecking import recheckable
from councils.sealing import paper_boxes
from councils.voting import base_words
from councils.workflow import BEFORE_COUNT, State
from seasons.rule_specs import SPECS
from seasons.rules import Rules, rules_of

_STATE_LOOKS = {
    State.PLANNED: ("quiet", "pen"),
    State.CONVENED: ("info", "calendar"),
    State.OPENED: ("info", "users"),
    State.VOTING: ("secret", "ballot"),
    State.ENDED: ("secret", "lock"),
    State.COUNTED: ("warn", "file"),
    State.CONCLUDED: ("good", "check"),
    State.ADJOURNED: ("quiet", "pause"),
}
_PRESENCE_LOOKS = {
    SessionMember.Presence.PRESENT: ("good", "check", ""),
    SessionMember.Presence.REMOTE: ("info", "user", ""),
    SessionMember.Presence.ABSENT: ("quiet", "dash", "dashed"),
    SessionMember.Presence.UNKNOWN: ("quiet", "circle", "dashed"),
}
#: States in which the agenda, the roll and the team may still change.
UNSTARTED = (State.CONVENED, State.OPENED)


def look(state: str) -> tuple[str, str]:
    """Tone and icon of a session's state."""
    return _STATE_LOOKS[State(state)]


def page_of(session: CouncilSession, user: Any) -> dict[str, Any]:
    """The context of the page for *user*; before the count it holds no figure and no outcome for anyone."""
    room = electorate_of(session) if session.rules else None
    title, conditions = ("", []) if withheld(session, user).exists() else conditions_of(session)
    tone, symbol = look(session.state)
    return {
        "session": session,
        "tone": tone,
        "symbol": symbol,
        "step": next_step(session, user),
        "conditions": [as_row(condition, session, user) for condition in conditions],
        "conditions_title": title,
        "room": room,
        "agenda": agenda_rows(session, room, user),
        "dropped": dropped(session, user),
        "attendance": _attendance(room, session) if room else [],
        "counters": session.counters.select_related("user__department"),
        "papers": _printed(session) if sees_figures(session, user) else (),
        **_invitation(session, user),
        **_signed_by_hand(session, user),
        "boxes": session.boxes.filter(Q(key=None) | Q(paper__isnull=False), used=True) if runs_sessions(user) else (),
        "electronic": desk_of(session, user, room) if room and session.is_electronic else None,
        "may_be_electronic": may_be_electronic(Rules(session.rules)),
        "warnings": room.warnings() if room and session.state in UNSTARTED and room.recipients else (),
        "set_apart": room.grouping.not_prepared
        if room and session.state in UNSTARTED and room.recipients and not room.unmarked
        else (),
        "runs": runs_sessions(user),
        "briefs": holds(user, *BRIEFED),
        "compares": compares_sheets(user),
        **_facts(session, room),
    }


def as_row(condition: Condition, session: CouncilSession, user: Any) -> dict[str, str]:
    """A condition as the checklist draws it; only those who run the session get links."""
    return {
        "state": condition.state,
        "label": condition.label,
        "note": condition.refusal or condition.note,
        "url": _address(condition.page, session) if condition.state == "todo" and runs_sessions(user) else "",
    }


def _address(page: str, session: CouncilSession) -> str:
    if page == "rules":
        return reverse("councils:rules_example", args=[session.season.year])
    if page == "agenda":
        return f"{reverse('councils:session', args=[session.pk])}#danh-sach"
    return reverse(f"councils:{page}", args=[session.pk]) if page else ""


def _facts(session: CouncilSession, room: Electorate | None) -> dict[str, Any]:
    values = session.rules or rules_of(session.season).values
    called = room is not None and not room.unmarked
    return {
        "title": f"Phiên họp bình xét, {weekday_date(session.held_at)}",
        "sub": f"{clock_time(session.held_at)}, {session.place}. {session.get_kind_display()}. "
        f"Chủ tọa: {session.chair.duty.user}, {session.chair.duty.get_role_display()}.",
        "asks_staff": Rules(values)["comment_days"] != "0",
        "ratio": SPECS["ratio"].words(Rules(values)["ratio"]),
        "ratio_label": f"Tỷ lệ phiếu tán thành, tính trên {base_words(values)}",
        "here": f"{len(room.participants)}/{len(room.members)}" if room and called else "–",
        "here_label": f"Thành viên dự họp, cần ít nhất {room.quorum_needed}" if room else "",
        "box_count": session.boxes.filter(used=True).count() if session.started_at else 0,
        "secret": session.state in (State.VOTING, State.ENDED),
        "unstarted": session.state in UNSTARTED,
        "droppable": session.state in (State.PLANNED, *UNSTARTED),
        "adjournable": session.state in BEFORE_COUNT,
    }


def _printed(session: CouncilSession) -> QuerySet[SessionPaper]:
    return session.papers.filter(set_aside_at=None).exclude(kind=SessionPaper.Kind.INVITATION)


def _signed_by_hand(session: CouncilSession, user: Any) -> dict[str, bool]:
    """Which minutes are offered that are filled in by hand after the count."""
    told = sees_figures(session, user)
    return {"seals": told and bool(paper_boxes(session)), "rechecks": told and recheckable(session)}


def _invitation(session: CouncilSession, user: Any) -> dict[str, Any]:
    """The invitation in force, for everybody; who writes it gets the way there while people may be asked to come."""
    meets = session.kind != CouncilSession.Kind.WRITTEN
    return {
        "invitation": invitation_of(session) if meets else None,
        "takes_pack": takes_pack(user),
        "invites": meets and invites(user),
        "invitable": meets and invites(user) and session.state in INVITABLE,
    }


def _attendance(room: Electorate, session: CouncilSession) -> list[dict[str, Any]]:
    offices = {session.chair_id: "chủ tọa", session.secretary_id: "thư ký phiên họp"}
    return [
        {
            "name": str(member),
            "note": ", ".join(
                part for part in (member.title, offices.get(member.seat_id, ""), member.absence_reason) if part
            ),
            "look": _PRESENCE_LOOKS[SessionMember.Presence(member.presence)],
            "presence": str(member.get_presence_display()),
        }
        for member in room.members
    ]
