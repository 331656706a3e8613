"""What people do in a session that votes online, each by the screens that are theirs."""

import time
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from operations.demo.cast import PASSWORD
from tests.browser.bidi import PATIENCE, Person
from tests.browser.steering import Failed
from tests.browser.steps import STOP

SESSIONS = "/hoi-dong/phien-hop/"
COMPLAINT = "main .error-summary, main .messages .is-late, main .invalid-feedback"
OPTION = """(name, words) => {
    const options = [...document.querySelector(`[name=${name}]`).options];
    return options.find(one => one.textContent.includes(words)).value;
}"""
KEPT = "name => JSON.parse(localStorage.getItem(name)).code"
SAID = "() => document.querySelector('[data-refusal]')?.textContent.trim()"
SHOWN = "() => [...document.querySelectorAll('[data-part]')].filter(one => !one.hidden).map(one => one.dataset.part)"


def press(person: Person, words: str) -> None:
    """The button with these words, which leads to a page without complaint."""
    person.follow(f"main button::-p-text({words})")
    assert person.count(COMPLAINT) == 0, f"{words}: {person.text(COMPLAINT)}"


def pick(person: Person, name: str, words: str) -> None:
    """The option that holds *words*."""
    person.fill(f"[name={name}]", person.evaluate(OPTION, name, words))


def tab_to(person: Person, found: Callable[[dict[str, Any]], bool], most: int = 60) -> None:
    """Walk by Tab to the first stop that is *found*; every stop on the way shows that it has the focus."""
    for _ in range(most):
        person.press("Tab")
        stop = person.evaluate(STOP)
        assert stop["seen"] or stop["tag"] == "BODY", f"the focus is not to be seen on {stop}"
        if found(stop):
            return
    raise AssertionError(f"not reached by Tab on {person.url}")


def page_of(session: int, page: str = "") -> str:
    return f"{SESSIONS}{session}/{page}"


def shown(person: Person, part: str, seconds: float = PATIENCE) -> None:
    """Wait until this part of the page is the one that is shown."""
    try:
        person.wait_for(f"[data-part={part}]:not([hidden])", seconds)
    except Failed as problem:
        said, complaints = person.evaluate(SAID), person.record.complaints
        raise AssertionError(f"not {part} but {person.evaluate(SHOWN)} is shown: {said!r}, {complaints}") from problem
    assert person.evaluate(SHOWN) == [part]


def looks_again(person: Person, times: int = 2) -> None:
    """Wait until the page has asked the portal so many times more where things stand."""
    asked = [one for one in person.recorder.exchanges if one.target.endswith("/tinh-hinh/")]
    end = time.monotonic() + 20
    while time.monotonic() < end:
        now = [one for one in person.recorder.exchanges if one.target.endswith("/tinh-hinh/")]
        if len(now) >= len(asked) + times:
            return
        time.sleep(0.1)
    raise AssertionError(f"{person.url} asks no more")


# --- those who run the session


def plan(secretary: Person, nominees: Sequence[str]) -> int:
    """An electronic session over *nominees*; its number."""
    secretary.open(f"{SESSIONS}moi/")
    for name in nominees:
        secretary.click(f"label::-p-text({name})")
    secretary.fill("[name=held_at]", f"{datetime.now(ZoneInfo('Asia/Ho_Chi_Minh')):%Y-%m-%dT%H:%M}")
    secretary.fill("[name=place]", "Phòng họp tầng 2")
    pick(secretary, "chair", "Trần Quốc Bảo Long")
    pick(secretary, "secretary", "Hứa Thanh Vân Hà")
    secretary.fill("[name=way]", "electronic")
    press(secretary, "Lưu phiên họp")
    return int(secretary.url.rstrip("/").rpartition("/")[2])


def gather(secretary: Person, chair: Person, session: int) -> None:
    """Convened, the roll taken, opened."""
    for page, words in (("trieu-tap/", "Triệu tập phiên họp"), ("diem-danh/", "Lưu điểm danh")):
        secretary.open(page_of(session, page))
        press(secretary, words)
    chair.open(page_of(session, "khai-mac/"))
    press(chair, "Khai mạc phiên họp")


def propose(secretary: Person, session: int, names: Sequence[str]) -> None:
    secretary.open(page_of(session, "to-kiem-phieu/"))
    for field, name in zip(("head", "second", "third"), names, strict=True):
        pick(secretary, field, name)
    press(secretary, "Đề xuất Tổ kiểm phiếu")


def confirm(secretary: Person, session: int) -> None:
    """The show of hands on the counters."""
    secretary.open(page_of(session, "to-kiem-phieu/bieu-quyet/"))
    secretary.fill("[name=hands_for]", "7")
    press(secretary, "Ghi biểu quyết")


def start(chair: Person, session: int) -> None:
    chair.open(page_of(session, "bat-dau/"))
    if chair.count("[name=acknowledged]"):
        chair.click("[name=acknowledged]")
    press(chair, "Bắt đầu bỏ phiếu")


# --- counters


def accept(counter: Person, session: int) -> str:
    """The task accepted; the seed as the screen shows it, in groups."""
    counter.open(page_of(session, "khoa/"))
    shown(counter, "accept")
    counter.click("[data-accept]")
    shown(counter, "write")
    return counter.text("[data-card] [data-code]")


def retype(counter: Person, seed: str) -> None:
    counter.type("[data-written] [name=code]", seed.replace(" ", "")[-6:])
    counter.click("[data-written] button")


def enter(person: Person, code: str) -> None:
    """A code from its card, as it stands there."""
    person.fill("[data-enter] [name=code]", code)
    person.click("[data-enter] button")


# --- members


def take(member: Person, session: int) -> str:
    """The ballot taken; the code that this device made."""
    member.open(page_of(session, "bo-phieu/"))
    shown(member, "take")
    if member.count("[data-part=take] a"):
        member.follow("[data-part=take] a")
        if member.count("[name=password]"):
            member.fill("[name=password]", PASSWORD)
            member.follow("main button[type=submit]")
        shown(member, "take")
    member.click("[data-part=take] [data-take]")
    shown(member, "taken")
    return code_of(member, session)


def code_of(member: Person, session: int) -> str:
    return str(member.evaluate(KEPT, f"ma-nhan-phieu:{session}"))


def arrive(member: Person, session: int, code: str) -> None:
    """Before the ballot, with the *code* from the card."""
    member.open(page_of(session, "bo-phieu/"))
    shown(member, "code")
    enter(member, code)
    shown(member, "choose")


def choose(member: Person, choices: Sequence[int]) -> None:
    """On each line the choice at this place."""
    for line, choice in enumerate(choices, 1):
        member.click(f"fieldset:nth-of-type({line}) label:nth-of-type({choice + 1})")


def review(member: Person) -> None:
    member.click("[data-ballot] button[type=submit]")
    shown(member, "review")


def cast(member: Person) -> str:
    """From the look at the ballot to the sealed page; the code that it shows."""
    member.click("[data-cast]")
    shown(member, "sealed")
    return member.text("[data-receipt]")


def vote(member: Person, choices: Sequence[int]) -> str:
    choose(member, choices)
    review(member)
    return cast(member)
