"""The counters' keys: whoever cheats is named, nobody's device holds the whole, any two of three suffice."""

import json
from dataclasses import replace
from itertools import combinations

import pytest

from councils.ballot import encoding, letters
from councils.ballot.ceremony import (
    Own,
    Plan,
    new_seed,
    read_certificate,
    read_shares,
    secret_key,
    write_certificate,
    write_key,
    write_shares,
)
from councils.ballot.counting import lagrange
from councils.ballot.credentials import new_uuid
from councils.ballot.errors import Refused
from councils.ballot.groups import GROUPS
from councils.ballot.letters import seal, sign, unseal
from councils.ballot.record import read_record
from tests.ballot.boxes import make_keys

CURVE = GROUPS["Ed25519"]


class Ceremony:
    def __init__(self, size: int = 3, threshold: int = 2) -> None:
        self.plan = Plan(new_uuid(), CURVE, size, threshold)
        self.seeds = [new_seed() for _ in range(size)]
        self.written = [write_certificate(seed, i, self.plan) for i, seed in enumerate(self.seeds, 1)]
        self.certificates = [read_certificate(one, i, self.plan) for i, one in enumerate(self.written, 1)]
        self.published = [write_shares(seed, self.certificates, self.plan) for seed in self.seeds]

    @property
    def shares(self):
        return [read_shares(one, i, self.certificates, self.plan) for i, one in enumerate(self.published, 1)]


@pytest.fixture
def ceremony() -> Ceremony:
    return Ceremony()


@pytest.mark.parametrize(("size", "threshold"), [(1, 1), (2, 2), (3, 2), (5, 3), (7, 4)])
def test_any_so_many_secrets_together_are_the_key_s_and_fewer_are_not(size, threshold):
    keys = make_keys(CURVE, size, threshold)
    whole = keys.counters.kinds[1].share(CURVE)
    for places in combinations(range(1, size + 1), threshold):
        secret = sum(keys.secrets[p - 1] * lagrange(p, places, CURVE.order) for p in places)
        assert CURVE.base_power(secret) == whole
    for places in combinations(range(1, size + 1), threshold - 1):
        secret = sum(keys.secrets[p - 1] * lagrange(p, places, CURVE.order) for p in places)
        assert CURVE.base_power(secret) != whole


def test_a_seed_recovers_everything_and_serves_every_box(ceremony):
    again = secret_key(ceremony.seeds[1], ceremony.certificates, ceremony.shares, ceremony.plan)
    assert again == secret_key(ceremony.seeds[1], ceremony.certificates, ceremony.shares, ceremony.plan)
    other = replace(ceremony.plan, uuid=new_uuid())
    assert Own.of(ceremony.seeds[0], ceremony.plan) != Own.of(ceremony.seeds[0], other)


def test_a_certificate_is_for_its_place_in_its_ceremony(ceremony):
    for index, plan in (
        (2, ceremony.plan),
        (1, replace(ceremony.plan, threshold=3)),
        (1, replace(ceremony.plan, size=4)),
    ):
        with pytest.raises(Refused, match="vị trí khác"):
            read_certificate(ceremony.written[0], index, plan)


def test_a_certificate_exchanged_on_the_way_is_refused(ceremony):
    stranger = write_certificate(new_seed(), 1, ceremony.plan)
    mixed = {"message": stranger["message"], "signature": ceremony.written[0]["signature"]}
    with pytest.raises(Refused, match="không có chữ ký của người lập"):
        read_certificate(mixed, 1, ceremony.plan)
    others = [read_certificate(stranger, 1, ceremony.plan), *ceremony.certificates[1:]]
    with pytest.raises(Refused, match="không ký vào đúng"):
        read_shares(ceremony.published[1], 2, others, ceremony.plan)
    with pytest.raises(Refused, match="không phải của người nào"):
        write_shares(ceremony.seeds[0], others, ceremony.plan)


def test_coefficients_cannot_be_chosen_after_the_others_are_known(ceremony):
    own = Own.of(ceremony.seeds[0], ceremony.plan)
    text = encoding.compact({"coefexps": [CURVE.text(CURVE.base_power(7)), CURVE.text(CURVE.base_power(8))]})
    late = ceremony.published[0] | {"coefexps": sign(text, own.signing, CURVE).to_json()}
    with pytest.raises(Refused, match="không đúng với cam kết"):
        read_shares(late, 1, ceremony.certificates, ceremony.plan)


def test_too_many_coefficients_are_refused(ceremony):
    own = Own.of(ceremony.seeds[0], ceremony.plan)
    text = encoding.compact({"coefexps": [CURVE.text(CURVE.base_power(n)) for n in (7, 8, 9)]})
    with pytest.raises(Refused, match="phải có 2 mục"):
        read_shares(ceremony.published[0] | {"coefexps": sign(text, own.signing, CURVE).to_json()}, 1,
                    ceremony.certificates, ceremony.plan)  # fmt: skip


def test_whoever_sends_a_wrong_share_is_named(ceremony):
    own, reader = Own.of(ceremony.seeds[2], ceremony.plan), ceremony.certificates[0].reader
    wrong = seal(encoding.compact({"secret": "5"}), reader, own.signing, CURVE)
    ceremony.published[2]["secrets"][0] = wrong
    with pytest.raises(Refused, match="phần khóa do người kiểm phiếu số 3 gửi không khớp"):
        write_key(ceremony.seeds[0], ceremony.certificates, ceremony.shares, ceremony.plan)
    write_key(ceremony.seeds[1], ceremony.certificates, ceremony.shares, ceremony.plan)


def test_letters_reach_only_their_reader_and_come_only_from_their_writer():
    (a, b, c), text = [(n, CURVE.base_power(n)) for n in (11, 12, 13)], "Điểu K'Sroi"
    letter = seal(text, b[1], a[0], CURVE)
    assert unseal(letter, b[0], a[1], CURVE) == text
    for secret, writer in ((c[0], a[1]), (b[0], c[1])):
        with pytest.raises(Refused):
            unseal(letter, secret, writer, CURVE)
    parts = json.loads(letter)
    flipped = parts["data"][:-1] + ("0" if parts["data"][-1] != "0" else "1")
    for changed in (parts | {"data": flipped}, parts | {"data": "zz"}, parts | {"algorithm": "none"}):
        with pytest.raises(Refused):
            unseal(encoding.compact(changed), b[0], a[1], CURVE)


def test_a_letter_forwarded_to_another_reader_is_refused(monkeypatch):
    """Signed for b by a, sealed anew for c by b: c sees that it was not meant for c."""
    inner = sign(encoding.compact({"recipient": CURVE.text(CURVE.base_power(12)), "message": "x"}), 11, CURVE)
    monkeypatch.setattr(letters, "sign", lambda *_: inner)
    forwarded = seal("x", CURVE.base_power(13), 12, CURVE)
    with pytest.raises(Refused, match="người kiểm phiếu khác"):
        unseal(forwarded, 13, CURVE.base_power(11), CURVE)


@pytest.mark.parametrize(
    ("path", "new"),
    [
        (("threshold",), 1), (("threshold",), 3), (("threshold",), 4), (("certs",), lambda ones: ones[:2]),
        (("verification_keys",), lambda keys: keys[::-1]), (("coefexps",), lambda ones: ones[::-1]),
        (("signatures",), lambda ones: ones[::-1]),
        (("verification_keys", 0, "signature"), {"challenge": "1", "response": "1"}),
        (("verification_keys", 0, "pok"), {"challenge": "1", "response": "1"}),
        (("coefexps", 0, "message"), '{"coefexps":[]}'),
    ],
)  # fmt: skip
def test_a_changed_record_is_refused(path, new):
    keys = make_keys(CURVE)
    record = json.loads(keys.record)
    inner = record[1][1]
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = new(inner[path[-1]]) if callable(new) else new
    with pytest.raises(Refused, match="khóa 2"):
        read_record(encoding.compact(record), CURVE, keys.uuid)


def test_a_key_without_its_owner_s_signature_is_refused():
    keys = make_keys(CURVE)
    record = json.loads(keys.record)
    record[1][1]["verification_keys"][2].pop("signature")
    with pytest.raises(Refused, match="khóa số 3 không có chữ ký"):
        read_record(encoding.compact(record), CURVE, keys.uuid)


@pytest.mark.parametrize("record", ["[]", '[["Other",{}]]', "{}", '[["Single",{}]]', '[["Single"]]'])
def test_what_is_no_record_is_refused(record):
    with pytest.raises(Refused):
        read_record(record, CURVE, new_uuid())
