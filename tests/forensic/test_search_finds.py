"""The search finds what is planted: in every form, and in every place where a portal keeps something."""

import base64
import json
import logging
import tempfile
from pathlib import Path

import pytest
import weasyprint
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.core import mail
from django.core.cache import cache
from django.db import connection

from councils.ballot.credentials import new_code
from councils.ballot.groups import group_named
from councils.ballot.randomness import random_scalar
from councils.electronic.ceremony import keys_of
from tests.forensic.council import SIZE, Council, copied, kept_in
from tests.forensic.secrets_of import Secret, search, secrets_of
from tests.forensic.stores import ON_DISK
from tests.forensic.worlds import play

pytestmark = pytest.mark.both_engines

NUMBER = random_scalar(group_named("Ed25519").order)
CODE = new_code()
BYTES = NUMBER.to_bytes(32, "big")

#: Written by other means than those of the search.
PLANTED = {
    "decimal": b'{"r":"%d"}' % NUMBER,
    "hexadecimal": b"r=%064x" % NUMBER,
    "capitals": f"{NUMBER:064X}".encode(),
    "big-endian": b"\0" + BYTES + b"\xff",
    "little-endian": b"\1" + BYTES[::-1],
    "little-endian in hexadecimal": BYTES[::-1].hex().encode(),
    "UTF-16": f"r={NUMBER}".encode("utf-16"),
    "UTF-16 of hexadecimal": BYTES.hex().encode("utf-16"),
    **{f"Base64 after {n}": base64.b64encode(b"x" * n + BYTES + b"yz") for n in range(4)},
    **{f"Base64 of text after {n}": base64.b64encode(b"[" * n + str(NUMBER).encode()) for n in range(4)},
    "Base64 for addresses": base64.urlsafe_b64encode(BYTES[::-1]).rstrip(b"="),
}  # fmt: skip
CODES = {
    "text": f"ma={CODE}&".encode(),
    "without hyphens": CODE.replace("-", "").encode(),
    "JSON in Base64": base64.b64encode(json.dumps({"code": CODE}).encode()),
    "UTF-16, big-endian": CODE.encode("utf-16-be"),
    "hexadecimal": CODE.encode().hex().encode(),
}


@pytest.mark.parametrize("form", PLANTED)
def test_a_number_is_found_in_every_form(form: str) -> None:
    assert search([Secret("randomness", NUMBER)], {"file": b"before " + PLANTED[form] + b" after"})


@pytest.mark.parametrize("form", CODES)
def test_a_code_is_found_in_every_form(form: str) -> None:
    assert search([Secret("code", CODE)], {"file": b"before " + CODES[form] + b" after"})


def test_others_are_not_found() -> None:
    others = [Secret("randomness", random_scalar(2**252)), Secret("code", new_code())]
    assert not search(others, {"file": b"".join([*PLANTED.values(), *CODES.values()])})


PLACES = (
    "server.log", "sessions, read", "cache, read", "letters", "tmp/", "private/draft", "private/paper, its text",
    "dump", ON_DISK, "log of the database",
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_every_place_is_searched(council: Council) -> None:
    """A code put there and left, in each; and one that was erased again, which the database's log still tells."""
    codes = {place: new_code() for place in (*PLACES, "erased")}
    evidence = play(council, "A", range(SIZE), last=lambda: _plant(codes))
    for place in PLACES:
        found = search([Secret("code", codes[place])], evidence.files)
        assert any(name.startswith(place) for _, _, name in found), place
    erased = search([Secret("code", codes["erased"])], evidence.files)
    assert "log of the database" in {name for *_, name in erased}
    assert "dump" not in {name for *_, name in erased}


def _plant(codes: dict[str, str]) -> None:
    logging.getLogger("any").debug("draft %s", codes["server.log"])
    session = SessionStore()
    session["draft"] = codes["sessions, read"]
    session.save()
    cache.set("draft", codes["cache, read"])
    mail.send_mail("draft", codes["letters"], None, ["nguoi@localhost"])
    with tempfile.NamedTemporaryFile(delete=False) as file:
        file.write(codes["tmp/"].encode())
    private = Path(settings.PRIVATE_MEDIA_ROOT)
    private.mkdir(exist_ok=True)
    (private / "draft").write_text(codes["private/draft"])
    weasyprint.HTML(string=codes["private/paper, its text"]).write_pdf(private / "paper")
    with connection.cursor() as cursor:
        for place in ("dump", PLACES[-2], PLACES[-1], "erased"):
            cursor.execute("INSERT INTO portal_cache VALUES (%s, '', '2026-01-01')", [codes[place]])
        cursor.execute("DELETE FROM portal_cache WHERE cache_key = %s", [codes["erased"]])


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_all_that_devices_know_is_looked_for(council: Council) -> None:
    """What is listed as secret is what opens a ballot: of six members and two boxes nothing is left out."""
    with copied(council.voting, council.name("listed")), kept_in(council.folder):
        keys = keys_of(council.read())
        assert keys is not None
        listed = secrets_of(council.devices, keys)
    of = {what: {one.itself for one in listed if one.what == what} for what in {one.what for one in listed}}
    assert of["code"] == set(council.devices.codes.values()) and len(of["code"]) == SIZE
    assert of["seed"] == set(council.devices.seeds[1:])
    assert len(of["credential"]) == 2 * SIZE and len(of["key"]) == 2 * 2
