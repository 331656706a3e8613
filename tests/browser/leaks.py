"""Whether anything of a secret is in what passed by, however it is spelt; and what is left when chance is taken out."""

import base64
import json
import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote_to_bytes

from tests.browser.recorder import Exchange

#: So many letters of a code in a row do not come by chance; every third run is looked for, so eleven are found.
RUN, STEP = 9, 3
NO_LETTERS = re.compile(rb"[^0-9A-Za-z]+")
CHANCE = re.compile(rb"[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}|[0-9A-Za-z+/=_-]{16,}|[0-9]+")


def traced(written: Iterable[bytes], secrets: Iterable[str]) -> list[str]:
    """Those of *secrets* of which some letters stand in a row in *written*: plain, hexadecimal, or in Base64.

    Whatever is no letter may stand between them.
    """
    texts = {text for one in set(written) for text in (one, unquote_to_bytes(one))}
    letters = b"|".join(NO_LETTERS.sub(b"", text) for text in texts)
    return [secret for secret in secrets if any(run in letters for run in set(_runs(secret)))]


def holding(written: Iterable[bytes], words: Iterable[str]) -> list[str]:
    """Those of *words* that stand in *written*: plain, as forms and addresses write them, or escaped as in JSON."""
    text = b"\n".join(part for one in set(written) for part in (one, unquote_to_bytes(one.replace(b"+", b" "))))
    return [word for word in words if word.encode() in text or json.dumps(word)[1:-1].encode() in text]


def masked(written: bytes) -> bytes:
    """Without names, numbers and codes: what is the same for everybody."""
    return CHANCE.sub(b"#", written)


def sent_by(exchanges: Iterable[Exchange]) -> list[bytes]:
    return [one.sent for one in exchanges]


def passed(exchanges: Iterable[Exchange]) -> list[bytes]:
    """Requests and answers, what is sent to many once."""
    parts = ((one.sent, one.received.removesuffix(one.answer), one.answer) for one in exchanges)
    return list({part for three in parts for part in three})


def _runs(secret: str) -> Iterator[bytes]:
    letters = NO_LETTERS.sub(b"", secret.encode())
    for spelt in (letters, letters.hex().encode(), letters.hex().upper().encode(), *_in_base64(letters)):
        yield from (spelt[at : at + RUN] for at in range(0, len(spelt) - RUN + 1, STEP))


def _in_base64(secret: bytes) -> Iterator[bytes]:
    """Wherever it begins in what is encoded; without the letters that depend on what stands around it."""
    for before in range(3):
        yield NO_LETTERS.sub(b"", base64.b64encode(b"\0" * before + secret)[4 if before else 0 : -4])
