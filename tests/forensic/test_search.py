"""Everything that the served portal leaves behind after a vote is searched for what no server may know."""

import random
import re
from dataclasses import replace

import pytest

from tests.forensic.attacker.case import Case
from tests.forensic.attacker.mind import GUESSED, Attacker
from tests.forensic.attacker.words import LISTED, by_words
from tests.forensic.council import SIZE, Council
from tests.forensic.evidence import Evidence
from tests.forensic.secrets_of import Secret, search
from tests.forensic.served import served
from tests.forensic.stores import ON_DISK
from tests.forensic.worlds import WORLDS

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600), pytest.mark.both_engines]

Found = tuple[str, Evidence, list[Secret]]
CHOICE = re.compile("tán thành", re.IGNORECASE)
#: Artefacts in which the words of a choice have no business at all.
WORDLESS = ("requests, whole", "sessions, read", "cache, read", "letters", "ballot-keys/", "tmp/", "log of PostgreSQL")
#: Tables in which they stand, whoever chose what: the ballot's own list of answers; the minutes with the sums.
SPEAKING = {"councils_boardpiece", "councils_sessionpaper"}


@pytest.fixture(scope="module")
def vote(council: Council, tmp_path_factory: pytest.TempPathFactory) -> Found:
    """The world, by a coin; what is left on the server; what must not be in it."""
    world = random.choice(WORLDS)
    return world, *served(council, world, tmp_path_factory.mktemp("served"))


def test_the_heap_is_whole(vote: Found) -> None:
    """Where the search looks, it sees: what may be known of a ballot is found in files, log, dump and archive."""
    _, evidence, secrets = vote
    names = (ON_DISK, "log of the database", "server.log", "dump", "box 1.bel", "requests, whole")
    for suspect in Case(evidence).suspects:
        for name in names:
            assert suspect.credential.encode() in evidence.files[name], name
    assert b'"POST /hoi-dong/phien-hop/1/bo-phieu/bo/ HTTP/1.1" 200' in evidence.files["server.log"]
    assert b"django.db.backends" in evidence.files["server.log"]
    kinds = ("private/", "ballot-keys/", "tmp/", "secret-key", "sessions, read", "cache, read")
    assert all(any(name.startswith(kind) for name in evidence.files) for kind in kinds)
    assert sum(name.endswith("its text") and len(content) > 1000 for name, content in evidence.files.items()) == 3
    what = {secret.what for secret in secrets}
    assert what == {"code", "randomness", "nonce", "choices", "seed", "derived", "share", "key", "credential"}
    assert sum(secret.what == "randomness" for secret in secrets) == SIZE * 4


def test_no_secret_is_anywhere(vote: Found) -> None:
    _, evidence, secrets = vote
    assert search(secrets, evidence.files) == set()


def test_no_choice_is_said(vote: Found) -> None:
    """Words of a choice stand where the answers are listed and where sums are told, and nowhere beside a member."""
    _, evidence, _ = vote
    for name, content in evidence.files.items():
        if name.startswith(WORDLESS):
            assert not CHOICE.search(content.decode(errors="replace")), name
    speaking = {table for table, rows in evidence.rows.items() if any(CHOICE.search(str(row)) for row in rows)}
    assert speaking <= SPEAKING
    assert sum(bool(CHOICE.search(str(row))) for row in evidence.rows["councils_boardpiece"]) == 1
    assert not CHOICE.search(LISTED.sub("", evidence.files["server.log"].decode()))
    assert by_words(Case(evidence)) is None


def test_one_counter_and_the_server_read_no_ballot(vote: Found) -> None:
    _, evidence, _ = vote
    attacker = Attacker()
    attacker.guess(evidence)
    assert attacker.reasons == {GUESSED: 1}


@pytest.mark.parametrize("where", ["server.log", "tmp/draft", ON_DISK])
def test_two_counters_and_the_server_read_every_ballot(vote: Found, where: str) -> None:
    """Which is why no seed may ever be at the server: the same attacker finds it wherever it lies."""
    world, evidence, secrets = vote
    seed = str(next(secret.itself for secret in secrets if secret.what == "seed"))
    content = evidence.files.get(where, b"") + f" {seed}\n".encode()
    attacker = Attacker()
    assert attacker.guess(replace(evidence, files={**evidence.files, where: content})) == world
    assert attacker.reasons == {"decrypted": 1}


def test_a_counters_key_is_as_good_as_the_seed(vote: Found) -> None:
    """One number of each honest counter opens the box that was voted in; the other belongs to a box that was not."""
    _, evidence, secrets = vote
    attacker = Attacker()
    for number in (secret.itself for secret in secrets if secret.what == "key"):
        attacker.guess(replace(evidence, files={**evidence.files, "tmp/key": f"key={number:064x};".encode()}))
    assert attacker.reasons == {"decrypted": 2, GUESSED: 2}
