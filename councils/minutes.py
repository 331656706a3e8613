"""Both minutes of a session and the rules annexed to them, drawn from the frozen rows alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from accounts.models import User
from core.papers import Annex, Paper, Reference
from core.vietnamese import local_day, two_digits
from councils.electorate import Electorate, electorate_of
from councils.electronic.book import book_sentences
from councils.minutes_remarks import notes_of, remarks_of
from councils.minutes_results import box_reports
from councils.minutes_room import attendance_of, counting_team, member_of
from councils.minutes_rules import rules_of_vote
from councils.models import CouncilSession, SessionMember
from councils.papers import counting_minutes, meeting_minutes, rules_annex
from councils.papers.counting_content import CountingContent
from councils.papers.meeting_minutes import MeetingContent
from councils.printing import issuer_on, subject
from councils.tallying import has_no_opinion
from councils.voting import base_words, voting_rule, worked
from documents.issuing import rehearsal_mark
from documents.models import RecipientGroup
from documents.recipients import recipients_for
from seasons.rule_specs import SPECS
from seasons.rules import Rules

SEALING = "Phiếu bình xét đã kiểm được niêm phong, giao Thư ký Hội đồng lưu cùng hồ sơ phiên họp"
RECIPIENTS = "Chủ tịch Hội đồng (để báo cáo)\nThành viên Hội đồng\nLưu: hồ sơ phiên họp"


@dataclass(frozen=True)
class MinutesFacts:
    """What the secretary writes for the minutes; texts hold a paragraph a line, numbers may come by hand."""

    discussion: str
    conclusions: str
    remarks: str
    closed_at: datetime
    symbol: str
    counting_number: int | None = None
    meeting_number: int | None = None


@dataclass(frozen=True)
class _Sitting:
    """A counted session with everything that its papers repeat."""

    session: CouncilSession
    room: Electorate
    facts: MinutesFacts

    @property
    def day(self) -> date:
        return local_day(self.session.opened_at or self.session.held_at)

    def officer(self, seat_id: int) -> SessionMember:
        return next(member for member in self.room.members if member.seat_id == seat_id)

    def reference(self, number: int | None) -> Reference:
        return Reference(number, self.facts.symbol, self.day)


def counting_paper(session: CouncilSession, facts: MinutesFacts) -> Paper:
    """Biên bản kiểm phiếu; raises PaperError when figures disagree or a rule has no source."""
    held = _Sitting(session, electorate_of(session), facts)
    used = list(session.boxes.filter(used=True).select_related("entered_by", "confirmed_by"))
    content = CountingContent(
        issuer=issuer_on(held.day),
        reference=held.reference(facts.counting_number),
        subject=subject(session),
        council_name="Hội đồng Thi đua - Khen thưởng",
        started=session.ended_at or facts.closed_at,
        ended=session.counted_at or facts.closed_at,
        place=session.place,
        attendance=attendance_of(held.room),
        team=counting_team(session, held.room),
        rules=tuple(rules_of_vote(session)),
        rule=voting_rule(session.rules),
        base_name=base_words(session.rules),
        boxes=box_reports(held.room),
        third_choice=has_no_opinion(session.rules),
        entered_by=_names([box.entered_by for box in used]),
        confirmed_by=_names([box.confirmed_by for box in used]),
        sealing=book_sentences(session) if session.is_electronic else (SEALING,),
        chair=member_of(held.officer(session.chair_id)),
        recipients=tuple(recipients_for(RecipientGroup.Paper.MINUTES, RECIPIENTS).splitlines()),
        remarks=(*remarks_of(held.room), *facts.remarks.splitlines()),
        annexes=(_annex(session, len(held.room.members), held.reference(facts.counting_number)),),
        mark=rehearsal_mark(),
        electronic=session.is_electronic,
    )
    return counting_minutes.build(content)


def meeting_paper(session: CouncilSession, facts: MinutesFacts) -> Paper:
    """Biên bản họp; raises PaperError when figures disagree or the chair was not there."""
    held = _Sitting(session, electorate_of(session), facts)
    content = MeetingContent(
        issuer=issuer_on(held.day),
        reference=held.reference(facts.meeting_number),
        subject=f"Họp bình xét điển hình tiên tiến năm {session.season.year}",
        kind=f"{_kind(session)}; bỏ phiếu kín {session.get_way_display().lower()}",
        started=session.opened_at or session.held_at,
        ended=facts.closed_at,
        place=session.place,
        attendance=attendance_of(held.room),
        chair=member_of(held.officer(session.chair_id)),
        secretary=member_of(held.officer(session.secretary_id)),
        proceedings=tuple(facts.discussion.splitlines()),
        noted=tuple(notes_of(held.room)),
        team=counting_team(session, held.room),
        counting=held.reference(facts.counting_number),
        boxes=box_reports(held.room),
        rule=voting_rule(session.rules),
        conclusions=tuple(facts.conclusions.splitlines()),
        recipients=tuple(recipients_for(RecipientGroup.Paper.MINUTES, RECIPIENTS).splitlines()),
        mark=rehearsal_mark(),
    )
    return meeting_minutes.build(content)


def rules_paper(session: CouncilSession) -> Paper:
    """Quy tắc kỳ này as frozen with the session, a paper of its own.

    :raises PaperError: a rule has no source.
    """
    day = local_day(session.convened_at or session.held_at)
    return rules_annex.build(rules_content(session, session.members.count()), issuer_on(day), day, rehearsal_mark())


def rules_content(session: CouncilSession, members: int) -> rules_annex.RulesContent:
    """Every rule of the session, its source and approval, worked through with this council's numbers."""
    rows = tuple(_row(key, session.rules, session.rule_sources.get(key, {}), members) for key in SPECS)
    council = f"{session.council}: {two_digits(members)} thành viên."
    return rules_annex.RulesContent(subject(session), council, rows)


def _row(key: str, values: Mapping[str, str], source: Mapping[str, str], members: int) -> rules_annex.SeasonRule:
    spec = SPECS[key]
    return rules_annex.SeasonRule(
        name=spec.label,
        value=spec.words(Rules(values)[key]),
        source=source.get("source", ""),
        approved_by=source.get("approved_by", ""),
        approved_on=date.fromisoformat(source.get("approved_on", "1900-01-01")),
        worked=worked(key, values, members),
    )


def _annex(session: CouncilSession, members: int, minutes: Reference) -> Annex:
    return rules_annex.annex(rules_content(session, members), f"Kèm theo Biên bản kiểm phiếu {minutes.cited}")


def _kind(session: CouncilSession) -> str:
    kind = str(session.get_kind_display())
    return f"{kind} ({session.permission})" if session.permission else kind


def _names(people: Sequence[User | None]) -> str:
    return " và ".join(dict.fromkeys(f"{person.honorific.lower()} {person.full_name}" for person in people if person))
