"""The demonstration's people at work: each function is one stretch of the year, done by the portal's own actions."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from accounts.models import Department, User
from core import clock
from core.papers import Heading, Issuer, Paper, Paragraph, render_pdf
from core.uploads import StoredFile, keep
from core.vietnamese import VIETNAM
from nominations.actions.attach_evidence import attach_evidence
from nominations.actions.draft import draft
from nominations.actions.keep_contribution import keep_contribution
from nominations.actions.receive import receive
from nominations.actions.revise import revise
from nominations.actions.submit import submit
from nominations.models import Nomination
from operations.demo.nominees import ELIGIBLE, NOMINEES, REPORT, STATEMENTS, Nominee
from seasons.models import Movement, Season

#: Who writes and files the dossiers of a department.
HEADS = {
    "HTQT": "truongphong", "LS": "ls", "LT": "lt", "QLBG": "qlbg", "VP": "chanhvanphong", "DVDN": "dvdn",
}  # fmt: skip


def person(username: str) -> User:
    """The person read afresh, so that duties given a moment ago count."""
    return User.objects.get(username=username)


def introduce(season: Season, key: str, *, whole: bool = True) -> Nomination:
    """A dossier begun by its department; *whole* fills every cell of the matrix."""
    nominee = NOMINEES[key]
    head = person(HEADS[nominee.department])
    unit = Department.objects.in_force(clock.today()).get(code=nominee.department)
    members = [person(username) for username in nominee.members]
    row = draft(by=head, season=season, department=unit, facts=_facts(nominee), members=members)
    movement = _found_through(season, key)
    facts = {
        "channel": movement.channel,
        "movement": movement,
        "merit_kind": nominee.merit_kind,
        "merit": nominee.merit,
    }
    facts |= {"report": REPORT.format(merit=nominee.merit), **ELIGIBLE} if whole else {"report": ""}
    criteria = list(row.criteria_set.criteria.all())
    filled = criteria if whole else criteria[:2]
    statements = {criterion.pk: STATEMENTS[criterion.ordinal - 1] for criterion in filled}
    row = revise(row, by=head, version=row.version, facts=facts, statements=statements)
    if nominee.gave:
        activity, amount, hours = nominee.gave
        keep_contribution(row, by=head, facts={
            "activity": activity, "amount": amount or None, "hours": hours or None,
            "dated": date(season.year, 5, 19), "proof": "Xác nhận của Hội Chữ thập đỏ phường",
        })  # fmt: skip
    proof = evidence_file(nominee.merit)
    for criterion in filled:
        described = {"kind": "decision", "title": "Quyết định khen thưởng", "issuer": "Sở Ngoại vụ",
                     "number": f"{20 + criterion.ordinal}/QĐ-SNgV", "dated": date(season.year, 6, 1)}  # fmt: skip
        attach_evidence(row, by=head, criterion=criterion, stored=proof, facts=described)
    return Nomination.objects.get(pk=row.pk)


def file(season: Season, keys: Iterable[str]) -> list[Nomination]:
    """Dossiers introduced and submitted by their heads."""
    rows = [introduce(season, key) for key in keys]
    return [submit(row, by=person(HEADS[row.department.code])) for row in rows]


def take_in(nominations: Iterable[Nomination]) -> list[Nomination]:
    """The Office receives what was submitted."""
    return [receive(row, by=person("vanphong")) for row in nominations]


def evidence_file(merit: str) -> StoredFile:
    """A page that looks like a proof and says that it is none."""
    issuer = Issuer(("UBND TỈNH SÔNG LAM",), ("SỞ NGOẠI VỤ",), "Sông Lam")
    blocks = (
        Heading("TÀI LIỆU MINH HỌA", "Minh chứng của hồ sơ trình diễn"),
        Paragraph(f"Tài liệu này minh họa cho thành tích: {merit}"),
        Paragraph("Tài liệu do chương trình trình diễn tạo ra, không có giá trị pháp lý."),
    )
    content = render_pdf(Paper("Tài liệu minh họa", issuer.head(), blocks))
    return keep(content, "minh-chung.pdf", "application/pdf")


def at(day: date, hour: int, minute: int = 0) -> None:
    """Move the business clock to this hour of the day, where the office is."""
    clock.travel_to(moment(day, hour, minute))


def moment(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=VIETNAM)


def working_day(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))


def next_working_day(day: date) -> date:
    """The day itself, or the Monday after a weekend."""
    return day + timedelta(days=(7 - day.weekday()) % 7 if day.weekday() > 4 else 0)


def _found_through(season: Season, key: str) -> Movement:
    """The nominees are spread over the movements that run."""
    running = [row for row in season.movements.order_by("pk") if not row.is_stopped(clock.today())]
    return running[list(NOMINEES).index(key) % len(running)]


def _facts(nominee: Nominee) -> dict[str, Any]:
    if nominee.collective:
        return {
            "kind": Nomination.Kind.COLLECTIVE,
            "name": nominee.collective,
            "collective_head": person(nominee.head),
            "headcount": len(nominee.members) + 1,
        }
    return {"kind": Nomination.Kind.INDIVIDUAL, "person": person(nominee.key)}
