"""Decrypt a single ballot with the server's key and whatever counters' keys there are, given or found lying about."""

from itertools import product

from councils.ballot import encoding
from councils.ballot.board import Kind
from councils.ballot.ceremony import Own, secret_key
from councils.ballot.counting import lagrange, read_owner
from councils.ballot.proofs import Ciphertext
from tests.forensic.attacker.case import Case, world_where


def by_keys(case: Case) -> str | None:
    """With two counters the ballot is read outright; with one, every combination that may be wrong is tried."""
    secrets = _secrets(case)
    places = sorted(secrets)[: case.threshold.threshold]
    if len(places) == case.threshold.threshold:
        exponent = case.server_secret + sum(
            secrets[place] * lagrange(place, places, case.group.order) for place in places
        )
        return _read(case, [exponent])
    return _read(case, _combinations(case, secrets), _factors(case))


def _secrets(case: Case) -> dict[int, int]:
    """Counters' keys by place: from the seed that is given, from seeds and from keys that lie in the evidence."""
    found = {}
    for seed in (*case.evidence.seeds, *case.lying_about.seeds):
        place = case.owner(seed)
        if place is not None:
            found[place] = secret_key(seed, case.certificates, case.shares, case.plan)
    public = {case.group.text(key.element): place for place, key in enumerate(case.threshold.keys, 1)}
    for number in case.lying_about.scalars:
        place = public.get(case.group.text(case.group.base_power(number)))
        if place is not None:
            found[place] = number
    return found


def _combinations(case: Case, secrets: dict[int, int]) -> list[int]:
    """The server's key with the one counter's, weighed in every way that a careless program might have weighed it."""
    own, order = [0], case.group.order
    for place, secret in secrets.items():
        others = [other for other in range(1, len(case.threshold.keys) + 1) if other != place]
        weights = [1, *(lagrange(place, [place, other], order) for other in others)]
        own += [secret * weight for weight in weights]
    for seed in case.evidence.seeds:
        own += Own.of(seed, case.plan).coefficients
    return [server + counter for server, counter in product((0, case.server_secret), own)]


def _factors(case: Case) -> list[Ciphertext]:
    """What the counters published to decrypt the sum of the first answer, taken for the ballot's own."""
    found = []
    for event in case.board.of(Kind.PARTIAL_DECRYPTION):
        _, name = read_owner(case.board.payload(event))
        written = encoding.parsed(case.board.piece(name))["decryption_factors"][0][0]
        found.append(case.group.element(written))
    return found


def _read(case: Case, exponents: list[int], factors: list[object] | None = None) -> str | None:
    """The world, if under any of these keys a suspect's first answer is 0 or 1."""
    group = case.group
    meanings = {group.text(group.identity): 0, group.text(group.generator): 1}
    for at, suspect in enumerate(case.suspects):
        cipher = suspect.ballot.answers[0].choices[0]
        for exponent, factor in product(exponents, (group.identity, *(factors or ()))):
            mask = group.times(group.power(cipher.alpha, exponent), factor)
            bit = meanings.get(group.text(group.over(cipher.beta, mask)))
            if bit is not None:
                return world_where(bool(bit) == (at == 0))
    return None
