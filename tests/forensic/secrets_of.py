"""Everything of a vote that must never be at the server, and every form in which it might be there all the same."""

import base64
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from councils.ballot.ceremony import Own, secret_key
from councils.ballot.credentials import secret_of
from councils.electronic.ceremony import Ceremony
from councils.models import KeySet
from tests.forensic.council import TRAITOR
from tests.forensic.devices import WatchedDevices

#: Exponents of the group fit in so many bytes.
SCALAR = 32


@dataclass(frozen=True)
class Secret:
    """*what* it is, and the thing itself: a text, or a number modulo the order of the group."""

    what: str
    itself: str | int


def secrets_of(devices: WatchedDevices, keys: KeySet) -> list[Secret]:
    """What the devices know and the server must not, but for the one counter's who talks."""
    ceremony = Ceremony.of(keys)
    found = [Secret("code", code) for code in devices.codes.values()]
    found += [Secret("randomness", number) for number in devices.randomness]
    found += [Secret("nonce", number) for number in devices.nonces]
    for chosen in devices.chosen:
        found += [Secret("choices", written) for written in (json.dumps(chosen), json.dumps(chosen, separators=",:"))]
    for at, box in enumerate(ceremony.boxes):
        plan = ceremony.plan(box)
        for code in devices.codes.values():
            found.append(Secret("credential", secret_of(code, box.uuid, plan.group.order)))
        certificates = ceremony.certificates(at)
        shares = ceremony.shares(at, certificates)
        for place, seed in enumerate(devices.seeds, 1):
            if place != TRAITOR:
                found += _counter(seed, place, Own.of(seed, plan), plan.group.order)
                found.append(Secret("key", secret_key(seed, certificates, shares, plan)))
    return list(dict.fromkeys(found))


def _counter(seed: str, place: int, own: Own, order: int) -> Iterator[Secret]:
    yield Secret("seed", seed)
    for number in (own.signing, own.reading, *own.coefficients):
        yield Secret("derived", number)
    for other in range(1, 4):
        if other != TRAITOR:
            yield Secret("share", own.value_at(other, order))


def forms(secret: Secret) -> dict[str, bytes]:
    """By name; a form is long enough that it is nowhere by chance."""
    if isinstance(secret.itself, int):
        big, little = (secret.itself.to_bytes(SCALAR, order) for order in ("big", "little"))
        found = {"big-endian": big, "little-endian": little}
        found |= _packed("big-endian", big) | _packed("little-endian", little)
        return found | _text("decimal", str(secret.itself)) | {
            "UTF-16 of hexadecimal": big.hex().encode("utf-16-le"),
            "UTF-16 of hexadecimal, little-endian": little.hex().encode("utf-16-le"),
        }  # fmt: skip
    found = _text("text", secret.itself)
    if "-" in secret.itself:
        found |= {"without hyphens": secret.itself.replace("-", "").encode()}
    return found


def _text(name: str, text: str) -> dict[str, bytes]:
    found = {name: text.encode(), f"UTF-16 of {name}": text.encode("utf-16-le")}
    found[f"UTF-16 of {name}, big-endian"] = text.encode("utf-16-be")
    return found | _packed(name, text.encode())


def _packed(name: str, content: bytes) -> dict[str, bytes]:
    """In hexadecimal, and in Base64 wherever in a longer content it may stand."""
    found = {f"hexadecimal of {name}": content.hex().encode(), f"HEXADECIMAL of {name}": content.hex().upper().encode()}
    for before in range(3):
        whole = base64.b64encode(bytes(before) + content)
        first, last = -(-before * 4 // 3), (before + len(content)) // 3 * 4
        found[f"Base64 of {name}, {before}"] = whole[first + (before > 0) : last]
        found[f"Base64 for addresses of {name}, {before}"] = found[f"Base64 of {name}, {before}"].translate(_ADDRESS)
    return found


_ADDRESS = bytes.maketrans(b"+/", b"-_")


def search(secrets: Iterable[Secret], files: Mapping[str, bytes]) -> set[tuple[str, str, str]]:
    """Where any of the secrets stands: what it is, its form, the artefact."""
    looked_for = {form: (secret.what, name) for secret in secrets for name, form in forms(secret).items()}
    return {
        (*told, artefact)
        for artefact, content in files.items()
        for form, told in looked_for.items()
        if form in content
    }  # fmt: skip
