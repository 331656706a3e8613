"""The page of a ballot, in Chromium and in Firefox: few taps, the keyboard alone, a name for all, a slow device."""

from collections.abc import Mapping

import pytest

from tests.browser import voting
from tests.browser.hall import Hall
from tests.browser.looking import look
from tests.browser.room import Room
from tests.browser.voting import shown, tab_to

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]

LINES = """() => [...document.querySelectorAll("fieldset")].map(line => [
    line.querySelector("legend").textContent.trim(), line.dataset.name,
    [...line.querySelectorAll("input")].map(one => one.labels[0].textContent.trim()),
])"""
CHOSEN = "() => [...document.querySelectorAll('input:checked')].map(one => one.value)"
HEARD = "() => document.activeElement.textContent.trim()"
COUNT_TAPS = "() => { window.taps = 0; addEventListener('pointerdown', () => { window.taps += 1; }, true); }"
WATCH = """() => {
    window.drawn = new Set();
    const look = () => {
        window.drawn.add(document.querySelector("[data-part]:not([hidden])").dataset.part);
        requestAnimationFrame(look);
    };
    look();
}"""
SENDING = "() => document.querySelector('[data-part=sending] [role=status]').textContent"


def test_a_first_vote_on_thirteen_takes_fifteen_taps(room: Room, halls: Mapping[str, Hall]) -> None:
    hall = halls["long"]
    username = hall.voter()
    member = room.at(username)
    voting.arrive(member, hall.session, hall.codes[username])
    look(member, "booth of thirteen")
    member.evaluate(COUNT_TAPS)
    voting.vote(member, [line % 2 for line in range(13)])
    assert member.evaluate("() => window.taps") == 13 + 2
    assert room.voted(hall.session, username) == (True, 1)


def test_a_vote_by_keyboard_alone(room: Room, halls: Mapping[str, Hall]) -> None:
    hall = halls[f"shared {room.browser.name}"]
    username = hall.voter()
    member = room.at(username)
    voting.arrive(member, hall.session, hall.codes[username])
    tab_to(member, lambda stop: stop["name"] == "dong-1")
    member.press("ArrowDown")
    tab_to(member, lambda stop: stop["name"] == "dong-2")
    member.press(" ")
    assert member.evaluate(CHOSEN) == ["1", "0"]
    tab_to(member, lambda stop: stop["words"] == "Xem lại phiếu")
    member.press("Enter")
    shown(member, "review")
    assert member.evaluate(HEARD) == "Xem lại phiếu"
    tab_to(member, lambda stop: stop["words"] == "Bỏ phiếu")
    member.press(" ")
    shown(member, "sealed")
    assert member.evaluate(HEARD) == "Đồng chí đã bỏ phiếu"
    tab_to(member, lambda stop: stop["words"] == "Về Việc của tôi")
    assert room.voted(hall.session, username) == (True, 1)


def test_every_part_of_a_ballot_has_its_name(room: Room, halls: Mapping[str, Hall]) -> None:
    hall = halls["long"]
    member = room.at(hall.onlooker)
    voting.arrive(member, hall.session, hall.codes[hall.onlooker])
    for legend, name, choices in member.evaluate(LINES):
        assert legend.endswith(name) and name in hall.nominees
        assert choices == ["Tán thành", "Không tán thành"]
    assert member.count("fieldset") == 13
    assert member.count("[data-refusal][role=alert]") == 1
    assert member.count("[data-part=loading] [role=status], [data-part=sending] [role=status]") == 2
    assert member.text("[aria-current=step]") == "1. Chọn"
    voting.choose(member, [0] * 13)
    voting.review(member)
    assert member.text("[aria-current=step]") == "2. Xem lại"
    assert member.text("[data-summary]") == "Tán thành: 13."
    member.click("[data-back]")
    shown(member, "choose")
    assert member.text("[aria-current=step]") == "1. Chọn"
    assert room.voted(hall.session, hall.onlooker) == (False, 0)


@pytest.mark.parametrize("bidi", ["chromium"], indirect=True)  # only Chromium can be made slow
def test_a_slow_device_shows_that_it_works(room: Room, halls: Mapping[str, Hall]) -> None:
    hall = halls["long"]
    username = hall.voter()
    member = room.at(username)
    member.slow_down(6)
    voting.arrive(member, hall.session, hall.codes[username])
    voting.choose(member, [0] * len(hall.nominees))
    voting.review(member)
    member.evaluate(WATCH)
    voting.cast(member)
    assert member.evaluate("() => [...window.drawn]") == ["review", "sending", "sealed"]
    assert member.evaluate(SENDING) == "Đang mã hóa và niêm phong phiếu trên máy này…"
    assert room.voted(hall.session, username) == (True, 1)
