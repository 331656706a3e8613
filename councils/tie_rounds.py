"""Votes that belong together: a quota shared by the season, and second ballots among the tied."""

from collections.abc import Iterable

from django.db.models import F, QuerySet

from core.vietnamese import two_digits
from councils.counting import LineTally, Outcome, QuotaResult, Result, VotingRule, outcome, resolve_quota
from councils.electorate import electorate_of
from councils.guards import Condition
from councils.models import BallotLine, CouncilSession
from councils.voting import voting_rule
from nominations.models import Nomination
from nominations.workflow import State as NominationState
from seasons.rules import Rules, rules_of

#: Nomination's id → the outcome of its line.
Round = dict[int, Outcome]
#: Of a tied nomination that is left out of its second ballot.
NOT_VOTED = Outcome(Result.NOT_ENOUGH_VOTERS, "–", 0, 0, None)

_TAKEN = (NominationState.PASSED, NominationState.RECOGNISED)


def conditions(session: CouncilSession, nominations: Iterable[Nomination]) -> list[Condition]:
    """What a quota asks of the agenda: places left, and in a second ballot exactly the tied."""
    rules = rules_of(session.season)
    if rules.count("quota") is None:
        return []
    listed = {nomination.pk for nomination in nominations}
    tied = _tied_in(session.season_id, listed)
    if tied and tied != listed:
        names = ", ".join(Nomination.objects.filter(pk__in=tied).values_list("name", flat=True))
        refusal = f"Bỏ phiếu lại phải gồm đúng những hồ sơ ngang phiếu: {names}. Mở «Sửa phiên họp» để chọn lại."
        return [Condition("Danh sách bỏ phiếu lại", refusal, page="session_edit")]
    left = places_left(session, rules)
    refusal = "" if left > 0 else "Chỉ tiêu công nhận của kỳ đã đủ. Xem lại «Quy tắc kỳ này» trước khi bỏ phiếu tiếp."
    return [Condition("Chỉ tiêu công nhận còn chỗ", refusal, f"còn {two_digits(max(left, 0))}", "rules")]


def resolve(session: CouncilSession, present: Round) -> QuotaResult[int]:
    """Who passes, fails or votes again once this session's lines are counted."""
    rules = Rules(session.rules)
    if rules.count("quota") is None:
        return resolve_quota([present], voting_rule(session.rules))
    rule = voting_rule(session.rules, quota_left=places_left(session, rules))
    earlier = [_outcomes(one) for one in _chain(session, set(present))]
    if earlier:
        left_out = resolve_quota(earlier, rule).second_ballot - present.keys()
        present = {**present, **dict.fromkeys(left_out, NOT_VOTED)}
    return resolve_quota([*earlier, present], rule)


def places_left(session: CouncilSession, rules: Rules) -> int:
    """The season's quota less the places taken in votes that this session does not continue."""
    nominations = set(session.agenda.filter(dropped_at=None).values_list("nomination_id", flat=True))
    chain = [earlier.pk for earlier in _chain(session, nominations)]
    taken = Nomination.objects.filter(season=session.season_id, state__in=_TAKEN)
    return (rules.count("quota") or 0) - taken.exclude(agenda_items__session__in=chain).count()


def _chain(session: CouncilSession, nominations: set[int]) -> list[CouncilSession]:
    """Earlier sessions whose tie this one decides, oldest first."""
    ties = _ties(session.season_id, nominations).exclude(box__session=session.pk)
    if session.counted_at:
        ties = ties.filter(box__session__counted_at__lt=session.counted_at)
    line = ties.order_by("-box__session__counted_at").select_related("box__session__season").first()
    if line is None:
        return []
    earlier = line.box.session
    voted = set(earlier.agenda.filter(dropped_at=None).values_list("nomination_id", flat=True))
    return [*_chain(earlier, voted), earlier]


def _ties(season_id: int, nominations: set[int]) -> QuerySet[BallotLine]:
    return BallotLine.objects.filter(
        outcome=BallotLine.Outcome.SECOND_BALLOT,
        box__session__season=season_id,
        item__nomination__in=nominations,
        item__round=F("item__nomination__round"),
    )


def _tied_in(season_id: int, listed: set[int]) -> set[int]:
    """All nominations that tied together with one of *listed* and still wait for their second ballot."""
    waiting = BallotLine.objects.filter(
        outcome=BallotLine.Outcome.SECOND_BALLOT,
        box__session__in=_ties(season_id, listed).values("box__session"),
        item__nomination__state=NominationState.APPRAISED,
        item__nomination__suspended_at=None,
    )
    return set(waiting.values_list("item__nomination_id", flat=True))


def _outcomes(session: CouncilSession) -> Round:
    """An earlier session's outcomes, worked out again from its frozen figures."""
    found = outcomes_of(session, voting_rule(session.rules))
    return {line.item.nomination_id: one for line, one in found.items()}


def outcomes_of(session: CouncilSession, rule: VotingRule) -> dict[BallotLine, Outcome]:
    """The outcome of every line by its share alone, from the session's frozen rows; dropped files have none."""
    room = electorate_of(session)
    lines = BallotLine.objects.filter(box__session=session, item__dropped_at=None).select_related(
        "box", "item__nomination"
    )
    return {
        line: outcome(tally_of(line), rule, room.counts(line.item, line.box.returned or 0))
        for line in lines.order_by("box__ordinal", "ordinal")
    }


def tally_of(line: BallotLine) -> LineTally | None:
    """The line's columns; None in a box that was not opened."""
    if line.approve is None:
        return None
    return LineTally(line.approve, line.disapprove or 0, line.no_opinion or 0, line.invalid_line or 0)
