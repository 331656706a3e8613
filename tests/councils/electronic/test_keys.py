"""The counters make their keys: three steps in order, each checked when it arrives, compared before the vote."""

import pytest

from core.workflow import AlreadyDone
from councils.actions.write_key_part import write_key_part
from councils.ballot.ceremony import new_seed
from councils.ballot.record import read_record
from councils.electronic.ceremony import CERTIFY, PUBLISH, SHARE, STEPS, Ceremony, common_code
from councils.models import CeremonyPart
from tests.councils.electronic.asking import address, denied, refused, send, sent_in_vain, signed_in
from tests.councils.electronic.counters import done, write
from tests.factories.council import office
from tests.factories.electronic import OnlineBench

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def bench() -> OnlineBench:
    return OnlineBench()


def test_three_steps_of_three_counters_make_a_key_for_every_nominee(bench: OnlineBench) -> None:
    session = done(bench, *STEPS)
    keys = bench.keys(session)
    boxes, ceremony = list(keys.boxes.all()), Ceremony.of(keys)
    assert [box.ordinal for box in boxes] == [1, 2] and len({box.uuid for box in boxes}) == 2
    for box in boxes:
        read_record(box.record, ceremony.plan(box).group, box.uuid)
    assert keys.code == common_code([box.record for box in boxes], [box.uuid for box in boxes])
    assert ceremony.waiting_for == list(ceremony.holders), "the common code is still to be compared"


def test_the_code_is_there_only_after_the_last_part(bench: OnlineBench) -> None:
    session = done(bench, CERTIFY, SHARE)
    write(bench, session, 1, PUBLISH)
    write(bench, session, 2, PUBLISH)
    assert bench.keys(session).code == "" and set(bench.keys(session).boxes.values_list("record")) == {("",)}
    write(bench, session, 3, PUBLISH)
    assert bench.keys(session).code and all(bench.keys(session).boxes.values_list("record", flat=True))


@pytest.mark.parametrize(("before", "step"), [((), SHARE), ((), PUBLISH), ((CERTIFY,), PUBLISH), ((), 0), ((), 4)])
def test_a_step_comes_only_after_those_before_it(bench: OnlineBench, before: tuple[int, ...], step: int) -> None:
    session = done(bench, *before)
    with refused("Chưa đến bước này", "Mời chờ"):
        write(bench, session, 1, step, [{}, {}])


def test_a_step_waits_for_the_slowest_counter(bench: OnlineBench) -> None:
    session = bench.proposed()
    write(bench, session, 1, CERTIFY)
    write(bench, session, 2, CERTIFY)
    with refused("Chưa đến bước này"):
        write(bench, session, 1, SHARE, [{}, {}])


@pytest.mark.parametrize("step", STEPS)
def test_a_step_done_twice_stays_as_it_was_first(bench: OnlineBench, step: int) -> None:
    session = done(bench, *[one for one in STEPS if one <= step])
    kept = list(CeremonyPart.objects.values_list("content", flat=True))
    bench.devices.seeds[0] = new_seed()
    with pytest.raises(AlreadyDone, match="đã làm xong bước này"):
        write(bench, session, 1, step, [{}, {}])
    assert list(CeremonyPart.objects.values_list("content", flat=True)) == kept
    answer = send(signed_in(bench.counters[0]), "key_part", session, {"items": [{}, {}]}, step)
    assert answer.status_code == 200 and "đã làm xong" in answer.json()["already"]


def test_only_those_who_hold_a_key_write_and_have_the_page(bench: OnlineBench) -> None:
    session = bench.proposed()
    items = bench.devices.part(session, 1, CERTIFY)
    for user in (bench.chair, bench.secretary, bench.members[5], office()):
        with denied():
            write_key_part(session, by=user, step=CERTIFY, items=items)
        client = signed_in(user)
        assert send(client, "key_part", session, {"items": items}, CERTIFY).status_code == 404
        assert client.get(address("counter", session)).status_code == 404
        assert client.get(address("counter_data", session)).status_code == 404


NO_ITEMS = ["", "{", "[]", "null", '{"items":{}}', '{"items":"x"}', "[" * 100_000, b"\xff", "1" * 5000]


def test_what_no_page_sends_is_answered_in_words(bench: OnlineBench, subtests: pytest.Subtests) -> None:
    session, client = bench.proposed(), signed_in(bench.counters[0])
    for body in NO_ITEMS:
        with subtests.test(repr(body)[:20]):
            assert "Máy chủ không đọc được" in sent_in_vain(client, "key_part", session, body, CERTIFY)


WRONG_ITEMS = [None, 1, "x", [], {}, {"message": "{}", "signature": {}}, {"message": 1, "signature": 2}]


@pytest.mark.parametrize("step", STEPS)
def test_items_of_the_wrong_form_are_answered_in_words(
    bench: OnlineBench, step: int, subtests: pytest.Subtests
) -> None:
    session, client = done(bench, *[one for one in STEPS if one < step]), signed_in(bench.counters[0])
    for item in WRONG_ITEMS:
        with subtests.test(repr(item)):
            said = sent_in_vain(client, "key_part", session, {"items": [item, item]}, step)
            assert "Phần khóa gửi lên không đúng" in said


def test_before_the_convening_and_after_the_start_no_part_is_taken(bench: OnlineBench) -> None:
    session = bench.voting()
    answer = send(signed_in(bench.counters[0]), "key_part", session, {"items": []}, CERTIFY)
    assert "đã làm xong" in answer.json()["already"]
    CeremonyPart.objects.filter(step=PUBLISH).delete()
    items = bench.devices.part(session, 1, PUBLISH)
    with refused("Lập khóa hòm phiếu", "tải lại trang"):
        write(bench, session, 1, PUBLISH, items)
