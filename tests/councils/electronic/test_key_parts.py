"""What a counter's browser hands in is checked as a whole: whose it is, for which box, and what was promised."""

from collections.abc import Callable
from typing import Any

import pytest

from councils.ballot import encoding
from councils.ballot.ceremony import Own, Plan, secret_key, write_shares
from councils.ballot.ceremony.shares import _seen
from councils.ballot.errors import Refused
from councils.ballot.letters import seal, sign
from councils.electronic.ceremony import CERTIFY, PUBLISH, SHARE, STEPS, Ceremony
from councils.models import CouncilSession
from operations.demo.devices import sent
from tests.councils.electronic.asking import refused, sent_in_vain, signed_in
from tests.councils.electronic.counters import done, write
from tests.factories.electronic import OnlineBench

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def bench() -> OnlineBench:
    return OnlineBench()


def forged(bench: OnlineBench, session: CouncilSession, step: int) -> list[Any]:
    """The right part with its first signature made over something else."""
    items = bench.devices.part(session, 1, step)
    other = bench.devices.part(session, 1, step)
    signed = {CERTIFY: ("signature",), SHARE: ("coefexps", "signature"), PUBLISH: ("signature",)}[step]
    place, spoiled = items[0], other[1]
    for name in signed[:-1]:
        place, spoiled = place[name], spoiled[name]
    place[signed[-1]] = spoiled[signed[-1]]
    return items


def of_another_box(bench: OnlineBench, session: CouncilSession, step: int) -> list[Any]:
    return bench.devices.part(session, 1, step)[::-1]


def of_another_place(bench: OnlineBench, session: CouncilSession, step: int) -> list[Any]:
    return bench.devices.part(session, 2, step)


def one_too_few(bench: OnlineBench, session: CouncilSession, step: int) -> list[Any]:
    return bench.devices.part(session, 1, step)[:1]


def with_a_field_more(bench: OnlineBench, session: CouncilSession, step: int) -> list[Any]:
    items = bench.devices.part(session, 1, step)
    return [{**items[0], "more": 1}, items[1]]


def half_a_character(bench: OnlineBench, session: CouncilSession, step: int) -> list[Any]:
    """What JSON can carry and nothing can write."""
    items = bench.devices.part(session, 1, step)
    if step == PUBLISH:
        items[0]["public_key"] = "\ud800"
    else:
        (items[0] if step == CERTIFY else items[0]["coefexps"])["message"] = "\ud800"
    return items


WRONG = (forged, of_another_box, of_another_place, one_too_few, with_a_field_more, half_a_character)
#: A certificate names no box; ``test_a_certificate_of_another_box`` says who notices.
CASES = [(step, how) for step in STEPS for how in WRONG if (step, how) != (CERTIFY, of_another_box)]


@pytest.mark.parametrize(("step", "how"), CASES)
def test_a_wrong_part_is_refused_and_the_right_one_still_taken(bench: OnlineBench, step: int, how: Any) -> None:
    session = done(bench, *[one for one in STEPS if one < step])
    items = how(bench, session, step)
    with refused("Phần khóa gửi lên không đúng: ", "báo Thư ký để lập khóa lại"):
        write(bench, session, 1, step, items)
    assert "Phần khóa" in sent_in_vain(signed_in(bench.counters[0]), "key_part", session, {"items": items}, step)
    write(bench, session, 1, step)
    assert Ceremony.of(bench.keys(session)).written[step].keys() == {1}


def each_box(bench: OnlineBench, session: CouncilSession, made: Callable[[Own, Plan, list[Any]], Any]) -> list[Any]:
    """What the first counter makes for every box, with its own secrets."""
    ceremony = Ceremony.of(bench.keys(session))
    items = []
    for at, box in enumerate(ceremony.boxes):
        plan = ceremony.plan(box)
        certificates = ceremony.certificates(at) if ceremony.is_done(CERTIFY) else []
        items.append(made(Own.of(bench.devices.seeds[0], plan), plan, certificates))
    return sent(items)


def without_promise(own: Own, plan: Plan, _: Any) -> Any:
    context = {"group": plan.group.name, "size": plan.size, "threshold": plan.threshold, "index": 1}
    keys = {name: plan.group.text(plan.group.base_power(secret)) for name, secret in
            (("verification", own.signing), ("encryption", own.reading))}  # fmt: skip
    return sign(encoding.compact({"context": context, **keys}), own.signing, plan.group).to_json()


def test_a_certificate_without_a_promise_is_refused(bench: OnlineBench) -> None:
    session = bench.proposed()
    with refused("thiếu cam kết", "Mời tải lại trang"):
        write(bench, session, 1, CERTIFY, each_box(bench, session, without_promise))


def test_other_coefficients_than_promised_are_refused(bench: OnlineBench) -> None:
    """Signed with the right key, so that only the promise tells."""
    session = done(bench, CERTIFY)

    def changed(own: Own, plan: Plan, certificates: list[Any]) -> Any:
        text = Own(own.signing, own.reading, own.coefficients[::-1]).coefficients_text(plan.group)
        return {
            **write_shares(bench.devices.seeds[0], certificates, plan),
            "coefexps": sign(text, own.signing, plan.group).to_json(),
            "signature": sign(_seen(certificates, text), own.signing, plan.group).signature.to_json(),
        }

    with refused("các hệ số không đúng với cam kết trước đó"):
        write(bench, session, 1, SHARE, each_box(bench, session, changed))


def test_a_wrong_share_is_noticed_by_whoever_receives_it(bench: OnlineBench) -> None:
    """The server cannot open the letter; the browser that can names its writer, and the keys are made anew."""
    session = done(bench, CERTIFY)

    def changed(own: Own, plan: Plan, certificates: list[Any]) -> Any:
        item = write_shares(bench.devices.seeds[0], certificates, plan)
        wrong = encoding.compact({"secret": str(own.value_at(2, plan.group.order) + 1)})
        item["secrets"][1] = seal(wrong, certificates[1].reader, own.signing, plan.group)
        return item

    write(bench, session, 1, SHARE, each_box(bench, session, changed))
    write(bench, session, 2, SHARE)
    write(bench, session, 3, SHARE)
    with pytest.raises(Refused, match="do người kiểm phiếu số 1 gửi không khớp"):
        bench.devices.part(session, 2, PUBLISH)
    write(bench, session, 3, PUBLISH)
    assert bench.keys(session).code == ""


def test_a_certificate_of_another_box_is_noticed_by_its_writer(bench: OnlineBench) -> None:
    session = bench.proposed()
    for place in (1, 2, 3):
        items = bench.devices.part(session, place, CERTIFY)
        write(bench, session, place, CERTIFY, items[::-1] if place == 1 else items)
    with pytest.raises(Refused, match="không phải của người nào trong Tổ"):
        bench.devices.part(session, 1, SHARE)


def test_a_key_that_the_shares_do_not_give_is_refused(bench: OnlineBench) -> None:
    session = done(bench, CERTIFY, SHARE)
    items = bench.devices.part(session, 1, PUBLISH)
    for item, other in zip(items, bench.devices.part(session, 2, PUBLISH), strict=True):
        item |= {"public_key": other["public_key"], "pok": other["pok"]}
    with refused("khóa không khớp các phần khóa"):
        write(bench, session, 1, PUBLISH, items)


def test_the_server_never_holds_what_opens_a_box_alone(bench: OnlineBench) -> None:
    """Two counters' parts add up to the counters' key; one part, or the server's, does not."""
    session = done(bench, *STEPS)
    ceremony = Ceremony.of(bench.keys(session))
    plan, certificates = ceremony.plan(ceremony.boxes[0]), ceremony.certificates(0)
    shares = ceremony.shares(0, certificates)
    one, two, three = (secret_key(seed, certificates, shares, plan) for seed in bench.devices.seeds)
    order, group = plan.group.order, plan.group
    constants = group.identity
    for part in shares:
        constants = group.times(constants, part.powers[0])
    assert group.base_power(2 * one - two) == group.base_power(3 * two - 2 * three) == constants
    assert group.base_power(one % order) != constants
