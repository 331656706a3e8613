"""What a confirmed count leads to: outcomes by the frozen rules, which reach the files."""

from typing import Any

from core import clock
from core.workflow import advance
from councils.actions.duties import relieve_counters
from councils.counting import Outcome, QuotaResult, Result
from councils.models import BallotLine, CouncilSession
from councils.tie_rounds import outcomes_of, resolve
from councils.voting import voting_rule
from councils.workflow import SESSION
from nominations.actions.record_vote import record_vote
from nominations.actions.untable import untable

SUSPENDED = "tạm dừng xét trong khi bỏ phiếu; số phiếu của dòng này không được tính"
Found = BallotLine.Outcome
_WHY = {
    Found.TOO_FEW: "Không đủ số người bỏ phiếu",
    Found.SECOND_BALLOT: "Số phiếu ngang nhau ở chỗ cuối của chỉ tiêu; bỏ phiếu lại",
}


def settle(session: CouncilSession, *, by: Any) -> CouncilSession:
    """The session as counted, with the outcome of every line; must run inside the transaction of the count."""
    _void_suspended(session, by)
    _settle(session, by)
    done: CouncilSession = advance(session, SESSION, "count", by=by, counted_at=clock.now())
    relieve_counters(done, by=by, why="Đã kiểm phiếu xong")
    return done


def _void_suspended(session: CouncilSession, by: Any) -> None:
    """A file suspended while the vote ran leaves it: its line is neither used nor shown, the others stand."""
    for item in session.agenda.filter(dropped_at=None, nomination__suspended_at__isnull=False):
        item.dropped_at, item.drop_reason = clock.now(), SUSPENDED
        item.save(update_fields=["dropped_at", "drop_reason"])
        untable(item.nomination, by=by, reason=SUSPENDED)


def _settle(session: CouncilSession, by: Any) -> None:
    outcomes = outcomes_of(session, voting_rule(session.rules))
    verdicts = resolve(session, {line.item.nomination_id: found for line, found in outcomes.items()})
    for line, found in outcomes.items():
        line.outcome = _verdict(line.item.nomination_id, found, verdicts)
        if found.approve is not None:
            line.needed, line.base = found.needed, found.base
        line.save(update_fields=["outcome", "needed", "base"])
        if line.outcome in (Found.PASSED, Found.FAILED):
            record_vote(line.item.nomination, by=by, passed=line.outcome == Found.PASSED)
        elif line.box.used:
            untable(line.item.nomination, by=by, reason=_WHY[Found(line.outcome)])


def _verdict(nomination_id: int, found: Outcome, verdicts: QuotaResult[int]) -> str:
    if found.result is Result.NOT_ENOUGH_VOTERS:
        return Found.TOO_FEW
    if nomination_id in verdicts.second_ballot:
        return Found.SECOND_BALLOT
    return Found.PASSED if nomination_id in verdicts.passed else Found.FAILED
