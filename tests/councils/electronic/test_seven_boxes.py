"""A session of seven boxes shows the same pages and codes as a session of one."""

import re
from functools import partial

import pytest
from django.test import Client

from councils.electronic.booth import booth_data
from councils.electronic.casting import receipt
from councils.models import CouncilSession, Entitlement
from tests.councils.electronic.asking import address, send, signed_in
from tests.councils.electronic.sittings import aside
from tests.factories.electronic import OnlineBench

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

GROUPS = re.compile("[0-9A-Z]{4}(-[0-9A-Z]{4})+")


def seven() -> OnlineBench:
    """Nine members, seven nominees, each of whom another member stands aside from."""
    bench = OnlineBench(size=9, nominations=7)
    for nomination, member in zip(bench.nominations, bench.members, strict=False):
        aside(nomination, [member])
    return bench


def one() -> OnlineBench:
    return OnlineBench(size=9, nominations=7)


def skeleton(page: str) -> list[str]:
    """Headings and parts of a page, without names, digits and codes."""
    found = re.findall(r"<h[12][^>]*>(.*?)</h[12]>|data-part=\"(\w+)\"|data-step=\"(\w+)\"", page)
    return [re.sub(r"\d+", "#", "".join(parts)) for parts in found]


def shapes(bench: OnlineBench, boxes: int) -> dict[str, object]:
    """What people meet in the session, from the counters' code to the book."""
    session = bench.voting()
    assert session.boxes.count() == boxes
    last = bench.members[8]
    client = signed_in(last)
    pages = partial(page_of, client, session)
    choose = pages("booth")
    sent = send(client, "cast", session, {"ballots": bench.devices.ballots(session, last)}).json()["receipt"]
    for member in bench.members[:8]:
        bench.devices.vote(session, member)
    return {
        "booth": skeleton(choose),
        "lines": choose.count('class="ballot-line"'),
        "boxes named": "òm phiếu 1" in choose or "òm phiếu số" in choose,
        "sealed": skeleton(pages("booth")),
        "book": skeleton(pages("book")),
        "common code": shape(bench.keys(session).code),
        "session code": shape(session.ballot_code),
        "tracking code": shape(sent["code"]),
        "signature": len(sent["signature"]),
        "receipt": list(sent),
        "data": sorted(booth_data(session, last)),
        "counter": skeleton(page_of(signed_in(bench.counters[0]), session, "counter")),
    }


def page_of(client: Client, session: CouncilSession, name: str) -> str:
    return client.get(address(name, session)).content.decode()


def shape(code: str) -> list[int]:
    assert GROUPS.fullmatch(code), code
    return [len(part) for part in code.split("-")]


def test_seven_boxes_look_like_one() -> None:
    assert shapes(seven(), 7) == shapes(one(), 1)


def test_one_click_counts_them_all() -> None:
    bench = seven()
    session = bench.ended()
    assert len(bench.devices.shares(session, 1)) == 7
    bench.open(session, 1)
    session = bench.open(session, 3)
    assert session.state == "counted"
    assert set(session.boxes.values_list("issued", "returned", "valid")) == {(8, 8, 8)}


def test_a_member_has_one_receipt_over_all_boxes() -> None:
    bench = seven()
    session = bench.voting()
    whole = bench.devices.vote(session, bench.members[8])
    less = bench.devices.vote(session, bench.members[0])
    assert (len(whole.ballots), len(less.ballots)) == (7, 6)
    codes = {receipt(session, kept)["code"] for kept in Entitlement.objects.filter(cast=True)}
    assert len(codes) == 2 and all(shape(code) == [4, 4, 4, 4] for code in codes)
