"""What goes wrong on a day of voting, in Chromium and in Firefox: the screen says it, and the database agrees."""

from collections.abc import Mapping

import pytest

from tests.browser import voting
from tests.browser.bidi import Person
from tests.browser.hall import Hall
from tests.browser.looking import look
from tests.browser.room import Room
from tests.browser.voting import page_of, shown

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]

UNSURE = "Chưa biết phiếu đã đến máy chủ hay chưa."
SIGNED_OUT = "Phiên đăng nhập đã hết. Mở trang đăng nhập ở thẻ khác, đăng nhập lại, rồi quay lại đây bấm tiếp."
SAME = "Mã khớp với phiếu mà máy này đã lập."
CHOSEN = "() => document.querySelectorAll('input:checked').length"
FORGET = "() => { localStorage.clear(); }"
IN_SIGHT = """() => {
    const {top, bottom} = document.activeElement.closest("fieldset").getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
}"""

Halls = Mapping[str, Hall]


@pytest.fixture
def hall(room: Room, halls: Halls) -> Hall:
    """The vote on two nominees is under way."""
    return halls[f"voting {room.browser.name}"]


def _before_casting(room: Room, hall: Hall) -> tuple[str, Person]:
    """A member who has looked at the ballot."""
    username = hall.voter()
    member = room.at(username)
    voting.arrive(member, hall.session, hall.codes[username])
    voting.choose(member, [0] * len(hall.nominees))
    voting.review(member)
    return username, member


def _cast_into_nothing(member: Person) -> None:
    member.click("[data-cast]")
    member.wait_for_text(UNSURE)
    shown(member, "review")
    look(member, "booth unsure")
    assert member.evaluate("() => document.querySelector('[data-back]').hidden"), "what may have arrived is not changed"


def test_a_request_is_lost(room: Room, hall: Hall) -> None:
    username, member = _before_casting(room, hall)
    member.recorder.loses = "requests"
    _cast_into_nothing(member)
    assert room.voted(hall.session, username) == (False, 0)
    member.recorder.loses = "nothing"
    member.reload()
    shown(member, "choose")
    assert member.evaluate(CHOSEN) == 0
    voting.vote(member, [1, 1])
    assert room.voted(hall.session, username) == (True, 1)


def test_a_network_that_says_nothing_is_not_waited_for(room: Room, halls: Halls) -> None:
    hall = halls[f"shared {room.browser.name}"]
    username, member = _before_casting(room, hall)
    member.recorder.loses = "all"
    _cast_into_nothing(member)
    assert room.voted(hall.session, username) == (False, 0)
    member.recorder.loses = "nothing"
    member.click("[data-cast]")
    shown(member, "sealed")
    assert room.voted(hall.session, username) == (True, 1)


def test_an_answer_is_lost_and_the_page_loaded_again(room: Room, hall: Hall) -> None:
    username, member = _before_casting(room, hall)
    member.recorder.loses = "answers"
    _cast_into_nothing(member)
    assert room.voted(hall.session, username) == (True, 1)
    member.recorder.loses = "nothing"
    member.reload()
    member.wait_for_text("Đồng chí đã bỏ phiếu")
    member.wait_for_text(SAME)
    assert room.voted(hall.session, username) == (True, 1)


def test_an_answer_is_lost_and_the_button_pressed_again(room: Room, halls: Halls) -> None:
    hall = halls[f"shared {room.browser.name}"]
    username, member = _before_casting(room, hall)
    member.recorder.loses = "answers"
    _cast_into_nothing(member)
    member.recorder.loses = "nothing"
    voting.cast(member)
    member.reload()
    member.wait_for_text(SAME)
    assert room.voted(hall.session, username) == (True, 1)


def test_the_server_is_stopped_and_started(room: Room, hall: Hall) -> None:
    username, member = _before_casting(room, hall)
    room.portal.stop()
    try:
        _cast_into_nothing(member)
    finally:
        room.portal.start()
    voting.cast(member)
    assert room.voted(hall.session, username) == (True, 1)


def test_a_line_is_left_unchosen_and_the_page_loaded_again(room: Room, halls: Halls) -> None:
    hall = halls["long"]
    member = room.at(hall.onlooker)
    voting.arrive(member, hall.session, hall.codes[hall.onlooker])
    voting.choose(member, [0, 1, 0])
    member.click("[data-ballot] button[type=submit]")
    name = member.evaluate("() => document.querySelectorAll('fieldset')[3].dataset.name")
    assert member.text("[data-refusal]") == f"Dòng 4, {name}: chưa chọn. Mời chọn một ô."
    assert member.evaluate("() => document.activeElement.name") == "dong-4" and member.evaluate(IN_SIGHT)
    look(member, "booth unchosen")
    member.click("fieldset:nth-of-type(4) label")
    assert member.count("[data-refusal]:not([hidden]), fieldset.needs") == 0
    member.reload()
    shown(member, "choose")
    assert member.evaluate(CHOSEN) == 0
    assert set(member.kept.local) == {f"ma-nhan-phieu:{hall.session}"}
    assert room.voted(hall.session, hall.onlooker) == (False, 0)


def test_back_and_forward_after_the_vote(room: Room, hall: Hall) -> None:
    username, member = _before_casting(room, hall)
    code = voting.cast(member)
    member.back()
    member.wait_for_url("/viec-cua-toi/$")
    member.forward()
    member.wait_for_text("Đồng chí đã bỏ phiếu")
    assert (member.text("[data-receipt]"), member.evaluate(CHOSEN)) == (code, 0)
    assert room.voted(hall.session, username) == (True, 1)


def test_two_windows_of_one_member(room: Room, hall: Hall) -> None:
    username, member = _before_casting(room, hall)
    with member.beside() as other:
        other.open(page_of(hall.session, "bo-phieu/"))
        shown(other, "choose")
        code = voting.cast(member)
        voting.choose(other, [1, 1])
        voting.review(other)
        other.click("[data-cast]")
        other.wait_for_text(SAME)
        assert other.text("[data-receipt]") == code
    assert room.voted(hall.session, username) == (True, 1)


def test_a_device_that_forgot_everything(room: Room, hall: Hall) -> None:
    username = hall.voter()
    member = room.at(username)
    voting.arrive(member, hall.session, hall.codes[username])
    member.evaluate(FORGET)
    member.reload()
    shown(member, "code")
    look(member, "booth code")
    voting.enter(member, next(code for name, code in hall.codes.items() if name != username))
    member.wait_for_text("Mã này không phải mã nhận phiếu của đồng chí.")
    voting.enter(member, f" {hall.codes[username].replace('-', ' ')} ")
    shown(member, "choose")
    voting.vote(member, [0, 1])
    assert room.voted(hall.session, username) == (True, 1)


def test_signed_out_amid_the_choosing(room: Room, halls: Halls) -> None:
    """The page that was open all along goes on after a new sign-in beside it."""
    hall = halls[f"shared {room.browser.name}"]
    username, member = _before_casting(room, hall)
    with member.beside(1280) as other:
        other.open("/viec-cua-toi/")
        other.follow("form.only-wide[action$='dang-xuat/'] button")
        member.click("[data-cast]")
        member.wait_for_text(SIGNED_OUT)
        shown(member, "review")
        look(member, "booth signed out")
        assert room.voted(hall.session, username) == (False, 0)
        other.sign_in(username)
    voting.cast(member)
    member.reload()
    member.wait_for_text(SAME)
    assert room.voted(hall.session, username) == (True, 1)
