"""A quota over the season, ties at its last place, and the second ballot among the tied."""

import pytest
from django.core.exceptions import ValidationError

from councils.actions.convene import convene
from councils.models import BallotLine, CouncilSession
from nominations.workflow import State
from tests.factories.council import Bench

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def outcomes(session: CouncilSession) -> dict[str, str]:
    lines = BallotLine.objects.filter(box__session=session).select_related("item__nomination")
    return {line.item.nomination.name: line.outcome for line in lines}


def test_the_tied_vote_again_and_the_rest_keep_their_outcome() -> None:
    bench = Bench(nominations=3, quota="2", tie="second_ballot")
    first, second, third = bench.nominations
    session = bench.counted(approve={second.name: 6, third.name: 6})
    assert outcomes(session) == {first.name: "passed", second.name: "second_ballot", third.name: "second_ballot"}
    second.refresh_from_db()
    assert second.state == State.APPRAISED

    bench.nominations = [second, third]
    again = bench.counted(approve={second.name: 5})
    assert outcomes(again) == {second.name: "failed", third.name: "passed"}


def test_a_second_ballot_is_over_exactly_the_tied() -> None:
    bench = Bench(nominations=3, quota="2", tie="second_ballot")
    _, second, third = bench.nominations
    bench.counted(approve={second.name: 6, third.name: 6})
    for chosen in ([second], [second, third, bench.nominate()]):
        with pytest.raises(ValidationError, match="đúng những hồ sơ ngang phiếu"):
            convene(bench.planned(chosen), by=bench.secretary)
        CouncilSession.objects.filter(state="planned").update(state="adjourned")


@pytest.mark.parametrize(("tie", "outcome"), [("all", "passed"), ("none", "failed")])
def test_the_rule_may_settle_a_tie_at_once(tie: str, outcome: str) -> None:
    bench = Bench(nominations=2, quota="1", tie=tie)
    assert set(outcomes(bench.counted()).values()) == {outcome}


def test_a_second_ballot_still_tied_passes_nobody() -> None:
    bench = Bench(nominations=2, quota="1", tie="second_ballot")
    bench.counted()
    assert set(outcomes(bench.counted()).values()) == {"failed"}


def test_places_taken_earlier_in_the_season_are_gone() -> None:
    bench = Bench(nominations=1, quota="1", tie="none")
    bench.counted()
    with pytest.raises(ValidationError, match="Chỉ tiêu công nhận của kỳ đã đủ"):
        convene(bench.planned([bench.nominate()]), by=bench.secretary)


def test_a_tied_file_withdrawn_since_leaves_the_others_their_ballot() -> None:
    bench = Bench(nominations=3, quota="1", tie="second_ballot")
    gone = bench.nominations[0]
    bench.counted()
    gone.refresh_from_db()
    gone.state, gone.withdrawn_at = State.WITHDRAWN, gone.changed_at
    gone.save()
    bench.nominations = bench.nominations[1:]
    again = bench.counted(approve={bench.nominations[0].name: 6})
    assert outcomes(again) == {bench.nominations[0].name: "failed", bench.nominations[1].name: "passed"}
