"""Giấy mời and the sign-in sheet of a session: when they may be made, and rows turned into plain values."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from core import clock
from core.papers import Paper, Reference, Signer
from core.vietnamese import local_day
from councils.minutes_room import member_of
from councils.models import CouncilMember, CouncilSession, SessionPaper
from councils.papers import invitation, programme, sign_in_sheet
from councils.papers.parts import Member
from councils.printing import issuer_on
from councils.workflow import State
from documents.issuing import rehearsal_mark
from seasons.models import Season

SYMBOL = "GM-HĐTĐKT"
SENDER = "Hội đồng Thi đua - Khen thưởng"
INVITED = "Các thành viên Hội đồng Thi đua - Khen thưởng"
RECIPIENTS = "Như trên\nLưu: VT, HĐTĐKT"
#: States in which people may still be asked to come.
INVITABLE = (State.PLANNED, State.CONVENED)


@dataclass(frozen=True)
class InvitationFacts:
    """Number and date of the invitation and the words it bears; *invited*, *topics*, *recipients* an entry a line."""

    number: int
    symbol: str
    dated: date
    invited: str
    topics: str
    request: str
    recipients: str

    @property
    def reference(self) -> Reference:
        return Reference(self.number, self.symbol, self.dated)


def invitation_refusals(session: CouncilSession) -> Iterator[str]:
    """Why nobody can be invited to this session now, each with what to do."""
    if session.kind == CouncilSession.Kind.WRITTEN:
        yield "Lấy phiếu không họp thì không có giấy mời. Phiếu và tài liệu gửi kèm công văn của Hội đồng."
    if session.state not in INVITABLE:
        yield (
            f"Phiên họp đang ở trạng thái «{session.get_state_display()}» nên không lập giấy mời. Nếu họp lại, mời lập "
            "phiên họp khác rồi lập giấy mời của phiên họp đó."
        )
    elif session.held_at < clock.now():
        yield (
            "Thời gian họp đã qua nên không lập giấy mời. Mở «Sửa phiên họp» để ghi thời gian khác; phiên họp đã triệu "
            "tập thì hoãn rồi lập phiên họp khác."
        )
    if not session.place.strip():
        yield "Phiên họp chưa ghi địa điểm. Mở «Sửa phiên họp» để ghi địa điểm."


def subject_of(season: Season) -> str:
    return f"Họp bình xét điển hình tiên tiến năm {season.year}"


def invitation_of(session: CouncilSession) -> SessionPaper | None:
    """The invitation in force."""
    return session.papers.filter(kind=SessionPaper.Kind.INVITATION, set_aside_at=None).first()


def presiding(session: CouncilSession) -> Member:
    """Whoever presides over the session, as papers name him or her."""
    return _seated(session.chair)


def invitation_paper(session: CouncilSession, facts: InvitationFacts) -> Paper:
    """Giấy mời of this session.

    :raises PaperError: a word cannot be printed.
    """
    return invitation.build(
        invitation.InvitationContent(
            issuer=issuer_on(facts.dated),
            reference=facts.reference,
            subject=subject_of(session.season),
            sender=SENDER,
            invited=_lines(facts.invited),
            topics=_lines(facts.topics),
            chair=presiding(session),
            held_at=session.held_at,
            place=session.place,
            request=facts.request,
            recipients=_lines(facts.recipients),
            mark=rehearsal_mark(),
        )
    )


def programme_paper(session: CouncilSession, invited: SessionPaper) -> Paper:
    """Chương trình phiên họp: the topics of the invitation in force, in their order.

    :raises PaperError: a word cannot be printed.
    """
    return programme.build(
        programme.ProgrammeContent(
            issuer=issuer_on(local_day(session.held_at)),
            held_at=session.held_at,
            place=session.place,
            subject=subject_of(session.season),
            chair=presiding(session),
            secretary=_seated(session.secretary),
            topics=_lines(invited.given.get("topics", "")),
            mark=rehearsal_mark(),
        )
    )


def sign_in_paper(session: CouncilSession) -> Paper:
    """The sign-in sheet: members as frozen once convened, before that those who sit on the council.

    :raises PaperError: a word cannot be printed.
    """
    frozen = list(session.members.select_related("user__department"))
    seats = session.council.members.filter(duty__until=None).select_related("duty__user__department")
    members = [member_of(one) for one in frozen] or [_seated(seat) for seat in seats]
    return sign_in_sheet.build(
        sign_in_sheet.SignInContent(
            issuer=issuer_on(local_day(session.held_at)),
            held_at=session.held_at,
            place=session.place,
            subject=subject_of(session.season),
            members=tuple(members),
            secretary=Signer(("THƯ KÝ",), session.secretary.duty.user.full_name, sealed=False),
            mark=rehearsal_mark(),
        )
    )


def _seated(seat: CouncilMember) -> Member:
    user = seat.duty.user
    return Member(user.honorific, user.full_name, user.post, str(seat.duty.get_role_display()))


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
