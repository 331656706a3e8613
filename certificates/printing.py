"""Rows of a decision as its papers want them: tờ trình, quyết định, danh sách ký nhận."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TypeVar

from django.core.exceptions import ValidationError

from accounts.models import User
from accounts.roles import Role
from certificates import wording
from certificates.agency import decider, signer_on
from certificates.grounds import COUNCIL, cited, legal_bases, plan_of, reference_of
from certificates.listed import Listed
from certificates.models import Certificate, Decision
from certificates.papers import decision as decision_form
from certificates.papers import handover_list, submission
from core.papers import Paper, PaperError, Reference, Signer
from core.vietnamese import lines, long_date, search_norm, two_digits
from councils.models import CouncilSession, SessionMember
from councils.papers.parts import Member
from documents.issuing import agency_on, council_of, issuer_of, office_of, rehearsal_mark
from nominations.models import Nomination
from nominations.papers.nominee import Nominee, count_phrase
from nominations.printing import nominee_of
from nominations.workflow import State
from seasons.models import Agency

Content = TypeVar("Content")


def submission_paper(listed: Listed, *, reference: Reference, on: date) -> Paper:
    """Tờ trình of the council to the Director.

    :raises ValidationError: nobody may sign it, or a word cannot be printed.
    """
    decision, agency = listed.decision, agency_on(on)
    passed = [nominee(item.nomination) for item in listed.items if item.passed]
    failed = [nominee(item.nomination) for item in listed.items if not item.passed]
    content = submission.SubmissionContent(
        issuer=council_of(agency),
        reference=reference,
        subject=f"Về việc đề nghị công nhận {decision.title}",
        addressed_to=decider(agency),
        sender=f"Thường trực {COUNCIL} Sở",
        basis=_basis(listed, agency),
        findings=(_introduced(decision), *(_held(session) for session in listed.sessions)),
        passed=tuple(passed),
        not_passed=tuple(failed),
        title_proposed=decision.title,
        enclosures="dự thảo Quyết định, danh sách trích ngang, biên bản và hồ sơ của từng trường hợp",
        signer=submission_signer(listed, on),
        director_is_chair=listed.director_chairs(on),
        agency_seal=True,
        recipients=lines(decision.submission_recipients),
        mark=rehearsal_mark(),
    )
    return _built(submission.build, content)


def decision_paper(listed: Listed, *, reference: Reference, on: date) -> Paper:
    """Quyết định công nhận with its annex, as it would be signed on *on*.

    :raises ValidationError: nobody may sign it, or a word cannot be printed.
    """
    decision, agency = listed.decision, agency_on(on)
    content = decision_form.DecisionContent(
        issuer=issuer_of(agency),
        reference=reference,
        subject=wording.subject(decision),
        decider=decider(agency),
        title=decision.title,
        legal_bases=tuple(legal_bases(listed, agency, on)),
        recognised=tuple(
            decision_form.Recognised(nominee(item.nomination), item.nomination.merit) for item in listed.recognised
        ),
        implementers=decision.implementers,
        signer=signer_on(on, decision),
        recipients=lines(decision.recipients),
        further_articles=lines(decision.further_article),
        mark=rehearsal_mark(),
    )
    return _built(decision_form.build, content)


def handover_paper(
    decision: Decision, certificates: list[Certificate], *, on: date, giver: User, witness: User
) -> Paper:
    """Danh sách ký nhận for the day of handing over."""
    agency = agency_on(on)
    content = handover_list.HandoverContent(
        issuer=office_of(agency),
        on=on,
        subject=f"Giấy công nhận {decision.title}",
        decision=reference_of(decision.full_number, decision.dated),
        decider=decider(agency),
        lines=tuple(handover_list.HandoverLine(f"{row.number:04d}/{row.year}", as_frozen(row)) for row in certificates),
        handed_over_by=Signer(("NGƯỜI GIAO",), giver.full_name, sealed=False),
        witnessed_by=Signer((witness.post.upper(),), witness.full_name, sealed=False),
        mark=rehearsal_mark(),
    )
    return _built(handover_list.build, content)


def as_frozen(certificate: Certificate) -> Nominee:
    """The holder under the name that the certificate bears: one exchanged for a wrong name bears the right one."""
    found = nominee_of(certificate.item.nomination)
    honorific = found.honorific if found.is_collective else certificate.text["honorific"]
    return replace(found, name=certificate.text["name"], honorific=honorific)


def nominee(nomination: Nomination) -> Nominee:
    """The nominee with the unit left out where the position already names it."""
    found = nominee_of(nomination)
    return replace(found, unit="") if search_norm(found.unit) in search_norm(found.position) else found


def _built(build: Callable[[Content], Paper], content: Content) -> Paper:
    try:
        return build(content)
    except PaperError as problem:
        raise ValidationError(str(problem)) from problem


def _basis(listed: Listed, agency: Agency) -> str:
    plan = plan_of(listed.decision, agency)
    minutes = " và ".join(cited(paper) for paper in listed.minutes)
    return f"Thực hiện {plan}; căn cứ {minutes}" if plan else f"Căn cứ {minutes}"


def _introduced(decision: Decision) -> str:
    sent = Nomination.objects.filter(season=decision.season, submitted_at__isnull=False).exclude(state=State.WITHDRAWN)
    names = [Nominee("", "", is_collective=kind == "collective") for kind in sent.values_list("kind", flat=True)]
    return f"Các phòng, đơn vị đã giới thiệu {count_phrase(names)}; hồ sơ được tiếp nhận và thẩm định theo tiêu chuẩn."


def _held(session: CouncilSession) -> str:
    day = long_date(session.held_at)
    if session.kind == CouncilSession.Kind.WRITTEN:
        return f"Hội đồng lấy phiếu không họp {day} theo {session.permission}, bình xét bằng hình thức bỏ phiếu kín."
    here = (SessionMember.Presence.PRESENT, SessionMember.Presence.REMOTE)
    members = list(session.members.all())
    present = sum(member.presence in here for member in members)
    return (
        f"Hội đồng đã họp {day}, có {two_digits(present)}/{two_digits(len(members))} thành viên dự họp, bình xét bằng "
        "hình thức thẩm định hồ sơ và bỏ phiếu kín."
    )


def submission_signer(listed: Listed, on: date) -> Member:
    """Who signs the tờ trình for the council on that day.

    :raises ValidationError: nobody may.
    """
    chairs = [] if listed.director_chairs(on) else listed.seats(Role.COUNCIL_CHAIR, on)
    seats = chairs or listed.seats(Role.COUNCIL_VICE, on)
    if not seats:
        raise ValidationError(
            "Không có Phó Chủ tịch Hội đồng giữ nhiệm vụ vào ngày ghi trên tờ trình để ký thay Chủ tịch. "
            "Đồng chí kiện toàn Hội đồng hoặc chọn ngày khác."
        )
    duty = seats[0].duty
    return Member(duty.user.honorific, duty.user.full_name, duty.user.post, str(duty.get_role_display()))
