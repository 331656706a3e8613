"""Which papers of a meeting one reader gets, drawn one by one, and which he or she may still get."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from accounts.access import holds
from accounts.models import User
from core.papers import Paper, PaperError
from core.vietnamese import local_day, two_digits
from councils.access import BRIEFED, compares_sheets, invites, runs_sessions
from councils.appraisal_papers import brief_paper, consolidated_paper
from councils.appraising import standings
from councils.chair_words import whole_script
from councils.comparing import compared_in_session, must_declare_first
from councils.inviting import invitation_of, programme_paper, sign_in_paper, subject_of
from councils.minutes import rules_paper
from councils.models import AgendaItem, CouncilSession, Recusal
from councils.papers import chair_script
from councils.printing import ballot_paper, issuer_on
from councils.recusals import from_vote
from documents.issuing import rehearsal_mark
from nominations.access import readable_rows, visible
from nominations.comment_papers import summary_paper
from nominations.commenting import compiled, compiles_comments
from nominations.concern import kept_from
from nominations.models import Nomination
from nominations.papers import summary_list
from nominations.summary import summary_content
from nominations.workflow import UNDER_APPRAISAL
from seasons.rules import Rules, rules_of

SPECIMEN = "PHIẾU MẪU, không dùng để bỏ phiếu"


@dataclass(frozen=True)
class Drawn:
    """A paper under its title in the list of contents; one that will be signed by hand bears no mark of the reader."""

    title: str
    paper: Paper
    to_sign: bool = False


@dataclass(frozen=True)
class Missing:
    """A sentence on what is not in the archive of this reader, and what to do."""

    sentence: str


def papers_for(session: CouncilSession, user: User) -> Iterator[Drawn | Missing]:
    """Everything but the invitation, in the order in which the meeting needs it.

    :raises PaperError: a word cannot be printed.
    :raises ValidationError: nobody has entered the agency's name yet.
    """
    items = own_agenda(session, user)
    yield from _of_the_meeting(session, user)
    if not items:
        yield Missing("Tập này không có tài liệu về hồ sơ nào.")
        return
    yield from _of_the_files(session, items, user)
    yield from _tables(session, items, user)
    yield Drawn("Phiếu bình xét, phiếu mẫu", _specimen(session, items))


def own_agenda(session: CouncilSession, user: Any) -> list[AgendaItem]:
    """The lines of the agenda without the files from which *user* stands aside, by the frozen rows and by rule."""
    recused = Recusal.objects.filter(item__session=session, member__user=user.pk).values("item")
    lines = session.agenda.filter(dropped_at=None, nomination__in=visible(user).values("pk")).exclude(pk__in=recused)
    items = list(lines.select_related("nomination__season", "nomination__department", "nomination__criteria_set"))
    rules = Rules(session.rules) if session.rules else rules_of(session.season)
    aside, kept = from_vote([item.nomination for item in items], rules["recusal_vote"]), kept_from(user)
    return [item for item in items if item.nomination not in kept and (item.nomination_id, user.pk) not in aside]


def _of_the_meeting(session: CouncilSession, user: User) -> Iterator[Drawn]:
    if invitation := invitation_of(session):
        yield Drawn("Chương trình phiên họp", programme_paper(session, invitation))
    if session.kind != CouncilSession.Kind.WRITTEN and invites(user):
        yield Drawn("Danh sách ký tên dự họp", sign_in_paper(session), to_sign=True)
    if session.rules:
        yield Drawn("Quy tắc kỳ này", rules_paper(session))
        if runs_sessions(user):
            yield Drawn("Lời dẫn của chủ tọa", _script(session))


def _script(session: CouncilSession) -> Paper:
    return chair_script.build(
        chair_script.ScriptContent(
            issuer=issuer_on(local_day(session.held_at)),
            held_at=session.held_at,
            subject=subject_of(session.season),
            steps=tuple(whole_script(session)),
            mark=rehearsal_mark(),
        )
    )


def _of_the_files(session: CouncilSession, items: Sequence[AgendaItem], user: User) -> Iterator[Drawn | Missing]:
    day, listed = local_day(session.held_at), [item.nomination for item in items]
    may_read = set(Nomination.objects.filter(readable_rows(user), pk__in=[one.pk for one in listed]).values_list("pk"))
    told = [one for one in listed if (one.pk,) in may_read]
    if told:
        content = summary_content(told, year=session.season.year, by=user, on=day)
        yield Drawn("Danh sách trích ngang", summary_list.build(content))
    if holds(user, *BRIEFED):
        yield from _briefs(session, listed, user, day)


def _briefs(session: CouncilSession, listed: Sequence[Nomination], user: User, day: date) -> Iterator[Drawn | Missing]:
    undeclared: list[Nomination] = []
    for found in standings(session.season, listed, user):
        number, name = found.nomination.number, found.nomination.name
        if must_declare_first(found, user):
            undeclared.append(found.nomination)
            continue
        try:
            yield Drawn(f"Tóm tắt hồ sơ {number}, {name}", brief_paper(found, user, on=day))
        except PaperError as problem:
            yield Missing(f"Không có tóm tắt hồ sơ {number}: {problem}")
    yield from map(Missing, _not_declared(undeclared))


def _not_declared(files: Sequence[Nomination]) -> Iterator[str]:
    waiting = sum(one.state in UNDER_APPRAISAL for one in files)
    if waiting:
        yield (
            f"Danh sách trích ngang và tóm tắt chưa gồm {two_digits(waiting)} hồ sơ mà người nhận tập này chưa khai "
            "báo. Khai báo xong, tải lại tập này."
        )
    if past := len(files) - waiting:
        yield (
            f"Không có tóm tắt của {two_digits(past)} hồ sơ mà người nhận tập này chưa khai báo khi hồ sơ được thẩm "
            "định. Cần biết thêm thì hỏi Thư ký Hội đồng."
        )


def _tables(session: CouncilSession, items: Sequence[AgendaItem], user: User) -> Iterator[Drawn]:
    day, season = local_day(session.held_at), session.season
    if compares_sheets(user) and (files := compared_in_session(session, user)):
        subject = f"Hồ sơ bình xét tại phiên họp {session.ordinal} năm {season.year}"
        yield Drawn("Bảng tổng hợp thẩm định", consolidated_paper(season, files, subject=subject, on=day))
    agenda = [item.nomination_id for item in items]
    if compiles_comments(user) and (asked := list(compiled(user).filter(pk__in=agenda))):
        subject = f"Lấy ý kiến nội bộ về hồ sơ bình xét tại phiên họp {session.ordinal} năm {season.year}"
        yield Drawn("Bảng tổng hợp ý kiến", summary_paper(asked, subject=subject, by=user, on=day))


def _specimen(session: CouncilSession, items: Sequence[AgendaItem]) -> Paper:
    """The ballot as this reader would find it, marked so that nobody can put it into a box."""
    paper = ballot_paper(session, items, 1, 1)
    return replace(paper, mark=". ".join(filter(None, (rehearsal_mark(), SPECIMEN))))
