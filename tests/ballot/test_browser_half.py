"""Browser and server speak one language: what one writes the other takes, what one refuses both refuse alike."""

import json
import random
import secrets
from hashlib import sha256

import pytest

from councils.ballot import encoding
from councils.ballot.archive import read_archive, written_archive
from councils.ballot.ballots import make_ballot, read_ballot
from councils.ballot.board import Kind
from councils.ballot.ceremony import (
    Plan,
    new_seed,
    read_certificate,
    read_shares,
    secret_key,
    write_certificate,
    write_key,
    write_shares,
)
from councils.ballot.codes import stretched, tracking
from councils.ballot.counters import PublicKey, key_of
from councils.ballot.counting import read_share, result_of
from councils.ballot.credentials import new_code, new_uuid, secret_of
from councils.ballot.errors import Refused
from councils.ballot.groups import GROUPS
from councils.ballot.letters import seal, unseal
from councils.ballot.proofs import challenge_of
from councils.ballot.randomness import random_scalar
from councils.ballot.record import read_record, written_record
from councils.ballot.verifying import verify
from tests.ballot.boxes import APPROVE, DISAPPROVE, MOMENT, NONE, MadeBox, counted_box, made_box
from tests.ballot.forging import MANIPULATIONS
from tests.ballot.halves import handed, outcome

pytestmark = pytest.mark.slow

NAMES = list(GROUPS)
CURVE = GROUPS["Ed25519"]


@pytest.fixture(scope="module", params=NAMES)
def box(request) -> MadeBox:
    return counted_box(request.param)


# --- arithmetic


def differ(browser_half, name: str, triples: int) -> None:
    group = GROUPS[name]
    for _ in range(triples):
        a, b = random_scalar(group.order), random_scalar(group.order)
        x, y = group.base_power(a), group.base_power(b)
        assert browser_half("basePower", name, str(a)) == group.text(x)
        assert browser_half("power", name, group.text(x), str(b)) == group.text(group.power(x, b))
        assert browser_half("times", name, group.text(x), group.text(y)) == group.text(group.times(x, y))
        assert browser_half("over", name, group.text(x), group.text(y)) == group.text(group.over(x, y))


@pytest.mark.parametrize("name", NAMES)
def test_both_come_to_the_same_elements(browser_half, name):
    differ(browser_half, name, 15)


@pytest.mark.slow
@pytest.mark.parametrize(("name", "triples"), [("Ed25519", 2_000), ("BELENIOS-2048", 200)])
def test_both_come_to_the_same_elements_many_times(browser_half, name, triples):
    differ(browser_half, name, triples)


@pytest.mark.parametrize("exponent", [0, 1, -1, 2**300])
@pytest.mark.parametrize("name", NAMES)
def test_exponents_are_taken_modulo_the_order(browser_half, name, exponent):
    group = GROUPS[name]
    x = group.base_power(7)
    for given in (exponent, exponent * group.order):
        assert browser_half("power", name, group.text(x), str(given)) == group.text(group.power(x, given))
        assert browser_half("basePower", name, str(given)) == group.text(group.base_power(given))


POINTS = [
    "66" * 31 + "58", "0" * 63 + "1", "0" * 64, "f" * 64, "7" + "f" * 61 + "ec", "7" + "f" * 61 + "ed",
    "7" + "f" * 61 + "ee", "8" + "0" * 62 + "1", "05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826",
    "66" * 31 + "5", "66" * 31 + "588", "66" * 31 + "5G", ("66" * 31 + "58").upper() + "", "", "2" * 64,
    CURVE.text(CURVE.times(CURVE.generator, bytes([0xEC]) + b"\xff" * 30 + b"\x7f")),
]  # fmt: skip
NUMBERS = ["1", "0", "2", "-1", "01", "1e3", "x", "9" * 617, "9" * 618, str(GROUPS["BELENIOS-2048"].generator)]


@pytest.mark.parametrize(
    ("name", "text"), [("Ed25519", text) for text in POINTS] + [("BELENIOS-2048", text) for text in NUMBERS]
)
def test_both_take_the_same_elements(browser_half, name, text):
    assert outcome(lambda: browser_half("element", name, text)) == outcome(
        lambda: GROUPS[name].text(GROUPS[name].element(text))
    )


TEXTS = [
    "{}", '{"a":1}', '{"a": 1}', '{"a":1}\n', "\ufeff{}", '{"a":1,"a":1}', "[1,2]", "01", "-0", "1.0", "1e3", "NaN",
    '"Điểu"', '"\x7f"', '"\u2028"', '"\\b\\f\\n\\r\\t\\u0000"',
    '"\\u0110"', '"\\ud83d\\ude00"', '"😀"', '"\\ud83d"', '"\\\\ud83d"', '"\\/"', '"\\u001f"', '"\\u001F"',
    "[" * 40 + "]" * 40, "null", "true", "", "{", '{"__proto__":1}', '{"b":1,"a":2}',
]  # fmt: skip


@pytest.mark.parametrize("text", TEXTS)
def test_both_read_the_same_texts(browser_half, text):
    def ours() -> bool:
        encoding.parsed(text)
        return True

    def theirs() -> bool:
        browser_half("parsed", text)
        return True

    found = [str(outcome(of)).startswith("refused") for of in (ours, theirs)]
    assert found[0] == found[1]


@pytest.mark.parametrize("name", NAMES)
def test_both_hash_and_derive_alike(browser_half, name):
    group, code, uuid = GROUPS[name], new_code(), new_uuid()
    texts = [group.text(group.base_power(n)) for n in (3, 5)]
    expected = challenge_of(group, "prove|Điểu|", *(group.element(text) for text in texts))
    assert int(browser_half("challenge", name, "prove|Điểu|", *texts)) == expected
    assert int(browser_half("secretOf", code, uuid, name)) == secret_of(code, uuid, group.order)
    assert secret_of(browser_half("newCode"), uuid, group.order)
    assert len(browser_half("newSeed")) == 22


def test_codes_for_people_are_the_same(browser_half):
    digests = [sha256(bytes([n])).digest() for n in (3, 1, 2)]
    for some in (digests[:1], digests):
        written = [handed(one) for one in some]
        assert browser_half("tracking", written) == tracking(some)
        for way in ("stretched", "stretchedByHand"):
            assert browser_half(way, written, ["b", "a"]) == stretched(some, ["b", "a"])


@pytest.mark.parametrize("name", NAMES)
def test_random_numbers_are_spread_and_never_come_twice(browser_half, name):
    found = [int(one) for one in browser_half("randomScalars", name, 4_000)]
    assert len(set(found)) == len(found) and all(0 <= one < GROUPS[name].order for one in found)
    assert 0.47 < sum(one * 2 > GROUPS[name].order for one in found) / len(found) < 0.53


# --- ballots


def test_the_server_takes_what_a_browser_votes(browser_half, box):
    for chosen in ([APPROVE, DISAPPROVE], [NONE, NONE]):
        written = browser_half("makeBallot", box.election.written, box.codes[0], chosen)
        assert read_ballot(box.election, written).written == written


def test_a_browser_takes_what_the_server_would_write(browser_half, box):
    written = make_ballot(box.election, box.codes[1], [APPROVE, NONE])
    assert browser_half("readBallot", box.election.written, written) == encoding.base64(written)


@pytest.mark.parametrize("chosen", [[[1, 1, 0], APPROVE], [[0, 0, 0], APPROVE], [[2, 0, 0], APPROVE], [APPROVE]])
def test_a_browser_makes_no_ballot_that_is_none(browser_half, box, chosen):
    with pytest.raises(Refused, match="chọn"):
        browser_half("makeBallot", box.election.written, box.codes[0], chosen)


# --- whole boxes


def test_a_browser_verifies_what_the_server_counted(browser_half, box):
    found, expected = browser_half("verify", handed(box.archive()), True), box.verified()
    assert found == {
        "moment": MOMENT,
        "head": expected.head,
        "bindings": None,
        "unopened": False,
        "result": [list(row) for row in expected.result or ()],
        "ballots": [ballot.tracker for ballot in expected.ballots],
        "counted": [ballot.tracker for ballot in expected.counted],
    }


@pytest.mark.parametrize("name", MANIPULATIONS)
def test_both_refuse_a_manipulated_box_in_the_same_words(browser_half, name):
    content = written_archive(MANIPULATIONS[name].forge(counted_box()), MOMENT)
    ours = outcome(lambda: verify(read_archive(content)[0]))
    assert ours == outcome(lambda: browser_half("verify", handed(content), True))
    assert str(ours).startswith("refused")


def flips(browser_half, places) -> None:
    box, chance = made_box(), random.Random(20_261_126)
    for member in range(3):
        box.vote(member, [APPROVE])
    box.finish()
    content = box.archive()
    for place in places(chance, len(content)):
        flipped = bytearray(content)
        flipped[place] ^= chance.randrange(1, 256)
        try:
            assert browser_half("verify", handed(bytes(flipped)), True)["moment"] != MOMENT, f"byte {place}"
        except Refused:
            continue


def test_a_browser_notices_a_changed_byte(browser_half):
    flips(browser_half, lambda chance, size: [chance.randrange(size) for _ in range(40)])


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_a_browser_notices_five_hundred_changed_bytes(browser_half):
    flips(browser_half, lambda chance, size: [chance.randrange(size) for _ in range(500)])


@pytest.mark.soak
def test_a_browser_notices_every_changed_byte(browser_half):
    flips(browser_half, lambda chance, size: range(size))


# --- counters


@pytest.mark.parametrize("name", NAMES)
def test_counters_in_browsers_make_keys_and_open_the_box(browser_half, name):
    """Two counters in browsers, one by the server's own code: each checks what the others wrote."""
    group, uuid = GROUPS[name], new_uuid()
    plan, of = Plan(uuid, group, 3, 2), [uuid, name, 3, 2]
    seeds = [browser_half("newSeed"), browser_half("newSeed"), new_seed()]
    certs = [browser_half("writeCertificate", seed, index, of) for index, seed in enumerate(seeds[:2], 1)]
    certs.append(write_certificate(seeds[2], 3, plan))
    certificates = [read_certificate(one, index, plan) for index, one in enumerate(certs, 1)]
    published = [browser_half("writeShares", seed, certs, of) for seed in seeds[:2]]
    published.append(write_shares(seeds[2], certificates, plan))
    shares = [read_shares(one, index, certificates, plan) for index, one in enumerate(published, 1)]
    keys = [browser_half("writeKey", seed, certs, published, of) for seed in seeds[:2]]
    keys.append(write_key(seeds[2], certificates, shares, plan))
    own = [secret_key(seed, certificates, shares, plan) for seed in seeds]
    assert [int(browser_half("secretKey", seed, certs, published, of)) for seed in seeds] == own

    server = random_scalar(group.order)
    record = written_record(PublicKey.of(server, group), certificates, shares, keys, plan)
    assert len(read_record(record, group, uuid).owned()) == 4


def test_a_browser_s_share_is_that_of_a_board_it_verified(browser_half, box):
    open_box = made_box(box.group.name, nominees=2)
    for member, choice in enumerate((APPROVE, APPROVE, NONE)):
        written = browser_half("makeBallot", open_box.election.written, open_box.codes[member], [choice, choice])
        open_box.board.append(Kind.BALLOT, written)
    tally, shares = open_box.close(), {}
    secrets_of = {1: open_box.keys.server_secret, **dict(enumerate(open_box.keys.secrets, 2))}
    for owner in (1, 2, 3):
        written = browser_half("makeShare", handed(open_box.archive()), str(secrets_of[owner]))
        shares[owner] = read_share(open_box.election, tally, key_of(owner, open_box.keys.counters), written)
    assert result_of(open_box.election, open_box.keys.counters, tally, shares) == [[2, 0, 1], [2, 0, 1]]


def test_a_browser_makes_no_share_of_a_garbled_board(browser_half):
    for name in ("garbage_tally", "two_votes", "ballot_left_out"):
        forged, secret = MANIPULATIONS[name].forge(counted_box()), str(secrets.randbelow(2**250))
        with pytest.raises(Refused):
            browser_half("makeShare", handed(written_archive(forged, MOMENT)), secret)


@pytest.mark.parametrize("name", NAMES)
def test_letters_are_read_across(browser_half, name):
    group, text = GROUPS[name], "Điểu K'Sroi"
    a, b = random_scalar(group.order), random_scalar(group.order)
    writer, reader = group.base_power(a), group.base_power(b)
    assert unseal(browser_half("seal", name, text, group.text(reader), str(a)), b, writer, group) == text
    letter = seal(text, reader, a, group)
    assert browser_half("unseal", name, letter, str(b), group.text(writer)) == text
    with pytest.raises(Refused, match="không mở được thư"):
        browser_half("unseal", name, letter, str(a), group.text(writer))
    changed = json.loads(letter) | {"data": "zz"}
    with pytest.raises(Refused, match="không mở được thư"):
        browser_half("unseal", name, encoding.compact(changed), str(b), group.text(writer))


@pytest.mark.parametrize("name", NAMES)
def test_a_browser_s_key_is_taken(browser_half, name):
    written = browser_half("publicKey", name, "123456789")
    assert PublicKey.read(written, GROUPS[name]).element == GROUPS[name].base_power(123456789)
