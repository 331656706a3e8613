"""A few vote on paper beside an electronic vote: both are added up, and few need their consent (D15)."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from councils.actions.choose_paper import choose_paper
from councils.actions.confirm_paper import confirm_paper
from councils.actions.end import end
from councils.actions.enter_tally import enter_tally
from councils.actions.publish_sums import publish_sums
from councils.actions.start import start
from councils.actions.take_ballot import take_ballot
from councils.ballot.verifying import verify
from councils.electronic.boards import board_of
from councils.minutes import counting_paper
from councils.models import CouncilSession, Entitlement, PaperPart
from councils.workflow import State
from tests.councils.electronic.asking import address, signed_in
from tests.councils.test_minutes import facts
from tests.factories.council import entry
from tests.factories.electronic import OnlineBench

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def bench() -> OnlineBench:
    return OnlineBench()


def on_paper(bench: OnlineBench, session: CouncilSession, count: int, *, accept: bool = False) -> None:
    """The last *count* members, who are neither chair nor counters, vote on paper."""
    chosen = session.members.order_by("-ordinal")[:count]
    choose_paper(session, by=bench.secretary, members={member.pk: accept for member in chosen})


def voting(bench: OnlineBench, count: int = 2, *, accept: bool = True) -> CouncilSession:
    session = bench.ready()
    on_paper(bench, session, count, accept=accept)
    return start(CouncilSession.objects.get(pk=session.pk), by=bench.chair, acknowledged=True)


def test_paper_and_online_are_added_up_in_one_column(bench: OnlineBench) -> None:
    first, second = bench.nominations
    session = voting(bench)
    bench.cast_all(session, {second.name: 3})
    session = end(session, by=bench.chair)
    publish_sums(session)
    part = PaperPart.objects.get()
    enter_tally(part, by=bench.counters[0], entry=entry(part, {second.name: 1}))
    confirm_paper(session, by=bench.counters[1])
    bench.open(session, 1)
    session = bench.open(session, 2)
    box = session.boxes.get()
    assert session.state == State.COUNTED
    assert (box.issued, box.cast, box.returned, box.valid, box.invalid) == (7, 5, 7, 7, 0)
    assert list(box.lines.values_list("item__nomination", "approve", "disapprove")) == [
        (first.pk, 7, 0), (second.pk, 3, 4)
    ]  # fmt: skip
    assert verify(board_of(box), portal=True).result == ((5, 0), (2, 3))
    text = str(counting_paper(session, facts()).to_json())
    assert "Phiếu giấy phát ra" in text and "Bỏ phiếu giấy bên cạnh phiếu điện tử" in text and "đồng ý" in text


def test_whoever_votes_on_paper_has_no_electronic_ballot(bench: OnlineBench) -> None:
    session = bench.ready()
    on_paper(bench, session, 2, accept=True)
    assert Entitlement.objects.count() == 5
    member = bench.members[-1]
    with pytest.raises(ValidationError, match="đã ghi đồng chí bỏ phiếu giấy"):
        take_ballot(session, by=member, claims=bench.devices.claims(session, member))


def test_whoever_votes_on_paper_is_told_so_in_the_booth(bench: OnlineBench) -> None:
    session = voting(bench)
    told = [signed_in(member).get(address("booth", session)).content.decode() for member in bench.members[-2:]]
    assert all("Đồng chí bỏ phiếu giấy" in page and "chưa nhận phiếu" not in page for page in told)
    assert "Đồng chí bỏ phiếu giấy" not in signed_in(bench.members[1]).get(address("booth", session)).content.decode()


def test_one_or_two_on_paper_must_accept_it(bench: OnlineBench) -> None:
    session = bench.ready()
    on_paper(bench, session, 2)
    with pytest.raises(ValidationError, match="Phiếu giấy ít nên kém kín"):
        start(CouncilSession.objects.get(pk=session.pk), by=bench.chair, acknowledged=True)


def test_three_on_paper_need_not_be_asked(bench: OnlineBench) -> None:
    assert voting(bench, 3, accept=False).state == State.VOTING
    assert PaperPart.objects.get().voters.count() == 3


def test_too_few_left_online_are_refused(bench: OnlineBench) -> None:
    session = bench.ready()
    on_paper(bench, session, 5)
    with pytest.raises(ValidationError, match="chỉ có 02 người bỏ phiếu điện tử"):
        start(CouncilSession.objects.get(pk=session.pk), by=bench.chair, acknowledged=True)


def test_boxes_stay_shut_until_the_paper_is_counted_twice(bench: OnlineBench) -> None:
    session = voting(bench)
    bench.cast_all(session)
    session = end(session, by=bench.chair)
    publish_sums(session)
    with pytest.raises(ValidationError, match="Phiếu giấy chưa nhập hoặc chưa đối chiếu"):
        bench.open(session, 1)
    with pytest.raises(ValidationError, match="Chưa nhập số liệu"):
        confirm_paper(session, by=bench.counters[1])
    part = PaperPart.objects.get()
    enter_tally(part, by=bench.counters[0], entry=entry(part))
    with pytest.raises(ValidationError, match="người xác nhận phải là thành viên khác"):
        confirm_paper(session, by=bench.counters[0])
    with pytest.raises(PermissionDenied):
        confirm_paper(session, by=bench.secretary)
    assert not session.boxes.get().entered_at
