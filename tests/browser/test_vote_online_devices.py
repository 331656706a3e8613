"""Lost, forgetful and unfit devices of a vote online, in Chromium and in Firefox; a counter who sees another code."""

from collections.abc import Mapping

import pytest

from tests.browser import voting
from tests.browser.hall import Hall
from tests.browser.looking import look
from tests.browser.room import Room
from tests.browser.voting import page_of, shown

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]

#: The browser of the test may refuse to copy; the page has a sentence for either.
COPIED = "sao chép."
FORGET = "() => { localStorage.clear(); }"
#: As in a private window of some browsers, or on a full disk.
KEEP_NOTHING = "() => { Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }; }"
NOT_KEPT = "Trình duyệt này không giữ được mã"
ZALO = (
    "Mozilla/5.0 (Linux; Android 14; SM-A155F; wv) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36 Zalo android/24"
)

Halls = Mapping[str, Hall]


def test_a_window_inside_zalo(room: Room, halls: Halls) -> None:
    hall = halls[f"keyed {room.browser.name}"]
    member, before = room.at("ls"), room.publics(hall.session, "ls")
    member.say_agent(ZALO)
    member.open(page_of(hall.session, "bo-phieu/"))
    shown(member, "in-app")
    assert "Mời mở trang này bằng Safari hoặc Chrome" in member.text("[data-part=in-app]")
    assert member.text("[data-address]").endswith(page_of(hall.session, "bo-phieu/"))
    member.click("[data-copy]")
    member.wait_for_text(COPIED)
    look(member, "take in an app")
    assert member.kept.local == {}
    posts = [one.target for one in member.recorder.exchanges if one.method == "POST"]
    assert posts == ["/tai-khoan/dang-nhap/"]
    assert room.publics(hall.session, "ls") == before


def test_another_device_takes_the_ballot_anew(room: Room, halls: Halls) -> None:
    hall = halls[f"keyed {room.browser.name}"]
    member, before = room.at("qlbg"), room.publics(hall.session, "qlbg")
    member.open(page_of(hall.session, "bo-phieu/"))
    shown(member, "elsewhere")
    look(member, "take elsewhere")
    voting.enter(member, hall.codes["qlbg"])
    shown(member, "taken")
    assert room.publics(hall.session, "qlbg") == before
    member.evaluate(FORGET)
    member.reload()
    shown(member, "elsewhere")
    member.click("[data-part=elsewhere] [data-take]")
    shown(member, "taken")
    assert voting.code_of(member, hall.session) != hall.codes["qlbg"]
    assert room.publics(hall.session, "qlbg") != before


def test_a_window_that_keeps_nothing_takes_no_ballot(room: Room, halls: Halls) -> None:
    hall = halls[f"keyed {room.browser.name}"]
    member, before = room.at("lt"), room.publics(hall.session, "lt")
    member.open(page_of(hall.session, "bo-phieu/"))
    shown(member, "elsewhere")
    member.evaluate(KEEP_NOTHING)
    member.click("[data-part=elsewhere] [data-take]")
    member.wait_for_text(NOT_KEPT)
    look(member, "take, not kept")
    member.reload()
    shown(member, "elsewhere")
    member.evaluate(KEEP_NOTHING)
    voting.enter(member, hall.codes["lt"])
    member.wait_for_text(NOT_KEPT)
    assert member.kept.local == {} and room.publics(hall.session, "lt") == before


def test_a_counter_who_sees_another_code_stops_the_start(room: Room, halls: Halls) -> None:
    hall = halls[f"keyed {room.browser.name}"]
    counter, chair = room.at(hall.counters[1]), room.at("giamdoc", 1280)
    counter.open(page_of(hall.session, "khoa/"))
    shown(counter, "lost")
    voting.enter(counter, hall.seeds[1])
    shown(counter, "compare")
    counter.click("[data-same=no]")
    counter.wait_for_text("Đồng chí đã bấm «Khác» nên chưa bắt đầu bỏ phiếu được.")
    look(counter, "counter other")
    refusal = f"{hall.names[1]} thấy mã chung khác nhau. Dừng lại, mở «Lập khóa lại»"
    chair.open(page_of(hall.session, "bat-dau/"))
    assert refusal in chair.text("main")
    chair.follow("main button::-p-text(Bắt đầu bỏ phiếu)")
    assert refusal in chair.text("main .error-summary")
    assert room.state(hall.session) == "opened"
    counter.click("[data-same=yes]")
    counter.wait_for_text("Đồng chí đã bấm «Giống nhau».")
    chair.open(page_of(hall.session, "bat-dau/"))
    assert refusal not in chair.text("main")


def test_a_counters_device_is_lost(room: Room, halls: Halls) -> None:
    hall = halls[f"ended {room.browser.name}"]
    first, second, third = (room.at(username) for username in hall.counters)
    for counter in (first, second, third):
        counter.open(page_of(hall.session, "khoa/"))
        shown(counter, "lost")
    assert "hai thành viên kia vẫn mở được hòm phiếu" in second.text("[data-part=lost]")
    look(second, "counter lost")
    for counter, seed, then in ((first, hall.seeds[0], "opened"), (third, hall.seeds[2], "over")):
        voting.enter(counter, seed)
        shown(counter, "open")
        counter.click("[data-open]")
        shown(counter, then)
    shown(second, "over")
    assert room.state(hall.session) == "counted"
    chair = room.at("giamdoc", 1280)
    chair.open(page_of(hall.session))
    assert "07/07 tán thành" in chair.text("main")
