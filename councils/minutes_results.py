"""Boxes and lines of a counted session, as the minutes report them."""

from core.vietnamese import two_digits
from councils.counting import BoxTally, Outcome
from councils.electorate import Electorate
from councils.minutes_room import member_of
from councils.models import BallotBox, BallotLine, PaperPart
from councils.papers.boxes import BoxReport
from councils.papers.results import NomineeResult, Recusal, Verdict
from councils.tie_rounds import outcomes_of, tally_of
from nominations.printing import nominee_of

_VERDICTS = {
    BallotLine.Outcome.PASSED: Verdict.PASSED,
    BallotLine.Outcome.FAILED: Verdict.FAILED,
    BallotLine.Outcome.SECOND_BALLOT: Verdict.SECOND_BALLOT,
    BallotLine.Outcome.TOO_FEW: Verdict.NOT_COUNTED,
}


def box_reports(room: Electorate) -> tuple[BoxReport, ...]:
    """Every box in order, those that were not used or not opened last with the reason."""
    outcomes = outcomes_of(room.session, room.rule)
    lines: dict[int, list[tuple[BallotLine, Outcome]]] = {}
    for line, found in outcomes.items():
        lines.setdefault(line.box_id, []).append((line, found))
    boxes = list(room.session.boxes.select_related("session"))
    return tuple(_report(room, box, lines.get(box.pk, []), several=len(boxes) > 1) for box in boxes)


def _report(room: Electorate, box: BallotBox, lines: list[tuple[BallotLine, Outcome]], *, several: bool) -> BoxReport:
    voters = box.voters.count()
    return BoxReport(
        label=f"Hòm phiếu số {box.ordinal}" if several else "",
        tally=_tally(box, voters),
        electronic=room.session.is_electronic,
        paper=_paper(box),
        results=tuple(_result(room, line, found) for line, found in lines),
        unopened=_unopened(box, voters, room.rule.least_ballots),
    )


def _tally(box: BallotBox, voters: int) -> BoxTally:
    issued, returned, valid = box.issued or 0, box.returned or 0, box.valid or 0
    if box.session.is_electronic:
        return BoxTally.electronic(voters, issued, returned, valid, box.invalid or 0)
    return _tally_of_paper(box, voters)


def _tally_of_paper(papers: BallotBox | PaperPart, voters: int) -> BoxTally:
    return BoxTally(
        eligible=voters,
        printed=papers.printed or 0,
        stamped=papers.stamped or 0,
        spoiled=papers.spoiled or 0,
        destroyed_unused=papers.unused or 0,
        issued=papers.issued or 0,
        returned=papers.returned or 0,
        valid=papers.valid or 0,
        invalid=papers.invalid or 0,
        lines={},
    )


def _paper(box: BallotBox) -> BoxTally | None:
    """The figures of the paper beside an electronic box."""
    part = PaperPart.objects.filter(box=box).first()
    return _tally_of_paper(part, part.voters.count()) if part else None


def _unopened(box: BallotBox, voters: int, least: int) -> str:
    if not box.used:
        return f"chỉ có {two_digits(voters)} thành viên được bỏ phiếu, cần ít nhất {two_digits(least)}"
    if box.valid is None:
        return f"chỉ thu về {two_digits(box.returned or 0)} phiếu, cần ít nhất {two_digits(least)}"
    return ""


def _result(room: Electorate, line: BallotLine, found: Outcome) -> NomineeResult:
    reached = found.approve is not None and found.approve >= found.needed
    return NomineeResult(
        nominee=nominee_of(line.item.nomination),
        line=tally_of(line),
        outcome=found,
        verdict=_VERDICTS[BallotLine.Outcome(line.outcome)],
        recusals=tuple(
            Recusal(member_of(recusal.member), recusal.get_ground_display()) for recusal in room.recused(line.item)
        ),
        note=_note(line, reached),
    )


def _note(line: BallotLine, reached: bool) -> str:
    if line.outcome == BallotLine.Outcome.SECOND_BALLOT:
        return "số phiếu ngang nhau ở chỗ cuối của chỉ tiêu"
    return "ngoài chỉ tiêu của kỳ" if reached and line.outcome == BallotLine.Outcome.FAILED else ""
