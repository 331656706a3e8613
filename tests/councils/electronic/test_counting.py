"""What was chosen is what is counted: columns, outcomes, and the same as on paper."""

from collections.abc import Iterable

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from accounts.roles import Role
from core import clock
from councils.actions.confirm_count import confirm_count
from councils.actions.end import end
from councils.actions.enter_tally import enter_tally
from councils.actions.open_boxes import open_boxes
from councils.actions.publish_sums import publish_sums
from councils.ballot.verifying import verify
from councils.electronic.answers import answers
from councils.electronic.boards import board_of
from councils.models import BallotBox, BallotLine, CouncilSession
from councils.results import result_sentence
from councils.tallying import COLUMNS, Entry, columns_of
from councils.workflow import State
from nominations.models import Nomination
from tests.councils.electronic.asking import address, denied, refused, signed_in
from tests.councils.electronic.sittings import aside, only_some_vote, written
from tests.factories.council import Bench, entry
from tests.factories.electronic import OnlineBench
from tests.factories.people import person

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

#: For every voter the place of the choice on each of two lines.
Votes = list[tuple[int, int]]
COMPARED = (*COLUMNS, "needed", "base", "outcome")
RULES = st.fixed_dictionaries(
    {
        "third_choice": st.sampled_from(["yes", "no"]),
        "blank_online": st.sampled_from(["yes", "no"]),
        "blank_line": st.sampled_from(["no_opinion", "invalid_line"]),
        "base": st.sampled_from(["all_members", "present", "valid_ballots", "all_minus_recused"]),
    }
)


def counted_online(votes: Votes, **rules: str) -> CouncilSession:
    bench = OnlineBench(**rules)
    session = bench.voting()
    for member, choices in zip(bench.members, votes, strict=True):
        bench.devices.vote(session, member, lambda line, chosen=choices: chosen[line.ordinal - 1])
    session = end(session, by=bench.chair)
    publish_sums(session)
    bench.open(session, 1)
    return bench.open(session, 2)


def columns_chosen(votes: Votes, rules: dict[str, str], line: int) -> dict[str, int]:
    """How often each column was chosen on a line, counted by hand."""
    names = [column for _, column in answers(rules)]
    return {column: [names[one[line - 1]] for one in votes].count(column) for column in COLUMNS}


@examples(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(rules=RULES, draws=st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), min_size=7, max_size=7))
def test_what_was_chosen_is_what_is_counted_as_on_paper(rules: dict[str, str], draws: Votes) -> None:
    places = len(answers(rules))
    votes = [(first % places, second % places) for first, second in draws]
    online = counted_online(votes, **rules)
    on_paper = Bench(**rules)
    session = on_paper.ended()
    box = session.boxes.get()
    given_papers = entry(box).papers
    lines = {line.pk: shown(columns_chosen(votes, rules, line.ordinal), rules) for line in box.lines.all()}
    enter_tally(box, by=on_paper.counters[0], entry=Entry(given_papers, lines))
    confirm_count(session, by=on_paper.counters[1])
    assert found(online) == found(session)
    for line in BallotLine.objects.filter(box__session=online):
        assert {name: getattr(line, name) for name in COLUMNS} == columns_chosen(votes, rules, line.ordinal)


def shown(columns: dict[str, int], rules: dict[str, str]) -> dict[str, int | None]:
    return {name: columns[name] for name in columns_of(rules)}


def found(session: CouncilSession) -> list[tuple[object, ...]]:
    return list(BallotLine.objects.filter(box__session=session).order_by("ordinal").values_list(*COMPARED))


@pytest.mark.parametrize(
    ("rules", "words"),
    [
        ({}, ["Tán thành", "Không tán thành"]),
        ({"third_choice": "yes"}, ["Tán thành", "Không tán thành", "Không có ý kiến"]),
        ({"blank_online": "yes"}, ["Tán thành", "Không tán thành", "Để trống dòng này"]),
    ],
)
def test_the_booth_offers_what_the_season_has(rules: dict[str, str], words: list[str]) -> None:
    bench = OnlineBench(nominations=1, **rules)
    session = bench.voting()
    page = signed_in(bench.members[5]).get(address("booth", session)).content.decode()
    every = ["Tán thành", "Không tán thành", "Không có ý kiến", "Để trống dòng này"]
    assert [one for one in every if f"</span>{one}</span></label>" in page] == words


def of_two_boxes() -> OnlineBench:
    """The second nominee has a box of its own, of the chair, the vice-chair and the last member."""
    bench = OnlineBench()
    aside(bench.nominations[1], bench.members[2:6])
    return bench


class TestTooFew:
    def test_a_box_with_too_few_ballots_stays_shut_and_the_others_are_counted(self) -> None:
        bench = of_two_boxes()
        whole, few = bench.nominations
        session = only_some_vote(bench, bench.voting(), bench.members[1:])
        shut = session.boxes.get(lines__item__nomination=few)
        assert (shut.issued, shut.returned) == (3, 2)
        assert shut.key.uuid not in bench.devices.shares(session, 1)
        bench.open(session, 1)
        session = bench.open(session, 2)
        assert outcomes() == {whole.pk: "passed", few.pk: "too_few"}
        assert states([whole, few]) == ["passed", "appraised"]
        assert BallotLine.objects.get(item__nomination=few).approve is None
        for box in session.boxes.all():
            assert verify(board_of(box), portal=True).unopened is (box == shut)
        told = written(bench, session)["counting_minutes"]
        assert "chỉ thu về 02 phiếu, cần ít nhất 03" in told and "Một thành viên mất mạng" in told

    def test_a_share_for_the_shut_box_is_refused(self) -> None:
        bench = of_two_boxes()
        session = only_some_vote(bench, bench.voting(), bench.members[1:])
        shares = bench.devices.shares(session, 1)
        shut = next(box for box in session.boxes.all() if box.key.uuid not in shares)
        with refused("Chưa đủ phần mở của mọi hòm phiếu"):
            open_boxes(session, by=bench.counters[0], shares={**shares, shut.key.uuid: next(iter(shares.values()))})

    def test_minutes_are_made_where_no_box_was_opened(self) -> None:
        bench = OnlineBench()
        session = only_some_vote(bench, bench.voting(), bench.members[5:])
        bench.open(session, 1)
        told = written(bench, session)
        assert "chỉ thu về 02 phiếu, cần ít nhất 03" in told["counting_minutes"]


def outcomes() -> dict[int, str]:
    return dict(BallotLine.objects.values_list("item__nomination", "outcome"))


def states(nominations: Iterable[Nomination]) -> list[str]:
    return [Nomination.objects.get(pk=one.pk).state for one in nominations]


class TestSuspended:
    def test_a_line_suspended_during_the_vote_is_neither_used_nor_shown(self) -> None:
        bench = OnlineBench()
        halted, other = bench.nominations
        session = bench.ended({halted.name: 3})
        Nomination.objects.filter(pk=halted.pk).update(suspended_at=clock.now(), suspension_reason="Có kiến nghị")
        bench.open(session, 1)
        session = bench.open(session, 2)
        assert states([halted, other]) == ["appraised", "passed"]
        item = session.agenda.get(nomination=halted)
        assert item.dropped_at is not None and "không được tính" in result_sentence(item)
        for user in (bench.members[5], bench.counters[0], bench.chair, person(Role.DIRECTOR)):
            page = signed_in(user).get(address("session", session)).content.decode()
            assert "07/07" in page and not any(figure in page for figure in ("04/07", "03/07", "57,14%"))
        told = written(bench, session)
        assert f"Hồ sơ {halted.name} đưa khỏi danh sách" in told["counting_minutes"]
        assert "tạm dừng xét trong khi bỏ phiếu" in told["counting_minutes"]
        for kind in ("counting_minutes", "meeting_minutes"):
            assert "04/07" not in told[kind] and "57,14" not in told[kind]


class TestThePaperWay:
    def test_figures_of_an_electronic_box_are_not_typed(self) -> None:
        bench = OnlineBench(nominations=1)
        session = bench.ended()
        box = BallotBox.objects.get()
        with refused("Hòm phiếu điện tử không nhập số liệu", "mở hòm phiếu để kiểm"):
            enter_tally(box, by=bench.counters[0], entry=entry(box))
        with refused("bỏ phiếu điện tử", "mở hòm phiếu để kiểm"):
            confirm_count(session, by=bench.counters[0])
        with denied():
            enter_tally(box, by=bench.chair, entry=entry(box))
        assert CouncilSession.objects.get().state == State.ENDED
