"""A vote online by the screens alone, in Chromium and in Firefox: it is whole, easy, and tells nothing of a choice."""

import json
from collections.abc import Iterator, Mapping

import pytest

from tests.browser import voting
from tests.browser.bidi import Person
from tests.browser.hall import Hall
from tests.browser.leaks import holding, masked, passed, sent_by, traced
from tests.browser.looking import look
from tests.browser.recorder import Exchange
from tests.browser.room import Room
from tests.browser.voting import page_of, shown

pytestmark = [pytest.mark.browser, pytest.mark.timeout(480)]

#: What each member chooses for the nominees: 0 is for, 1 against. The third is the collective that «lt» heads.
CHOICES = {
    "giamdoc": (0, 0, 0), "phogiamdoc": (0, 0, 1), "chanhvanphong": (0, 1, 1), "truongphong": (0, 1, 0),
    "ls": (0, 1, 0), "lt": (0, 0), "qlbg": (1, 0, 1),
}  # fmt: skip
RESULT = ("06/07 tán thành", "04/07 tán thành", "03/06 tán thành")
#: Two who differ in their choices and in nothing else; and one whose every page is looked at.
ALIKE = ("ls", "qlbg")
LOOKED_AT = "phogiamdoc"
WORDS = ("Tán thành", "tán thành", "Không tán", "approve", "dong-", '"chosen"', '"choice"', '"value"')
NAMES = "() => [...document.querySelectorAll('fieldset')].map(line => line.dataset.name)"

IN_BOOK = "Phiếu của đồng chí có trong sổ phiếu và sổ phiếu đúng mọi quy tắc."
#: How far down the button to look up the ballot stands, with nothing said above it and with these words.
BUTTON_HEIGHTS = """words => [words, ""].map(said => {
    document.querySelector("[data-checked]").textContent = said;
    return document.querySelector("[data-look]").getBoundingClientRect().top;
})"""


@pytest.fixture
def hall(room: Room, halls: Mapping[str, Hall]) -> Hall:
    return halls[f"waiting {room.browser.name}"]


def test_a_session_from_its_plan_to_its_outcome(room: Room, hall: Hall) -> None:
    session = _gathered(room, hall)
    seeds = list(_keys_made(room, hall, session))
    codes = [_taken(room, username, session) for username in CHOICES]
    chair = room.at("giamdoc", 1280)
    _look_at(chair, "chair gathered", session)
    voting.start(chair, session)
    look(chair, "chair voting")
    _look_at(room.at(hall.counters[0]), "counter voting", session, "khoa/", "voting")
    for username in CHOICES:
        _vote(room.at(username), username, session, hall.nominees)
    _refuse_traces_of_choices(room, session)
    _counted(room, hall, session)
    _told(room, session)
    assert room.state(session) == "counted"
    assert traced(passed(room.exchanges), [*codes, *seeds]) == []


def _gathered(room: Room, hall: Hall) -> int:
    secretary, chair = room.at("chanhvanphong", 1280), room.at("giamdoc", 1280)
    session = voting.plan(secretary, hall.nominees)
    voting.gather(secretary, chair, session)
    voting.propose(secretary, session, hall.names)
    return session


def _keys_made(room: Room, hall: Hall, session: int) -> Iterator[str]:
    """The counters' two minutes; their seeds."""
    counters = [room.at(username) for username in hall.counters]
    first, *others = counters
    _look_at(first, "counter accept", session, "khoa/", "accept")
    for counter in counters:
        seed = voting.accept(counter, session)
        yield seed
        if counter is first:
            look(first, "counter write")
            _type_slowly(first, seed)
        else:
            voting.retype(counter, seed)
    shown(first, "compare")
    look(first, "counter compare")
    assert len({counter.text("[data-common]") for counter in counters}) == 1
    for counter in others:
        shown(counter, "compare")
    for counter in counters:
        counter.click("[data-same=yes]")
        counter.wait_for_text("Đồng chí đã bấm «Giống nhau».")
    look(first, "counter compared")
    voting.confirm(room.at("chanhvanphong", 1280), session)


def _type_slowly(counter: Person, seed: str) -> None:
    """Looking up from the paper takes longer than the page waits before it asks the portal again."""
    letters = seed.replace(" ", "")[-6:]
    counter.type("[data-written] [name=code]", letters[:3])
    voting.looks_again(counter)
    for letter in letters[3:]:
        counter.press(letter)
    counter.press("Enter")
    shown(counter, "wait")
    look(counter, "counter wait")


def _taken(room: Room, username: str, session: int) -> str:
    member = room.at(username)
    if username != LOOKED_AT:
        return voting.take(member, session)
    _look_at(member, "take", session, "bo-phieu/", "take")
    code = voting.take(member, session)
    member.click("summary")
    look(member, "taken")
    return code


def _vote(member: Person, username: str, session: int, names: list[str]) -> None:
    member.open(page_of(session, "bo-phieu/"))
    shown(member, "choose")
    lines = member.evaluate(NAMES)
    chosen = dict(zip([name for name in names if name in lines], CHOICES[username], strict=True))
    voting.choose(member, [chosen[name] for name in lines])
    if username == LOOKED_AT:
        look(member, "booth")
    voting.review(member)
    if username == LOOKED_AT:
        look(member, "booth review")
    voting.cast(member)
    if username == LOOKED_AT:
        look(member, "booth sealed")
        member.reload()
        member.wait_for_text("Mã khớp với phiếu mà máy này đã lập.")
        look(member, "booth sealed, later")


def _refuse_traces_of_choices(room: Room, session: int) -> None:
    """Before the count, nothing that anybody's browser sent or keeps tells what was chosen."""
    assert holding(sent_by(room.exchanges), WORDS) == []
    casts = [_cast_by(room.at(username), session) for username in ALIKE]
    assert masked(casts[0].sent) == masked(casts[1].sent)
    assert masked(casts[0].received) == masked(casts[1].received)
    kept = [room.at(username).kept for username in ALIKE]
    assert [(one.session, one.databases, one.caches) for one in kept] == [({}, [], [])] * 2
    cookies = [{cookie["name"]: cookie["value"] for cookie in one.cookies} for one in kept]
    texts = [json.dumps([one.local, jar], sort_keys=True).encode() for one, jar in zip(kept, cookies, strict=True)]
    assert masked(texts[0]) == masked(texts[1])
    assert holding(texts, WORDS) == []


def _cast_by(member: Person, session: int) -> Exchange:
    [cast] = [one for one in member.recorder.exchanges if one.target == page_of(session, "bo-phieu/bo/")]
    return cast


def _counted(room: Room, hall: Hall, session: int) -> None:
    """The vote ended; the second and the third counter open the boxes."""
    chair = room.at("giamdoc", 1280)
    chair.open(page_of(session, "ket-thuc-bo-phieu/"))
    voting.press(chair, "Kết thúc bỏ phiếu")
    second, third = (room.at(username) for username in hall.counters[1:])
    shown(second, "open")
    look(second, "counter open")
    second.click("[data-open]")
    shown(second, "opened")
    look(second, "counter opened")
    shown(third, "open")
    third.click("[data-open]")
    shown(third, "over")
    look(third, "counter over")


def _told(room: Room, session: int) -> None:
    """What everybody reads after the count; the member finds the ballot in the book."""
    secretary, member = room.at("chanhvanphong", 1280), room.at(LOOKED_AT)
    _look_at(secretary, "session counted", session)
    told = secretary.text("main")
    assert all(figures in told for figures in RESULT), told
    _look_at(member, "session counted, phone", session)
    member.open(page_of(session, "bo-phieu/"))
    code = member.text("[data-receipt]")
    said, nothing_said = member.evaluate(BUTTON_HEIGHTS, IN_BOOK)
    assert nothing_said == said, "what is said moves the button away from under the finger"
    member.click("[data-look]")
    member.wait_for_text(IN_BOOK)
    look(member, "found in the book")
    _look_at(member, "book", session, "so-phieu/")
    assert member.text(".codes").split().count(code) == 1
    member.open("/hoi-dong/giu-kin/")
    look(member, "secrecy")


def _look_at(person: Person, where: str, session: int, page: str = "", part: str = "") -> None:
    person.open(page_of(session, page))
    if part:
        shown(person, part)
    look(person, where)
